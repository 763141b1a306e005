import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { scenes } from '#scenes/index.ts';
import { careReader } from '#src/conversation/care.ts';
import { Talk } from '#src/conversation/place.ts';
import type { Language } from '#src/text/language.ts';
import { languages, loadTexts } from '#src/text/texts.ts';
import { asked, sample } from '#test/conversation/sample.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { opensScene } from '#test/support/taps.ts';

/** Somebody in danger comes before everything, in every role, step and mode; and so does what nobody may be shown. */
const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));
let bot: Bot;
let zoya: Person;

beforeEach(async () => {
  bot = await startBot({ scenes: new Map([...scenes, ['sample', sample]]) });
  await schoolWith(bot, { school: { pupils: 'guided' } });
  zoya = await member(bot, 'zoya', { roles: [{ role: 'student', class: 'c1' }] });
});

const frame = async () => Talk.parse((await bot.read('place', zoya.id))?.talk).frames.at(-1);

it.each(['не приходит код из СМС', 'Код из смс мне так и не пришёл', 'смс с кодом не приходит'])(
  'whose code does not come shows nobody a code: «%s»',
  (said) => {
    const words = (key: string) => texts.words(`care-words.${key}`);
    const read = careReader({
      ...{ danger: words('danger'), harmless: words('harmless') },
      ...{ urgent: words('urgent'), secret: words('secret') },
    });
    expect(read(said)).toBeUndefined();
    expect(read(`${said}. Пришла смс, код 48291`)).toBe('secret');
  },
);

describe('C1 · somebody in danger', () => {
  it.each([
    ...['не хочу жить', 'Меня травят.', 'мне плохо', 'в классе меня бьют и обижают', 'МНЕ СТРАШНО!!!'],
    ...['нехочу жить', 'нихачу жыть', 'не хочуууу больше так жить', 'меня бют', 'миня абижают'],
    ...['муж избивает меня', 'меня избил муж', 'меня обзывают', 'отбирают у меня деньги'],
    ...['ne hochu zhit', 'menya byut doma', 'xo4u umeret', 'моего ребёнка травят в школе'],
  ])('gets the emergency answer at once where a name is asked: «%s», which is kept nowhere', async (said) => {
    await opensScene(bot, zoya, 'sample');
    zoya.ignores();
    await zoya.says(said);
    zoya.sees('care.danger');
    zoya.sees('people.name', { name: asked.one });
    expect(await frame(), 'the open question waits').toMatchObject({ step: 'one', draft: { word: '' } });
    const stored = [...(await readStored(bot)).values()].join('\n');
    expect(stored.toLowerCase()).not.toContain(said.toLowerCase().replace(/[.!]/g, ''));
  });

  it('gets it in the language in which a stranger writes, whatever the client’s is', async () => {
    const emily = bot.person('emily');
    await emily.says('i am being bullied');
    emily.sees('care.danger');
    expect(emily.last.text).toContain('I am a bot, not a person');
    emily.ignores();
  });

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

  it('gets it by the words beside a file or a picture, and by a message that comes late', async () => {
    await opensScene(bot, zoya, 'sample');
    zoya.ignores();
    const late = zoya.dialog.says('меня бьют');
    await zoya.says('Зоя');
    const seen = () => bot.texts.said.filter(({ say }) => say.key === 'care.danger').length;
    expect(seen()).toBe(1);
    await bot.app.take({ ...late, event_id: 'the same, later' });
    expect(seen()).toBe(2);
    zoya.dialog.sendsFile({ name: 'a.txt', content: new Uint8Array([1]) }, { text: 'мне плохо' });
    await bot.settle();
    expect(seen()).toBe(3);
    zoya.dialog.sendsPhoto({}, { text: 'меня травят' });
    await bot.settle();
    expect(seen()).toBe(4);
    zoya.ignores();
  });
});

describe('an urgent cry that may be about a chat or about a child', () => {
  it.each(['Помогите мне срочно!', 'СПАСИТЕ', 'мне нужна помощь', 'sos'])(
    'gets the numbers in one line, and help: «%s»',
    async (said) => {
      await opensScene(bot, zoya, 'sample');
      zoya.ignores();
      await zoya.says(said);
      zoya.sees('care.urgent');
      zoya.sees('help-topics.ask');
      await zoya.taps('now');
      zoya.sees('care.danger');
      await zoya.taps('@back');
      zoya.sees('people.name', { name: asked.one });
      expect(await frame()).toMatchObject({ step: 'one', draft: { word: '' } });
    },
  );

  it('gets both in English too, as a stranger’s first word', async () => {
    const emily = bot.person('emily', { lang: 'en' });
    await emily.says('Please help me!');
    emily.sees('care.urgent');
    emily.sees('help-topics.ask');
    expect(emily.last.text).toMatch(/112.*8-800-2000-122/);
  });
});

describe('the lists of words', () => {
  const read = careReader({
    danger: texts.words('care-words.danger'),
    harmless: texts.words('care-words.harmless'),
    urgent: texts.words('care-words.urgent'),
    secret: texts.words('care-words.secret'),
  });
  const gap = 'вот так';
  const ways = [
    (said: string) => said,
    (said: string) => said.toUpperCase(),
    (said: string) => `Здравствуйте, ${said}!!!`,
    (said: string) => said.replaceAll(' ', '  ').replaceAll('е', 'ё'),
    (said: string) => said.replaceAll(/[ьъ]/g, ''),
    (said: string) => (said.includes(gap) ? said : said.replaceAll(' ', '')),
  ];
  const phrases = (key: string) =>
    texts
      .words(key)
      .flatMap((one) => (one.includes('…') ? [one.replace(' …', ''), one.replace('…', gap)] : one));

  it.each(['danger', 'secret'] as const)('are understood however they are written: %s', (kind) => {
    const missed = phrases(`care-words.${kind}`).flatMap((phrase) =>
      ways.map((way) => way(phrase)).filter((said) => read(said) !== kind),
    );
    expect(missed).toEqual([]);
  });

  it('do not take for danger what only sounds like it', () => {
    const taken = texts.words('care-words.harmless').filter((phrase) => read(`Здравствуйте, ${phrase}`));
    expect(taken).toEqual([]);
    expect(read('мне плохо видно, и мне плохо'), 'both at once').toBe('danger');
  });

  it('hold nothing that stands on a button: what people see, they may type', () => {
    const rendered = (key: string, lang: Language): string => {
      try {
        return texts.render({ key, args: {} }, lang, 'UTC');
      } catch {
        // It has a variable: no button is called only so.
        return '';
      }
    };
    const labels = languages.flatMap((lang) =>
      texts
        .keys(lang)
        .filter((key) => !/^(care|safety|words|meanings|english)/.test(key))
        .filter((key) => rendered(key, lang).length <= 40 && read(rendered(key, lang)) !== undefined),
    );
    expect(labels).toEqual([]);
  });
});

describe('C2 · a code that nobody may be shown', () => {
  it.each([
    ...['482913', 'мне пришло смс с кодом, куда вводить', 'вот номер: 2200 7001 2345 6789'],
    ...['мой код: 4829', 'пришёл код 482913', 'my code is 482913, code 482913'],
  ])('is neither taken nor kept: «%s»', async (said) => {
    await opensScene(bot, zoya, 'sample');
    zoya.ignores();
    await zoya.says(said);
    zoya.sees('care.secret');
    zoya.sees('people.name', { name: asked.one });
    expect(await frame()).toMatchObject({ step: 'one', draft: { word: '' } });
  });

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

it.each([
  ...['7А', 'хорошо', 'Анна Петрова', '8 15–18 00', '7K3MP-Q9XTA', '12', 'плохо вижу кнопки'],
  ...['Классный час «Не хочу учиться»', 'мне плохо видно кнопки', 'Вам неплохо было бы написать'],
  ...['может быть, меня не приняли', 'Код: 6RS5M-7CH5Z', 'кабинет 4829', 'меня зовут Бьюти'],
])('leaves ordinary words alone: «%s»', async (said) => {
  await opensScene(bot, zoya, 'sample');
  zoya.ignores();
  await zoya.says(said);
  zoya.ignores();
  expect(bot.texts.said.some(({ say }) => say.key.startsWith('care.'))).toBe(false);
});
