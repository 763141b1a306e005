import { describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';
import { inviteLifeOf, inviteMaxUsesOf, limits } from '#src/regulation/limits.ts';
import { roles } from '#src/regulation/roles.ts';

describe('durations', () => {
  it('are milliseconds', () => {
    expect([seconds(1), minutes(1), hours(1), days(1)]).toEqual([1000, 60_000, 3_600_000, 86_400_000]);
  });
});

describe('the limits', () => {
  it('let an invite of staff live two weeks, one of a family a month', () => {
    expect(inviteLifeOf('subjectTeacher')).toBe(days(14));
    expect(inviteLifeOf('classTeacher')).toBe(days(14));
    expect([inviteLifeOf('parent'), inviteLifeOf('student')]).toEqual([days(30), days(30)]);
  });

  it('never let an invite outlive the label on it', () => {
    for (const role of roles) expect(inviteLifeOf(role)).toBeLessThanOrEqual(limits.inviteLabelLife);
  });

  it('share a code among teachers and families, never among those with wider rights', () => {
    expect([inviteMaxUsesOf('subjectTeacher', true), inviteMaxUsesOf('staff', true)]).toEqual([80, 80]);
    expect(inviteMaxUsesOf('subjectTeacher', false)).toBe(1);
    expect([inviteMaxUsesOf('parent', true), inviteMaxUsesOf('student', true)]).toEqual([70, 40]);
    for (const role of ['administrator', 'administration', 'head', 'deputy', 'classTeacher'] as const) {
      expect(inviteMaxUsesOf(role, true)).toBe(1);
    }
  });

  it('send the digests outside the quiet hours', () => {
    for (const time of limits.digestTimes) {
      expect(time > limits.quietHours.to && time < limits.quietHours.from).toBe(true);
    }
  });
});
