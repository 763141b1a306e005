import { beforeEach, describe, it } from 'vitest';
import { publishAnswer } from '#src/domain/answers/keeping.ts';
import { passOn } from '#src/domain/answers/unanswered.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

const text = { question: 'Когда медосмотр', steps: ['В октябре.'], trouble: [], links: true };

describe('the answers of the bot are found by the administrator', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { platform: 'vk-sferum' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  it('from «Настройки», by a word of the question', async () => {
    await anna.taps('settings');
    await anna.taps('answers');
    anna.sees('answers-list.ask', { changed: 0 });
    anna.lacks('unanswered');
    await bot.restarts();
    await anna.says('не слышно');
    anna.sees('answer-card-look.guide');
    await anna.taps('@back');
    anna.sees('answers-list.ask');
    await anna.taps('@cancel');
    anna.ignores();
  });

  it('by asking as everybody does, with the way to correct it under the answer', async () => {
    await anna.says('на звонке не работает микрофон');
    anna.sees('asked-look.ask');
    await anna.taps('correct');
    anna.sees('answer-card-look.guide');
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.says('на звонке не работает микрофон');
    olga.sees('asked-look.ask');
    olga.lacks('correct');
    olga.ignores();
  });

  it('by its number of what waits for an answer', async () => {
    await as(bot, anna.id, (desk) => passOn(desk, { text: 'когда медосмотр', stems: ['медосмотр'] }));
    await opensScene(bot, anna, 'answers');
    await anna.taps('unanswered');
    anna.sees('unanswered-list.ask');
    await anna.taps('@back');
    anna.sees('answers-list.ask');
    await anna.taps('add');
    anna.sees('answer-edit-question.ask');
    anna.ignores();
  });

  it('says kindly that nothing is called so', async () => {
    await opensScene(bot, anna, 'answers');
    anna.ignores();
    await anna.says('щщщщ ъъъъ');
    anna.sees('answers-list.unread');
    anna.ignores();
  });

  it('shows which ones are the school’s, and what a colleague has added meanwhile', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'answers');
    anna.ignores();
    await as(bot, boris.id, (desk) =>
      publishAnswer(desk, { platform: 'vk-sferum', seen: 0, text, phrases: [] }),
    );
    await anna.says('медосмотр');
    anna.sees('answer-card-look.own');
    await anna.taps('@back');
    anna.sees('answers-list.ask', { changed: 1 });
  });
});
