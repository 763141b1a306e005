import { Talk } from '#src/conversation/place.ts';
import { Payload } from '#src/conversation/shown.ts';
import type { Incoming } from '#src/pipeline/inbox.ts';
import type { OutboxEntry } from '#src/pipeline/outbox.ts';
import { personAt } from '#src/pipeline/person-at.ts';

/**
 * The messenger did not take the buttons of a question, and its options stand in the text by numbers: from now on a
 * number answers it, as long as it is the one that is open.
 */
export function numbered({ cause, delivery }: OutboxEntry): Incoming | undefined {
  if (delivery.kind !== 'say') return undefined;
  const question = Payload.safeParse(delivery.rows?.flat()[0]?.payload).data;
  if (!question) return undefined;
  return {
    id: `numbered:${cause}`,
    key: delivery.to,
    what: 'told',
    async handle(tx) {
      const id = await personAt(tx, delivery.to);
      const place = await tx.read('place', id);
      const talk = Talk.safeParse(place?.talk).data;
      if (!place || talk?.asked !== question.n) return;
      const told = { ...place, talk: { ...talk, numbered: question.n } };
      tx.write('place', id, told, { untilMs: place.until });
    },
    // Its labels can be typed all the same, and sent it is: nothing of it is tried again.
    apologise: async () => ({ is: 'update' }),
  };
}
