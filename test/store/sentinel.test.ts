import { writeFileSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { seconds } from '#src/regulation/durations.ts';
import { readCursor } from '#src/store/cursor.ts';
import { type RedisServer, startRedisServer } from '#test/support/redis-servers.ts';
import { patient, serveOn } from '#test/support/served.ts';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** The wire between a master and its replica, which can be held: what is written meanwhile is not replicated. */
async function wireTo(port: number) {
  let isHeld = false;
  const sockets = new Set<Socket>();
  const server = createServer((replica) => {
    const master = createConnection(port, '127.0.0.1');
    for (const socket of [replica, master]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => [replica, master].map((one) => one.destroy()));
    }
    replica.on('data', (data) => void master.write(data));
    master.on('data', (data) => void (isHeld || replica.write(data)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    hold() {
      isHeld = true;
    },
  };
}

/** One master, one replica, one sentinel that finds the master dead after a second. */
async function startWatched() {
  const passwords = { requirepass: 'ge@heim', masterauth: 'ge@heim' };
  const as = { password: 'ge@heim' };
  const master = await startRedisServer(passwords, { as });
  const wire = await wireTo(master.port);
  const replicaof = `127.0.0.1 ${wire.port}`;
  const replica = await startRedisServer(
    { ...passwords, replicaof, 'repl-diskless-sync-delay': '0' },
    { as },
  );
  await expect
    .poll(async () => String(await replica.ask('INFO', 'replication')), patient)
    .toContain('master_link_status:up');
  const settings = [
    `sentinel monitor school 127.0.0.1 ${master.port} 1`,
    'sentinel auth-pass school ge@heim',
    'sentinel down-after-milliseconds school 1000',
    'sentinel failover-timeout school 3000',
  ];
  const written = (folder: string) => {
    const path = join(folder, 'sentinel.conf');
    writeFileSync(path, `${settings.join('\n')}\n`);
    return path;
  };
  const sentinel = await startRedisServer({}, { sentinel: written });
  await expect
    .poll(async () => String(await sentinel.ask('INFO', 'sentinel')), patient)
    .toContain(`status=ok,address=127.0.0.1:${master.port},slaves=1`);
  return { master, replica, wire, url: `redis+sentinel://:ge%40heim@127.0.0.1:${sentinel.port}/school` };
}

describe('a master that dies under Sentinel', { timeout: 60_000 }, () => {
  it('takes its last writes along: by long poll they are made once more, nobody sees anything twice, all goes on', async () => {
    const { master, replica, wire, url } = await startWatched();
    const { anna, nameOfAnna, seen, storeOf, logged } = await serveOn(url, [71]);
    const store = storeOf(71);
    const school = anna(71);
    await school.opens();
    await school.taps('claim');
    await school.taps('yes');
    const place = await readCursor(store);
    const fence = Number(await store.client.hget(store.keys.lease('poller'), 'fence'));
    expect(await store.client.wait(1, seconds(5)), 'so far all is replicated').toBe(1);
    wire.hold();
    await school.says('Анна Орлова');
    expect(await nameOfAnna(71)).toBe('Анна Орлова');
    await expect.poll(() => readCursor(store), patient).not.toBe(place);
    const before = seen(71);
    const handledOn = async (node: RedisServer) => {
      const buckets = await node.ask<string[]>('KEYS', `{g71}:done:*`);
      const counts = await Promise.all(buckets.map((key) => node.ask<number>('SCARD', key)));
      return counts.reduce((sum, count) => sum + count, 0);
    };
    const lost = (await handledOn(master)) - (await handledOn(replica));
    expect(lost).toBeGreaterThan(0);
    process.stdout.write(
      `sentinel · ${lost} updates lost with the master; by long poll they are read again\n`,
    );

    await master.killed();
    await expect.poll(() => nameOfAnna(71), patient).toBe('Анна Орлова');
    await school.says('меню');
    expect(seen(71)).toBe(before + 1);
    expect(Number(await store.client.hget(store.keys.lease('poller'), 'fence'))).toBeGreaterThan(fence);
    await expect.poll(() => readCursor(store), patient).not.toBe(place);
    expect(logged.join('\n')).not.toMatch(/heim/);
  });

  it('or that hangs: the sentinels say that it is none any more, and the bot turns to the other', async () => {
    const { master, url } = await startWatched();
    const { anna, seen } = await serveOn(url, [71]);
    await anna(71).opens();
    const before = seen(71);
    master.signal('SIGSTOP');
    await anna(71).says('меню');
    expect(seen(71)).toBe(before + 1);
    master.signal('SIGCONT');
    await anna(71).says('меню');
    expect(seen(71)).toBe(before + 2);
  });
});
