import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';

/** How the bot speaks: warm and plain, to families without office or clause, to nobody by sex, in no papers' words. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const texts = loadTexts(`${root}locales`);
const filesIn = (folder: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ftl'))
    .map((file) => `${folder}/${file}`)
    .sort();
/** The lines that people read. Orders and letters have the language of papers, and words.ftl is not said. */
const linesOf = (file: string): { file: string; line: string }[] =>
  readFileSync(`${root}${file}`, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => ({ file: file.replace(/^locales\//, ''), line: line.trim() }));
const spoken = (language: 'ru' | 'en') =>
  filesIn(`locales/${language}`)
    .filter((file) => !/\/papers\/|words\.ftl/.test(file))
    .flatMap(linesOf);
const found = (lines: readonly { file: string; line: string }[], pattern: RegExp): string[] =>
  lines.filter(({ line }) => pattern.test(line)).map(({ file, line }) => `${file}: ${line}`);

describe('what families read (T2)', () => {
  const family = filesIn('locales/ru/family').flatMap(linesOf);
  const values = {
    class: '7Б',
    count: 3,
    text: 'Чат',
    when: '5 ноября',
    who: 'вы',
    note: '',
    dated: 'no',
    lines: '—',
  };
  const keys = texts
    .keys('ru')
    .filter((key) =>
      /^(duty-[SP]\d\.|home-list\.family|home-all\.family|duty-stands\.(done|doneBefore|otherWay|voluntary)$|duty-settled\.again|duty-look\.(again|doneBefore|otherWay|open|begin)$)/.test(
        key,
      ),
    );
  const office = /обязан|необходимо|Вернуть в работу|в работе|п\. ?\d|Положени|○|срочно|до сих пор|просроч/i;

  it('has neither office nor clause, circle or hurry', () => {
    expect(
      found(
        family.filter(({ file }) => !file.endsWith('safety.ftl')),
        office,
      ),
    ).toEqual([]);
    const rendered = keys.map((key) => texts.render(say(key, { ...values, whose: 'family' }), 'ru', 'UTC'));
    expect(rendered.length).toBeGreaterThan(20);
    expect(rendered.filter((text) => office.test(text))).toEqual([]);
  });
});

describe('what a child reads on the first page', () => {
  it('is said with «ты»', () => {
    const args = { whose: 'student', name: 'Миша', named: 'yes', lines: '—' };
    const own = ['home-list.greeting', 'home-list.family', 'home-list.asked'].map((key) =>
      texts.render(say(key, args), 'ru', 'UTC'),
    );
    expect(own.filter((text) => !/(?<![а-яё])(тебя|твоя)(?![а-яё])/i.test(text))).toEqual([]);
    expect(own.filter((text) => /(?<![а-яё])(вас|ваш[а-яё]*)(?![а-яё])/i.test(text))).toEqual([]);
  });
});

describe('what anybody reads in Russian', () => {
  const lines = spoken('ru');

  it('tells nobody’s sex', () => {
    const brackets = /[а-яё]\((а|ла|ась|на|ая|ой|ую|лась)\)/i;
    const endings =
      /(?<![а-яё])(вы|ты) (?:уже |ещё |не |сами? )*([а-яё]{2,}(?:ла|лась|лся)|готов|рад|уверен|должен|согласен|принят|назначен|указал|выбрал|сделал)(?![а-яё])/i;
    expect(found(lines, brackets)).toEqual([]);
    expect(found(lines, endings)).toEqual([]);
  });

  it('is not in the words of papers', () => {
    const papers =
      /осуществл|в целях|посредством|вышеуказанн|нижеследующ|надлежащ|уведомл|во избежание|произвести|произведен|в связи с|на основании|(?<![а-яё])данн(?:ый|ая|ое|ого|ой) |явля(е|ю)тся|по факту|имеется|отсутствует/i;
    expect(found(lines, papers)).toEqual([]);
  });

  it('counts: a number beside a word stands where its forms are told apart (T1)', () => {
    // Within a variant the form is the variant's; «3 из 10» and a number after a colon need none.
    const bare = lines.filter(
      ({ line }) =>
        /\{ \$(count|minutes|left|days|addedCount|goneCount) \} (?!из |—)[а-яё]{3,}/.test(line) &&
        !/^(\*?\[|\.[\w-]+ = \{ \$)/.test(line),
    );
    expect(bare.map(({ file, line }) => `${file}: ${line}`)).toEqual([]);
  });

  it.each([
    [0, '0 заявок', '0 минут'],
    [1, '1 заявка', '1 минуту'],
    [2, '2 заявки', '2 минуты'],
    [5, '5 заявок', '5 минут'],
    [11, '11 заявок', '11 минут'],
    [21, '21 заявка', '21 минуту'],
  ])('says %i as people do', (count, requests, minutes) => {
    const ru = (key: string, args = {}) => texts.render(say(key, { count, ...args }), 'ru', 'UTC');
    expect(ru('queue.accepted')).toContain(`Принято: ${requests}`);
    expect(texts.render(say('age.waits', { age: say('age.minutes', { count }) }), 'ru', 'UTC')).toBe(
      `ждёт ${minutes}`,
    );
  });

  it('means a class and no grade where one of several is meant (T1)', () => {
    expect(found(lines, /(?:открыть|открыт|для) (?:бота )?(?:первому|1) класс/i)).toEqual([]);
  });
});

describe('English', () => {
  const lines = spoken('en');

  it('is English: Russian stands in it as the name of a thing, as a class or as an address', () => {
    const own = lines.map(({ file, line }) => ({
      file,
      line: line.replace(/«[^»]*»|“[^”]*”|\d+(–\d+)?\s?[А-Я](,[А-Я])*|ФИО|\.lang = Русский/g, ''),
    }));
    const titles = /chat-title|^\.C3[a-d] = \{ \$class \}|^\.(H6[a-e]|C3d|T3b) = [А-Я]/;
    expect(
      found(
        own.filter(({ line }) => !titles.test(line)),
        /[а-яё]/i,
      ),
    ).toEqual([]);
  });

  it('does not explain its own words in Russian, nor speak like a friend on the phone (T8)', () => {
    expect(found(lines, /\(учебный профиль\)|\bI’ll\b|\bI'll\b/)).toEqual([]);
  });

  it('does not speak as a translation does', () => {
    const stiff =
      /\bI shall\b|\bin your stead\b|\bit is a fraud\b|\bmeanwhile\.|\bnor to the bot\b|\bliving invite/i;
    expect(found(lines, stiff)).toEqual([]);
  });
});
