import { expect, it } from 'vitest';
import { startRedisServer } from '#test/support/redis-servers.ts';
import { patient, serveOn } from '#test/support/served.ts';

it('Redis comes back without what was committed last: by long poll it is handled once more, and seen once', {
  timeout: 60_000,
}, async () => {
  const redis = await startRedisServer();
  const { anna, nameOfAnna, seen } = await serveOn(`redis://127.0.0.1:${redis.port}`, [71]);
  const school = anna(71);
  await school.opens();
  await school.taps('claim');
  await redis.ask('SAVE');
  await school.taps('yes');
  await school.says('Анна Орлова');
  const before = seen(71);
  expect(await nameOfAnna(71)).toBe('Анна Орлова');
  await redis.killed();
  await redis.again();
  await expect.poll(() => nameOfAnna(71), patient).toBe('Анна Орлова');
  expect(seen(71)).toBe(before);
  await school.says('меню');
  expect(seen(71)).toBe(before + 1);
});
