import { createHash } from 'node:crypto';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import type { About, Delivery } from '#src/messenger/delivery.ts';
import type { OutboxLane } from '#src/pipeline/outbox.ts';

/** What is kept of something that was set aside, so that it can be tried once more. */
export type Kept =
  | { readonly is: 'update'; readonly update?: unknown }
  | { readonly is: 'due'; readonly member: string }
  | { readonly is: 'told'; readonly about: About; readonly told: Told }
  | { readonly is: 'delivery'; readonly lane: OutboxLane; readonly delivery: Delivery };

/** Something that could not be handled, or not be delivered. The operator reads all of it but what is kept. */
export interface DeadLetter {
  /** The person was told this number. */
  readonly number: string;
  readonly what: string;
  readonly code: string;
  readonly id: string;
  /** Whoever deletes their data takes it along. */
  readonly whose: PersonId | undefined;
  readonly kept: Kept;
}

/** The number by which people and the operator call it. */
export const numberOf = (id: string): string => createHash('sha256').update(id).digest('hex').slice(0, 4);
