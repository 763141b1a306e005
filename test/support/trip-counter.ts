import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Stands between the bot and Redis and counts round trips: each time the bot speaks after Redis has answered.
 * What is sent together before an answer comes is one trip, however many commands it holds.
 */
export class TripCounter {
  readonly socketPath: string;
  readonly #trips: string[] = [];
  readonly #dir: string;
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  private constructor(target: string) {
    this.#dir = mkdtempSync(join(tmpdir(), 'trips-'));
    this.socketPath = join(this.#dir, 'redis.sock');
    this.#server = createServer((client) => {
      const redis = createConnection(target);
      let answered = true;
      client.on('data', (data) => {
        if (answered) this.#trips.push('');
        this.#trips.push(`${this.#trips.pop() ?? ''}${data.toString('latin1')}`);
        answered = false;
        redis.write(data);
      });
      redis.on('data', (data) => {
        answered = true;
        client.write(data);
      });
      for (const [one, other] of [
        [client, redis],
        [redis, client],
      ] as const) {
        this.#open.add(one);
        one.on('close', () => other.destroy());
        one.on('error', () => other.destroy());
      }
    });
  }

  static async before(target: string): Promise<TripCounter> {
    const counter = new TripCounter(target);
    await new Promise<void>((resolve) => counter.#server.listen(counter.socketPath, resolve));
    return counter;
  }

  forget(): void {
    this.#trips.length = 0;
  }

  /** The trips that hold a command of an update: what it reads, and the commit that marks its event. */
  get ofUpdates(): number {
    return this.#trips.filter((trip) => /\r\n(m?get|zrange|zscore)\r\n|"e":/i.test(trip)).length;
  }

  /** The trips that hold a command of the sender: its entries, their end. */
  get ofSender(): number {
    return this.#trips.filter((trip) => /\r\nxrange\r\n|"f":/i.test(trip)).length;
  }

  stop(): void {
    for (const socket of this.#open) socket.destroy();
    this.#server.close();
    rmSync(this.#dir, { recursive: true, force: true });
  }
}
