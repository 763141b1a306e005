import { beforeEach, describe, expect, it } from 'vitest';
import { listDecisions } from '#src/domain/reports/decisions.ts';
import { minutes } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('one answer of the bot is corrected, gone back from, and withdrawn', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { platform: 'vk-sferum' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const asks = async () => {
    await olga.says('на звонке не работает микрофон');
    return olga.last.text;
  };
  const opens = async () => {
    await opensScene(bot, anna, 'answer-card', { of: 'microphone' });
    anna.ignores();
  };
  const corrects = async (words: string) => {
    await opens();
    await anna.taps('change');
    anna.sees('answer-edit-review.ask');
    await anna.taps('steps');
    anna.sees('answer-edit-steps.ask');
    await anna.says(words);
    anna.sees('answer-edit-review.ask');
    const preview = anna.last.text;
    await anna.taps('publish');
    anna.sees('answer-edit.published');
    return preview;
  };

  it('an answer edited and rolled back, over restarts, and everybody reads what is in force', async () => {
    const before = await asks();
    const preview = await corrects('Подождите минуту.\nПопросите новый код.');
    await bot.restarts();
    const changed = await asks();
    expect(changed).not.toBe(before);
    // What was shown is what people read, word for word.
    for (const line of changed.split('\n').filter((one) => one !== '')) expect(preview).toContain(line);
    await bot.passes(minutes(1));
    await corrects('Попросите код у завуча.');
    expect(await asks()).toContain('завуча');
    await opens();
    await anna.taps('back');
    anna.sees('answer-card-look.back-sure');
    await anna.taps('@sure');
    anna.sees('answer-card.back');
    expect(await asks()).toBe(changed);
    await bot.restarts();
    await anna.taps('back');
    await anna.taps('@sure');
    anna.sees('answer-card-look.guide');
    anna.lacks('back');
    expect(await asks()).toBe(before);
    anna.ignores();
    olga.ignores();
    const told = await as(bot, anna.id, (desk) => listDecisions(desk, {}));
    const acts = 'decisions' in told ? told.decisions : [];
    expect(acts.map(({ act }) => act)).toEqual([
      ...(['answers.back', 'answers.back', 'answers.publish', 'answers.publish'] as const),
    ]);
    expect(acts[0]).toMatchObject({ by: { name: 'anna' }, whom: { question: expect.any(String) } });
    expect(JSON.stringify(acts)).not.toContain('завуча');
  });

  it('is withdrawn by name, given to nobody then, and given again', async () => {
    await opens();
    await anna.taps('withdraw');
    anna.sees('answer-card-look.sure');
    await anna.says('да');
    await anna.says('1');
    anna.ignores();
    await anna.taps('@no');
    anna.sees('answer-card-look.guide');
    await anna.taps('withdraw');
    await anna.taps('@sure');
    anna.sees('answer-card.withdrawn');
    await bot.restarts();
    await asks();
    olga.lacks('helped');
    await anna.taps('give');
    anna.sees('answer-card.given');
    await asks();
    olga.sees('asked-look.ask');
    olga.ignores();
    anna.ignores();
  });

  it('is not taken back by whoever has not seen what a colleague wrote meanwhile', async () => {
    await corrects('Подождите минуту.');
    await opens();
    await anna.taps('back');
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await bot.passes(minutes(1));
    await opensScene(bot, boris, 'answer-card', { of: 'microphone' });
    await boris.taps('withdraw');
    await boris.taps('@sure');
    boris.ignores();
    await anna.taps('@sure');
    // The question by name is asked of the words as they stand by now.
    anna.ignores();
    expect((await bot.read('ownAnswer', 'vk-sferum:microphone'))?.at).toBe(bot.clock.now());
  });

  it('a second tap changes nothing more', async () => {
    await corrects('Подождите минуту.');
    await opens();
    const kept = keepsButton(anna, 'withdraw');
    await anna.taps('withdraw');
    await anna.taps('@sure');
    anna.ignores();
    await tapsKept(bot, anna, kept);
    anna.sees('patterns.old-button');
    expect(await bot.read('ownAnswer', 'vk-sferum:microphone')).toMatchObject({ withdrawn: true });
    anna.ignores();
  });

  it('is kept for its platform: on another one the guides have the word, and back again it is there', async () => {
    await corrects('Подождите минуту.');
    const changed = await asks();
    await opensScene(bot, anna, 'school-settings');
    await anna.taps('platform');
    await anna.taps('max');
    expect(await asks()).not.toBe(changed);
    await anna.taps('platform');
    await anna.taps('vk-sferum');
    expect(await asks()).toBe(changed);
    anna.ignores();
    olga.ignores();
  });
});
