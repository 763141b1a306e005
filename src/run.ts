import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { App } from '#src/app.ts';
import type { Clock } from '#src/clock.ts';
import { StoreFault, wordsOf } from '#src/faults.ts';
import type { Health } from '#src/http.ts';
import type { Unheard } from '#src/messenger/port.ts';
import type { Counted } from '#src/metrics.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { minutes } from '#src/regulation/durations.ts';
import { readCondition } from '#src/store/condition.ts';
import { leavePlace, readCursor, storeCursor } from '#src/store/cursor.ts';

export interface RunPorts {
  readonly app: App;
  readonly clock: Clock;
  readonly log: Logger;
  readonly checkpoint?: ((at: Checkpoint) => void) | undefined;
}

/** Leases are renewed three times within their life, so that one slow answer of Redis does not lose them. */
const renewMs = 3_000;
/** So long a stop waits for what was taken; whoever stops the bot kills it after ten seconds. */
const finishMs = 6_000;
/** The clock and the sender's sweep: the net under everything that is woken. */
const sweepMs = 1_000;
/** What stands still for so long does not go on by itself. */
const standstill = minutes(1);
/** So long whoever asks for figures waits for the store. */
const askMs = 1_500;

/** Sets the bot to work: it reads what comes in, looks for what is due and sends what waits, until it is stopped. */
export function runApp({ app, clock, log, checkpoint }: RunPorts) {
  const { store, messenger, inbox, sender } = app;
  const { poller } = app.leases;
  let stopping = false;
  let begun = false;
  /** Where the messenger calls the bot, nobody asks for the right to read: a process that does may stand beside. */
  let reads = false;
  /** The store answers, and takes nothing. */
  let storeRefuses: StoreFault | undefined;
  /** When what is due was looked through last. */
  let lookedAt = clock.now();

  const hold = async (): Promise<string | undefined> => {
    reads = true;
    while (!stopping) {
      if (poller.fence !== undefined || (await poller.hold())) return poller.fence;
      await pause(1_000);
    }
    return undefined;
  };
  const receiver = messenger.receive({
    take: app.take,
    isFull: () => inbox.isFull,
    hold,
    readCursor: () => readCursor(store),
    inPlace: (call) => sender.during(call),
    isAway: () => store.connection.isAway,
    leavePlace: (cursor) => leavePlace(store, cursor),
    async storeCursor(cursor, right) {
      const kept = await storeCursor(store, cursor, { key: poller.key, fence: right }, clock.now());
      checkpoint?.('kept');
      return kept;
    },
    read: () => checkpoint?.('read'),
  });

  /** Where another process reads, what this one met before is over. */
  const unheard = (): Unheard | undefined => (poller.fence === undefined ? undefined : receiver.unheard);

  const every = (ms: number, work: () => Promise<unknown>) => {
    let busy = false;
    return setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((fault: unknown) => log.error(wordsOf(fault), 'a regular task failed; it is tried again'))
        .finally(() => {
          busy = false;
        });
    }, ms);
  };
  const timers = [
    every(renewMs, async () => {
      try {
        await Promise.all([reads && poller.hold(), app.leases.sender.hold()]);
        storeRefuses = undefined;
      } catch (fault) {
        if (fault instanceof StoreFault) storeRefuses = fault;
        throw fault;
      }
    }),
    every(sweepMs, async () => {
      if (!begun) await app.begins();
      begun = true;
      await app.tick(unheard());
      lookedAt = clock.now();
      sender.sweep();
    }),
  ];
  sender.sweep();

  const losses = store.connection.whenLost(() => receiver.lookAgain?.());
  const wakes = store.connection.wakes.hear(store.keys.outbox('answers'), () => sender.wake());

  const finish = async (): Promise<void> => {
    await receiver.stop();
    await app.drained();
    // What was handled meanwhile has moved the place on.
    await receiver.stop();
    for (const timer of timers) clearInterval(timer);
    await sender.stop();
    await Promise.all([poller.giveBack(), app.leases.sender.giveBack()]);
  };

  async function ready(): Promise<Health> {
    const stands = (since: number | undefined): boolean =>
      since !== undefined && clock.now() - since > standstill;
    if (store.connection.isAway) return { ok: false, redis: 'away' };
    if (storeRefuses) {
      const { answer, check } = storeRefuses;
      return { ok: false, redis: 'takes nothing', answer, check };
    }
    if (sender.isRefused) return { ok: false, sending: 'the messenger lets nothing through' };
    if (stands(unheard()?.since))
      return { ok: false, reading: 'the messenger cannot be read', check: unheard()?.check };
    if (stands(inbox.stuckSince)) return { ok: false, handling: 'what has come is not handled' };
    if (stands(lookedAt)) return { ok: false, due: 'what is due is not looked for' };
    const [sends, isRead] = await Promise.all([app.leases.sender.isHeld(), !reads || poller.isHeld()]);
    if (!sends) return { ok: false, sending: 'no process has the right to send' };
    return isRead ? { ok: true } : { ok: false, reading: 'no process has the right to read' };
  }

  /** Whoever asks for figures is told without the store's where it does not answer. */
  async function askStore() {
    const asked = Promise.all([ready(), readCondition(store, clock.now())]).catch(() => undefined);
    return Promise.race([asked, pause(askMs, undefined, { ref: false })]);
  }

  return {
    /** Whether somebody who writes now gets an answer, and what is in the way. */
    ready,
    /** What it has done and what waits, for whoever watches it. */
    async counted(): Promise<Omit<Counted, 'groupId'>> {
      const known = store.connection.isAway ? undefined : await askStore();
      const [{ ok }, condition] = known ?? [{ ok: false }, undefined];
      const { runs, inFlight } = inbox;
      const { isRefused } = sender;
      const work = { tally: app.tally, runs, inFlight, isRefused, unheardSince: unheard()?.since };
      return { isReady: ok, condition, work };
    },
    /**
     * Takes nothing new, finishes what it has taken, sends what it can, gives its leases back. While the store is away
     * none of this ends, and none of it need: what is not committed is read again, what is not settled is sent again.
     */
    async stop(): Promise<void> {
      stopping = true;
      const finished = finish().catch((fault: unknown) => log.warn(wordsOf(fault), 'stopped before the end'));
      await Promise.race([finished, pause(finishMs, undefined, { ref: false })]);
      for (const timer of timers) clearInterval(timer);
      for (const hearing of [wakes, losses]) hearing.stop();
    },
  };
}
