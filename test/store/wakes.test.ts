import { expect, it } from 'vitest';
import { connect } from '#src/store/connection.ts';
import { keysOf, wakesChannel } from '#src/store/keys.ts';
import { testRedis } from '#test/support/redis.ts';

const outbox = (groupId: number) => keysOf(groupId).outbox('answers');

it('a commit in one process wakes the sender in another, of its community alone, all by one connection', async () => {
  const { socketPath } = await testRedis();
  const [here, there] = [connect(socketPath), connect(socketPath)];
  const woken: number[] = [];
  const [first] = [1, 2].map((groupId) => there.wakes.hear(outbox(groupId), () => woken.push(groupId)));
  await expect
    .poll(async () => (await here.client.pubsub('NUMSUB', wakesChannel))[1], { timeout: 5_000 })
    .toBe(1);
  here.wakes.tell(outbox(1));
  await expect.poll(() => woken).toEqual([1]);
  for (const groupId of [3, 2]) here.wakes.tell(outbox(groupId));
  await expect.poll(() => woken).toEqual([1, 2]);
  first?.stop();
  for (const groupId of [1, 2]) here.wakes.tell(outbox(groupId));
  await expect.poll(() => woken).toEqual([1, 2, 2]);
  for (const connection of [here, there]) await connection.close();
});
