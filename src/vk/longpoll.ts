import type { Logger } from 'pino';
import type { VK } from 'vk-io';
import { z } from 'zod';
import type { TakeTurn } from '#src/vk/calls.ts';

/** VK answers after this many seconds when nothing happens; proxies cut at 30. */
const waitSeconds = 25;
const mostInFlight = 2_000;
/** Sessions have been reported to go quiet after hours; the key is asked anew before that. */
const keyLifeMs = 60 * 60_000;

/** `ts` is a text in answers and a number in failures. */
const Ts = z.union([z.string(), z.number()]).transform(String);
const Answer = z.union([
  z.object({ failed: z.number(), ts: Ts.optional() }),
  z.object({ ts: Ts, updates: z.array(z.unknown()) }),
]);

export interface PollerPorts {
  readonly vk: VK;
  readonly groupId: number;
  readonly log: Logger;
  readonly takeTurn: TakeTurn;
  readonly now: () => number;
  /** The stored place in VK's log, and storing it; false when another process polls by now. */
  readTs(): Promise<string | undefined>;
  storeTs(ts: string): Promise<boolean>;
  /** Waits until this process holds the right to poll; false when it is being stopped. */
  hold(): Promise<boolean>;
  /** Handles one update to its end. */
  take(update: unknown): Promise<void>;
  readonly inFlight: () => number;
  pause(ms: number): Promise<void>;
  readonly checkpoint?: ((at: 'read') => void) | undefined;
}

/**
 * Reads VK's log of events. It goes on with the newest `ts` in memory; what is stored is the `ts` of the longest
 * unbroken run of committed batches, so that a killed bot reads again what was not finished.
 */
export class LongPoller {
  readonly #ports: PollerPorts;
  readonly #abort = new AbortController();
  #batches: { ts: string; done: boolean }[] = [];
  #isStoring = false;
  #running: Promise<void> | undefined;

  constructor(ports: PollerPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** Stops reading at once; what was read is still handled. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    while (this.#isStoring) await this.#ports.pause(5);
  }

  get #stopped(): boolean {
    return this.#abort.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        if (await this.#ports.hold()) await this.#poll();
      } catch (fault) {
        if (this.#stopped) return;
        this.#ports.log.warn(
          { fault: fault instanceof Error ? fault.name : 'unknown' },
          'long poll was interrupted; it goes on from the same place',
        );
        await this.#ports.pause(1_000);
      }
    }
  }

  async #poll(): Promise<void> {
    let server = await this.#server();
    let ts = (await this.#ports.readTs()) ?? server.ts;
    // The first place is kept at once: what happens before the first batch is not lost with a crash.
    await this.#ports.storeTs(ts);
    while (!this.#stopped && (await this.#ports.hold())) {
      if (this.#ports.now() > server.until) server = await this.#server();
      const answer = await this.#ask(server, ts);
      if ('failed' in answer) {
        this.#ports.log.warn(
          { failed: answer.failed },
          answer.failed === 2 ? 'the long poll key expired' : 'VK lost a part of its log',
        );
        // 1: some events are gone, go on with the new ts · 2: only the key · 3: key and ts.
        if (answer.failed !== 1) server = await this.#server();
        ts = answer.failed === 1 ? (answer.ts ?? ts) : answer.failed === 3 ? server.ts : ts;
        continue;
      }
      ts = answer.ts;
      this.#begin(answer.updates, ts);
      while (this.#ports.inFlight() >= mostInFlight && !this.#stopped) await this.#ports.pause(10);
    }
  }

  #begin(updates: readonly unknown[], ts: string): void {
    if (updates.length === 0) return;
    this.#ports.checkpoint?.('read');
    const batch = { ts, done: false };
    this.#batches.push(batch);
    void Promise.all(updates.map((update) => this.#finish(update))).then(async () => {
      batch.done = true;
      await this.#store().catch(() =>
        this.#ports.log.error('the place in the log of VK could not be stored'),
      );
    });
  }

  /** An update that could be neither handled nor set aside is tried again: what comes after it is handled meanwhile. */
  async #finish(update: unknown): Promise<void> {
    for (;;) {
      try {
        return await this.#ports.take(update);
      } catch {
        this.#ports.log.error('an update could not be finished; it is tried again, and after a restart too');
        // Left before the stored ts: the next start reads it again.
        if (this.#stopped) return new Promise<never>(() => undefined);
        await this.#ports.pause(5_000);
      }
    }
  }

  async #store(): Promise<void> {
    if (this.#isStoring) return;
    this.#isStoring = true;
    try {
      for (;;) {
        let done: string | undefined;
        while (this.#batches[0]?.done) done = this.#batches.shift()?.ts;
        if (done === undefined) return;
        await this.#ports.storeTs(done);
      }
    } finally {
      // In the same tick as the last look: a batch that ends after it begins a new run.
      this.#isStoring = false;
    }
  }

  async #server(): Promise<{ key: string; server: string; ts: string; until: number }> {
    await this.#ports.takeTurn();
    const answer = await this.#ports.vk.api.groups.getLongPollServer({ group_id: this.#ports.groupId });
    return {
      key: answer.key,
      server: answer.server,
      ts: String(answer.ts),
      until: this.#ports.now() + keyLifeMs,
    };
  }

  async #ask(server: { key: string; server: string }, ts: string): Promise<z.infer<typeof Answer>> {
    const url = new URL(server.server);
    for (const [name, value] of Object.entries({
      act: 'a_check',
      key: server.key,
      ts,
      wait: String(waitSeconds),
    })) {
      url.searchParams.set(name, value);
    }
    const timeout = AbortSignal.timeout((waitSeconds + 10) * 1_000);
    const response = await fetch(url, { signal: AbortSignal.any([this.#abort.signal, timeout]) });
    return Answer.parse(await response.json());
  }
}
