import { afterEach, expect } from 'vitest';
import { Actor } from '#demo/actor.ts';
import { createSandbox } from '#sandbox/index.ts';
import { systemClock } from '#src/clock.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { createLog } from '#src/log.ts';
import { type Serving, serve } from '#src/serve.ts';
import { share } from '#src/shared.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import { traces } from '#src/vk/address.ts';
import { nameless, seal } from '#test/support/nameless.ts';

const annaId = PersonId.parse('vk:1');
const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

/** Redis needs its seconds for a failover, and the machine may be busy. */
export const patient = { timeout: 20_000, interval: 20 };

/** Communities as main.ts serves them, in real time, on whatever Redis there is; Anna administers each. */
export async function serveOn(redis: string, groupIds: readonly number[]) {
  const sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
  closing.push(() => sandbox.close());
  const { apiBaseUrl } = await sandbox.listen();
  for (const id of groupIds)
    sandbox.addCommunity({ id, name: `Школа ${id}`, screenName: `school${id}`, token: `token-${id}` });
  sandbox.addPerson({ id: 1, firstName: 'Анна', lastName: 'Орлова' });
  const logged: string[] = [];
  const destination = { write: (line: string) => void logged.push(line) };
  const { log } = createLog({ level: 'info', key: 'test', traces, destination, clock: systemClock });
  const shared = share({
    ...{ redis, clock: systemClock, owner: 'test', dice: { below: (limit: number) => 5 % limit } },
    storeIsAway: (fault) => log.warn({ fault: fault.message }, 'everything waits for Redis'),
  });
  closing.push(() => shared.connection.close());
  const serving = groupIds.map((groupId): Serving => {
    const config = { vkApiBaseUrl: apiBaseUrl, mail: undefined, updates: { by: 'longpoll' as const } };
    const community = { groupId, token: `token-${groupId}`, adminVkIds: [1] };
    return serve(community, {
      ...{ shared, config, door: undefined, key: 'test', log },
      ...{
        tokenNow: () => community.token,
        tell: () => undefined,
        lacking: () => undefined,
        refused: () => undefined,
        lost: () => undefined,
        schools: { has: () => false, remember: () => undefined, forget: () => undefined },
        place: 'the Redis of the test',
        newSchool: false,
      },
    });
  });
  closing.push(() => Promise.all(serving.map((one) => one.stop())));
  const storeOf = (groupId: number): Store => openStore(shared.connection, groupId, { nameless, seal });
  const read = (groupId: number) => begin(storeOf(groupId))({ cause: 'a look', now: systemClock.now() });
  for (const groupId of groupIds) {
    const { client, keys } = storeOf(groupId);
    // What is said before the first poll is not in VK's log for the bot.
    await expect.poll(() => client.get(keys.cursor()), patient).toBeTruthy();
  }
  return {
    ...{ sandbox, shared, serving, logged, storeOf },
    anna: (groupId: number) => new Actor(sandbox.dialog(groupId, 1)),
    /** How Anna is called by that school, once she has said so. */
    nameOfAnna: async (groupId: number) => (await read(groupId).read('person', annaId))?.name,
    /** All that the bot has said to her there. */
    seen: (groupId: number) =>
      sandbox.dialog(groupId, 1).messages.filter(({ from }) => from === 'community').length,
  };
}
