import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { reviewLeading } from '#src/domain/classes/leading.ts';
import { wakeDigest } from '#src/domain/duties/digest.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { classQueue, lateQueue } from '#src/domain/joining/queue-entry.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { say } from '#src/text/say.ts';

/**
 * The families of these classes wait with the administrators too: nobody else can answer them now.
 *
 * @param without  whoever can answer no longer
 */
export async function passOnFamilies(
  desk: Desk,
  classes: readonly string[],
  without: PersonId,
): Promise<void> {
  const { tx } = desk;
  const [{ ids }, ...queues] = await Promise.all([
    readAdministrators(tx),
    ...classes.map((of) => tx.list('queue', classQueue(of))),
  ]);
  const waiting = queues.flat();
  for (const { id, at } of waiting) tx.put('queue', lateQueue, id, at);
  if (waiting.length === 0) return;
  await Promise.all(ids.filter((id) => id !== without).map((id) => wakeDigest(desk, id)));
}

/** Classes have lost their class teacher: the other administrators hear of it, and who waits is theirs to answer. */
export async function classesAreLeft(
  desk: Desk,
  classes: readonly string[],
  teacher: PersonId,
): Promise<void> {
  if (classes.length === 0) return;
  const { tx, me } = desk;
  const [{ ids }, all] = await Promise.all([
    readAdministrators(tx),
    readClasses(tx),
    passOnFamilies(desk, classes, teacher),
  ]);
  await reviewLeading(desk);
  for (const to of ids) {
    if (to === me.id || to === teacher) continue;
    tx.tell({
      to,
      text: classes.map((of) => say('class-left.told', { class: titleOf(all, of) })),
      opens: [{ about: 'home', label: say('patterns-button.home') }],
    });
  }
}
