import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours } from '#src/regulation/durations.ts';
import { dayAndTime } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('A17 · the report by schedule', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'head' }] });
  });

  /** 09:00 of a day of September 2026 by the school's clock. */
  const nine = (of: number) => Date.UTC(2026, 8, of, 6, 0);
  const schedule = async () => (await bot.read('report', 'main'))?.schedule;

  it('goes out every week at its time until it is stopped, over restarts', async () => {
    await opensScene(bot, anna, 'report-schedule');
    anna.sees('report-schedule-every.ask');
    anna.lacks('stop');
    await anna.says('иногда');
    anna.sees('patterns.choose-one');
    await anna.taps('week');
    anna.sees('report-schedule-weekday.ask');
    // Saturday and Sunday are off at this school.
    expect(anna.buttons.filter((one) => one.startsWith('day:'))).toHaveLength(5);
    await anna.says('пятница');
    anna.sees('report-schedule-time.ask');
    await anna.says('когда-нибудь');
    anna.sees('report-schedule-time.unread');
    await anna.says('23:00');
    anna.sees('refusal-outside-hours');
    await bot.restarts();
    await anna.says('9:00');
    anna.sees('report-schedule.planned', { when: dayAndTime(nine(18)) });
    expect(await schedule()).toEqual({ every: 'week', day: 5, time: '09:00' });
    await opensScene(bot, anna, 'statistics');
    anna.sees('statistics-look.planned', { when: dayAndTime(nine(18)) });
    await bot.restarts();
    await bot.passes(nine(18) - bot.clock.now());
    olga.sees('report-notice.text');
    expect((await bot.read('school', 'main'))?.duties.A17).toMatchObject({ state: 'done' });
    await bot.passes(days(7) - hours(1));
    olga.seesNoMore();
    await bot.passes(hours(1));
    olga.sees('report-notice.text');
    await opensScene(bot, anna, 'report-schedule');
    await anna.taps('stop');
    anna.sees('report-schedule.stopped');
    expect(await schedule()).toBeNull();
    await bot.passes(days(14));
    olga.seesNoMore();
    anna.ignores();
  });

  it('goes out every month, on the working day after a day off', async () => {
    await opensScene(bot, anna, 'report-schedule');
    await anna.taps('month');
    anna.sees('report-schedule-date.ask');
    await anna.says('32');
    anna.sees('report-schedule-date.unread');
    await anna.taps('@back');
    anna.sees('report-schedule-every.ask');
    await anna.taps('month');
    // 20 September 2026 is a Sunday.
    await anna.says('20-го числа');
    anna.sees('report-schedule-time.ask');
    await anna.taps('morning');
    anna.sees('report-schedule.planned', { when: dayAndTime(nine(21) - hours(1)) });
    await bot.passes(nine(21) - hours(1) - bot.clock.now());
    olga.sees('report-notice.text');
    anna.ignores();
  });

  it('asks the administrator for it where no head is in the bot', async () => {
    await opensScene(bot, olga, 'home');
    olga.ignores();
    const record = await bot.read('person', olga.id);
    if (record) await bot.write('person', olga.id, { ...record, frozen: true });
    await opensScene(bot, anna, 'report-schedule');
    await anna.taps('week');
    await anna.taps('day', '3');
    await anna.taps('morning');
    anna.sees('report-schedule.planned');
    const school = await bot.read('school', 'main');
    const done = { state: 'done' as const, at: bot.clock.now() };
    if (school) await bot.write('school', 'main', { ...school, duties: { A17: done } });
    await bot.passes(days(1));
    olga.seesNoMore();
    expect((await bot.read('school', 'main'))?.duties.A17).toBeUndefined();
    anna.ignores();
  });

  it('is the administrator’s alone', async () => {
    await opensScene(bot, olga, 'report-schedule');
    olga.sees('patterns.not-yours');
    olga.ignores();
    expect(await schedule()).toBeUndefined();
  });
});
