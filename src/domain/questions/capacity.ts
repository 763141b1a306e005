import { type Desk, holdsOwn, isColleague } from '#src/domain/ground/desk.ts';
import { isForFamilies, isOwnCourse } from '#src/domain/mailings/audience.ts';
import type { Audience } from '#src/domain/mailings/record.ts';
import type { Role } from '#src/regulation/roles.ts';

/**
 * As whom somebody asks these people by now: the class teacher the families of the class and its teachers, a teacher
 * the families of what they teach, the head and the administrators the staff. Undefined where they may not.
 */
export async function capacityOf(
  { tx, me }: Pick<Desk, 'tx' | 'me'>,
  audience: Audience,
): Promise<Role | undefined> {
  const { whom, classes, course } = audience;
  if (whom === 'staff') return (['head', 'administrator'] as const).find((role) => holdsOwn(me, role));
  if (course !== undefined) {
    const isTheirs =
      isColleague(me) && isForFamilies(audience) && (await isOwnCourse({ tx }, audience, me.id));
    return isTheirs ? 'subjectTeacher' : undefined;
  }
  const [of, ...others] = classes;
  const isOne = of !== undefined && others.length === 0 && whom !== 'everybody';
  return isOne && holdsOwn(me, 'classTeacher', of) ? 'classTeacher' : undefined;
}
