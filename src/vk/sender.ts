import type { Logger } from 'pino';
import type { VK } from 'vk-io';
import type { Clock } from '#src/clock.ts';
import { type Outbox, type OutboxEntry, type OutboxLane, type Outcome, randomIdOf } from '#src/delivery.ts';
import { callTogether, type ExecuteItem, type ItemAnswer, type TakeTurn } from '#src/vk/calls.ts';
import { callOf, readAnswer } from '#src/vk/deliveries.ts';
import { codeOf, hintFor, outcomeOfCode } from '#src/vk/errors.ts';
import type { Prepare } from '#src/vk/uploads.ts';
import { isOld, needsPreparing, type Waiting, WaitingLanes } from '#src/vk/waiting.ts';

export interface SenderPorts {
  readonly vk: VK;
  readonly groupId: number;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Logger;
  readonly takeTurn: TakeTurn;
  readonly prepare: Prepare;
  /** Runs what an entry asks to be fetched; its result comes back as an internal update. */
  readonly fetch: (entry: OutboxEntry) => Promise<void>;
  /** The lease under which this process sends. */
  readonly lease: { readonly key: string; readonly fence: string | undefined; hold(): Promise<boolean> };
  readonly checkpoint?: ((at: 'sent' | 'settling') => void) | undefined;
}

/** Entries read ahead; more stay in Redis. */
const readAhead = 500;
/** VK's answer to one call may take seconds; the pace is kept all the same. */
const mostCallsAtOnce = 16;
/** An entry is tried again after 1, 2, 4 … 64 s; VK forgets a random_id after an hour. */
const mostTries = 8;
/** With a revoked token each person's first entry would knock at VK; once a minute is enough. */
const stopPauseMs = 60_000;

/**
 * Sends what is in the outbox, one process a community: answers first, one call in flight a person, up to 25
 * different messages in one `execute`, a single one at once.
 */
export class Sender {
  readonly #ports: SenderPorts;
  readonly #lanes = new WaitingLanes();
  #last: Record<OutboxLane, string> = { answers: '0', reminders: '0', mailings: '0' };
  #fence: string | undefined;
  readonly #busy = new Set<number>();
  #calls = 0;
  #round: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(ports: SenderPorts) {
    this.#ports = ports;
  }

  /** Something was put into the outbox. */
  wake(): void {
    this.#begin(true);
  }

  /** The net under `wake`: looks for what is due again, or was put there by another process. */
  sweep(): void {
    this.#begin(false);
  }

  #begin(expecting: boolean): void {
    if (this.#stopped) return;
    if (this.#round) {
      this.#again = true;
      return;
    }
    this.#round = this.#run(expecting).finally(() => {
      this.#round = undefined;
      if (!this.#again) return;
      this.#again = false;
      // What woke it may have been sent by the round that just ended: look first, then ask for a turn.
      this.#begin(false);
    });
  }

  /** Resolves when everything that may be sent by now is sent. */
  async drained(): Promise<void> {
    do {
      await this.idle();
      this.sweep();
      await this.idle();
    } while (this.#next().length > 0);
  }

  /** Resolves when no call is under way and no round is running. */
  async idle(): Promise<void> {
    while (this.#round || this.#calls > 0)
      await (this.#round ?? new Promise((resolve) => setImmediate(resolve)));
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.idle();
  }

  async #run(expecting: boolean): Promise<void> {
    try {
      if (!this.#ports.lease.fence && !(await this.#ports.lease.hold())) return;
      // Where something surely waits, the turn is asked for in the same trip as the entries.
      await (expecting ? Promise.all([this.#read(), this.#ports.takeTurn()]) : this.#read());
      let turn = expecting;
      while (this.#calls < mostCallsAtOnce && this.#next().length > 0) {
        if (!turn) {
          const more = this.#again;
          this.#again = false;
          // What came in meanwhile travels in the same call.
          await Promise.all([this.#ports.takeTurn(), more ? this.#read() : undefined]);
        }
        turn = false;
        this.#send(this.#next());
      }
    } catch (fault) {
      const name = fault instanceof Error ? fault.name : 'unknown';
      this.#ports.log.error({ fault: name }, 'the sender could not go on; it tries again');
    }
  }

  async #read(): Promise<void> {
    if (this.#fence !== this.#ports.lease.fence) {
      // A new right to send begins from the start: what the former holder sent is still there until settled.
      this.#fence = this.#ports.lease.fence;
      this.#last = { answers: '0', reminders: '0', mailings: '0' };
      this.#lanes.clear();
    }
    for (const entry of await this.#ports.outbox.readAfter(this.#last, readAhead)) {
      this.#last[entry.lane] = entry.id;
      this.#lanes.add(entry);
    }
  }

  #next(): Waiting[] {
    return this.#lanes.next(this.#busy, this.#ports.clock.now());
  }

  #send(batch: readonly Waiting[]): void {
    if (batch.length === 0) return;
    this.#lanes.take(batch);
    for (const { entry } of batch) this.#busy.add(entry.delivery.to);
    this.#calls += 1;
    void this.#deliver(batch)
      .catch((fault: unknown) => {
        this.#ports.log.error(
          { fault: fault instanceof Error ? fault.name : 'unknown' },
          'a delivery is tried again',
        );
        for (const waiting of batch) this.#later(waiting);
      })
      .finally(() => {
        for (const { entry } of batch) this.#busy.delete(entry.delivery.to);
        this.#calls -= 1;
        if (this.#next().length > 0) this.sweep();
      });
  }

  async #deliver(batch: readonly Waiting[]): Promise<void> {
    const { fence } = this.#ports.lease;
    const outcomes: Outcome[] = [];
    const now = this.#ports.clock.now();
    const [first] = batch;
    if (first && needsPreparing(first, now) && !(await this.#prepare(first, outcomes)))
      return this.#settle(outcomes, fence);
    const live = batch.filter(({ entry }) => {
      const expired = entry.delivery.kind === 'event-answer' && entry.delivery.expiresAt < now;
      if (expired) outcomes.push({ entry });
      return !expired;
    });
    const answers = await this.#call(live);
    this.#ports.checkpoint?.('sent');
    live.forEach((waiting, i) => {
      const outcome = this.#judge(waiting, answers[i] ?? { ok: false, code: 1 });
      if (outcome) outcomes.push(outcome);
    });
    await this.#settle(outcomes, fence);
  }

  /** Uploads and fetches happen before the call; false when there is nothing left to call. */
  async #prepare(waiting: Waiting, outcomes: Outcome[]): Promise<boolean> {
    const { entry } = waiting;
    if (entry.delivery.kind === 'fetch-table') {
      await this.#ports.fetch(entry);
      outcomes.push({ entry });
      return false;
    }
    if (entry.delivery.kind === 'message' && entry.delivery.attach) {
      waiting.attachment ??= await this.#ports.prepare(entry.delivery.to, entry.delivery.attach);
    }
    if (isOld(waiting, this.#ports.clock.now())) {
      const sent = await this.#wasSent(entry);
      // Better one message missing, and the operator told, than one that comes twice an hour later.
      if (sent === undefined) outcomes.push({ entry, dead: 'unknown' });
      else if (sent) outcomes.push({ entry });
      if (sent !== false) return false;
      waiting.searched = true;
    }
    return true;
  }

  async #call(live: readonly Waiting[]): Promise<ItemAnswer[]> {
    const items: ExecuteItem[] = live.map(({ entry, attachment }) =>
      callOf(entry.delivery, randomIdOf(this.#ports.groupId, entry.cause), attachment),
    );
    const [first] = items;
    if (!first) return [];
    try {
      if (items.length > 1) return await callTogether(this.#ports.vk.api, items);
      return [{ ok: true, response: await this.#ports.vk.api.call(first.method, first.params) }];
    } catch (fault) {
      const code = codeOf(fault);
      // No answer at all: perhaps VK has taken it. The same random_id makes the repetition harmless.
      return live.map(() => ({ ok: false, code: code ?? 10 }));
    }
  }

  #judge(waiting: Waiting, answer: ItemAnswer): Outcome | undefined {
    const { entry } = waiting;
    const read = answer.ok ? readAnswer(entry.delivery, answer.response) : answer;
    if (read.ok) {
      const keepAs = entry.delivery.kind === 'message' ? entry.delivery.keepAs : undefined;
      return keepAs !== undefined && read.cmid !== undefined
        ? { entry, keep: { name: keepAs, cmid: read.cmid } }
        : { entry };
    }
    const outcome = outcomeOfCode(read.code);
    if (outcome === 'gone') return { entry, unreachable: true };
    if (outcome === 'stop') {
      // Nothing goes through until the operator has mended it; nothing is given up meanwhile.
      this.#alarm(read.code);
      this.#later(waiting, stopPauseMs);
      return undefined;
    }
    if (outcome === 'ours' || waiting.tries + 1 >= mostTries) {
      this.#alarm(read.code);
      return { entry, dead: `${outcome} ${read.code}` };
    }
    if (entry.delivery.kind === 'event-answer') return { entry };
    this.#later(waiting);
    return undefined;
  }

  #later(waiting: Waiting, stopped?: number): void {
    const pause = stopped ?? Math.min(1_000 * 2 ** waiting.tries, 64_000);
    if (stopped === undefined) waiting.tries += 1;
    waiting.notBefore = this.#ports.clock.now() + pause;
    this.#lanes.putBack(waiting);
  }

  async #settle(outcomes: readonly Outcome[], fence: string | undefined): Promise<void> {
    this.#ports.checkpoint?.('settling');
    if (outcomes.length === 0 || fence === undefined) return;
    const { key } = this.#ports.lease;
    await this.#ports.outbox.settle(outcomes, { key, number: fence }, this.#ports.clock.now());
  }

  /** Looks for a message with this random_id among the latest of the dialog; undefined when VK does not tell. */
  async #wasSent(entry: OutboxEntry): Promise<boolean | undefined> {
    if (entry.delivery.kind !== 'message') return false;
    await this.#ports.takeTurn();
    const wanted = randomIdOf(this.#ports.groupId, entry.cause);
    try {
      const history = await this.#ports.vk.api.messages.getHistory({
        peer_id: entry.delivery.to,
        count: 100,
      });
      return history.items.some((message) => (message as { random_id?: number }).random_id === wanted);
    } catch (fault) {
      this.#alarm(codeOf(fault));
      return undefined;
    }
  }

  #alarm(code: number | undefined): void {
    this.#ports.log.error({ code, check: hintFor(code) }, 'VK refused a delivery');
  }
}
