import { beforeEach, describe, expect, it } from 'vitest';
import { cancelEvent, holdEvent, moveEvent, planEvent } from '#src/domain/events/events.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('one event', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let meeting: SchoolEvent;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const done = await as(bot, anna.id, (desk) =>
      planEvent(desk, {
        ...{ kind: 'broadcast', title: 'Линейка', at: schoolMorning + days(1), room: null },
        ...{ link: 'https://sferum.ru/?p=live', charge: vera.id, audience: { who: 'staff' } },
      }),
    );
    if (!done.ok) throw new Error(done.refusal);
    meeting = done.event;
  });

  it('is opened from its news, and cancelled by whoever sees to it, once', async () => {
    await opensByNotice(bot, vera, 'event', meeting.id);
    vera.sees('event.link', { link: 'https://sferum.ru/?p=live' });
    vera.lacks('held');
    await vera.taps('cancel');
    vera.sees('event-why.ask');
    await vera.says('назад');
    vera.sees('event-state.planned');
    await vera.taps('cancel');
    vera.sees('event-why.ask');
    const skip = keepsButton(vera, 'skip');
    await vera.taps('skip');
    vera.sees('event-why.sure');
    await vera.taps('@sure');
    vera.sees('event.cancelled', { count: 1 });
    anna.sees('event-news.cancelled');
    await tapsKept(bot, vera, skip);
    vera.sees('patterns.old-button');
    anna.seesNoMore();
    await bot.restarts();
    expect(await bot.read('event', meeting.id)).toMatchObject({ state: 'cancelled' });
  });

  it('says to colleagues who sees to it, and not to families', async () => {
    await opensScene(bot, anna, 'event', { of: meeting.id });
    anna.sees('event.charge', { name: 'vera' });
    await opensScene(bot, vera, 'event', { of: meeting.id });
    vera.sees('event.charge-yours');
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    const all = await as(bot, anna.id, (desk) =>
      planEvent(desk, {
        ...{ kind: 'broadcast', title: 'Концерт', at: schoolMorning + days(1), room: 'Зал' },
        ...{ link: null, charge: vera.id, audience: { who: 'everybody' } },
      }),
    );
    if (!all.ok) throw new Error(all.refusal);
    await opensScene(bot, olga, 'event', { of: all.event.id });
    olga.sees('event-state.planned');
    expect(olga.last.text).not.toContain('vera');
    for (const person of [anna, vera, olga]) person.ignores();
  });

  it('is moved while a colleague cancels it: the faster one wins', async () => {
    await opensScene(bot, anna, 'event', { of: meeting.id });
    await anna.taps('cancel');
    anna.ignores();
    await as(bot, vera.id, (desk) => cancelEvent(desk, { id: meeting.id, seen: meeting, why: '' }));
    await anna.says('Карантин');
    anna.sees('refusal-overtaken');
    anna.sees('event-state.cancelled');
  });

  it('is not cancelled by whoever has not seen that it was moved meanwhile', async () => {
    await opensScene(bot, anna, 'event', { of: meeting.id });
    await anna.taps('cancel');
    anna.ignores();
    const to = { at: meeting.at + days(1) };
    await as(bot, vera.id, (desk) => moveEvent(desk, { id: meeting.id, seen: meeting, to }));
    await anna.says('Карантин');
    anna.sees('refusal-overtaken');
    anna.sees('event-state.planned');
    expect(await bot.read('event', meeting.id)).toMatchObject({ state: 'planned', ...to });
  });

  it('can be said to have been held once it has begun, and not before', async () => {
    expect(await as(bot, vera.id, (desk) => holdEvent(desk, { id: meeting.id }))).toMatchObject({
      refusal: 'event-ahead',
    });
    await bot.passes(days(1) + hours(3));
    anna.ignores();
    vera.ignores();
    await opensScene(bot, vera, 'event', { of: meeting.id });
    vera.sees('event-state.over');
    await vera.taps('held');
    vera.sees('event.held');
    expect(await bot.read('event', meeting.id)).toMatchObject({ state: 'held' });
    expect((await bot.read('school', 'main'))?.duties.A14?.state).toBe('done');
  });

  it('stays without the name of whoever deletes their data', async () => {
    await as(bot, vera.id, (desk) => forgetMe(desk, {}));
    expect(await bot.read('event', meeting.id)).toMatchObject({ charge: null, maker: anna.id });
    anna.ignores();
  });

  it('is a colleague’s to look at and to put into the calendar, and not to change', async () => {
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await opensByNotice(bot, dina, 'event', meeting.id);
    dina.sees('event-state.planned');
    dina.lacks('cancel');
    dina.lacks('time');
    await dina.taps('calendar');
    dina.sees('event-calendar.ask');
    expect(bot.drawn.at(-1)).toMatchObject({ name: 'Событие.ics', givenAt: bot.clock.now() });
    expect(bot.drawn.at(-1)).toMatchObject({ uid: meeting.id, at: meeting.at, ends: meeting.at + hours(1) });
  });

  it('is cancelled with a reason of one line, and asks again for a longer one', async () => {
    await opensScene(bot, anna, 'event', { of: meeting.id });
    await anna.taps('cancel');
    anna.ignores();
    await anna.says('очень '.repeat(60));
    anna.sees('event-why.long', { most: 200 });
    expect(await bot.read('event', meeting.id)).toMatchObject({ state: 'planned' });
    await anna.says('Карантин');
    anna.sees('event.cancelled');
    vera.sees('event-news.why', { why: 'Карантин' });
  });

  it('is not shown to a parent for whom it is not', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensByNotice(bot, pavel, 'event', meeting.id);
    pavel.sees('patterns.gone');
    // A forged button may name nothing at all.
    await opensByNotice(bot, pavel, 'event');
    pavel.sees('patterns.gone');
  });
});
