import { expect, it } from 'vitest';
import { openStore } from '#src/store/redis.ts';
import { hearWakes, tellWake } from '#src/store/wakes.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { testRedis } from '#test/support/redis.ts';

it('a commit in one process wakes the sender in another, and not that of another community', async () => {
  const { socketPath } = await testRedis();
  const stores = [1, 1, 2].map((groupId) => openStore(socketPath, groupId, { nameless, seal }));
  const [here, there, elsewhere] = stores;
  if (!here || !there || !elsewhere) throw new Error('Three were opened');
  const woken: string[] = [];
  const hearing = [
    hearWakes(there, () => woken.push('there')),
    hearWakes(elsewhere, () => woken.push('elsewhere')),
  ];
  await expect
    .poll(async () => (await here.client.pubsub('NUMSUB', here.keys.wakes()))[1], { timeout: 5_000 })
    .toBe(2);
  tellWake(here);
  await expect.poll(() => woken).toEqual(['there']);
  tellWake(elsewhere);
  await expect.poll(() => woken).toEqual(['there', 'elsewhere']);
  for (const one of hearing) one.stop();
  for (const store of stores) await store.close();
});
