import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';

/** The calendar month of a moment (ms), counted from January 1970 in UTC: nobody needs to know it more exactly. */
export function monthOf(at: number): number {
  const date = new Date(at);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The month in which somebody was last there; whoever has agreed was. */
export const seenIn = ({ seen = 0, consent }: Person): number => Math.max(seen, monthOf(consent.at));

export const monthsUnseen = (person: Person, now: number): number => monthOf(now) - seenIn(person);

/** Whoever writes or taps is there. It is noted once a month, so that their other turns write nothing for it. */
export function noteSeen(tx: Transaction, person: Person): void {
  if (monthsUnseen(person, tx.now) > 0) tx.write('person', person.id, { ...person, seen: monthOf(tx.now) });
}
