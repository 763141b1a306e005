import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What becomes of one connection between the bot and Redis; everything goes on in its order. */
export interface Passing {
  /** The bot has said something, which goes on at once. */
  asks?(data: Buffer): void;
  /** Redis has answered; `send` hands it on. */
  answers(send: () => void): void;
}

export interface Between {
  readonly socketPath: string;
  stop(): void;
}

/** @param target  the socket of Redis */
export async function standBetween(target: string, passing: () => Passing): Promise<Between> {
  const dir = mkdtempSync(join(tmpdir(), 'between-'));
  const socketPath = join(dir, 'redis.sock');
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const redis = createConnection(target);
    const seen = passing();
    client.on('data', (data) => {
      seen.asks?.(data);
      redis.write(data);
    });
    redis.on('data', (data) => seen.answers(() => client.destroyed || client.write(data)));
    for (const [one, other] of [
      [client, redis],
      [redis, client],
    ] as const) {
      open.add(one);
      one.on('close', () => other.destroy());
      one.on('error', () => other.destroy());
    }
  });
  await new Promise<void>((resolve) => server.listen(socketPath, resolve));
  return {
    socketPath,
    stop() {
      for (const socket of open) socket.destroy();
      server.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
