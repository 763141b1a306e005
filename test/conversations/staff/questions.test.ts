import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { asks } from '#test/conversations/staff/asking.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('C4, T4 · what was asked in a class', () => {
  let bot: Bot;
  let vera: Person;
  let irina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'classTeacher', class: 'c1' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  it('is listed with what is over, the latest first, and leads on to each of them', async () => {
    await asks(bot, vera, { text: 'Идёте в музей?', until: bot.clock.now() + days(1) });
    const latest = await asks(bot, vera, { text: 'Кто на субботник?' });
    await bot.passes(days(2));
    irina.ignores();
    vera.ignores();
    await opensScene(bot, vera, 'questions', { classes: ['c1'] });
    vera.sees('questions-list.ask');
    expect(vera.last.text).toMatch(/1\. .*субботник.*, до[\s\S]*2\. .*музей.*, закончился/);
    await vera.says('третий');
    vera.sees('patterns.choose-one');
    await bot.restarts();
    await vera.says('1');
    vera.sees('question-card.open');
    await vera.says('назад');
    vera.sees('questions-list.ask');
    await vera.taps('question', latest);
    vera.sees('question-card.open');
    await vera.says('назад');
    await vera.taps('ask');
    vera.sees('question-whom.ask');
    await vera.says('отмена');
    vera.ignores();
  });

  it('leads straight to asking where nothing was asked yet', async () => {
    await opensScene(bot, vera, 'questions', { classes: ['c1'] });
    vera.sees('question-whom.ask');
    vera.seesNoMore();
  });

  it('shows a class teacher nothing of another class', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await asks(bot, vera);
    await opensScene(bot, boris, 'questions', { classes: ['c1'] });
    boris.sees('question-whom.ask');
    boris.lacks('question');
    boris.ignores();
    irina.ignores();
  });
});
