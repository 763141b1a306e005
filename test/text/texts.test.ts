import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { dayAndTime, say } from '#src/domain/say.ts';
import { harmless } from '#src/text/harmless.ts';
import { loadTexts } from '#src/text/texts.ts';

const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));

describe('texts', () => {
  it('count in Russian and in English', () => {
    const hours = (count: number, language: 'ru' | 'en') =>
      texts.render(say('age.hours', { count }), language);
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
    expect(texts.render(say('school-setup-name.keep', { name: link }), 'ru')).toContain(link);
    expect(texts.render(say('school-setup-name.keep', { name: link }), 'ru')).not.toMatch(
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
    expect(() => texts.render(say('nothing.here'), 'ru')).toThrow('nothing.here');
    expect(() => texts.render(say('age.hours'), 'ru')).toThrow('age.hours');
  });
});

describe('what people typed', () => {
  it.each([
    ['[id1|Паша]', '[\u2060id1|Паша]'],
    ['@all зайдите', '@\u2060all зайдите'],
    ['*id1', '*\u2060id1'],
    ['пишите на info@sferum.ru', 'пишите на info@sferum.ru'],
    ['https://vk.me/join/a@b', 'https://vk.me/join/a@b'],
    ['5 * 3 = 15', '5 * 3 = 15'],
  ])('%s is shown as plain text', (typed, shown) => {
    expect(harmless(typed)).toBe(shown);
  });
});
