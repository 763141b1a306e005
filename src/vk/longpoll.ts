import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { API } from 'vk-io';
import { z } from 'zod';
import type { Clock, Pause } from '#src/clock.ts';
import { Fault, nameOf } from '#src/faults.ts';
import type { Receiver, Sink, Unheard } from '#src/messenger/port.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';
import { unlessAborted, within } from '#src/vk/abort.ts';
import { gapOf, isRefused, type Missed, readMissed } from '#src/vk/catch-up.ts';
import { CursorRun } from '#src/vk/cursor.ts';
import { codeOf, judge, pollHintFor } from '#src/vk/errors.ts';
import { getJson } from '#src/vk/http-json.ts';
import { type LogPlace, placeText, readPlace } from '#src/vk/log-place.ts';

/** VK answers after this many seconds when nothing happens; proxies cut at 30. */
const waitSeconds = 25;
/** Sessions have been reported to go quiet after hours; the key is asked anew before that. */
const keyLife = minutes(60);
/** What fails once is tried again at once, then after 1, 2, 4, 8, 10 s. */
const longestPause = seconds(10);
/** A question for more takes as long to write as a turn does: it waits for those that are under way, so many ms at most. */
const mostBefore = 20;
/** So long nothing came: the dialogs themselves are looked at, whether it is quiet or VK's log is. */
const longSilence = hours(1);

/** `ts` is a text in answers and a number in failures. What is no place at all would be asked for without end. */
const Ts = z.union([z.string().regex(/^\w{1,64}$/), z.int().min(0).transform(String)]);
const Server = z.object({ key: z.string().max(1_000), server: z.url().max(1_000), ts: Ts });
type PollServer = z.infer<typeof Server> & { readonly until: number };
const Answer = z.union([
  z.object({ failed: z.number(), ts: Ts.optional() }),
  z.object({ ts: Ts, updates: z.array(z.unknown()) }),
]);

/** VK's side of long poll failed; the cause has VK's code where there is one. */
class PollFault extends Fault {
  readonly code = 'long-poll';
}

export interface LongPollPorts {
  readonly api: API;
  readonly groupId: number;
  readonly log: Logger;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Reads VK's log of events. It goes on with the newest `ts` in memory, until the sink is full. */
export class LongPoller implements Receiver {
  readonly #ports: LongPollPorts;
  readonly #sink: Sink;
  readonly #abort = new AbortController();
  /** Ends the wait for VK's next answer. */
  #waiting = new AbortController();
  readonly #running: Promise<void>;
  #cursors: CursorRun | undefined;
  #known: PollServer | undefined;
  /** Polls that failed in a row. */
  #failures = 0;
  unheard: Unheard | undefined;
  /** When something came last, or was looked for. */
  #heardAt = 0;

  constructor(ports: LongPollPorts, sink: Sink) {
    this.#ports = ports;
    this.#sink = sink;
    this.#running = this.#run();
  }

  /** Stops reading at once; what was read is still handled. Called again after that, it waits for the place to be kept. */
  async stop(): Promise<void> {
    this.#abort.abort();
    await this.#running;
    await this.#cursors?.idle();
  }

  lookAgain(): void {
    this.#waiting.abort();
  }

  get #stopped(): boolean {
    return this.#abort.signal.aborted;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      try {
        const right = await this.#holds();
        if (right === undefined) return;
        await this.#read(right);
        // Somebody else reads by now; the lease may need a moment to know it.
        await this.#pause(seconds(1));
      } catch (fault) {
        await this.#interrupted(fault);
      }
    }
  }

  /** Reads as long as this process holds this very right: under a later one somebody else may have moved the place. */
  async #read(right: string): Promise<void> {
    const { clock, log } = this.#ports;
    // What is still being handled under the former right is read once more, and moves the place only then.
    if (this.#cursors) this.#cursors.isLost = true;
    const stored = await this.#sink.readCursor();
    let place = stored === undefined ? { ts: (await this.#server()).ts, at: clock.now() } : readPlace(stored);
    // The first place is kept at once: what happens before the first batch is not lost with a crash.
    if (!(await this.#sink.storeCursor(placeText(place), right))) return;
    const cursors = new CursorRun(this.#sink, log, right);
    this.#cursors = cursors;
    this.#heardAt = clock.now();
    while (!cursors.isLost && (await this.#holds()) === right) {
      try {
        place = await this.#goOn(place, cursors);
      } catch (fault) {
        this.#known = undefined;
        await this.#interrupted(fault);
      }
      while (this.#sink.isFull() && !this.#stopped) await this.#pause(10);
    }
  }

  /** @returns where to go on */
  async #goOn(place: LogPlace, cursors: CursorRun): Promise<LogPlace> {
    const { clock, log } = this.#ports;
    const { ts } = place;
    if (ts === undefined) return this.#catchUp(place, (await this.#server()).ts, cursors);
    if (clock.now() - this.#heardAt >= longSilence) {
      this.#heardAt = clock.now();
      return this.#catchUp(place, ts, cursors);
    }
    this.#waiting = new AbortController();
    const answer = await unlessAborted(this.#waiting.signal, this.#poll(ts));
    // Lost meanwhile: what came before this may have to be handled once more, and goes first.
    if (answer === undefined || (await this.#holds()) !== cursors.right) return place;
    if (!('failed' in answer)) {
      if (answer.updates.length === 0) return { ...place, ts: answer.ts };
      const next = { ts: answer.ts, at: clock.now() };
      this.#heardAt = next.at;
      const handled = this.#take(answer.updates, cursors, next);
      // Whoever has just said something comes before the question for more, as long as that is not for long.
      await Promise.race([handled, sleep(mostBefore, undefined, { ref: false })]);
      await setImmediate();
      return next;
    }
    const { failed } = answer;
    log.warn({ failed }, failed === 2 ? 'the long poll key expired' : 'VK lost a part of its log');
    await this.#failed();
    // 1: some events are gone, go on with the new ts · 2: only the key · 3: key and ts.
    if (failed === 1) return this.#catchUp(place, answer.ts ?? ts, cursors);
    this.#known = undefined;
    return failed === 3 ? this.#catchUp(place, (await this.#server()).ts, cursors) : place;
  }

  async #poll(ts: string): Promise<z.infer<typeof Answer>> {
    const server = await this.#server();
    const askedAt = this.#ports.clock.now();
    const answer = await this.#ask(server, ts);
    if ('failed' in answer) return answer;
    this.unheard = undefined;
    // A server that has nothing to tell waits; one that does not is as good as one that fails.
    if (answer.ts === ts && this.#ports.clock.now() - askedAt < seconds(1)) await this.#failed();
    else this.#failures = 0;
    return answer;
  }

  /** Hands on what people have said since the place was read, before anything of the log that comes after the gap. */
  async #catchUp(place: LogPlace, ts: string, cursors: CursorRun): Promise<LogPlace> {
    const { api, groupId, clock, log } = this.#ports;
    const now = clock.now();
    const ports = { api, groupId, inPlace: this.#sink.inPlace };
    const asked = readMissed(ports, gapOf(place, now));
    const missed = await unlessAborted(this.#abort.signal, asked.catch(this.#unlessRefused));
    // Stopped before it was read: the next start begins at the same gap.
    if (missed === undefined) return place;
    const count = missed.filter(({ at }) => at > (place.at ?? now) + seconds(30)).length;
    if (count > 0) log.warn({ count }, 'messages that VK’s log did not tell were found in the dialogs');
    const next = { ts, at: now };
    const updates = missed.map(({ update }) => update);
    void this.#take(updates, cursors, next);
    return next;
  }

  /** What VK will never show is not asked for without end: the log is read on. */
  readonly #unlessRefused = (fault: unknown): readonly Missed[] => {
    if (!isRefused(fault)) throw new PollFault('VK does not show dialogs', fault);
    const { code, check } = judge(codeOf(fault));
    this.#ports.log.error({ answer: code, check }, 'what VK’s log has lost cannot be read in the dialogs');
    return [];
  };

  /** @param next  where to go on once all of them are handled */
  #take(updates: readonly unknown[], cursors: CursorRun, next: LogPlace): Promise<unknown> {
    this.#sink.read?.();
    const done = cursors.begin(placeText(next));
    const handled = Promise.all(updates.map((update) => this.#finish(update, cursors.right)));
    void handled.then(done);
    return handled;
  }

  /** An update that could be neither handled nor set aside is tried again: what comes after it is handled meanwhile. */
  async #finish(update: unknown, right: string): Promise<void> {
    for (;;) {
      try {
        return await this.#sink.take(update, right);
      } catch {
        this.#ports.log.error('an update could not be finished; it is tried again, and after a restart too');
        // Left before the stored cursor: the next start reads it again.
        if (this.#stopped) return new Promise<never>(() => undefined);
        await this.#pause(seconds(5));
      }
    }
  }

  #holds(): Promise<string | undefined> {
    return unlessAborted(this.#abort.signal, this.#sink.hold());
  }

  async #interrupted(fault: unknown): Promise<void> {
    if (this.#stopped) return;
    const { log } = this.#ports;
    if (!(fault instanceof PollFault)) {
      log.warn({ fault: nameOf(fault) }, 'long poll cannot read or keep its place; it tries again');
      return this.#pause(seconds(1));
    }
    const code = codeOf(fault.cause);
    const check = pollHintFor(code);
    this.unheard = { since: this.unheard?.since ?? this.#ports.clock.now(), check };
    log.warn(
      { code, check, fault: nameOf(fault.cause) },
      'long poll was interrupted; it goes on from the same place',
    );
    await this.#failed();
  }

  /** After the second failure in a row it waits, ever longer: a server that refuses at once is not asked in a loop. */
  async #failed(): Promise<void> {
    this.#failures += 1;
    if (this.#failures > 1)
      await this.#pause(Math.min(seconds(2 ** Math.min(this.#failures - 2, 10)), longestPause));
  }

  #pause(ms: number): Promise<void> {
    return this.#ports.pause(ms, this.#abort.signal);
  }

  async #server(): Promise<PollServer> {
    const { api, groupId, clock } = this.#ports;
    if (this.#known && clock.now() <= this.#known.until) return this.#known;
    const asked = this.#sink.inPlace(() => api.call('groups.getLongPollServer', { group_id: groupId }));
    const server = await ofVk(unlessAborted(this.#abort.signal, asked), Server);
    this.#known = { ...server, until: clock.now() + keyLife };
    return this.#known;
  }

  #ask({ server, key }: PollServer, ts: string): Promise<z.infer<typeof Answer>> {
    const url = new URL(server);
    for (const [name, value] of Object.entries({ act: 'a_check', key, ts, wait: String(waitSeconds) }))
      url.searchParams.set(name, value);
    const asked = within(seconds(waitSeconds + 10), this.#abort.signal, (signal) => getJson(url, signal));
    return ofVk(asked, Answer);
  }
}

async function ofVk<T>(asked: Promise<unknown>, shape: z.ZodType<T>): Promise<T> {
  try {
    return shape.parse(await asked);
  } catch (fault) {
    throw new PollFault('VK does not answer long poll as it does', fault);
  }
}
