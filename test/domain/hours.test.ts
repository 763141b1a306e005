import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHours } from '#src/domain/school/hours.ts';

const read = (text: string) => {
  const hours = readHours(text);
  return hours && `${hours.from}–${hours.to}`;
};

describe('the hours of a school', () => {
  it.each([
    ['8:00–18:00', '08:00–18:00'],
    ['8:30-17.45', '08:30–17:45'],
    ['9–17', '09:00–17:00'],
    ['с 8 до 18', '08:00–18:00'],
    ['С 8:00 ДО 18:00.', '08:00–18:00'],
    ['с 8-15 до 18-00', '08:15–18:00'],
    ['с 08-00 до 17-00', '08:00–17:00'],
    ['8-15 – 18-00', '08:15–18:00'],
    ['8 15–18 00', '08:15–18:00'],
    ['0800-1800', '08:00–18:00'],
    ['8 ч 30 мин – 17 ч', '08:30–17:00'],
    ['с 8 часов до 18 часов', '08:00–18:00'],
    ['с 1 сентября 8:00–18:00', '08:00–18:00'],
    ['с 01.09.2026 г. с 8 до 18', '08:00–18:00'],
    ['с 9 утра до 10 вечера', '09:00–22:00'],
    ['с 8 утра до 6 вечера', '08:00–18:00'],
    ['1 смена 8:00-13:00, 2 смена 13:30-19:00', '08:00–19:00'],
    ['обед с 12 до 13, работаем с 8 до 17', '08:00–17:00'],
    ['пн–пт 8:00–18:00, сб 9:00–14:00', '08:00–18:00'],
    ['8–17 без обеда', '08:00–17:00'],
  ])('are read from %j', (text, hours) => {
    expect(read(text)).toBe(hours);
  });

  it.each([
    'с утра',
    'до 18',
    '8:00',
    '18:00–8:00',
    'с 8 до 6',
    '8–25',
    '8:75–18:00',
    '8-15-18',
    'I смена – в 8.00, II смена – в 14.00',
    'обед с 12 до 13',
    '12:00–13:00 обед',
    '2026–2027',
    '24/7',
    'кабинет 5, 8–17',
    'с 8 до 12 ночи',
    '1'.repeat(400),
  ])('are refused rather than guessed: %j', (text) => {
    expect(read(text)).toBeUndefined();
  });
});

describe('any hours', () => {
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '05', '30', '59'));
  const write: readonly ((hour: number, minute: string) => string)[] = [
    (hour, minute) => `${hour}:${minute}`,
    (hour, minute) => `${hour}.${minute}`,
    (hour, minute) => `${hour}-${minute}`,
    (hour, minute) => `${hour} ${minute}`,
    (hour, minute) => `${String(hour).padStart(2, '0')}${minute}`,
  ];

  it('are read back in every usual writing', () => {
    const between = fc.constantFrom('–', ' – ', ' до ');
    fc.assert(
      fc.property(time, time, fc.constantFrom(...write), between, (one, other, writes, dash) => {
        fc.pre(other[0] - one[0] > 1);
        const [from, to] = [one, other].map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
        expect(readHours(`${writes(...one)}${dash}${writes(...other)}`)).toEqual({ from, to });
      }),
    );
  });

  it('are answered and never thrown at, and end after they begin', () => {
    const scrap = fc.constantFrom(...'0123456789:.–- ,', ' до ', 'с ', ' смена ', 'обед', ' утра', ' вечера');
    const text = fc.oneof(
      fc.array(scrap, { maxLength: 20 }).map((scraps) => scraps.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const hours = readHours(typed);
        if (!hours) return;
        expect(hours.from < hours.to).toBe(true);
        expect(`${hours.from} ${hours.to}`).toMatch(/^([01]\d|2[0-3]):[0-5]\d ([01]\d|2[0-3]):[0-5]\d$/);
      }),
      { numRuns: 1000 },
    );
  });
});
