import { readClass } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { addWorkingDays } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Who decides about a family's request for a class, and by when somebody else is asked as well.
 *
 * @param since  when it was sent (ms)
 */
export async function familyAnswer(
  { tx, school, me }: Desk,
  of: string,
  since = tx.now,
): Promise<{ byTeacher: boolean; until: number }> {
  const { teacher } = await readClass(tx, of);
  return {
    // Nobody decides their own request.
    byTeacher: teacher !== null && teacher !== me.id,
    until: addWorkingDays(since, limits.requestEscalationWorkingDays, school),
  };
}
