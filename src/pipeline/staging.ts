import type { Mailing, Notice, Transaction } from '#src/domain/ground/transaction.ts';
import type { Delivery } from '#src/messenger/delivery.ts';
import type { DeadLetter } from '#src/pipeline/dead-letter.ts';
import type { FreshEntry, OutboxLane } from '#src/pipeline/outbox.ts';

/** How a commit ended. `key` names what was changed by somebody else meanwhile. */
export type Committed =
  | { readonly outcome: 'ok'; readonly fresh: readonly FreshEntry[] }
  | { readonly outcome: 'repeat' | 'fenced' }
  | { readonly outcome: 'conflict' | 'short' | 'gone'; readonly key: string };

/** Something that was read: how, only the store knows. */
export interface Hint {
  /** The same whenever the same is read. */
  readonly name: string;
  readonly key: string;
  /** Of what lies under the key; empty where all of it was read. */
  readonly member: string;
}

/** One update's transaction as the pipeline sees it: the domain's part, and what is staged around it. */
export interface Staging extends Transaction {
  readonly notices: readonly Notice[];
  readonly mailings: readonly Mailing[];
  /** What was read: a good guess of what this person's next update will need. */
  readonly hints: readonly Hint[];
  deliver(lane: OutboxLane, delivery: Delivery): void;
  /** A person may be written to again, or no longer. */
  markReachable(person: string, reachable: boolean): void;
  /** Whether the last answer to somebody did not come, since they could not be written to. */
  missedAnswer(address: string): Promise<boolean>;
  /** Makes the commit depend on a due fact still standing as it was read, and removes it. */
  claimDue(member: string, at: number): void;
  /**
   * Claims a due fact that failed and makes it due once more.
   *
   * @param at      when it was due, as it is claimed (ms)
   * @param nextAt  when it is due again (ms)
   * @param tries   how often it was tried by now; `readDueTries` tells it
   */
  putOffDue(member: string, at: number, nextAt: number, tries: number): void;
  /** Keeps for the operator what could not be handled. */
  setAside(letter: DeadLetter): void;
  /** @throws StoreFault when the store refuses the commit itself; nothing is changed then */
  commit(): Promise<Committed>;
}

/** A lease, and the fencing number under which it was held. */
export interface Right {
  readonly key: string;
  readonly fence: string;
}

/** Of what a transaction is. */
export interface Beginning {
  /** The same whenever the same thing is handled again: a repetition is known by it. */
  readonly cause: string;
  /** ms since the epoch */
  readonly now: number;
  /** What the last transaction of the same person read. */
  readonly hints?: readonly Hint[] | undefined;
  /** It commits as long as this holds only. */
  readonly under?: Right | undefined;
}

export type Begin = (of: Beginning) => Staging;
