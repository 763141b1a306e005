import { Cluster, type Redis } from 'ioredis';
import { wakesChannel } from '#src/store/keys.ts';

/**
 * Tells the process that sends, whichever it is, that something waits. That may get lost: a sweep a second is the net.
 * All communities of a process hear by one connection.
 */
export class Wakes {
  readonly #client: Redis | Cluster;
  readonly #hears = new Map<string, () => void>();
  #listening: Redis | Cluster | undefined;

  constructor(client: Redis | Cluster) {
    this.#client = client;
  }

  /** @param outbox  the key of the one in which something waits */
  tell(outbox: string): void {
    this.#client.publish(wakesChannel, outbox).catch(() => undefined);
  }

  hear(outbox: string, wake: () => void): { stop(): void } {
    this.#hears.set(outbox, wake);
    this.#listening ??= this.#listen();
    return { stop: () => void this.#hears.delete(outbox) };
  }

  close(): void {
    if (this.#listening !== this.#client) this.#listening?.disconnect();
  }

  #listen(): Redis | Cluster {
    // A cluster's client listens by a connection of its own anyway.
    const listening = this.#client instanceof Cluster ? this.#client : this.#client.duplicate();
    // The client itself tells the operator of faults.
    if (listening !== this.#client) listening.on('error', () => undefined);
    listening.on('message', (_channel: string, outbox: string) => this.#hears.get(outbox)?.());
    listening.subscribe(wakesChannel).catch(() => undefined);
    return listening;
  }
}
