import { z } from 'zod';

/**
 * The roles that the bot gives. The Положение has six (below); the bot keeps the head and the deputies apart,
 * because H1, H2 and H6a–d belong to the head alone.
 */
export const roles = [
  'administrator',
  'head',
  'deputy',
  'classTeacher',
  'subjectTeacher',
  'student',
  'parent',
] as const;
export const Role = z.enum(roles);
export type Role = z.infer<typeof Role>;

/** The six roles of the Положение, in the order of its clauses 2.1–2.5 and 2.7. */
export const actRoles = [
  'administrator',
  'administration',
  'classTeacher',
  'subjectTeacher',
  'student',
  'parent',
] as const;
export type ActRole = (typeof actRoles)[number];

const actRoleByRole = {
  administrator: 'administrator',
  head: 'administration',
  deputy: 'administration',
  classTeacher: 'classTeacher',
  subjectTeacher: 'subjectTeacher',
  student: 'student',
  parent: 'parent',
} as const satisfies Record<Role, ActRole>;

export const actRoleOf = (role: Role): ActRole => actRoleByRole[role];

export type FamilyRole = 'student' | 'parent';
export const isFamily = (role: Role): role is FamilyRole => role === 'student' || role === 'parent';
export const isStaff = (role: Role): boolean => !isFamily(role);

/**
 * «Педагогические работники»: 2.2 appoints the administrator from among them, 3.4 gives them the webinars.
 * A head or deputy who teaches holds `subjectTeacher` as well, and is counted by that role.
 */
export const isTeachingStaff = (role: Role): boolean =>
  role === 'administrator' || role === 'classTeacher' || role === 'subjectTeacher';

/** A role that means nothing without a class. A subject teacher adds classes with the subjects, later (T3). */
export const needsClass = (role: Role): boolean => role === 'classTeacher' || isFamily(role);

/**
 * The role in which a person joins on the platform. Head and deputies join «Учительская» as «учитель» (2.2):
 * nobody looks for a role «директор» there.
 */
export const PlatformRole = z.enum(['teacher', 'student', 'parent']);
export type PlatformRole = z.infer<typeof PlatformRole>;
export const platformRoleOf = (role: Role): PlatformRole =>
  role === 'student' ? 'student' : role === 'parent' ? 'parent' : 'teacher';

/**
 * One person, many roles: a class teacher may teach a subject, have a child here and be a deputy.
 * Only two pairs exclude each other: a student holds no other role, and the head is not also a deputy.
 */
export function mayHoldTogether(held: readonly Role[]): boolean {
  const distinct = new Set(held);
  if (distinct.has('student') && distinct.size > 1) return false;
  return !(distinct.has('head') && distinct.has('deputy'));
}
