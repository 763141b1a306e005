import { wakeDigest } from '#src/domain/duties/digest.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { readPerson, readStaff } from '#src/domain/people/people.ts';
import type { Held, Person } from '#src/domain/people/record.ts';
import { days } from '#src/regulation/durations.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** What a deputy takes over: deciding about requests. */
const handedOver: readonly Held['role'][] = ['administrator', 'classTeacher'];

/** Longer than a year nobody is away; a slip in the year must not lend a role for a lifetime. */
const longestAway = days(366);

/** Whether a colleague may stand in for somebody: of the staff in their own right, and there themselves. */
export const mayStandIn = (colleague: Person, lender: PersonId, now: number): boolean =>
  colleague.id !== lender &&
  !colleague.frozen &&
  (colleague.away === undefined || colleague.away.until <= now) &&
  ownRoles(colleague).some(({ role }) => isStaff(role));

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
    if (away.until <= tx.now) return no('day-is-past');
    if (away.until > tx.now + longestAway) return no('day-too-far');
    const { until } = away;
    const lent = person.roles.flatMap((held): Held[] =>
      handedOver.includes(held.role) && held.until === undefined
        ? [{ ...held, until, insteadOf: me.id }]
        : [],
    );
    if (person.away && person.away.deputy !== deputy.id) await endStandIn(desk, person);
    tx.write('person', me.id, { ...person, away });
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

/** Back before the day that was named: the colleague's stand-in ends, and one's own digest comes again. */
export const comeBack = operation('people.away', ofNothing, async (desk: Desk, _: Record<never, never>) => {
  const { tx, me } = desk;
  const person = await readPerson(tx, me.id);
  if (!person?.away) return { ok: true as const };
  const { away, ...present } = person;
  tx.write('person', me.id, present);
  await Promise.all([endStandIn(desk, person), wakeDigest(desk, me.id)]);
  tx.audit('people.back', me.id, away.deputy);
  return { ok: true as const };
});

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
    const { away, ...present } = lender;
    tx.write('person', lender.id, present);
    await wakeDigest(desk, lender.id);
    if (away.until > tx.now)
      tx.tell({
        to: lender.id,
        text: [say('away.handed-back')],
        opens: [{ about: 'home', label: say('patterns-button.home') }],
      });
  }
}

export const withoutLent = (deputy: Person, lender: PersonId): Held[] =>
  deputy.roles.filter(({ insteadOf }) => insteadOf !== lender);
