import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Notice, Told } from '#src/domain/ground/transaction.ts';
import { say } from '#src/text/say.ts';

/** Names a decision in the notice about it, so that whoever decided hears when it does not come. */
export const aboutDecision = (
  decider: PersonId,
  person: PersonId,
  request: string,
): NonNullable<Notice['about']> => ({ kind: 'decision', id: `${decider} ${person} ${request}` });

/**
 * The news of a decision came, or it did not: then whoever decided tells it. Only what has happened is ever told, so
 * nobody hears «человек уже знает» before. What did not come is told once more when messages may come again.
 *
 * @param id  `<decider> <person> <request>`
 */
export async function decisionWasTold({ tx }: Desk, id: string, told: Told): Promise<void> {
  if (told.came === 'sent') return;
  const [by = '', to = '', request = ''] = id.split(' ');
  const people = await tx.readAll('person', [by, to]);
  const [decider, person] = [by, to].map((one) => people.find((known) => known.id === one));
  if (person && request !== '' && told.came === 'unreachable')
    tx.write('person', person.id, { ...person, missed: [...new Set([...(person.missed ?? []), request])] });
  // Whoever has deleted their data meanwhile is neither told nor spoken of.
  if (!decider || !person) return;
  const who = person.name;
  tx.tell({
    to: decider.id,
    text: [told.came === 'unreachable' ? say('queue.unreachable', { who }) : say('queue.given-up', { who })],
    lane: 'reminders',
  });
}
