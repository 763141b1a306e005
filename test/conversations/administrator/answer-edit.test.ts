import { beforeEach, describe, expect, it } from 'vitest';
import { publishAnswer } from '#src/domain/answers/keeping.ts';
import { changeSchool } from '#src/domain/school/settings.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

const platform = 'vk-sferum';

describe('an answer of the school’s own is written', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { platform } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const writes = async () => {
    await opensScene(bot, anna, 'answer-edit');
    anna.sees('answer-edit-question.ask');
    await anna.says('Когда медосмотр?');
    anna.sees('answer-edit-steps.ask', { question: 'Когда медосмотр' });
    await anna.says('1. Медосмотр в октябре.\n2. Список классов у медкабинета.');
    anna.sees('answer-edit-trouble.ask');
  };

  it('and found at once by its own words, after a restart and by a stranger too', async () => {
    await writes();
    await anna.says('Ребёнок болел: подойдите к медсестре');
    anna.sees('answer-edit-phrases.ask');
    await bot.restarts();
    await anna.says('во сколько медосмотр у седьмых классов\nгде проходят врачей');
    anna.sees('answer-edit-review.found-by');
    await anna.says('показывать людям');
    anna.sees('answer-edit.published');
    anna.sees('answer-card-look.own');
    for (const words of ['когда будет медосмотр', 'где проходят врачей?', 'rjulf ,eltn vtljcvjnh']) {
      await olga.says(words);
      olga.sees('asked-look.ask', { question: 'Когда медосмотр' });
    }
    await olga.taps('failed');
    olga.sees('asked-trouble.try', { when: 'Ребёнок болел', what: 'подойдите к медсестре' });
    await bot.restarts();
    const ivan = bot.person('ivan');
    await ivan.says('когда медосмотр');
    ivan.sees('asked-look.ask', { question: 'Когда медосмотр' });
    ivan.ignores();
    olga.ignores();
    anna.ignores();
  });

  it('asks again for what does not fit, and keeps what was entered', async () => {
    await opensScene(bot, anna, 'answer-edit');
    await anna.says('https://example.org/dlinno');
    anna.sees('answer-edit-question.unread');
    await anna.says('Медосмотр');
    await anna.says('1\n2\n3\n4\n5\n6');
    anna.sees('answer-edit-steps.many');
    await anna.says('а'.repeat(300));
    anna.sees('answer-edit-steps.long');
    await anna.says('В октябре.');
    await anna.says('просто так');
    anna.sees('answer-edit-trouble.unparted');
    await anna.taps('none');
    await anna.says('б'.repeat(200));
    anna.sees('answer-edit-phrases.long');
    await anna.taps('none');
    anna.sees('answer-edit-review.ask');
    await anna.taps('question');
    await anna.says('Осмотр врачей');
    anna.sees('answer-edit-review.ask');
    anna.sees('asked-look.ask', { question: 'Осмотр врачей' });
    await anna.says('отмена');
    anna.sees('patterns.cancelled');
    anna.ignores();
    expect(await bot.read('answerBook', 'vk-sferum')).toBeUndefined();
  });

  it('is left half-way and gone on with', async () => {
    await writes();
    await anna.says('назад');
    anna.sees('answer-edit-steps.ask');
    await anna.says('отмена');
    await anna.taps('@resume');
    anna.sees('answer-edit-steps.ask', { question: 'Когда медосмотр' });
    anna.ignores();
  });

  it('does not overwrite what a colleague has published meanwhile', async () => {
    await opensScene(bot, anna, 'answer-edit', { of: 'chat-size' });
    anna.sees('answer-edit-review.ask');
    const text = { question: 'Сколько человек в чате', steps: ['Много.'], trouble: [], links: false };
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await as(bot, boris.id, (desk) =>
      publishAnswer(desk, { id: 'chat-size', platform, seen: 0, text, phrases: [] }),
    );
    await anna.taps('publish');
    anna.sees('refusal-overtaken');
    anna.ignores();
    expect((await bot.read('ownAnswer', 'vk-sferum:chat-size'))?.versions).toEqual([text]);
  });

  it('is looked at once more where the school has changed the platform meanwhile, and nothing is lost', async () => {
    await opensScene(bot, anna, 'answer-edit', { of: 'chat-size' });
    await anna.taps('steps');
    await anna.says('Так только в Сферуме.');
    await as(bot, anna.id, (desk) => changeSchool(desk, { platform: 'max' }));
    await anna.taps('publish');
    anna.sees('refusal-other-platform');
    anna.sees('answer-edit-review.ask');
    expect(anna.last.text).toContain('Так только в Сферуме.');
    expect(await bot.read('answerBook', 'max')).toBeUndefined();
    await anna.taps('publish');
    anna.sees('answer-edit.published');
    anna.ignores();
    expect(await bot.read('answerBook', 'vk-sferum')).toBeUndefined();
  });

  it('is the administrator’s alone to write', async () => {
    const text = { question: 'Моё', steps: ['Так.'], trouble: [], links: true };
    expect(
      await as(bot, olga.id, (desk) => publishAnswer(desk, { platform, seen: 0, text, phrases: [] })),
    ).toMatchObject({ refusal: 'forbidden' });
  });
});
