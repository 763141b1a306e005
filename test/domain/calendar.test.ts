import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  type Calendar,
  dayOf,
  isWorkday,
  mayDisturb,
  nextDigest,
  termStart,
} from '#src/domain/school/calendar.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { days, hours } from '#src/regulation/durations.ts';

const calendar: Calendar = { ...blankSchool, holidays: [{ from: '2026-10-26', to: '2026-11-03' }] };
/** A moment by the school's clock; St Petersburg is three hours ahead of UTC all year round. */
const at = (day: string, time: string): number => Date.parse(`${day}T${time}:00+03:00`);

describe('the school’s calendar', () => {
  it('knows its own days, weekends and holidays', () => {
    expect(dayOf(at('2026-09-15', '00:30'), calendar)).toBe('2026-09-15');
    expect(isWorkday(at('2026-09-15', '10:00'), calendar)).toBe(true);
    expect(isWorkday(at('2026-09-19', '10:00'), calendar)).toBe(false);
    expect(isWorkday(at('2026-10-26', '00:00'), calendar)).toBe(false);
    expect(isWorkday(at('2026-11-03', '23:59'), calendar)).toBe(false);
    expect(isWorkday(at('2026-11-04', '10:00'), calendar)).toBe(true);
  });

  it('lets nobody be disturbed in quiet hours, which run over midnight', () => {
    expect(mayDisturb(at('2026-09-15', '07:59'), calendar)).toBe(false);
    expect(mayDisturb(at('2026-09-15', '08:00'), calendar)).toBe(true);
    expect(mayDisturb(at('2026-09-15', '19:59'), calendar)).toBe(true);
    expect(mayDisturb(at('2026-09-15', '20:00'), calendar)).toBe(false);
  });

  it('names the next time of a digest: today, tomorrow, after the weekend, after the holidays', () => {
    expect(nextDigest(at('2026-09-15', '08:00'), calendar)).toBe(at('2026-09-15', '08:30'));
    expect(nextDigest(at('2026-09-15', '08:30'), calendar)).toBe(at('2026-09-15', '14:00'));
    expect(nextDigest(at('2026-09-15', '14:00'), calendar)).toBe(at('2026-09-16', '08:30'));
    expect(nextDigest(at('2026-09-18', '14:00'), calendar)).toBe(at('2026-09-21', '08:30'));
    expect(nextDigest(at('2026-10-23', '14:00'), calendar)).toBe(at('2026-11-04', '08:30'));
  });

  it('ends where a calendar has no working day at all', () => {
    const from = at('2026-09-15', '08:00');
    expect(nextDigest(from, { ...calendar, daysOff: [1, 2, 3, 4, 5, 6, 7] })).toBe(from + days(366));
  });

  it('counts working days over a weekend at the same time of day', () => {
    const friday = at('2026-09-18', '21:15');
    expect(addWorkingDays(friday, 2, calendar)).toBe(at('2026-09-22', '21:15'));
    expect(addWorkingDays(friday, 0, calendar)).toBe(friday);
    expect(addWorkingDays(at('2026-10-23', '10:00'), 1, calendar) - at('2026-11-04', '10:00')).toBe(hours(0));
  });

  it('begins a term in September and after each holidays', () => {
    expect(termStart(at('2026-09-15', '10:00'), calendar)).toBe('2026-09-01');
    expect(termStart(at('2026-11-10', '10:00'), calendar)).toBe('2026-11-03');
    expect(termStart(at('2027-05-10', '10:00'), calendar)).toBe('2026-11-03');
    expect(termStart(at('2026-06-10', '10:00'), calendar)).toBe('2025-09-01');
  });
});
