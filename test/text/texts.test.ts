import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { harmless } from '#src/text/harmless.ts';
import { dayAndTime, say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';

const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));

const zone = 'Europe/Moscow';

describe('texts', () => {
  it('count in Russian and in English', () => {
    const hours = (count: number, language: 'ru' | 'en') =>
      texts.render(say('age.hours', { count }), language, zone);
    expect([1, 2, 5, 21].map((count) => hours(count, 'ru'))).toEqual([
      '1 час',
      '2 часа',
      '5 часов',
      '21 час',
    ]);
    expect([1, 2].map((count) => hours(count, 'en'))).toEqual(['1 hour', '2 hours']);
  });

  it('put no invisible marks around a link, so that it can be copied', () => {
    const link = 'https://vk.me/join/AJQ1d_y45zg=';
    expect(texts.render(say('school-setup-name.keep', { name: link }), 'ru', zone)).toContain(link);
    expect(texts.render(say('school-setup-name.keep', { name: link }), 'ru', zone)).not.toMatch(
      /[\u2060\u2068\u2069]/,
    );
  });

  it('show moments by the school’s clock', () => {
    const moment = Date.UTC(2026, 8, 15, 7, 30);
    const text = texts.render(
      say('school-setup-name.keep', { name: dayAndTime(moment) }),
      'ru',
      'Europe/Moscow',
    );
    expect(text).toContain('15 сентября');
    expect(text).toContain('10:30');
  });

  it('tell which text is missing, and which value', () => {
    expect(() => texts.render(say('nothing.here'), 'ru', zone)).toThrow('nothing.here');
    expect(() => texts.render(say('age.hours'), 'ru', zone)).toThrow('age.hours');
  });
});

it('a text that cannot be read is told by its file and its key', () => {
  const folder = mkdtempSync(join(tmpdir(), 'locales-'));
  for (const lang of ['ru', 'en']) mkdirSync(join(folder, lang));
  mkdirSync(join(folder, 'ru', 'papers'));
  const reads = (written: string) => {
    writeFileSync(join(folder, 'ru', 'x.ftl'), written);
    return () => loadTexts(folder);
  };
  expect(reads('fine =\n    .one = Одно\n    .two = { $two }\n# so = it is\n')).not.toThrow();
  expect(reads('fine = Всё\nlost = { $x\n')).toThrow('locales/ru/x.ftl: «lost»');
  expect(reads('fine =\n    .one = Одно\n    .lost = { $x\n')).toThrow('«fine');
  rmSync(folder, { recursive: true });
});

describe('what people typed', () => {
  it.each([
    ['[id1|Паша]', '[\u2060id1|Паша]'],
    ['@all зайдите', '@\u2060all зайдите'],
    ['*id1', '*\u2060id1'],
    ['[club1|Школа] и [public2|Сад]', '[\u2060club1|Школа] и [\u2060public2|Сад]'],
    ['[https://vk.com/id1|Паша]', '[\u2060https://vk.com/id1|Паша]'],
    ['@все зайдите', '@\u2060все зайдите'],
    ['привет@все', 'привет@\u2060все'],
    ['Конец.@all', 'Конец.@\u2060all'],
    ['The end.@all', 'The end.@\u2060all'],
    ['_@durov', '_@\u2060durov'],
    ['*все', '*\u2060все'],
    ['https://a.example [id1|Паша]', 'https://a.example [\u2060id1|Паша]'],
    ['https://a.example @all', 'https://a.example @\u2060all'],
    ['https://a.example/[id1|Паша]', 'https://a.example/[\u2060id1|Паша]'],
    ['https://a.example,@durov', 'https://a.example,@\u2060durov'],
    ['https://a.example/*id1', 'https://a.example/*\u2060id1'],
    ['https://a.example/@all', 'https://a.example/@\u2060all'],
    ['info@all.ru', 'info@all.ru'],
    ['https://vk.com/@school555-news', 'https://vk.com/@school555-news'],
    ['https://vk.me/join/AJQ1d/y4+5zg==', 'https://vk.me/join/AJQ1d/y4+5zg=='],
    ['https://школа.рф/?p=1&q=2#a', 'https://школа.рф/?p=1&q=2#a'],
    ['пишите на info@sferum.ru', 'пишите на info@sferum.ru'],
    ['https://vk.me/join/a@b', 'https://vk.me/join/a@b'],
    ['5 * 3 = 15', '5 * 3 = 15'],
  ])('%s is shown as plain text', (typed, shown) => {
    expect(harmless(typed)).toBe(shown);
    // A text may pass through another text on its way.
    expect(harmless(shown)).toBe(shown);
  });
});
