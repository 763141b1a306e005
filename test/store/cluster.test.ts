import { rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { backUp } from '#src/store/backup/back-up.ts';
import { openBackup } from '#src/store/backup/file.ts';
import { restore } from '#src/store/backup/restore.ts';
import { connect } from '#src/store/connection.ts';
import { begin } from '#src/store/transaction.ts';
import { allKept, empties, newBackup, passphrase } from '#test/support/backup.ts';
import { startRedisServer } from '#test/support/redis-servers.ts';
import { patient, serveOn } from '#test/support/served.ts';

/** Their tags lie on the first and on the last node. */
const [first, last] = [71, 74];

/** Three nodes, a third of the slots each, that go on without each other and keep what they have. */
async function startCluster() {
  const settings = {
    ...{ 'cluster-enabled': 'yes', 'cluster-node-timeout': '1000', 'cluster-require-full-coverage': 'no' },
    ...{ appendonly: 'yes', appendfsync: 'always', requirepass: 'geheim', masterauth: 'geheim' },
  };
  const as = { password: 'geheim' };
  const nodes = await Promise.all([0, 1, 2].map(() => startRedisServer(settings, { as })));
  const [one] = nodes;
  const bounds = [0, 5_461, 10_923, 16_384];
  for (const [i, node] of nodes.entries()) {
    await node.ask('CLUSTER', 'ADDSLOTSRANGE', bounds[i] ?? 0, (bounds[i + 1] ?? 0) - 1);
    await node.ask('CLUSTER', 'SET-CONFIG-EPOCH', i + 1);
    if (node !== one) await node.ask('CLUSTER', 'MEET', '127.0.0.1', one?.port ?? 0);
  }
  const states = () => Promise.all(nodes.map((node) => node.ask('CLUSTER', 'INFO')));
  await expect
    .poll(
      async () => (await states()).every((info) => /state:ok[\s\S]*known_nodes:3/.test(String(info))),
      patient,
    )
    .toBe(true);
  const nodeOf = async (groupId: number) => {
    const slot = Number(await one?.ask('CLUSTER', 'KEYSLOT', `{g${groupId}}:due`));
    return nodes[bounds.findIndex((bound) => slot < bound) - 1];
  };
  // The third one is found by what the others say.
  const listed = nodes.slice(0, 2);
  return { nodeOf, url: listed.map(({ port }) => `redis://:geheim@127.0.0.1:${port}`).join(',') };
}

describe('two schools on a Redis Cluster', { timeout: 90_000 }, () => {
  it('talk each on a node of its own; one node is killed and comes back, and the other school does not notice', async () => {
    const { url, nodeOf } = await startCluster();
    const [near, far] = [await nodeOf(first), await nodeOf(last)];
    expect(near).not.toBe(far);
    const { anna, nameOfAnna, seen, storeOf, serving, shared } = await serveOn(url, [first, last]);
    for (const groupId of [first, last]) {
      const school = anna(groupId);
      await school.opens();
      await school.taps('claim');
      await school.taps('yes');
      await school.says('Анна Орлова');
      expect(await nameOfAnna(groupId)).toBe('Анна Орлова');
    }
    const keysOn = async (node: typeof near) => (await node?.ask<string[]>('KEYS', '*'))?.join() ?? '';
    expect(await keysOn(near)).toMatch(new RegExp(`^(\\{g${first}\\}[^,]*,?)+$`));
    expect(await keysOn(far)).toMatch(new RegExp(`^(\\{g${last}\\}[^,]*,?)+$`));
    for (const groupId of [first, last]) {
      const store = storeOf(groupId);
      const at = Date.now() - 1_000;
      const tx = begin(store)({ cause: 'a test', now: at });
      // Many kinds of reads, one pipeline.
      const read = [
        tx.read('person', PersonId.parse('vk:1')),
        tx.readAll('place', ['vk:1', 'vk:2']),
        tx.dueAt('digest', 'vk:1'),
      ];
      expect(await Promise.all(read)).toMatchObject([{ name: 'Анна Орлова' }, [{}], undefined]);
      tx.makeDue('digest', 'vk:1', at);
      expect(await tx.commit()).toMatchObject({ outcome: 'ok' });
      await expect
        .poll(() => store.client.zscore(store.keys.due(), 'digest|vk:1'), patient)
        .not.toBe(String(at));
    }

    await far?.killed();
    const before = seen(last);
    anna(last).dialog.says('меню');
    await anna(first).says('меню');
    await expect.poll(() => serving[0]?.ready(), patient).toEqual({ ok: true });
    await anna(first).says('меню');
    expect(seen(last)).toBe(before);
    await far?.again();
    await expect.poll(() => seen(last), patient).toBe(before + 1);
    await anna(last).says('меню');
    expect(seen(last)).toBe(before + 2);
    await expect.poll(() => serving[1]?.ready(), patient).toEqual({ ok: true });
    expect(shared.connection.losses).toBeGreaterThan(0);
  });
  it('are backed up beside their bots, and put back where both are lost', async () => {
    const { url } = await startCluster();
    const groupIds = [first, last];
    const { anna, serving } = await serveOn(url, groupIds);
    for (const groupId of groupIds) await anna(groupId).opens();
    const own = connect(url);
    const [path, now] = [newBackup(), Date.now()];
    const how = { path, passphrase, groupIds, logKey: undefined, now };
    expect(await backUp(own, how)).toMatchObject({ communities: groupIds, beside: true });
    await Promise.all(serving.map((one) => one.stop()));
    await rm(path);
    const made = await backUp(own, how);
    const before = await allKept(own, groupIds);
    expect(made).toMatchObject({ beside: false, keys: before.length });
    await empties(own, groupIds);
    const backup = await openBackup(path, passphrase);
    await restore(own, { backup, replace: false, now, keepLogKey: async () => undefined });
    expect(await allKept(own, groupIds)).toEqual(before);
    await own.close();
  });
});
