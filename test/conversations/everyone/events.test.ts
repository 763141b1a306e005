import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { hasLesson, teaches } from '#test/support/lessons.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A14 · broadcasts are planned, announced, reminded of, and held or cancelled', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  /** «Завтра в 15:30», for the whole school. */
  const plans = async (when = 'завтра в 15:30') => {
    await opensScene(bot, anna, 'events');
    anna.sees('events-list.none');
    await plansOn(when);
  };
  const plansOn = async (when = 'завтра в 15:30', count = 2) => {
    await anna.taps('broadcast');
    anna.sees('event-plan-title.ask', { kind: 'broadcast' });
    await anna.says('Линейка');
    anna.sees('event-plan-when.ask');
    await anna.says(when);
    anna.sees('event-plan-who.ask');
    await anna.taps('everybody');
    anna.sees('event-plan-place.ask');
    anna.sees('guide.plain');
    await anna.says('каб. 12, https://sferum.ru/?p=live');
    anna.sees('event-plan-review.whom', { count });
    await anna.taps('yes');
    anna.sees('event-plan.done', { count });
  };
  const stateOf = async () => (await bot.read('school', 'main'))?.duties.A14?.state;

  it('A14 from «Мои дела» to «состоялось», all told and reminded twice, over restarts', async () => {
    await opensRow(anna, 'A14');
    anna.sees('events-list.none');
    await plansOn();
    for (const person of [vera, pavel]) person.sees('event-news.planned', { by: 'anna' });
    pavel.sees('event.room', { room: 'каб. 12' });
    expect(await stateOf()).toBeUndefined();
    await bot.restarts();
    // 15:30 of yesterday, then 14:30, then an hour after the beginning.
    await bot.passes(hours(6));
    for (const person of [anna, vera, pavel]) person.sees('event-news.reminder');
    await bot.passes(hours(23));
    for (const person of [anna, vera, pavel]) person.sees('event-news.reminder');
    await bot.passes(hours(2));
    anna.sees('event-news.over', { title: 'Линейка' });
    pavel.seesNoMore();
    await opensScene(bot, anna, 'events');
    anna.sees('events-list.ask');
    await anna.says('1');
    anna.sees('event-state.over');
    await anna.taps('held');
    anna.sees('event.held');
    await bot.restarts();
    expect(await stateOf()).toBe('done');
    await bot.passes(days(40));
    await opensScene(bot, anna, 'events');
    anna.sees('events-list.none');
  });

  it('is cancelled with a reason, and everybody reads it', async () => {
    await plans();
    pavel.ignores();
    vera.ignores();
    await anna.taps('cancel');
    anna.sees('event-why.ask');
    await anna.says('Карантин');
    anna.sees('event.cancelled', { count: 2 });
    anna.sees('events-list.none');
    for (const person of [vera, pavel]) {
      person.sees('event-news.cancelled');
      person.sees('event-news.why', { why: 'Карантин' });
    }
    expect(await stateOf()).toBe('done');
    await bot.passes(days(2));
    pavel.seesNoMore();
  });

  it('spares those who want no invitations and reminders, and tells them of a change all the same', async () => {
    await opensScene(bot, pavel, 'events');
    pavel.sees('events-list.none');
    await pavel.taps('quiet');
    pavel.sees('events.off');
    await opensScene(bot, anna, 'events');
    anna.ignores();
    await plansOn('завтра в 15:30', 1);
    await bot.passes(hours(23));
    pavel.seesNoMore();
    await anna.taps('place');
    await anna.says('актовый зал');
    await anna.taps('yes');
    pavel.sees('event-news.moved');
    pavel.sees('event.room', { room: 'актовый зал' });
    await pavel.taps('remind');
    pavel.sees('events.on');
    anna.ignores();
    vera.ignores();
  });

  it('reminds nobody in quiet hours: of an early beginning they hear the evening before', async () => {
    await plans('завтра в 8:05');
    for (const person of [anna, vera, pavel]) person.ignores();
    await bot.passes(hours(9) + minutes(29));
    pavel.seesNoMore();
    await bot.passes(minutes(1));
    for (const person of [anna, vera, pavel]) person.sees('event-news.reminder');
    await bot.passes(hours(12));
    pavel.seesNoMore();
  });

  it('shows a parent what is to come and nothing to plan with', async () => {
    await plans();
    pavel.ignores();
    vera.ignores();
    await opensScene(bot, pavel, 'events');
    pavel.sees('events-list.ask');
    for (const choice of ['broadcast', 'how']) pavel.lacks(choice);
    await pavel.says('линейка');
    pavel.sees('event-state.planned');
    pavel.lacks('cancel');
    await pavel.taps('calendar');
    pavel.sees('event-calendar.ask');
    expect(pavel.last.attachments.length).toBe(1);
    await pavel.taps('look');
    pavel.sees('event-state.planned');
  });

  it('is where «собрание» leads, from itself as well', async () => {
    for (let times = 0; times < 2; times += 1) {
      await pavel.says('собрание');
      pavel.sees('events-list.none');
      pavel.ignores();
    }
  });

  it('holds the lessons of every week too: into each, into the calendar, and reminders of them on and off', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
    const key = await hasLesson(bot, olga, await teaches(bot, olga, 'c1'));
    await opensScene(bot, pavel, 'events');
    pavel.sees('events-list.ask');
    expect(pavel.last.text).toContain('Математика 7А');
    await pavel.taps('event', key);
    pavel.sees('lesson.weekly');
    await pavel.taps('@back');
    pavel.ignores();
    await pavel.taps('calendar');
    pavel.sees('events-calendar.ask', { count: 1 });
    expect(pavel.last.attachments.length).toBe(1);
    await pavel.taps('list');
    pavel.ignores();
    const wants = async () => (await bot.read('person', pavel.id))?.lessonReminders === true;
    for (const [tap, is] of [
      ['lessons', true],
      ['no-lessons', false],
    ] as const) {
      await pavel.taps(tap);
      pavel.sees(`events.lessons-${is ? 'on' : 'off'}`);
      await bot.restarts();
      expect(await wants()).toBe(is);
    }
  });

  it('is nothing for a stranger, and a second tap on «Объявить» plans nothing twice', async () => {
    const olga = bot.person('olga');
    await olga.opens();
    olga.ignores();
    await opensScene(bot, olga, 'events');
    olga.sees('patterns.not-yours');
    await opensScene(bot, anna, 'event-plan', {
      ...{ kind: 'broadcast', title: 'Линейка', who: 'staff', at: schoolMorning + days(1) },
    });
    await anna.says('Линейка');
    await anna.says('завтра в 15:30');
    await anna.taps('staff');
    await anna.taps('later');
    const yes = keepsButton(anna, 'yes');
    await anna.taps('yes');
    anna.ignores();
    await tapsKept(bot, anna, yes);
    anna.sees('patterns.old-button');
    vera.sees('event-news.planned');
    vera.seesNoMore();
    let planned = 0;
    await bot.transaction(async (tx) => {
      planned = (await tx.list('events', 'all')).length;
    });
    expect(planned).toBe(1);
  });
});
