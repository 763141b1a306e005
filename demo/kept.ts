import { clientFor } from '#src/store/redis-address.ts';

/** One key of Redis as Redis itself writes it, and how long it lives on (ms; 0: no end). */
export interface Kept {
  readonly key: string;
  readonly life: number;
  readonly content: Buffer;
}

/** One that goes away is told of by the answer that does not come. */
function opened(socket: string) {
  const client = clientFor(socket);
  client.on('error', () => undefined);
  return client;
}

/** All that a Redis holds. */
export async function keepAll(socket: string): Promise<Kept[]> {
  const client = opened(socket);
  try {
    const kept = await Promise.all(
      (await client.keys('*')).map(async (key) => {
        const [content, life] = await Promise.all([client.dumpBuffer(key), client.pttl(key)]);
        return content === null ? [] : [{ key, life: Math.max(life, 0), content }];
      }),
    );
    return kept.flat();
  } finally {
    client.disconnect();
  }
}

/** Makes a Redis hold this and nothing else. */
export async function putBack(socket: string, kept: readonly Kept[]): Promise<void> {
  const client = opened(socket);
  try {
    await client.flushall();
    await Promise.all(kept.map(({ key, life, content }) => client.restore(key, life, content)));
  } finally {
    client.disconnect();
  }
}
