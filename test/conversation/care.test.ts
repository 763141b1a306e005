import { beforeEach, describe, expect, it } from 'vitest';
import { scenes } from '#scenes/index.ts';
import { Talk } from '#src/conversation/place.ts';
import { asked, sample } from '#test/conversation/sample.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { opensScene } from '#test/support/taps.ts';

/** Somebody in danger comes before everything, in every role, step and mode; and so does what nobody may be shown. */
let bot: Bot;
let zoya: Person;

beforeEach(async () => {
  bot = await startBot({ scenes: new Map([...scenes, ['sample', sample]]) });
  await schoolWith(bot, { school: { pupils: 'guided' } });
  zoya = await member(bot, 'zoya', { roles: [{ role: 'student', class: 'c1' }] });
});

const frame = async () => Talk.parse((await bot.read('place', zoya.id))?.talk).frames.at(-1);

describe('somebody in danger', () => {
  it.each(['не хочу жить', 'Меня травят.', 'мне плохо', 'в классе меня бьют и обижают', 'МНЕ СТРАШНО!!!'])(
    'gets the emergency answer at once where a name is asked: «%s», which is kept nowhere',
    async (said) => {
      await opensScene(bot, zoya, 'sample');
      zoya.ignores();
      await zoya.says(said);
      zoya.sees('care.danger');
      zoya.sees('people.name', { name: asked.one });
      expect(await frame(), 'the open question waits').toMatchObject({ step: 'one', draft: { word: '' } });
      const stored = [...(await readStored(bot)).values()].join('\n');
      expect(stored.toLowerCase()).not.toContain(said.toLowerCase().replace(/[.!]/g, ''));
    },
  );

  it('gets it where only buttons are read, in a list and before a confirmation', async () => {
    await opensScene(bot, zoya, 'sample');
    await zoya.taps('list');
    zoya.ignores();
    await zoya.says('мне плохо');
    zoya.sees('care.danger');
    await zoya.taps('who', 'p2');
    zoya.ignores();
    await zoya.says('мне плохо');
    zoya.sees('care.danger');
    zoya.ignores();
    expect(await frame()).toMatchObject({ sure: { chose: 'who', of: 'p2' } });
  });

  it('gets it as a stranger’s first word, in English too, and by voice', async () => {
    const boris = bot.person('boris');
    await boris.says('не хочу жить');
    boris.sees('care.danger');
    const emily = bot.person('emily', { lang: 'en' });
    await emily.says('I want to die');
    emily.sees('care.danger');
    expect(emily.last.text).toContain('112');
    await zoya.sendsVoice('меня травят');
    zoya.sees('care.danger');
    for (const person of [boris, emily, zoya]) person.ignores();
  });
});

describe('a code that nobody may be shown', () => {
  it.each(['482913', 'мне пришло смс с кодом, куда вводить', 'вот номер: 2200 7001 2345 6789'])(
    'is neither taken nor kept: «%s»',
    async (said) => {
      await opensScene(bot, zoya, 'sample');
      zoya.ignores();
      await zoya.says(said);
      zoya.sees('care.secret');
      zoya.sees('people.name', { name: asked.one });
      expect(await frame()).toMatchObject({ step: 'one', draft: { word: '' } });
    },
  );

  it('is no code of an invite, whose tries are not counted', async () => {
    const boris = bot.person('boris');
    await boris.opens();
    boris.ignores();
    for (let i = 0; i < 7; i += 1) await boris.says('482913');
    boris.sees('care.secret');
    boris.ignores();
    expect(await bot.read('tries', boris.id)).toBeUndefined();
  });
});

it.each(['7А', 'хорошо', 'Анна Петрова', '8 15–18 00', '7K3MP-Q9XTA', '12', 'плохо вижу кнопки'])(
  'leaves ordinary words alone: «%s»',
  async (said) => {
    await opensScene(bot, zoya, 'sample');
    zoya.ignores();
    await zoya.says(said);
    zoya.ignores();
    expect(bot.texts.said.some(({ say }) => say.key.startsWith('care.'))).toBe(false);
  },
);
