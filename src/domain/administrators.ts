import { createHash } from 'node:crypto';
import { type Desk, holds, no } from '#src/domain/desk.ts';
import { grantRole, readPerson } from '#src/domain/people.ts';
import { ofNothing, operation } from '#src/domain/permissions.ts';
import type { Administrators, Person } from '#src/domain/records.ts';
import { say } from '#src/domain/say.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import { isTeachingStaff } from '#src/regulation/roles.ts';

const none: Administrators = { v: 1, ids: [] };
export const readAdministrators = async (tx: Transaction): Promise<Administrators> =>
  (await tx.read('administrators', 'all')) ?? none;

export const hashOf = (code: string): string =>
  createHash('sha256').update(code.toUpperCase()).digest('hex').slice(0, 32);

/**
 * Takes up the administration at the first start: by the one-time claim code, or because ADMIN_VK_IDS names the
 * person. The person has agreed and given a name before.
 */
export const claimAdministration = operation(
  'administrators.claim',
  ofNothing,
  async (desk: Desk, input: { code?: string | undefined }) => {
    const { tx, me, bot } = desk;
    const [claim, all, person] = await Promise.all([
      tx.read('claim', 'main'),
      readAdministrators(tx),
      readPerson(tx, me.id),
    ]);
    if (!person) return no('unknown-person');
    if (all.ids.includes(me.id)) return { ok: true as const };
    const named = bot.firstAdministrators.includes(me.id);
    if (!named && (!claim || input.code === undefined || hashOf(input.code) !== claim.hash))
      return no('claim-unknown');
    grantRole(tx, person, { role: 'administrator' });
    tx.write('administrators', 'all', { v: 1, ids: [...all.ids, me.id] });
    if (claim) tx.erase('claim', 'main');
    tx.audit('administrators.claim', me.id);
    return { ok: true as const };
  },
);

export interface Staff {
  readonly administrators: readonly Person[];
  /** Teaching staff who have joined and could be appointed. */
  readonly candidates: readonly Person[];
  readonly everybody: readonly Person[];
}

/** The staff who have joined, by name (A7, H2). */
export const listStaff = operation(
  'administrators.list',
  ofNothing,
  async ({ tx }: Desk, _: Record<never, never>) => {
    const [all, entries] = await Promise.all([readAdministrators(tx), tx.list('staff', 'all')]);
    const read = await Promise.all(entries.map(({ id }) => readPerson(tx, Number(id))));
    const everybody = read
      .flatMap((person) => person ?? [])
      .sort((a, b) => a.name.localeCompare(b.name, 'ru'));
    const isOne = ({ id }: Person) => all.ids.includes(id);
    const staff: Staff = {
      administrators: everybody.filter(isOne),
      candidates: everybody.filter((person) => !isOne(person) && !person.frozen && teaches(person)),
      everybody,
    };
    return { ok: true as const, staff };
  },
);

/** A role that is only lent says nothing about who somebody is. */
const teaches = (person: Person): boolean =>
  person.roles.some(({ role, until }) => until === undefined && isTeachingStaff(role));
const withoutAdministration = (person: Person, which: (until: number | undefined) => boolean): Person => ({
  ...person,
  roles: person.roles.filter(({ role, until }) => role !== 'administrator' || !which(until)),
});

/** Appoints a further administrator from the teaching staff who have joined (A7); H2 for the head. */
export const appointAdministrator = operation(
  'administrators.appoint',
  ({ person }: { person: number }) => ({ person }),
  async (desk, input) => {
    const { tx, me } = desk;
    const [all, person, school] = await Promise.all([
      readAdministrators(tx),
      readPerson(tx, input.person),
      tx.read('school', 'main'),
    ]);
    if (!person || !teaches(person)) return no('not-teaching-staff');
    if (all.ids.includes(input.person)) return { ok: true as const };
    // Rights held in somebody's stead end by themselves; these stay.
    const lasting = withoutAdministration(person, (until) => until !== undefined);
    grantRole(tx, lasting, { role: 'administrator' });
    if (school) {
      const done = { state: 'done' as const, at: tx.now, by: me.id };
      const duties = {
        ...school.duties,
        ...(holds(me, 'head') ? { H2: done } : {}),
        ...(holds(me, 'administrator') ? { A7: done } : {}),
      };
      tx.write('school', 'main', { ...school, duties });
    }
    tx.write('administrators', 'all', { v: 1, ids: [...all.ids, input.person] });
    tx.tell({
      to: input.person,
      text: [say('administrators.told-appointed')],
      opens: [{ scene: 'home', label: say('patterns-button.home') }],
    });
    tx.audit('administrators.appoint', me.id, String(input.person));
    return { ok: true as const };
  },
);

/** Withdraws an administrator's rights (A7). The last one stays: two who withdraw each other meet at one record. */
export const withdrawAdministrator = operation(
  'administrators.withdraw',
  ({ person }: { person: number }) => ({ person }),
  async (desk, input) => {
    const { tx, me } = desk;
    const [all, person] = await Promise.all([readAdministrators(tx), readPerson(tx, input.person)]);
    if (!all.ids.includes(me.id)) return no('forbidden');
    if (!all.ids.includes(input.person)) return { ok: true as const };
    if (all.ids.length < 2) return no('last-administrator');
    if (person) {
      tx.write(
        'person',
        String(person.id),
        withoutAdministration(person, () => true),
      );
      const deputy = person.away && (await readPerson(tx, person.away.deputy));
      // What was lent ends with what it was lent from.
      if (deputy) {
        const roles = deputy.roles.filter(
          (held) => held.role !== 'administrator' || held.insteadOf !== person.id,
        );
        tx.write('person', String(deputy.id), { ...deputy, roles });
      }
    }
    tx.write('administrators', 'all', { v: 1, ids: all.ids.filter((id) => id !== input.person) });
    tx.tell({ to: input.person, text: [say('administrators.told-withdrawn')] });
    tx.audit('administrators.withdraw', me.id, String(input.person));
    return { ok: true as const };
  },
);
