import type { Desk } from '#src/domain/ground/desk.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** The safety talk was had (S4): half a year later the student is invited to another one, once. */
export const inviteAgainLater = (tx: Transaction, student: string): void =>
  tx.makeDue('safety', student, tx.now + limits.safetyCheckEvery);

/** One kind invitation, and nothing when it is let be; where students are not kept the talk has no repeat. */
export async function safetyComesRound({ tx, school }: Desk, id: string): Promise<void> {
  const person = await tx.read('person', id);
  const isKept = person?.roles.some(({ role }) => role === 'student') && school.pupils === 'full';
  if (!person || !isKept || person.frozen || person.hears === 'urgent') return;
  if (!mayDisturb(tx.now, school)) return tx.makeDue('safety', id, nextDigest(tx.now, school));
  tx.tell({
    to: person.id,
    text: [say('safety-invitation.ask')],
    opens: [{ about: 'safety', label: say('safety-invitation.begin') }],
    lane: 'reminders',
  });
}
