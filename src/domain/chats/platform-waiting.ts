import { fitsPlatform } from '#src/domain/chats/links.ts';
import { staffroomLink } from '#src/domain/chats/staffroom.ts';
import { readClass } from '#src/domain/classes/classes.ts';
import { type Families, lookAtFamilies, lookAtReceived, readFamilies } from '#src/domain/classes/gathered.ts';
import { type Led, readLeading } from '#src/domain/classes/leading.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import { isClosed } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import type { Entry } from '#src/domain/ground/transaction.ts';
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
    readFamilies(tx, [of]),
    tx.list('link-received', of),
  ]);
  return waitingIn(desk, entry, members, received);
}

function waitingIn(
  desk: Desk,
  entry: SchoolClass,
  members: Families['members'],
  received: readonly Entry[],
): readonly Waiting[] {
  const roles = PlatformRole.options.filter((role) => platformLinkIn(desk, entry, role) !== null);
  if (roles.length === 0) return [];
  const shown = new Map(received.map(({ id, at }) => [id, at]));
  const accepted = [...members, ...(entry.teacher === null ? [] : [['teacher', entry.teacher] as const])];
  return accepted.flatMap(([word, person]) => {
    const role = roles.find((one) => one === word);
    if (role === undefined) return [];
    const since = entry.platform?.[role]?.at ?? 0;
    return (shown.get(memberOf(role, person)) ?? -1) >= since ? [] : [{ person, role }];
  });
}

/** How many have a link to come (A6): by class, and of the staff into «Учительская». Families are a number. */
export async function countWaiting(
  desk: Desk,
): Promise<{ readonly staffroom: number; readonly classes: ReadonlyMap<string, number> }> {
  const { tx, school } = desk;
  const [staff, led, families, received] = await Promise.all([
    staffroomLink(school) === null ? [] : readStaff(tx),
    readLeading(tx),
    lookAtFamilies(tx),
    lookAtReceived(tx),
  ]);
  const waitingFor = ({ class: entry }: Led): number =>
    waitingIn(desk, entry, families.get(entry.id)?.members ?? [], received.get(entry.id) ?? []).length;
  const open = staff.filter(
    ({ duties, frozen, roles }) => !frozen && !isClosed(duties.H3) && !holdsOwn({ roles }, 'administrator'),
  );
  return {
    staffroom: open.length,
    classes: new Map(led.map((one) => [one.entry.id, waitingFor(one)])),
  };
}
