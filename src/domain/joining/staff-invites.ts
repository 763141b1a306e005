import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { makeInvite, planStaleInvites, refusalOf } from '#src/domain/joining/invites.ts';
import type { Invite, InviteRole } from '#src/domain/joining/record.ts';
import { readStaff } from '#src/domain/people/people.ts';
import { keyOfName, type StaffEntry } from '#src/domain/people/staff-table.ts';
import { limits } from '#src/regulation/limits.ts';
import { needsClass } from '#src/regulation/roles.ts';

export type StaffRole = Exclude<InviteRole, 'parent' | 'student'>;

/** One of the staff who is to get a personal invite. */
export interface Invitee extends Pick<StaffEntry, 'name' | 'post' | 'subjects'> {
  readonly role: StaffRole;
  /** The id of the class that they lead. */
  readonly class?: string | undefined;
}

/** no-such-class, class-twice: they are invited as a teacher · more-classes: an invite gives one class, and a deputy's none; A8 gives the others */
export interface InviteeFault {
  readonly row: number;
  readonly cell: string;
  readonly why: 'no-such-class' | 'class-twice' | 'more-classes';
}

export interface StaffPlan {
  readonly invitees: readonly Invitee[];
  readonly faults: readonly InviteeFault[];
  /** How many are left out: they have joined, or an invite in their name waits. */
  readonly joined: number;
  readonly waiting: number;
}

/** Who is invited as what, by a table; nothing is stored. */
export async function planStaff({ tx }: Pick<Desk, 'tx'>, people: readonly StaffEntry[]): Promise<StaffPlan> {
  const [classes, known] = await Promise.all([readClasses(tx), readKnown(tx)]);
  const isNew = ({ name }: StaffEntry) =>
    !known.joined.has(keyOfName(name)) && !known.waiting.has(keyOfName(name));
  const faults: InviteeFault[] = [];
  const led = new Set<string>();
  const invitees = people.filter(isNew).map((entry): Invitee => {
    const { row, name, post, subjects, leads } = entry;
    const found = leads.flatMap((title) => {
      const of = findClass(classes, title)?.id;
      if (of === undefined) faults.push({ row, cell: title, why: 'no-such-class' });
      else if (led.has(of)) faults.push({ row, cell: title, why: 'class-twice' });
      else return [of];
      return [];
    });
    for (const of of found) led.add(of);
    const place = roleOf(post, found[0]);
    if (found.length > (place.class === undefined ? 0 : 1))
      faults.push({ row, cell: leads.join(', '), why: 'more-classes' });
    return { name, post, subjects, ...place };
  });
  const joined = people.filter(({ name }) => known.joined.has(keyOfName(name))).length;
  return { invitees, faults, joined, waiting: people.length - invitees.length - joined };
}

const head = /^(?:и\.?\s*о\.?\s+|врио\s+|исполняющ\p{L}+ обязанности\s+)?директор(?!\p{L})/iu;
const deputy = /завуч|(?<!\p{L})зам(?:\.|\p{L}*)\s*(?:дир|по(?!\p{L}))|заместител/iu;

/** The role by the post; whoever leads a class and is a deputy comes as the deputy, for A8 gives the class as well. */
function roleOf(post: string, inClass: string | undefined): Pick<Invitee, 'role' | 'class'> {
  if (deputy.test(post)) return { role: 'deputy' };
  if (head.test(post)) return { role: 'head' };
  return inClass === undefined ? { role: 'subjectTeacher' } : { role: 'classTeacher', class: inClass };
}

async function readKnown(tx: Transaction): Promise<{ joined: Set<string>; waiting: Set<string> }> {
  const [staff, waiting] = await Promise.all([readStaff(tx), readPersonal(tx, 'staff')]);
  return {
    joined: new Set(staff.map(({ name }) => keyOfName(name))),
    waiting: new Set(waiting.flatMap(({ label }) => (label ? [keyOfName(label.name)] : []))),
  };
}

/** The personal invites of a list that nobody has used yet, oldest first. */
export async function readPersonal(tx: Transaction, list: string): Promise<readonly Invite[]> {
  const hashes = (await tx.list('invites', list)).map(({ id }) => id);
  const [invites, counts] = await Promise.all([
    tx.readAll('invite', hashes),
    Promise.all(hashes.map(async (hash) => [hash, await tx.count('invite-uses', hash)] as const)),
  ]);
  const left = new Map(counts);
  return invites.filter(
    (invite) => invite.uses === 1 && !refusalOf(invite, left.get(invite.hash) ?? 0, tx.now),
  );
}

/**
 * Personal invites for many of the staff at once (A6), each with the label whom it is for. Whoever has one that waits
 * gets no second one, so that a repetition makes none.
 *
 * @returns too-many-invites beyond the largest table
 */
export const inviteStaff = operation(
  'invites.issue',
  (_: { people: readonly Invitee[] }) => ({ role: 'subjectTeacher' }),
  async (desk: Desk, { people }) => {
    const { tx, me } = desk;
    if (people.length > limits.staffTableRows) return no('too-many-invites');
    const [classes, { waiting }] = await Promise.all([
      readClasses(tx),
      readKnown(tx),
      planStaleInvites(desk),
    ]);
    let count = 0;
    for (const invitee of people) {
      if (waiting.has(keyOfName(invitee.name))) continue;
      makeInvite(desk, { ...placeOf(invitee, classes), uses: 1, label: labelOf(invitee) });
      count += 1;
    }
    tx.audit('invites.issue-staff', me.id);
    return { ok: true as const, count };
  },
);

/** A class that has vanished since the preview makes a teacher of its class teacher. */
function placeOf({ role, class: of = '' }: Invitee, classes: Classes): Pick<Invitee, 'role' | 'class'> {
  if (!needsClass(role)) return { role };
  return findClass(classes, of) ? { role, class: of } : { role: 'subjectTeacher' };
}

const labelOf = ({ name, post, subjects }: Invitee) => ({
  name,
  subjects: [...subjects],
  ...(post === '' ? {} : { post }),
});

/** Single-use invites for the families of a class, one a family (A6): a shared code can be photographed and passed on. */
export const inviteFamilies = operation(
  'invites.issue',
  ({ class: of }: { class: string; count: number }) => ({ class: of, role: 'parent' }),
  async (desk: Desk, { class: of, count }) => {
    const { tx, me } = desk;
    const [classes] = await Promise.all([readClasses(tx), planStaleInvites(desk)]);
    if (!findClass(classes, of)) return no('no-such-class');
    if (!Number.isInteger(count) || count < 1 || count > limits.familiesInClass)
      return no('too-many-invites');
    for (let made = 0; made < count; made += 1) makeInvite(desk, { role: 'parent', class: of, uses: 1 });
    tx.audit('invites.issue-families', me.id);
    return { ok: true as const, count };
  },
);
