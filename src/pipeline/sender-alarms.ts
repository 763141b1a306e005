import type { Logger } from 'pino';
import { wordsOf } from '#src/faults.ts';
import type { Refused } from '#src/messenger/port.ts';
import type { OutboxEntry, UnreadEntry } from '#src/pipeline/outbox.ts';

/**
 * What the sender tells the operator: the messenger's own code and what to check, never what somebody reads. What
 * concerns everybody is told once while it lasts, not once a person.
 */
export class Alarms {
  readonly #unread = new Set<string>();
  readonly #reshaped = new Set<string>();
  #stoppedIn: number | undefined;

  constructor(readonly log: Logger) {}

  givenUp(why: Refused, { part }: Pick<OutboxEntry, 'part'>): void {
    // What became of a mailing is its author's to hear.
    if (part !== undefined) return;
    this.log.error(worded(why), 'a delivery was given up; `npm run dead-letters` shows it');
  }

  /** @param call  the number of the call that was stopped */
  stopped(why: Refused, call: number): void {
    if (this.#stoppedIn === undefined)
      this.log.error(worded(why), 'the messenger lets nothing through; everything waits until it does');
    this.#stoppedIn = call;
  }

  /** The messenger lets nothing through, as far as is known. */
  get isStopped(): boolean {
    return this.#stoppedIn !== undefined;
  }

  /** A call that began later than the last one stopped: it is over. */
  wentThrough(call: number): void {
    if (this.#stoppedIn !== undefined && call > this.#stoppedIn) this.#stoppedIn = undefined;
  }

  /** It failed once more, and nobody goes through meanwhile. */
  waits(why: Refused): void {
    this.log.warn(worded(why), 'a delivery does not go through; it waits and is tried again');
  }

  tooFast(why: Refused): void {
    this.log.warn(worded(why), 'the messenger counted too many calls; the sender waits for a place');
  }

  leftOut(why: Refused): void {
    this.log.error(worded(why), 'a picture or document was left out; the text goes without it');
  }

  /** Once for each reason: it is a rule of the messenger's that the program does not know. */
  reshaped(why: Refused): void {
    if (this.#reshaped.has(why.code)) return;
    this.#reshaped.add(why.code);
    this.log.error(worded(why), 'a message was not taken as it is; it goes without buttons, or in parts');
  }

  uncertain(): void {
    this.log.error(
      { check: 'whether the messenger shows the history of dialogs to this bot' },
      'nobody knows whether an old message was sent; it was given up as unknown',
    );
  }

  /** Once for each reason: an entry that cannot be read is met again after each start. */
  unread({ lane, unread }: UnreadEntry): void {
    if (this.#unread.has(unread)) return;
    this.#unread.add(unread);
    this.log.error(
      { lane, unread },
      'an outbox entry cannot be read by this version; it is left for one that can',
    );
  }

  untold(fault: unknown): void {
    this.log.error(wordsOf(fault), 'what came of a delivery could not be handed over');
  }

  failed(fault: unknown, what: string): void {
    this.log.error(wordsOf(fault), what);
  }
}

/** The log hides a `code` of letters, which may be an invite; the messenger's is none. */
const worded = ({ verdict, code, check }: Refused) => ({ verdict, answer: code, check });
