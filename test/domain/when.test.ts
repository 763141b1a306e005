import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWhen } from '#src/domain/events/when.ts';
import { dayOf } from '#src/domain/school/calendar.ts';
import { blankSchool } from '#src/domain/school/settings.ts';

const moscow = { ...blankSchool, zone: 'Europe/Moscow' };
/** A Thursday, 12:00 in St Petersburg. */
const now = Date.UTC(2026, 10, 26, 9);
const written = (moment: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Moscow',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);
const read = (text: string) => {
  const found = readWhen(text, now, moscow);
  if (!found.ok) return found.why;
  return found.ends === undefined
    ? written(found.at)
    : `${written(found.at)} – ${written(found.ends).slice(11)}`;
};

describe('when something takes place', () => {
  it.each([
    ['завтра в 15:30', '2026-11-27 15:30'],
    ['завтра в 15.30', '2026-11-27 15:30'],
    ['завтра в 15-30', '2026-11-27 15:30'],
    ['Завтра, 15:30', '2026-11-27 15:30'],
    ['завтра 15', '2026-11-27 15:00'],
    ['завтра в 10', '2026-11-27 10:00'],
    ['послезавтра в 9 утра', '2026-11-28 09:00'],
    ['сегодня в 18 часов', '2026-11-26 18:00'],
    ['сегодня в 7 вечера', '2026-11-26 19:00'],
    ['в 15:30 завтра', '2026-11-27 15:30'],
    ['12.12 18:00', '2026-12-12 18:00'],
    ['12.12 18.00', '2026-12-12 18:00'],
    ['12.12 в 18.00', '2026-12-12 18:00'],
    ['12.12.2026 18:00', '2026-12-12 18:00'],
    ['12.12.26, 18:00', '2026-12-12 18:00'],
    ['12/12 18:00', '2026-12-12 18:00'],
    ['12 декабря в 18 ч', '2026-12-12 18:00'],
    ['12 декабря 2026 года, 18:00', '2026-12-12 18:00'],
    ['12 декабря в 18 ч 15 мин', '2026-12-12 18:15'],
    ['12 декабря 18', '2026-12-12 18:00'],
    ['12-го в 18:00', '2026-12-12 18:00'],
    ['12 числа в 18:00', '2026-12-12 18:00'],
    ['2026-12-12 18:00', '2026-12-12 18:00'],
    ['18:00 12.12', '2026-12-12 18:00'],
    ['18.30 12.12', '2026-12-12 18:30'],
    ['12.09 18:00', '2027-09-12 18:00'],
    ['в пятницу в 15:00', '2026-11-27 15:00'],
    ['в пятницу в 3 дня', '2026-11-27 15:00'],
    ['пятница 15:00', '2026-11-27 15:00'],
    ['в четверг в 15:00', '2026-12-03 15:00'],
    ['в следующий вторник в 10:00', '2026-12-01 10:00'],
    ['в следующую пятницу в 10:00', '2026-12-04 10:00'],
    ['на следующей неделе в среду в 16:00', '2026-12-02 16:00'],
    ['в среду на следующей неделе в 16:00', '2026-12-02 16:00'],
    ['в эту субботу в 12:00', '2026-11-28 12:00'],
    ['через неделю в среду в 16:00', '2026-12-02 16:00'],
    ['через неделю в 16:00', '2026-12-03 16:00'],
    ['через 2 дня в 16:00', '2026-11-28 16:00'],
    ['через три дня в 16:00', '2026-11-29 16:00'],
    ['через час', '2026-11-26 13:00'],
    ['через 20 минут', '2026-11-26 12:20'],
    ['через полчаса', '2026-11-26 12:30'],
    ['через два часа', '2026-11-26 14:00'],
    ['в субботу 28.11 в 12:00', '2026-11-28 12:00'],
    ['в пятницу, 25 декабря, в 12:00', '2026-12-25 12:00'],
    ['завтра с 15 до 16:30', '2026-11-27 15:00 – 16:30'],
    ['завтра 15:00-16:30', '2026-11-27 15:00 – 16:30'],
    ['12.12 18.00–19.30', '2026-12-12 18:00 – 19:30'],
    ['завтра в полдень', '2026-11-27 12:00'],
    ['завтра в полчетвёртого дня', '2026-11-27 15:30'],
    ['завтра в половине восьмого вечера', '2026-11-27 19:30'],
    ['завтра в 03:00', '2026-11-27 03:00'],
    ['Начало завтра ровно в 15:30.', '2026-11-27 15:30'],
  ])('is read from %j', (text, moment) => {
    expect(read(text)).toBe(moment);
  });

  it.each([
    ['завтра', 'no-time'],
    ['12.12', 'no-time'],
    ['в пятницу', 'no-time'],
    ['15:30', 'no-day'],
    ['в 12.10', 'no-day'],
    ['в 18', 'no-day'],
    ['в пятницу в 3', 'which-half'],
    ['завтра в 3:30', 'which-half'],
    ['завтра в полпятого', 'which-half'],
    ['завтра в половине пятого', 'which-half'],
    ['в 5', 'which-half'],
    ['в пятницу 28.11 в 12:00', 'other-weekday'],
    ['сегодня в 9:00', 'past'],
    ['25.11.2026 12:00', 'past'],
    ['12.12.2036 12:00', 'too-far'],
    ['', 'unread'],
    ['скоро', 'unread'],
    ['когда-нибудь потом', 'unread'],
    ['31.02 в 12:00', 'unread'],
    ['завтра в 25:00', 'unread'],
    ['завтра в 12:75', 'unread'],
    ['завтра и послезавтра в 12:00', 'unread'],
    ['завтра в 15:00 в кабинете 12', 'unread'],
    ['завтра '.repeat(40), 'unread'],
  ])('is asked about for %j: %s', (text, why) => {
    expect(read(text)).toBe(why);
  });

  it('keeps what was said, so that only the rest is asked', () => {
    expect(readWhen('в пятницу в 3', now, moscow)).toEqual({
      ok: false,
      why: 'which-half',
      day: '2026-11-27',
      times: ['15:00', '03:00'],
    });
    expect(readWhen('12.12', now, moscow)).toEqual({ ok: false, why: 'no-time', day: '2026-12-12' });
    const timeLater = readWhen('18:00', now, moscow, { day: '2026-12-12' });
    expect(timeLater.ok && written(timeLater.at)).toBe('2026-12-12 18:00');
    const dayLater = readWhen('завтра', now, moscow, { time: '18:00' });
    expect(dayLater.ok && written(dayLater.at)).toBe('2026-11-27 18:00');
  });

  it('is told by the clock of the school, wherever it is', () => {
    const found = readWhen('завтра в 9:00', Date.UTC(2026, 10, 26, 13), {
      ...moscow,
      zone: 'Asia/Kamchatka',
    });
    expect(found.ok && new Date(found.at).toISOString()).toBe('2026-11-27T21:00:00.000Z');
  });

  it('reads every coming moment of a year in every usual form', () => {
    const months = 'января февраля марта апреля мая июня июля августа сентября октября ноября декабря'.split(
      ' ',
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 364 * 24 * 60 }), (ahead) => {
        const moment = now + ahead * 60_000;
        const [day = '', time = ''] = written(moment).split(' ');
        const [year = '', month = '', date = ''] = day.split('-');
        for (const text of [
          `${date}.${month}.${year} ${time}`,
          `${date}.${month}.${year} в ${time.replace(':', '.')}`,
          `${Number(date)} ${months[Number(month) - 1]} ${year} года в ${time}`,
          `${day} ${time}`,
          `${time}, ${date}.${month}.${year.slice(2)}`,
        ])
          expect([text, read(text)]).toEqual([text, `${day} ${time}`]);
        expect(dayOf(moment, moscow)).toBe(day);
      }),
    );
  });

  it('never breaks, whatever is written', () => {
    const words = fc.constantFrom(
      'завтра',
      'в',
      '12',
      '.',
      ':',
      '-',
      'пятницу',
      '09',
      'через',
      'час',
      '3',
      'дня',
      ' ',
      'го',
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), fc.string(), (some, any) => {
        for (const text of [some.join(' '), some.join(''), any]) {
          const found = readWhen(text, now, moscow);
          if (found.ok) expect(found.at).toBeGreaterThan(now);
        }
      }),
    );
  });
});
