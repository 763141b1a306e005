import { readClass } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { hoursOf, reachableAt } from '#src/domain/people/own-hours.ts';
import type { Person } from '#src/domain/people/record.ts';
import { addWorkingDays, dayOf, daysLater, timeOf } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { dayInWeek, type Say, say } from '#src/text/say.ts';

export interface FamilyAnswer {
  readonly byTeacher: boolean;
  readonly until: number;
  /** When the class teacher's own hours begin, where they have named some and it is outside them (ms). */
  readonly opens: number | undefined;
}

/**
 * Who decides about a family's request for a class, and by when somebody else is asked as well.
 *
 * @param since  when it was sent (ms)
 */
export async function familyAnswer(desk: Desk, of: string, since = desk.tx.now): Promise<FamilyAnswer> {
  const { tx, school, me } = desk;
  const { teacher } = await readClass(tx, of);
  const person = teacher === null || teacher === me.id ? undefined : await tx.read('person', teacher);
  return {
    // Nobody decides their own request.
    byTeacher: teacher !== null && teacher !== me.id,
    until: addWorkingDays(since, limits.requestEscalationWorkingDays, school),
    opens: person && opensLater(person, desk),
  };
}

function opensLater(teacher: Person, { tx, school }: Desk): number | undefined {
  if (!hoursOf(teacher, school)) return undefined;
  const opens = reachableAt(teacher, tx.now, school);
  return opens > tx.now ? opens : undefined;
}

/** When an answer may be expected, as a family reads it; never a promise. */
export function expectedLine(opens: number, { tx, school }: Desk): Say {
  const [day, today] = [dayOf(opens, school), dayOf(tx.now, school)];
  const time = timeOf(opens, school);
  if (day === today) return say('answer-hours.today', { time });
  return day === daysLater(today, 1)
    ? say('answer-hours.tomorrow', { time })
    : say('answer-hours.later', { when: dayInWeek(opens) });
}
