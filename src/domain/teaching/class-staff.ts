import type { SchoolClass } from '#src/domain/classes/record.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Course } from '#src/domain/teaching/record.ts';

/** Whether somebody belongs into the chat with the teachers of a class (C3c): they teach there, or were picked. */
export const isTeacherOf = (
  { id, staff = [] }: Pick<SchoolClass, 'id' | 'staff'>,
  person: string,
  courses: readonly Course[],
): boolean =>
  staff.some((id) => id === person) ||
  courses.some(({ teacher, classes }) => teacher === person && classes.includes(id));

/** The class as it is once a colleague is in the chat with its teachers no longer; the same one where they were not. */
export function withoutStaff(entry: SchoolClass, person: PersonId): SchoolClass {
  const { staff = [], told = [], ...rest } = entry;
  if (!staff.includes(person) && !told.includes(person)) return entry;
  const isOther = (one: PersonId) => one !== person;
  return { ...rest, staff: staff.filter(isOther), told: told.filter(isOther) };
}
