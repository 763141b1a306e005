import { mostQueues } from '#src/pipeline/lanes.ts';
import type { MailingEntry, OutboxEntry, OutboxLane } from '#src/pipeline/outbox.ts';

interface Open {
  readonly entry: MailingEntry;
  readonly mayBeSent: boolean;
  readonly parts: readonly OutboxEntry[];
  /** The first part that was not handed out yet. */
  next: number;
  /** Handed out, and not at its end. */
  readonly underWay: Set<number>;
  readonly ended: Set<number>;
  stopped: boolean;
  over: boolean;
}

/**
 * The mailings in the sender's hands. Each is taken apart into a message to each of its recipients, no more at a time
 * than the lanes have room for, so that what holds for a message holds for each of them: one call in flight an
 * address, tries of its own, an end of its own. A mailing begins when the one before it was handed out.
 */
export class Mailings {
  readonly #open = new Map<string, Open>();

  /** @param mayBeSent  a former holder of the lease had it */
  add(entry: MailingEntry, mayBeSent: boolean): void {
    const parts = partsOf(entry);
    const ended = new Set(entry.ended);
    const open = { entry, mayBeSent, parts, next: 0, underWay: new Set<number>(), ended };
    this.#open.set(entry.id, { ...open, stopped: false, over: false });
  }

  get areOpen(): boolean {
    return this.#open.size > 0;
  }

  /** Whether there are recipients that were not handed out yet. */
  get hasMore(): boolean {
    return [...this.#open.values()].some((open) => !open.stopped && open.next < open.parts.length);
  }

  /** The next recipients, in their order. */
  take(most: number): readonly { readonly entry: OutboxEntry; readonly mayBeSent: boolean }[] {
    const taken: { entry: OutboxEntry; mayBeSent: boolean }[] = [];
    for (const open of this.#open.values()) {
      for (; !open.stopped && open.next < open.parts.length && taken.length < most; open.next += 1) {
        const entry = open.parts[open.next];
        if (!entry || open.ended.has(open.next)) continue;
        // The former holder had no more than these in its hands.
        const mayBeSent =
          open.mayBeSent && open.underWay.size + open.ended.size < mostQueues + open.entry.ended.size;
        open.underWay.add(open.next);
        taken.push({ entry, mayBeSent });
      }
    }
    return taken;
  }

  /** What is stopped hands out nothing more. @returns the entries of those, as long as they are here */
  stop(abouts: readonly string[]): readonly string[] {
    const stopped = [...this.#open.values()].filter(
      ({ entry: { delivery } }) => delivery.about && abouts.includes(delivery.about.id),
    );
    for (const open of stopped) open.stopped = true;
    return stopped.map(({ entry }) => entry.id);
  }

  /** Parts that were handed out will not be sent. */
  dropped(id: string, parts: readonly number[]): void {
    for (const part of parts) this.#open.get(id)?.underWay.delete(part);
  }

  /** A part is at its end, and that is stored. An entry of another lane may bear the same id. */
  settled(
    entries: readonly { readonly lane: OutboxLane; readonly id: string; readonly part?: number }[],
  ): void {
    for (const { lane, id, part } of entries) {
      if (lane !== 'mailings') continue;
      const open = this.#open.get(id);
      if (part === undefined) this.#open.delete(id);
      else {
        open?.underWay.delete(part);
        open?.ended.add(part);
      }
    }
  }

  /** Those that have just come to their end. */
  over(): readonly MailingEntry[] {
    const over = [...this.#open.values()].filter(
      (open) => !open.over && open.underWay.size === 0 && (open.stopped || open.next >= open.parts.length),
    );
    for (const open of over) open.over = true;
    return over.map(({ entry }) => entry);
  }
}

/** A message to each: whoever reads the same has the same cause, so that a call may carry many of them. */
function partsOf({
  lane,
  id,
  cause,
  at,
  delivery: { readings, attached, about },
}: MailingEntry): OutboxEntry[] {
  const says = readings.flatMap(({ to, text, rows }, reading) =>
    to.map((one) => ({
      cause: `${cause}.${reading}`,
      delivery: {
        ...{ kind: 'say' as const, to: one, text, inline: true },
        ...(rows ? { rows } : {}),
        ...(attached ? { attached } : {}),
      },
    })),
  );
  return says.map((said, part) => ({ ...{ lane, id, at, part, of: about?.id }, ...said }));
}
