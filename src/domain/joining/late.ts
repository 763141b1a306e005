import { wakeDigest } from '#src/domain/duties/digest.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { entryOf, lateQueue } from '#src/domain/joining/queue-entry.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { say } from '#src/text/say.ts';

/** A request without an answer for two working days goes to the administrator as well, and the person is told. */
export async function requestIsLate(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const [request, { ids }] = await Promise.all([tx.read('request', id), readAdministrators(tx)]);
  if (request?.state !== 'open' || request.late || request.person === null) return;
  const { person } = request;
  // The same time of day may be late in the evening: nobody is written to then.
  if (!mayDisturb(tx.now, school)) return tx.makeDue('request-late', id, nextDigest(tx.now, school));
  tx.write('request', id, { ...request, late: true });
  tx.put('queue', lateQueue, entryOf({ id, person }), request.at);
  await Promise.all(ids.map((administrator) => wakeDigest(desk, administrator)));
  tx.tell({ to: person, text: [say('request-late.told')], lane: 'reminders' });
}
