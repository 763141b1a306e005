import { beforeEach, describe, expect, it } from 'vitest';
import { planReport } from '#src/domain/reports/statistics.ts';
import { dayAndTime, say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A17 · the report to the head', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const head = () => member(bot, 'olga', { roles: [{ role: 'head' }] });
  const row = async () => (await bot.read('school', 'main'))?.duties.A17;
  const report = () => bot.read('report', 'main');

  it('A17 from «Мои дела» to the report that is sent, the platform’s numbers beside the bot’s, over restarts', async () => {
    const olga = await head();
    await opensRow(anna, 'A17');
    anna.sees('report.first');
    anna.sees('statistics-look.ask');
    await anna.taps('enter');
    anna.sees('statistics-day.ask');
    await anna.says('завтра');
    anna.sees('statistics-day.unread');
    await anna.says('09.2026');
    anna.sees('statistics-day.unread');
    await anna.says('12.09.2026');
    anna.sees('statistics-number.staffJoined');
    await anna.says('почти все');
    anna.sees('statistics-number.unread');
    await anna.says('95');
    anna.sees('statistics-number.staffConfirmed');
    await anna.taps('skip');
    anna.sees('statistics-number.classesWithChats');
    await bot.restarts();
    await anna.says('нет');
    anna.sees('statistics-number.parentsJoined');
    await anna.says('1 180');
    anna.sees('statistics-preview.ask');
    anna.sees('report-platform.text', {
      lines: [
        say('report-platform.line', { label: say('report-platform.staffJoined'), count: 95 }),
        say('report-platform.line', { label: say('report-platform.parentsJoined'), count: 1180 }),
      ],
    });
    expect(anna.last.attachments).toHaveLength(2);
    expect(await report()).toBeUndefined();
    const sending = keepsButton(anna, 'send');
    await bot.restarts();
    await anna.taps('send');
    anna.sees('statistics.sent', { names: ['olga'] });
    await tapsKept(bot, anna, sending);
    anna.sees('patterns.old-button');
    olga.sees('report-notice.text');
    // As the preview has shown it, the platform's figures under the bot's own.
    olga.sees('report-platform.text');
    olga.seesNoMore();
    await bot.restarts();
    expect(await row()).toMatchObject({ state: 'done', by: anna.id });
    expect(await report()).toMatchObject({
      platform: { day: '2026-09-12', numbers: { staffJoined: 95, parentsJoined: 1180 } },
      sentAt: bot.clock.now(),
    });
    await opensByNotice(bot, olga, 'report');
    olga.sees('report-platform.text');
    await olga.taps('full');
    olga.sees('control-full.ask');
    anna.ignores();
  });

  it('is full without access to the platform’s numbers', async () => {
    const olga = await head();
    await opensScene(bot, anna, 'statistics');
    anna.sees('statistics-look.ask');
    await anna.taps('none');
    anna.sees('report-platform.none');
    await anna.taps('@back');
    anna.sees('statistics-look.ask');
    expect(await row()).toBeUndefined();
    await anna.taps('none');
    anna.sees('statistics-preview.ask');
    await anna.taps('send');
    anna.sees('statistics.sent');
    expect(await report()).toMatchObject({ platform: 'none' });
    expect(await row()).toMatchObject({ state: 'done' });
    olga.sees('report-notice.text');
    // The next time it goes out with what was entered before.
    await opensScene(bot, anna, 'statistics');
    anna.sees('statistics-look.sent');
    await anna.taps('send');
    anna.sees('report-platform.none');
    await anna.taps('change');
    anna.sees('statistics-day.ask');
    await anna.taps('today');
    anna.sees('statistics-number.staffJoined');
    await anna.taps('@cancel');
    anna.ignores();
    expect(await report()).toMatchObject({ platform: 'none' });
  });

  it('is handed over by the administrator where no head is in the bot', async () => {
    await opensScene(bot, anna, 'statistics');
    await anna.taps('none');
    await anna.taps('send');
    anna.sees('statistics-forward.ask');
    expect(anna.last.attachments).toHaveLength(2);
    expect(await row()).toBeUndefined();
    await anna.taps('later');
    anna.sees('statistics.later');
    expect(await row()).toBeUndefined();
    await opensScene(bot, anna, 'statistics');
    await anna.taps('send');
    await anna.taps('send');
    anna.sees('statistics-forward.ask');
    await bot.restarts();
    await anna.says('готово');
    anna.sees('statistics.handed');
    await bot.restarts();
    expect(await row()).toMatchObject({ state: 'done', by: anna.id });
    anna.ignores();
  });

  it('says when the next one goes out by itself', async () => {
    await as(bot, anna.id, (desk) =>
      planReport(desk, { schedule: { every: 'week', day: 5, time: '09:00' } }),
    );
    await opensScene(bot, anna, 'statistics');
    anna.sees('statistics-look.planned', { when: dayAndTime(Date.UTC(2026, 8, 18, 6, 0)) });
    anna.ignores();
  });

  it('is the administrator’s alone', async () => {
    const olga = await head();
    await opensScene(bot, olga, 'statistics');
    olga.sees('patterns.not-yours');
    olga.ignores();
    expect(await report()).toBeUndefined();
  });

  it('reaches a head who joined while it was looked over', async () => {
    await opensScene(bot, anna, 'statistics');
    anna.sees('statistics-look.ask');
    await anna.taps('none');
    anna.sees('statistics-preview.ask');
    const olga = await head();
    await anna.taps('send');
    anna.sees('statistics.sent', { names: ['olga'] });
    olga.sees('report-notice.text');
  });
});
