import { readClass } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { addWorkingDays } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';

/** Who decides about a family's request for a class, and by when somebody else is asked as well. */
export async function familyAnswer(
  { tx, school }: Desk,
  of: string,
): Promise<{ byTeacher: boolean; until: number }> {
  const { teacher } = await readClass(tx, of);
  return {
    byTeacher: teacher !== null,
    until: addWorkingDays(tx.now, limits.requestEscalationWorkingDays, school),
  };
}
