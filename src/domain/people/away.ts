import { wakeDigest } from '#src/domain/duties/digest.ts';
import { type Desk, holdsOwn, isColleague, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { classOfQueue } from '#src/domain/joining/queue-entry.ts';
import { readPerson, readStaff } from '#src/domain/people/people.ts';
import type { Decided, Held, Person } from '#src/domain/people/record.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { days } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';

/** What a deputy takes over: deciding about requests. */
const handedOver: readonly Held['role'][] = ['administrator', 'classTeacher'];

/** Longer than a year nobody is away; a slip in the year must not lend a role for a lifetime. */
const longestAway = days(366);

/** Whether a day may be the last one of being away. */
export function refusalOfDay(until: number, now: number): 'day-is-past' | 'day-too-far' | undefined {
  if (until <= now) return 'day-is-past';
  return until > now + longestAway ? 'day-too-far' : undefined;
}

/** Whether a colleague may stand in for somebody: of the staff in their own right, and there themselves. */
export const mayStandIn = (colleague: Person, lender: PersonId, now: number): boolean =>
  colleague.id !== lender &&
  !colleague.frozen &&
  (colleague.away === undefined || colleague.away.until <= now) &&
  isColleague(colleague);

/** The colleagues who may stand in, by name. */
export async function listDeputies(tx: Transaction, lender: PersonId): Promise<readonly Person[]> {
  const staff = await readStaff(tx);
  return staff.filter((person) => mayStandIn(person, lender, tx.now));
}

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
  async (desk: Desk, away: { until: number; deputy: PersonId }) => {
    const { tx, me } = desk;
    const [person, deputy] = await Promise.all([readPerson(tx, me.id), readPerson(tx, away.deputy)]);
    if (!person) return no('unknown-person');
    if (!deputy || !mayStandIn(deputy, me.id, tx.now)) return no('no-such-deputy');
    const late = refusalOfDay(away.until, tx.now);
    if (late) return no(late);
    const { until } = away;
    const lent = person.roles.flatMap((held): Held[] =>
      handedOver.includes(held.role) && held.until === undefined
        ? [{ ...held, until, insteadOf: me.id }]
        : [],
    );
    if (person.away && person.away.deputy !== deputy.id) await endStandIn(desk, person);
    const decided = person.away?.decided;
    tx.write('person', me.id, { ...person, away: { ...away, ...(decided ? { decided } : {}) } });
    tx.makeDue('away-over', me.id, until);
    tx.write('person', deputy.id, { ...deputy, roles: [...withoutLent(deputy, me.id), ...lent] });
    tx.tell({
      to: deputy.id,
      text: [say('away.deputy-told', { who: person.name, until: { moment: until, as: 'day' } })],
      // Without a role that was handed over there is no queue to look at.
      ...(lent.length > 0 ? { opens: [{ about: 'queue', label: say('digest.open') }] } : {}),
    });
    tx.audit('people.away', me.id, deputy.id);
    return { ok: true as const };
  },
);

/**
 * Back before the day that was named: the colleague's stand-in ends, and one's own digest comes again.
 *
 * @returns what the colleague has decided meanwhile, where it was anything
 */
export const comeBack = operation('people.away', ofNothing, async (desk: Desk, _: Record<never, never>) => {
  const { tx, me } = desk;
  const person = await readPerson(tx, me.id);
  if (!person?.away) return { ok: true as const, decided: undefined };
  tx.write('person', me.id, present(tx, person));
  await Promise.all([endStandIn(desk, person), wakeDigest(desk, me.id)]);
  tx.audit('people.back', me.id, person.away.deputy);
  return { ok: true as const, decided: person.away.decided };
});

/** The time is over: the person learns what was decided in their stead, where anything was. */
export async function awayIsOver(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const person = await tx.read('person', id);
  if (!person?.away) return;
  if (person.away.until > tx.now) return tx.makeDue('away-over', id, person.away.until);
  // The last day ends at midnight: nobody is written to then.
  if (!mayDisturb(tx.now, school)) return tx.makeDue('away-over', id, nextDigest(tx.now, school));
  tx.write('person', person.id, present(tx, person));
  await endStandIn(desk, person);
  const { decided } = person.away;
  if (decided)
    tx.tell({
      to: person.id,
      text: [say('away.back'), say('away.meanwhile', { ...decided })],
      lane: 'reminders',
    });
}

/** Requests were decided: whoever is stood in for learns of it when they are back. */
export async function noteForLenders({ tx, me }: Desk, queue: string, more: Decided): Promise<void> {
  const inClass = classOfQueue(queue);
  const role = inClass === undefined ? 'administrator' : 'classTeacher';
  if (holdsOwn(me, role, inClass)) return;
  const lenders = me.roles.flatMap((held) =>
    held.role === role && held.class === inClass ? (held.insteadOf ?? []) : [],
  );
  for (const lender of await tx.readAll('person', lenders)) {
    if (!lender.away) continue;
    const { accepted, rejected } = lender.away.decided ?? { accepted: 0, rejected: 0 };
    const decided = { accepted: accepted + more.accepted, rejected: rejected + more.rejected };
    tx.write('person', lender.id, { ...lender, away: { ...lender.away, decided } });
  }
}

/** Takes back what somebody lent to a colleague, who is told while it would still have lasted. */
export async function endStandIn({ tx }: Pick<Desk, 'tx'>, lender: Person): Promise<void> {
  if (!lender.away) return;
  const lasts = lender.away.until > tx.now;
  for (const deputy of await tx.readAll('person', [lender.away.deputy])) {
    tx.write('person', deputy.id, { ...deputy, roles: withoutLent(deputy, lender.id) });
    if (lasts) tx.tell({ to: deputy.id, text: [say('away.deputy-free', { who: lender.name })] });
  }
}

/** Whoever stood in for others no longer can: what waits is theirs again, and they are told. */
export async function handBack(desk: Desk, deputy: Person): Promise<void> {
  const { tx } = desk;
  const lenders = deputy.roles.flatMap(({ insteadOf }) => insteadOf ?? []);
  for (const lender of await tx.readAll('person', [...new Set(lenders)])) {
    if (lender.away?.deputy !== deputy.id) continue;
    tx.write('person', lender.id, present(tx, lender));
    await wakeDigest(desk, lender.id);
    if (lender.away.until > tx.now)
      tx.tell({
        to: lender.id,
        text: [say('away.handed-back')],
        opens: [{ about: 'home', label: say('patterns-button.home') }],
      });
  }
}

/** Away no longer. */
export function present(tx: Transaction, { away: _over, ...person }: Person): Person {
  tx.resolveDue('away-over', person.id);
  return person;
}

export const withoutLent = (deputy: Person, lender: PersonId): Held[] =>
  deputy.roles.filter(({ insteadOf }) => insteadOf !== lender);
