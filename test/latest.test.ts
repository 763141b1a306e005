import { expect, it } from 'vitest';
import { Latest } from '#src/latest.ts';

it('what was kept longest ago makes room, and what is kept again stays', () => {
  const latest = new Latest<number>(3);
  for (const [i, key] of ['a', 'b', 'c', 'a', 'd'].entries()) latest.keep(key, i);
  expect(['a', 'b', 'c', 'd'].map((key) => latest.get(key))).toEqual([3, undefined, 2, 4]);
  for (let i = 0; i < 10_000; i += 1) latest.keep(`x${i}`, i);
  expect(latest.get('a')).toBeUndefined();
});
