import { mayStandIn } from '#src/domain/deputies.ts';
import { type Desk, no } from '#src/domain/desk.ts';
import { wakeDigest } from '#src/domain/digest.ts';
import { ofNothing, operation } from '#src/domain/permissions.ts';
import { entryOf } from '#src/domain/queue-entry.ts';
import type { Held, Language, Person } from '#src/domain/records.ts';
import { say } from '#src/domain/say.ts';
import { eraseTraces } from '#src/domain/traces.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { isStaff } from '#src/regulation/roles.ts';

export const readPerson = (tx: Transaction, id: number): Promise<Person | undefined> =>
  tx.read('person', String(id));

/** Records the consent (152-ФЗ): only from here on is anything stored about a person. */
export const giveConsent = operation(
  'people.consent',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const known = await readPerson(tx, me.id);
    if (known) return { ok: true as const };
    const consent = { version: limits.consentVersion, at: tx.now };
    tx.write('person', String(me.id), {
      v: 1,
      id: me.id,
      name: '',
      roles: [],
      lang: me.lang,
      consent,
      duties: {},
      requests: {},
    });
    tx.put('people', 'all', String(me.id), tx.now);
    tx.audit('people.consent', me.id);
    return { ok: true as const };
  },
);

export const rename = operation(
  'people.rename',
  ofNothing,
  async (desk: Desk, input: { name?: string; post?: string }) => {
    const person = await readPerson(desk.tx, desk.me.id);
    if (!person) return no('unknown-person');
    desk.tx.write('person', String(person.id), { ...person, ...input });
    return { ok: true as const };
  },
);

export const chooseLanguage = operation(
  'people.language',
  ofNothing,
  async (desk: Desk, input: { lang: Language }) => {
    const person = await readPerson(desk.tx, desk.me.id);
    if (!person) return no('unknown-person');
    desk.tx.write('person', String(person.id), { ...person, lang: input.lang });
    return { ok: true as const };
  },
);

/** Deletes everything about a person at once. Never refused; a mark without data stays in the audit. */
export const forgetMe = operation('people.forget', ofNothing, async (desk: Desk, _: Record<never, never>) => {
  const { tx, me } = desk;
  const id = String(me.id);
  const person = await readPerson(tx, me.id);
  if (!person) return { ok: true as const };
  await endRoles(tx, person, person.roles);
  for (const request of Object.values(person.requests)) await dropRequest(tx, request);
  await eraseTraces(desk, person);
  await Promise.all([tx.read('notices', id), tx.read('tries', id), tx.read('kept', `digest-${id}`)]);
  tx.erase('person', id);
  tx.erase('notices', id);
  tx.erase('tries', id);
  tx.erase('kept', `digest-${id}`);
  tx.resolveDue('digest', id);
  tx.drop('people', 'all', id);
  tx.audit('people.forget', 0);
  return { ok: true as const };
});

/** An open request goes with the person: whoever is just deciding about it finds it gone. */
async function dropRequest(tx: Transaction, id: string): Promise<void> {
  const request = await tx.read('request', id);
  if (!request) return;
  tx.erase('request', id);
  for (const queue of ['staff', 'verification', 'late', `class-${request.class ?? ''}`])
    tx.drop('queue', queue, entryOf(request));
  tx.resolveDue('request-late', id);
}

/** Adds a role and the entries by which the person is found through it. The class's one teacher is decided elsewhere. */
export function grantRole(tx: Transaction, person: Person, held: Held): Person {
  if (isStaff(held.role)) tx.put('staff', 'all', String(person.id), tx.now);
  if (held.class !== undefined && !isStaff(held.role))
    tx.put('class-people', held.class, `${held.role}:${person.id}`, tx.now);
  // What is held in somebody's stead ends by itself, so it does not count as held.
  const has = person.roles.some(
    ({ role, class: of, until }) => role === held.role && of === held.class && until === held.until,
  );
  const next = has ? person : { ...person, roles: [...person.roles, held] };
  tx.write('person', String(person.id), next);
  return next;
}

/** Ends roles with everything that hangs on them; the record itself is the caller's to write. */
export async function endRoles(tx: Transaction, person: Person, ending: readonly Held[]): Promise<void> {
  for (const { role, class: of } of ending) {
    if (of !== undefined && !isStaff(role)) tx.drop('class-people', of, `${role}:${person.id}`);
    if (role === 'classTeacher' && of !== undefined) {
      const entry = await tx.read('class', of);
      if (entry?.teacher === person.id) tx.write('class', of, { ...entry, teacher: null });
    }
    if (role === 'administrator') {
      const all = await tx.read('administrators', 'all');
      if (all) tx.write('administrators', 'all', { v: 1, ids: all.ids.filter((id) => id !== person.id) });
    }
  }
  const left = person.roles.filter((held) => !ending.includes(held));
  if (!left.some(({ role }) => isStaff(role))) tx.drop('staff', 'all', String(person.id));
}

/** What a deputy takes over: deciding about requests. */
const handedOver: readonly Held['role'][] = ['administrator', 'classTeacher'];

/** Longer than a year nobody is away; a slip in the year must not lend a role for a lifetime. */
const longestAway = days(366);

/**
 * «Меня нет до …»: the bot is silent until then, and a colleague decides in one's stead. Naming another day or
 * another colleague replaces what was named before.
 *
 * @param away.until  the end of the last day, ms
 * @returns unknown-person, no-such-deputy, day-is-past, day-too-far
 */
export const setAway = operation(
  'people.away',
  ofNothing,
  async (desk: Desk, away: { until: number; deputy: number }) => {
    const { tx, me } = desk;
    const [person, deputy] = await Promise.all([readPerson(tx, me.id), readPerson(tx, away.deputy)]);
    if (!person) return no('unknown-person');
    if (!deputy || !mayStandIn(deputy, me.id, tx.now)) return no('no-such-deputy');
    if (away.until <= tx.now) return no('day-is-past');
    if (away.until > tx.now + longestAway) return no('day-too-far');
    const { until } = away;
    const lent = person.roles.flatMap((held): Held[] =>
      handedOver.includes(held.role) && held.until === undefined
        ? [{ ...held, until, insteadOf: me.id }]
        : [],
    );
    if (person.away && person.away.deputy !== deputy.id) await endStandIn(desk, person.away.deputy);
    tx.write('person', String(me.id), { ...person, away });
    tx.write('person', String(deputy.id), { ...deputy, roles: [...withoutLent(deputy, me.id), ...lent] });
    tx.tell({
      to: deputy.id,
      text: [say('away.deputy-told', { who: person.name, until: { moment: until, as: 'day' } })],
      // Without a role that was handed over there is no queue to look at.
      ...(lent.length > 0 ? { opens: [{ scene: 'queue', label: say('digest.open') }] } : {}),
    });
    tx.audit('people.away', me.id, String(deputy.id));
    return { ok: true as const };
  },
);

/** Back before the day that was named: the colleague's stand-in ends, and one's own digest comes again. */
export const comeBack = operation('people.away', ofNothing, async (desk: Desk, _: Record<never, never>) => {
  const { tx, me } = desk;
  const person = await readPerson(tx, me.id);
  if (!person?.away) return { ok: true as const };
  const { away, ...present } = person;
  tx.write('person', String(me.id), present);
  await endStandIn(desk, away.deputy);
  await wakeDigest(desk, me.id);
  tx.audit('people.back', me.id, String(away.deputy));
  return { ok: true as const };
});

/** Takes back what was lent to a colleague; they are told while it would still have lasted. */
async function endStandIn({ tx, me }: Desk, colleague: number): Promise<void> {
  const deputy = await readPerson(tx, colleague);
  if (!deputy) return;
  const lasts = (me.person?.away?.until ?? 0) > tx.now;
  tx.write('person', String(deputy.id), { ...deputy, roles: withoutLent(deputy, me.id) });
  if (lasts) tx.tell({ to: deputy.id, text: [say('away.deputy-free', { who: me.person?.name ?? '' })] });
}

const withoutLent = (deputy: Person, lender: number): Held[] =>
  deputy.roles.filter(({ insteadOf }) => insteadOf !== lender);

/** Freezes a person whose account was stolen, or thaws them; an administrator cannot freeze the last administrator. */
export const freeze = operation(
  'people.freeze',
  ({ person }: { person: number; frozen: boolean }) => ({ person }),
  async (desk, input) => {
    const { tx, me } = desk;
    // Two administrators who freeze each other at one moment would leave nobody: the slower one is refused.
    const [person] = await Promise.all([readPerson(tx, input.person), tx.rely('person', String(me.id))]);
    if (!person) return no('unknown-person');
    if (input.person === me.id) return no('not-yourself');
    tx.write('person', String(person.id), { ...person, frozen: input.frozen });
    tx.audit(input.frozen ? 'people.freeze' : 'people.thaw', me.id, String(person.id));
    return { ok: true as const };
  },
);
