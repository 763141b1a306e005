import { beforeEach, describe, expect, it } from 'vitest';
import { moveEvent, planEvent } from '#src/domain/events/events.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('an event is moved', () => {
  let bot: Bot;
  let irina: Person;
  let boris: Person;
  let vera: Person;
  let meeting: SchoolEvent;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    boris = await member(bot, 'boris', { roles: [{ role: 'deputy' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const done = await as(bot, irina.id, (desk) =>
      planEvent(desk, {
        ...{ kind: 'meeting', title: 'Педсовет', at: schoolMorning + days(2), link: null, room: 'каб. 5' },
        audience: { who: 'staff' },
      }),
    );
    if (!done.ok) throw new Error(done.refusal);
    meeting = done.event;
  });

  const changes = (who: Person, what: 'time' | 'place') =>
    opensScene(bot, who, 'event-change', { of: meeting.id, what });

  it('to another time: seen as it will be, told to all, reminded of anew', async () => {
    await changes(irina, 'time');
    irina.sees('event-change-when.ask');
    await irina.says('завтра в 16:00');
    irina.sees('event-change-review.ask');
    await bot.restarts();
    await irina.taps('yes');
    irina.sees('event-change.done', { count: 2 });
    vera.sees('event-news.moved', { kind: 'meeting' });
    boris.sees('event-news.moved');
    expect(await bot.read('event', meeting.id)).toMatchObject({ room: 'каб. 5', state: 'planned' });
    await bot.passes(hours(7));
    vera.sees('event-news.reminder');
    await bot.passes(hours(22));
    vera.sees('event-news.reminder');
    await bot.passes(days(1));
    vera.seesNoMore();
    irina.ignores();
    boris.ignores();
  });

  it('to another place; «оставить как было» changes nothing', async () => {
    await changes(irina, 'place');
    await irina.says('');
    irina.ignores();
    await irina.says('http://sferum.ru/live');
    irina.sees('event-plan-place.link');
    await irina.says('актовый зал, https://sferum.ru/?p=live');
    irina.sees('event.room', { room: 'актовый зал' });
    await irina.taps('no');
    irina.ignores();
    expect(await bot.read('event', meeting.id)).toMatchObject({ room: 'каб. 5' });
    await changes(irina, 'place');
    irina.ignores();
    await irina.taps('nowhere');
    irina.ignores();
    await irina.taps('yes');
    irina.sees('event-change.done');
    vera.sees('event.nowhere');
    boris.ignores();
    irina.ignores();
  });

  it('is not done over a colleague’s change', async () => {
    await changes(irina, 'place');
    await irina.says('актовый зал');
    irina.ignores();
    await as(bot, boris.id, (desk) =>
      moveEvent(desk, { id: meeting.id, seen: meeting, to: { room: 'каб. 7', link: null } }),
    );
    await irina.taps('yes');
    irina.sees('refusal-overtaken');
    expect(await bot.read('event', meeting.id)).toMatchObject({ room: 'каб. 7' });
    vera.ignores();
  });

  it('is not for somebody for whom it is only planned', async () => {
    await changes(vera, 'time');
    vera.sees('patterns.gone');
    const refused = await as(bot, vera.id, (desk) =>
      moveEvent(desk, { id: meeting.id, seen: meeting, to: { room: null } }),
    );
    expect(refused).toEqual({ ok: false, refusal: 'forbidden' });
  });
});
