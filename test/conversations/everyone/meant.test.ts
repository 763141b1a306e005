import { beforeEach, describe, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('what was written can mean two or three things', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
  });

  it('offers them, and leads to the row that was meant, over a restart', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'meant', { rows: ['P1:c1', 'P2:c1'], answers: ['wrong-profile'] });
    olga.sees('meant-which.ask');
    await bot.restarts();
    await olga.taps('row', 'P1:c1');
    olga.sees('class-chat.no-link');
    olga.ignores();
  });

  it('leads to the answer, and from there back to where the person was', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'meant', { rows: ['P1:c1'], answers: ['wrong-profile', 'no-such-answer'] });
    olga.lacks('answer', 'no-such-answer');
    await olga.says('не то');
    olga.sees('meant-which.ask');
    await olga.taps('answer', 'wrong-profile');
    olga.sees('asked-look.ask');
    await olga.taps('helped');
    olga.sees('home-list.family');
    olga.ignores();
  });

  it('offers nobody a row of somebody else’s', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'meant', { rows: ['P1:c2', 'A9', 'P1:c1'] });
    olga.lacks('row', 'P1:c2');
    olga.lacks('row', 'A9');
    await olga.taps('@back');
    olga.sees('home-list.family');
    olga.ignores();
  });
});
