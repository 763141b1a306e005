import { type OutboxEntry, type OutboxLane, outboxLanes } from '#src/delivery.ts';

/** An entry in the sender's hands: how often it was tried, and when it may be tried again. */
export interface Waiting {
  readonly entry: OutboxEntry;
  tries: number;
  notBefore: number;
  /** VK's words for the files that go with it, once they are uploaded. */
  attachment?: string;
  /** The dialog's history was asked, and does not have it. */
  searched?: boolean;
}

/** VK takes 25 calls in one execute. */
const mostTogether = 25;
/** After this age a first try may be a second one that nobody remembers: the dialog's history is asked. */
const surelyRemembered = 50 * 60_000;

/** What waits to be sent, lane by lane, and whose turn it is. */
export class WaitingLanes {
  #lanes: Record<OutboxLane, Waiting[]> = { answers: [], reminders: [], mailings: [] };

  clear(): void {
    this.#lanes = { answers: [], reminders: [], mailings: [] };
  }

  add(entry: OutboxEntry): void {
    this.#lanes[entry.lane].push({ entry, tries: 0, notBefore: 0 });
  }

  /** Back to the front of its lane: a person's later messages wait behind it. */
  putBack(waiting: Waiting): void {
    this.#lanes[waiting.entry.lane].unshift(waiting);
  }

  take(batch: readonly Waiting[]): void {
    const chosen = new Set(batch);
    for (const lane of outboxLanes)
      this.#lanes[lane] = this.#lanes[lane].filter((waiting) => !chosen.has(waiting));
  }

  /**
   * The next call's worth: up to 25 entries, one a person, or one alone that must be prepared first.
   *
   * @param busy  people with a call in flight; they get no second one
   */
  next(busy: ReadonlySet<number>, now: number): Waiting[] {
    const taken = new Set<number>();
    const chosen: Waiting[] = [];
    for (const waiting of this.#inOrder()) {
      const { kind, to } = waiting.entry.delivery;
      if (busy.has(to)) continue;
      if (kind !== 'event-answer') {
        if (taken.has(to)) continue;
        // Also when it must wait for its retry: a person's later messages wait behind it.
        taken.add(to);
      }
      if (waiting.notBefore > now) continue;
      if (needsPreparing(waiting, now)) {
        if (chosen.length === 0) return [waiting];
        continue;
      }
      chosen.push(waiting);
      if (chosen.length === mostTogether) break;
    }
    return chosen;
  }

  /** Event answers first, for they expire; then lane by lane. */
  #inOrder(): Waiting[] {
    const all = outboxLanes.flatMap((lane) => this.#lanes[lane]);
    const isEvent = ({ entry }: Waiting) => entry.delivery.kind === 'event-answer';
    return [...all.filter(isEvent), ...all.filter((waiting) => !isEvent(waiting))];
  }
}

/** A file to fetch or to upload, or an old entry whose fate nobody remembers: these go alone. */
export function needsPreparing(waiting: Waiting, now: number): boolean {
  const { delivery } = waiting.entry;
  if (delivery.kind === 'fetch-table') return true;
  if (delivery.kind !== 'message') return false;
  return (delivery.attach !== undefined && waiting.attachment === undefined) || isOld(waiting, now);
}

export const isOld = ({ entry, tries, searched }: Waiting, now: number): boolean =>
  tries === 0 && searched !== true && now - entry.at > surelyRemembered;
