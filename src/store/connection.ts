import { readFileSync } from 'node:fs';
import { Cluster, type Redis } from 'ioredis';
import { KnownRecords } from '#src/store/known-records.ts';
import type { LeaseOwner } from '#src/store/lease.ts';
import { clientFor } from '#src/store/redis-address.ts';
import { refused, storeFault } from '#src/store/refusals.ts';
import { Wakes } from '#src/store/wakes.ts';

const script = (name: string): string =>
  readFileSync(new URL(`./scripts/${name}.lua`, import.meta.url), 'utf8');

/** One connection to Redis for all communities of a process: its two scripts, typed, and the plain client for what reads. */
export interface Connection {
  readonly client: Redis | Cluster;
  /** Of all communities: a bound for each would be none for a hundred. */
  readonly known: KnownRecords;
  readonly wakes: Wakes;
  /** How often it was lost. Afterwards another server may answer, or one that has lost its last writes. */
  readonly losses: number;
  /** Called whenever it was lost, until that is stopped. */
  whenLost(hear: () => void): { stop(): void };
  /** Nothing can be read or committed now. */
  readonly isAway: boolean;
  /** What is asked for from here until all that could be begun by now has asked goes in one packet. */
  gather(): void;
  commit(keys: readonly string[], args: readonly string[]): Promise<string>;
  /** @param how  argument 4 of lease.lua */
  lease(key: string, who: LeaseOwner, lifeMs: number, how: string): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param address  as `clientFor` reads it
 * @param told  hears of connection faults; commands wait meanwhile
 */
export function connect(address: string, told: (fault: Error) => void = () => undefined): Connection {
  const client = clientFor(address);
  // Commands wait for the connection to come back; the operator is told that it is away.
  // Of a cluster that nobody answers for, what its last node said.
  client.on('error', (fault) => told(storeFault('lastNodeError' in fault ? fault.lastNodeError : fault)));
  client.defineCommand('schoolCommit', { lua: script('commit') });
  client.defineCommand('schoolLease', { lua: script('lease'), numberOfKeys: 1 });
  // defineCommand adds methods that ioredis cannot type.
  const scripts = client as unknown as {
    schoolCommit(count: number, ...rest: string[]): Promise<string>;
    schoolLease(key: string, owner: string, boot: string, life: string, how: string): Promise<string>;
  };
  const wakes = new Wakes(client);
  let losses = 0;
  const hearing = new Set<() => void>();
  // A cluster's client stays when one of its nodes goes.
  client.on(client instanceof Cluster ? '-node' : 'close', () => {
    losses += 1;
    for (const hear of hearing) hear();
  });

  let isGathering = false;
  const gather = (): void => {
    // A cluster has a socket for each of its nodes, and its client does not show them.
    const socket = client instanceof Cluster ? undefined : client.stream;
    if (isGathering || !socket) return;
    isGathering = true;
    socket.cork();
    process.nextTick(() => {
      isGathering = false;
      socket.uncork();
    });
  };

  return {
    client,
    known: new KnownRecords(),
    wakes,
    get losses() {
      return losses;
    },
    whenLost(hear) {
      hearing.add(hear);
      return { stop: () => void hearing.delete(hear) };
    },
    get isAway() {
      return client.status !== 'ready';
    },
    gather,
    commit(keys, args) {
      gather();
      return scripts.schoolCommit(keys.length, ...keys, ...args).catch(refused);
    },
    lease: (key, { owner, boot }, lifeMs, how) =>
      scripts.schoolLease(key, owner, boot, String(lifeMs), how).catch(refused),
    async close() {
      wakes.close();
      // A connection that is down cannot say goodbye; closing must not wait for it.
      if (client.status === 'ready') await client.quit().catch(() => client.disconnect());
      else client.disconnect();
    },
  };
}
