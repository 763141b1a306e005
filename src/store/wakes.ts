import { Cluster } from 'ioredis';
import type { Store } from '#src/store/redis.ts';

/** Tells the process that sends, whichever it is, that something waits. That may get lost: a sweep a second is the net. */
export function tellWake({ client, keys }: Store): void {
  client.publish(keys.wakes(), keys.outbox('answers')).catch(() => undefined);
}

/** Hears what other processes tell, by a connection of its own. */
export function hearWakes({ client, keys }: Store, wake: () => void): { stop(): void } {
  // The same on both sides, but their types are not.
  const listening = client instanceof Cluster ? client.duplicate() : client.duplicate();
  // The store's own connection tells the operator of faults.
  listening.on('error', () => undefined);
  listening.on('message', (_channel: string, outbox: string) => {
    if (outbox === keys.outbox('answers')) wake();
  });
  listening.subscribe(keys.wakes()).catch(() => undefined);
  return { stop: () => listening.disconnect() };
}
