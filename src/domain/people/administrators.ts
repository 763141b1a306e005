import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, holds, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { readPerson, readStaff } from '#src/domain/people/people.ts';
import type { Administrators, Person } from '#src/domain/people/record.ts';
import { grantRole } from '#src/domain/people/roles.ts';
import { isTeachingStaff } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

const none: Administrators = { v: 1, ids: [] };
export const readAdministrators = async (tx: Transaction): Promise<Administrators> =>
  (await tx.read('administrators', 'all')) ?? none;

/**
 * Whether there is an administrator who can act: not frozen, and in their own right. The commit relies on the record
 * of the administrators and on the one who was found, so that two who count on each other do not both go.
 *
 * @param without  somebody who is about to be frozen, to be withdrawn or to go
 */
export async function isAdministered(tx: Transaction, without?: PersonId): Promise<boolean> {
  const { ids } = (await tx.rely('administrators', 'all')) ?? none;
  const others = await tx.readAll(
    'person',
    ids.filter((id) => id !== without),
  );
  const one = others.find(({ frozen }) => !frozen);
  if (one) await tx.rely('person', one.id);
  return one !== undefined;
}

/**
 * Every administrator hears of each new head, deputy and administrator, by name, and who let them in: a right that was
 * got by a trick is seen by somebody else.
 */
export async function announceLeader(
  { tx, me }: Desk,
  { role, person }: { role: 'head' | 'deputy' | 'administrator'; person: Pick<Person, 'id' | 'name'> },
): Promise<void> {
  const { ids } = await readAdministrators(tx);
  for (const to of ids) {
    if (to === me.id || to === person.id) continue;
    const by = me.person?.name ?? '';
    tx.tell({
      to,
      text: [say(`leaders.${role}`, { name: person.name, by, named: by === '' ? 'no' : 'yes' })],
      opens: [{ about: 'home', label: say('patterns-button.home') }],
      // Who holds such rights is told at once: it may be nobody's wish.
      atOnce: true,
    });
  }
}

export interface Staff {
  readonly administrators: readonly Person[];
  /** Teaching staff who have joined and could be appointed. */
  readonly candidates: readonly Person[];
  /** Teaching staff among the administrators: an order may name them all the same. */
  readonly appointed: readonly Person[];
  readonly everybody: readonly Person[];
}

/** The staff who have joined, by name (A7, H2). */
export const listStaff = operation(
  'administrators.list',
  ofNothing,
  async ({ tx }: Desk, _: Record<never, never>) => {
    const [all, everybody] = await Promise.all([readAdministrators(tx), readStaff(tx)]);
    const isOne = ({ id }: Person) => all.ids.includes(id);
    const staff: Staff = {
      administrators: everybody.filter(isOne),
      appointed: everybody.filter((person) => isOne(person) && mayBeAppointed(person)),
      candidates: everybody.filter((person) => !isOne(person) && mayBeAppointed(person)),
      everybody,
    };
    return { ok: true as const, staff };
  },
);

/** A role that is only lent says nothing about who somebody is; and who is frozen could not act. */
const mayBeAppointed = (person: Person): boolean =>
  !person.frozen && ownRoles(person).some(({ role }) => isTeachingStaff(role));

/** Appoints a further administrator from the teaching staff who have joined (A7); H2 for the head. */
export const appointAdministrator = operation(
  'administrators.appoint',
  ({ person }: { person: PersonId }) => ({ person }),
  async (desk, input) => {
    const { tx, me } = desk;
    const [all, person, claim] = await Promise.all([
      readAdministrators(tx),
      readPerson(tx, input.person),
      tx.read('claim', 'main'),
    ]);
    if (!person || !mayBeAppointed(person)) return no('not-teaching-staff');
    // Whoever appoints somebody whom a colleague has just appointed has done their own duty all the same.
    const done = { state: 'done', at: tx.now, by: me.id } as const;
    if (holds(me, 'head')) await markDuty(desk, 'H2', done);
    if (holds(me, 'administrator')) await markDuty(desk, 'A7', done);
    if (all.ids.includes(person.id)) return { ok: true as const };
    grantRole(tx, person, { role: 'administrator' });
    tx.write('administrators', 'all', { ...all, ids: [...all.ids, person.id] });
    // A code that still waits for somebody to take it up would be a second way in.
    if (claim) tx.erase('claim', 'main');
    tx.tell({
      to: person.id,
      text: [say('administrators.told-appointed')],
      opens: [{ about: 'home', label: say('patterns-button.home') }],
      atOnce: true,
    });
    await announceLeader(desk, { role: 'administrator', person });
    tx.audit('administrators.appoint', me.id, person.id);
    return { ok: true as const };
  },
);
