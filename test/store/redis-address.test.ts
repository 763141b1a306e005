import { expect, it } from 'vitest';
import { hostsOf } from '#src/store/redis-address.ts';

it.each([
  ['redis://127.0.0.1:6379/0', 'redis://127.0.0.1:6379/0'],
  ['rediss://anna:geheim@redis.school.example:6380/2?ca=/etc/ca.pem', 'rediss://redis.school.example:6380/2'],
  ['redis://:ge@he/im@one:1,redis://:geheim@two:2', 'redis://one:1, redis://two:2'],
  [
    'redis+sentinel://anna:geheim@one:1,two:2/main?sentinelPassword=geheim',
    'redis+sentinel://one:1,two:2/main',
  ],
  ['/run/redis/redis.sock', '/run/redis/redis.sock'],
])('what an operator reads of %s is where it leads, and no secret', (address, told) => {
  expect(hostsOf(address)).toBe(told);
});
