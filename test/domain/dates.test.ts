import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysLater } from '#src/domain/school/calendar.ts';
import { readDay, readPastDay } from '#src/domain/school/dates.ts';
import { readHolidays } from '#src/domain/school/school-times.ts';
import { blankSchool } from '#src/domain/school/settings.ts';

const moscow = { ...blankSchool, zone: 'Europe/Moscow' };
/** A Thursday. */
const now = Date.UTC(2026, 10, 26, 9);

describe('a day to come', () => {
  it.each([
    ['25.12', '2026-12-25'],
    ['25.12.', '2026-12-25'],
    ['25.12.26', '2026-12-25'],
    ['25.12.2026', '2026-12-25'],
    ['25.12.2026 г.', '2026-12-25'],
    ['25/12/2026', '2026-12-25'],
    ['25 декабря', '2026-12-25'],
    ['25 ДЕКАБРЯ 2026 года', '2026-12-25'],
    ['25 дек.', '2026-12-25'],
    ['25 авг', '2027-08-25'],
    ['до 5 декабря', '2026-12-05'],
    ['по 5 декабря включительно', '2026-12-05'],
    ['меня нет до 05.12', '2026-12-05'],
    ['26.11', '2026-11-26'],
    ['25.11', '2027-11-25'],
    ['сегодня', '2026-11-26'],
    ['Завтра', '2026-11-27'],
    ['послезавтра', '2026-11-28'],
    ['до послезавтра', '2026-11-27'],
    ['в понедельник', '2026-11-30'],
    ['до понедельника', '2026-11-29'],
    ['по среду', '2026-12-02'],
    ['во вторник', '2026-12-01'],
    ['в четверг', '2026-12-03'],
    ['воскресенье', '2026-11-29'],
  ])('is read from %j', (text, day) => {
    expect(readDay(text, now, moscow)).toBe(day);
  });

  it.each([
    '',
    'скоро',
    '31.02',
    '32.12',
    '25.13',
    '25',
    'вчера',
    '25 мартобря',
    'до',
    '1 января и 2 февраля',
    'до сегодня',
  ])('is not read from %j', (text) => {
    expect(readDay(text, now, moscow)).toBeUndefined();
  });

  it('is counted by the clock of the school', () => {
    const lateInMoscow = Date.UTC(2026, 10, 26, 20, 30);
    const asia = { ...moscow, zone: 'Asia/Kamchatka' };
    expect(readDay('завтра', lateInMoscow, moscow)).toBe('2026-11-27');
    expect(readDay('завтра', lateInMoscow, asia)).toBe('2026-11-28');
    expect(readDay('26.11', lateInMoscow, asia)).toBe('2027-11-26');
    expect(readPastDay('сегодня', lateInMoscow, asia)).toBe('27.11.2026');
  });
});

describe('a day that is past', () => {
  it.each([
    ['01.09.2023', '01.09.2023'],
    ['1.9.2023 г.', '01.09.2023'],
    ['31.08.23', '31.08.2023'],
    ['1 сентября 2023', '01.09.2023'],
    ['09.2023', '09.2023'],
    ['в сентябре 2023 года', '09.2023'],
    ['2023', '2023'],
    ['в 2023 году', '2023'],
    ['25 декабря', '25.12.2025'],
    ['вчера', '25.11.2026'],
    ['26.11.2026', '26.11.2026'],
  ])('is read from %j', (text, day) => {
    expect(readPastDay(text, now, moscow)).toBe(day);
  });

  it.each([
    'давно',
    '31.02.2023',
    '01.09.2030',
    '27.11.2026',
    '12.2026',
    '13.2023',
    '2027',
    'завтра',
    'годом 2023',
  ])('is not read from %j', (text) => {
    expect(readPastDay(text, now, moscow)).toBeUndefined();
  });
});

describe('holidays', () => {
  const read = (text: string) => {
    const result = readHolidays(text, now, moscow);
    return result.ok ? result.periods.map(({ from, to }) => `${from}..${to}`).join(' ') : result;
  };

  it.each([
    ['26.10–03.11', '2027-10-26..2027-11-03'],
    ['с 26.10 по 03.11', '2027-10-26..2027-11-03'],
    ['26 октября – 3 ноября', '2027-10-26..2027-11-03'],
    ['Осенние: 26.10–03.11\nЗимние: 29.12–11.01', '2027-10-26..2027-11-03 2026-12-29..2027-01-11'],
    ['Осенние:\n26.10–03.11', '2027-10-26..2027-11-03'],
    ['Зимние каникулы с 29 декабря по 11 января (14 дней)', '2026-12-29..2027-01-11'],
    ['зимние – 29.12–11.01', '2026-12-29..2027-01-11'],
    ['20.11.26–03.12.26', '2026-11-20..2026-12-03'],
    ['26.10.26–03.11.26', '2026-10-26..2026-11-03'],
    ['26.10.2027 - 03.11', '2027-10-26..2027-11-03'],
    ['29 декабря – 11 января 2027 года', '2026-12-29..2027-01-11'],
    ['1–9 января', '2027-01-01..2027-01-09'],
    ['01.06–31.08 и 29.12–11.01', '2027-06-01..2027-08-31 2026-12-29..2027-01-11'],
    ['20.11–30.11', '2026-11-20..2026-11-30'],
  ])('are read from %j', (text, periods) => {
    expect(read(text)).toBe(periods);
  });

  it.each([
    ['03.11–26.10', 'swapped'],
    ['03.11.2027–26.10.2027', 'swapped'],
    ['03.11–26.10.2027', 'swapped'],
    ['25.10.2026–02.11.2027', 'tooLong'],
    ['20.11.2026–20.11.2036', 'tooLong'],
    ['01.01–31.08', 'tooLong'],
    ['25.10.2025–02.11.2025', 'past'],
    ['26.05.26–31.08.26', 'past'],
    ['летом', 'unread'],
    ['26.10', 'unread'],
    ['32.10–40.11', 'unread'],
    ['кроме 26.10–03.11', 'unread'],
    ['', 'unread'],
  ])('are refused with the reason and the piece: %j', (piece, why) => {
    expect(read(piece)).toEqual({ ok: false, why, piece });
  });

  it('are refused whole when one period cannot be taken', () => {
    expect(read('29.12–11.01\n03.11–26.10')).toMatchObject({ why: 'swapped', piece: '03.11–26.10' });
  });
});

describe('any day', () => {
  const ahead = fc.integer({ min: 0, max: 360 }).map((count) => daysLater('2026-11-26', count));
  const worded = (day: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('ru', { timeZone: 'UTC', ...options }).format(Date.parse(day));
  const writings: readonly ((day: string) => string)[] = [
    (day) => worded(day, { day: '2-digit', month: '2-digit', year: 'numeric' }),
    (day) => worded(day, { day: '2-digit', month: '2-digit', year: '2-digit' }),
    (day) => worded(day, { day: 'numeric', month: 'numeric' }),
    (day) => worded(day, { day: 'numeric', month: 'long' }),
    (day) => worded(day, { day: 'numeric', month: 'long', year: 'numeric' }),
    (day) => worded(day, { day: 'numeric', month: 'short' }),
  ];

  it('is read back as it is printed, alone and as a period', () => {
    fc.assert(
      fc.property(
        ahead,
        fc.integer({ min: 0, max: 99 }),
        fc.constantFrom(...writings),
        (from, more, write) => {
          expect(readDay(write(from), now, moscow)).toBe(from);
          const to = daysLater(from, more);
          fc.pre(to < '2027-11-26');
          const periods = [{ from, to }];
          expect(readHolidays(`${write(from)} – ${write(to)}`, now, moscow)).toEqual({ ok: true, periods });
        },
      ),
    );
  });

  it('is answered and never thrown at', () => {
    const scrap = fc.constantFrom(
      ...'0123456789.:–- \n,',
      ' до ',
      'с ',
      ' января',
      'по ',
      'завтра',
      'г.',
      '2026',
    );
    const text = fc.oneof(
      fc.array(scrap, { maxLength: 16 }).map((scraps) => scraps.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        expect(readDay(typed, now, moscow) ?? '2026-11-26').toMatch(/^\d{4}-\d{2}-\d{2}$/);
        const past = readPastDay(typed, now, moscow);
        expect(past === undefined ? past : readPastDay(past, now, moscow)).toBe(past);
        const read = readHolidays(typed, now, moscow);
        expect(read.ok ? read.periods.filter(({ from, to }) => from > to) : []).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });
});
