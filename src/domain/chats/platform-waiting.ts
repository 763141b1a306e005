import { fitsPlatform } from '#src/domain/chats/links.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { readClass, readClasses } from '#src/domain/classes/classes.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import { isClosed } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { PlatformRole } from '#src/regulation/roles.ts';

/** The link of a place while it leads to the platform in force; pupils get theirs in the mode `full` only. */
export function platformLinkIn(
  { school }: Pick<Desk, 'school'>,
  { platform }: Pick<SchoolClass, 'platform'>,
  role: PlatformRole,
): string | null {
  const link = platform?.[role]?.link;
  if (link === undefined || (role === 'student' && school.pupils !== 'full')) return null;
  return fitsPlatform(link, school.platform) ? link : null;
}

export interface Waiting {
  readonly person: string;
  readonly role: PlatformRole;
}

/** Whoever was accepted for a role of this class and has not been shown its present link. */
export async function readWaiting(desk: Desk, of: string): Promise<readonly Waiting[]> {
  const { tx } = desk;
  const [entry, members, received] = await Promise.all([
    readClass(tx, of),
    tx.list('class-people', of),
    tx.list('link-received', of),
  ]);
  const shown = new Map(received.map(({ id, at }) => [id, at]));
  const accepted = [
    ...members.map(({ id }) => partsOf(id)),
    ...(entry.teacher === null ? [] : [['teacher', entry.teacher] as const]),
  ];
  return accepted.flatMap(([word, person]) => {
    const role = PlatformRole.safeParse(word).data;
    if (role === undefined || platformLinkIn(desk, entry, role) === null) return [];
    const since = entry.platform?.[role]?.at ?? 0;
    return (shown.get(memberOf(role, person)) ?? -1) >= since ? [] : [{ person, role }];
  });
}

/** How many have a link to come (A6): by class, and of the staff into «Учительская». Families are a number. */
export async function countWaiting(
  desk: Desk,
): Promise<{ readonly staffroom: number; readonly classes: ReadonlyMap<string, number> }> {
  const { tx, school } = desk;
  const { list } = await readClasses(tx);
  const [staff, ...waiting] = await Promise.all([
    staffroomLink(school) === null ? [] : readStaff(tx),
    ...list.map(({ id }) => readWaiting(desk, id)),
  ]);
  const open = staff.filter(
    ({ duties, frozen, roles }) => !frozen && !isClosed(duties.H3) && !holdsOwn({ roles }, 'administrator'),
  );
  return {
    staffroom: open.length,
    classes: new Map(list.map(({ id }, at) => [id, waiting[at]?.length ?? 0])),
  };
}
