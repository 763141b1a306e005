import { describe, expect, it } from 'vitest';
import {
  actRoleOf,
  actRoles,
  isStaff,
  isTeachingStaff,
  mayHoldTogether,
  needsClass,
  platformRoleOf,
  roles,
} from '#src/regulation/roles.ts';

describe('the roles', () => {
  it('stand for the six of the Положение, the administration being head and deputies', () => {
    expect([...new Set(roles.map(actRoleOf))]).toEqual([...actRoles]);
    expect(roles.filter((role) => actRoleOf(role) === 'administration')).toEqual(['head', 'deputy']);
  });

  it('are staff or family', () => {
    expect(roles.filter(isStaff)).toEqual([
      'administrator',
      'head',
      'deputy',
      'classTeacher',
      'subjectTeacher',
    ]);
  });

  it('count as teaching staff where the Положение speaks of pedagogues', () => {
    expect(roles.filter(isTeachingStaff)).toEqual(['administrator', 'classTeacher', 'subjectTeacher']);
  });

  it('need a class where they mean nothing without one', () => {
    expect(roles.filter(needsClass)).toEqual(['classTeacher', 'student', 'parent']);
  });

  it('join the platform as «учитель» for all staff, the head included', () => {
    expect(roles.filter(isStaff).map(platformRoleOf)).toEqual(Array(5).fill('teacher'));
    expect([platformRoleOf('student'), platformRoleOf('parent')]).toEqual(['student', 'parent']);
  });

  it('may be held together by a class teacher who teaches, administers and has a child here', () => {
    expect(mayHoldTogether(['classTeacher', 'subjectTeacher', 'parent', 'administrator', 'deputy'])).toBe(
      true,
    );
  });

  it('leave a student no second role', () => {
    expect(mayHoldTogether(['student'])).toBe(true);
    expect(mayHoldTogether(['student', 'parent'])).toBe(false);
  });

  it('keep the head apart from the deputies', () => {
    expect(mayHoldTogether(['head', 'deputy'])).toBe(false);
  });
});
