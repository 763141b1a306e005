import { describe, expect, it } from 'vitest';
import { blankSchool } from '#src/domain/school/settings.ts';
import { readForm } from '#src/domain/teaching/form-words.ts';
import { leftOut, occurrencesOf } from '#src/domain/teaching/occurrences.ts';
import type { Lesson } from '#src/domain/teaching/record.ts';
import { readLessonTime, readUntil, readWeekly } from '#src/domain/teaching/weekly-words.ts';

/** Tuesday, 15 September 2026, ten in the morning. */
const now = Date.UTC(2026, 8, 15, 7, 0);
const calendar = { ...blankSchool, daysOff: [6, 7], holidays: [{ from: '2026-10-26', to: '2026-11-03' }] };

describe('what a teacher writes of a lesson that repeats', () => {
  it.each([
    ['по вторникам в 15:30', { days: [2], time: '15:30', minutes: 45 }],
    ['каждый четверг 8 урок в 14:00', { days: [4], time: '14:00', minutes: 45 }],
    ['вт и чт в 16:00', { days: [2, 4], time: '16:00', minutes: 45 }],
    ['Вт, чт с 16.00 до 16.40', { days: [2, 4], time: '16:00', minutes: 40 }],
    ['пн-пт 9:00', { days: [1, 2, 3, 4, 5], time: '09:00', minutes: 45 }],
    ['с понедельника по среду в 8:30', { days: [1, 2, 3], time: '08:30', minutes: 45 }],
    ['по будням в 7:40', { days: [1, 2, 3, 4, 5], time: '07:40', minutes: 45 }],
    ['каждую среду в 3', { days: [3], time: '15:00', minutes: 45 }],
    ['Еженедельно по пятницам, 14 часов', { days: [5], time: '14:00', minutes: 45 }],
    ['по средам в 15:30 до 25 декабря', { days: [3], time: '15:30', minutes: 45, until: '2026-12-25' }],
    ['по средам в 15:30 до конца четверти', { days: [3], time: '15:30', minutes: 45, until: '2026-10-25' }],
    ['ср 15:30 до конца года', { days: [3], time: '15:30', minutes: 45, until: '2027-05-31' }],
    ['по вторникам', { days: [2] }],
    ['вт 15:30, чт 16:00', 'several'],
    ['по вторникам после обеда', 'unread'],
    ['по вторникам в 15:30 до 31.02', 'unread'],
    ['во вторник в 15:30', undefined],
    ['завтра в 15:30', undefined],
    ['когда-нибудь', undefined],
  ])('«%s»', (text, read) => {
    expect(readWeekly(text, now, calendar)).toEqual(read);
  });

  it('a time and an end are read by themselves too', () => {
    expect(readLessonTime('15:30', now, calendar)).toEqual({ time: '15:30', minutes: 45 });
    expect(readLessonTime('3', now, calendar)).toEqual({ time: '15:00', minutes: 45 });
    expect(readLessonTime('с 16 до 16:40', now, calendar)).toEqual({ time: '16:00', minutes: 40 });
    expect(readLessonTime('потом', now, calendar)).toBeUndefined();
    expect(readLessonTime('с 16:40 до 16:00', now, calendar)).toBeUndefined();
    expect(readUntil('25 декабря', now, calendar)).toBe('2026-12-25');
    expect(readUntil('до конца четверти', now, calendar)).toBe('2026-10-25');
    expect(readUntil('летом', now, calendar)).toBeUndefined();
  });
});

describe('when a lesson is held', () => {
  const lesson: Lesson = {
    ...{ id: 'l1', days: [2, 4], time: '16:00', minutes: 40, from: '2026-10-13', until: '2026-11-12' },
    ...{ form: 'distance', link: null, room: null, at: now },
    except: [
      { day: '2026-10-15' },
      { day: '2026-10-20', at: Date.UTC(2026, 9, 21, 13, 0), ends: Date.UTC(2026, 9, 21, 13, 40) },
    ],
  };
  const shown = (some: readonly { at: number }[]) =>
    some.map(({ at }) => new Date(at).toISOString().slice(5, 16));

  it('leaves out the holidays and what was cancelled, and shows what was moved in its new place', () => {
    expect(shown(occurrencesOf(lesson, calendar, { after: now }))).toEqual([
      ...['10-13T13:00', '10-21T13:00', '10-22T13:00', '11-05T13:00', '11-10T13:00', '11-12T13:00'],
    ]);
    expect(leftOut(lesson, calendar, lesson)).toEqual([
      ...['2026-10-15', '2026-10-20', '2026-10-27', '2026-10-29', '2026-11-03'],
    ]);
  });

  it('leaves out a weekly day off, but not where it was planned for that very day', () => {
    const saturday = { ...lesson, days: [6], except: [], from: '2026-10-17' };
    expect(occurrencesOf(saturday, calendar, { after: now })).toEqual([]);
    expect(occurrencesOf({ ...saturday, until: '2026-10-17' }, calendar, { after: now })).toHaveLength(1);
  });

  it('goes on until it ends, not only until it begins', () => {
    const during = Date.UTC(2026, 9, 13, 13, 39);
    expect(shown(occurrencesOf(lesson, calendar, { after: during, most: 1 }))).toEqual(['10-13T13:00']);
    expect(shown(occurrencesOf(lesson, calendar, { after: during + 60_000, most: 1 }))).toEqual([
      '10-21T13:00',
    ]);
    expect(shown(occurrencesOf(lesson, calendar, { after: now, before: Date.UTC(2026, 9, 22) }))).toEqual([
      ...['10-13T13:00', '10-21T13:00'],
    ]);
  });
});

describe('how a lesson is held, as a teacher says it', () => {
  it.each([
    ['онлайн', 'distance'],
    ['Дистанционно, звонок в чате', 'distance'],
    ['по видеосвязи', 'distance'],
    ['удалённо', 'distance'],
    ['очно', 'school'],
    ['В школе', 'school'],
    ['каб. 12', 'school'],
    ['очно, не онлайн', 'school'],
    ['очно и онлайн', 'hybrid'],
    ['и так и так', 'hybrid'],
    ['Гибрид', 'hybrid'],
    ['заочно', 'distance'],
    ['online', 'distance'],
    ['in class and online', 'hybrid'],
    ['как обычно', undefined],
  ])('«%s»', (said, form) => {
    expect(readForm(said)).toBe(form);
  });
});
