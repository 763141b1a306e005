import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { VK } from 'vk-io';
import type { App } from '#src/app.ts';
import type { Clock } from '#src/clock.ts';
import { type Checkpoint, describe } from '#src/pipeline/inbox.ts';
import { Lease, type LeaseOwner } from '#src/store/lease.ts';
import { readTs, storeTs } from '#src/store/longpoll.ts';
import type { Store } from '#src/store/redis.ts';
import { LongPoller } from '#src/vk/longpoll.ts';

export interface RunPorts {
  readonly app: App;
  readonly store: Store;
  readonly vk: VK;
  readonly groupId: number;
  readonly clock: Clock;
  readonly log: Logger;
  readonly owner: LeaseOwner;
  readonly checkpoint?: ((at: Checkpoint) => void) | undefined;
}

/** Renewed three times within its life, so that one slow answer of Redis does not lose it. */
const leaseLifeMs = 10_000;
const renewMs = 3_000;
/** The clock and the sender's sweep: the net under everything that is woken. */
const sweepMs = 1_000;

/** Sets the bot to work: it polls VK, looks for what is due and sends what waits, until it is stopped. */
export function runApp({ app, store, vk, groupId, clock, log, owner, checkpoint }: RunPorts) {
  const pollLease = new Lease(store, store.keys.lease('poller'), owner, leaseLifeMs);
  let stopping = false;

  const hold = async (): Promise<boolean> => {
    while (!stopping) {
      if (pollLease.fence !== undefined || (await pollLease.hold())) return true;
      await pause(1_000);
    }
    return false;
  };

  const poller = new LongPoller({
    vk,
    groupId,
    log,
    takeTurn: app.takeTurn,
    now: clock.now,
    readTs: () => readTs(store),
    storeTs: (ts) => storeTs(store, ts, pollLease, clock.now()),
    hold,
    take: app.take,
    inFlight: () => app.inbox.inFlight,
    pause: async (ms) => void (await pause(ms)),
    checkpoint,
  });

  const every = (ms: number, work: () => Promise<unknown>) => {
    let busy = false;
    return setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((fault: unknown) =>
          log.error({ fault: describe(fault) }, 'a regular task failed; it is tried again'),
        )
        .finally(() => {
          busy = false;
        });
    }, ms);
  };
  const timers = [
    every(renewMs, async () => Promise.all([pollLease.hold(), app.lease.hold()])),
    every(sweepMs, async () => {
      await app.tick();
      app.sender.sweep();
    }),
  ];
  poller.start();
  app.sender.sweep();

  return {
    /** Takes nothing new, finishes what it has taken, sends what it can, gives its leases back. */
    async stop(): Promise<void> {
      stopping = true;
      await poller.stop();
      await app.inbox.drained();
      await app.sender.drained();
      await poller.stop();
      for (const timer of timers) clearInterval(timer);
      await app.sender.stop();
      await Promise.all([pollLease.giveBack(), app.lease.giveBack()]);
    },
  };
}
