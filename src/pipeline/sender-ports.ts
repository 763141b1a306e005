import type { Logger } from 'pino';
import type { Clock } from '#src/clock.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import type { DrawnFile, MadeFile } from '#src/files/described.ts';
import type { TableRead } from '#src/files/table-read.ts';
import type { Messenger } from '#src/messenger/port.ts';
import type { Letters } from '#src/pipeline/letters.ts';
import type { LeaseHold, MailingEntry, Outbox, OutboxEntry } from '#src/pipeline/outbox.ts';
import type { After } from '#src/pipeline/places.ts';
import type { Spoken } from '#src/pipeline/prepare.ts';
import type { Tally } from '#src/pipeline/tally.ts';

/** What the sender asks of others. */
export interface SenderPorts {
  readonly messenger: Pick<Messenger, 'capabilities' | 'call' | 'upload' | 'search' | 'download' | 'listen'>;
  readonly outbox: Outbox;
  readonly lease: LeaseHold;
  readonly clock: Clock;
  readonly log: Logger;
  readonly draw: (file: DrawnFile) => Promise<MadeFile>;
  readonly readTable: (bytes: Uint8Array, name: string) => Promise<TableRead>;
  readonly letters: Letters;
  /** Hears what came of a delivery that says what it is about; the same may come twice. */
  readonly onResult: (entry: OutboxEntry | MailingEntry, told: Told) => Promise<void>;
  /** Hears what was read for a fetch, or said in a voice message; the same may come twice. */
  readonly onFetched: (entry: OutboxEntry, read: TableRead | Spoken) => Promise<void>;
  /** Hears of a question whose options stand in its text by numbers; the same may come twice. */
  readonly onNumbered: (entry: OutboxEntry) => Promise<void>;
  readonly after: After;
  /** Calls of the messenger that were made just before. */
  readonly calledBefore?: number | undefined;
  /** Where it counts what it does; its own where nobody asks. */
  readonly tally?: Tally;
  readonly checkpoint?: ((at: 'sent' | 'settling' | 'settled') => void) | undefined;
}
