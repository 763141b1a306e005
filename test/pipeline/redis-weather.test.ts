import { expect, it } from 'vitest';
import { type Between, standBetween } from '#test/support/between.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';

const answers = (bot: Bot, personId: number) =>
  bot.sandbox
    .dialog(bot.groupId, personId)
    .messages.filter(({ from }) => from === 'community')
    .map(({ text }) => text);

it('a Redis that has forgotten the scripts is told them again, and nobody notices', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  for (let i = 0; i < 3; i += 1) {
    await bot.store.client.script('FLUSH');
    await anna.says('меню');
    anna.sees('home-list.greeting');
    anna.seesNoMore();
  }
});

it('a Redis that takes 200 ms for each answer makes people wait, and loses, doubles and reorders nothing', async () => {
  let slow: Between | undefined;
  const bot = await startBot({
    async before(socketPath) {
      slow = await standBetween(socketPath, () => ({ answers: (send) => void setTimeout(send, 200) }));
      return slow.socketPath;
    },
  });
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
  const boris = bot.person('boris');
  for (const words of ['меню', 'помощь', 'меню']) anna.dialog.says(words);
  boris.dialog.says('привет');
  await bot.settle();
  anna.sees('home-list.greeting');
  anna.sees('help-topics.ask');
  anna.sees('home-list.greeting');
  anna.seesNoMore();
  expect(answers(bot, boris.dialog.personId)).toHaveLength(1);
  boris.ignores();
  await bot.stop();
  slow?.stop();
}, 60_000);
