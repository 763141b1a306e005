import { afterEach, describe, expect, it } from 'vitest';
import { BrokenPromise, StoreFault, wordsOf } from '#src/faults.ts';
import { connect } from '#src/store/connection.ts';
import { storeFault } from '#src/store/refusals.ts';
import { testRedis } from '#test/support/redis.ts';
import { testStore } from './test-store.ts';

const ground = testStore();
const makesClaim = () => ground.commit((tx) => tx.create('claim', 'main', { v: 1, hash: 'h', at: tx.now }));
const set = (name: string, value: string) => ground.store.client.config('SET', name, value);

describe('what Redis refuses for now', () => {
  afterEach(async () => {
    await set('maxmemory', '0');
    await set('requirepass', '');
  });

  it('is told by its own word, with what to check: its memory is full', async () => {
    await set('maxmemory', '1');
    const fault = await makesClaim().catch((cause: unknown) => cause);
    expect(fault).toBeInstanceOf(StoreFault);
    expect(wordsOf(fault)).toMatchObject({
      code: 'store',
      answer: 'OOM',
      check: expect.stringContaining('maxmemory'),
    });
    await set('maxmemory', '0');
    await makesClaim();
  });

  it.each([
    ['WRONGPASS', 'redis://:wrong@', 'password'],
    ['NOAUTH', 'redis://', 'REDIS_URL has none'],
  ])('is no absence: %s', async (word, start, check) => {
    const { socketPath } = await testRedis();
    await set('requirepass', 'right');
    const heard = new Promise<Error>((told) => {
      const url = `${start}localhost?path=${encodeURIComponent(socketPath)}`;
      const connection = connect(url, (fault) => {
        told(fault);
        void connection.close();
      });
    });
    expect(wordsOf(await heard)).toMatchObject({ answer: word, check: expect.stringContaining(check) });
  });

  it('is told from a Redis that is away', () => {
    const fault = wordsOf(storeFault(new Error('connect ECONNREFUSED 127.0.0.1:6379')));
    expect(fault).toMatchObject({ fault: 'StoreFault: Redis is away', answer: undefined });
  });

  it.each([
    'READONLY You can’t write against a read only replica.',
    'ERR Error running script (call to f_1): @user_script:43: @user_script: 43: -READONLY You can’t write',
    'ERR max number of clients reached',
    'MISCONF Redis is configured to save RDB snapshots, but it’s currently unable to persist to disk.',
    'BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.',
  ])('passes, so it is waited for: %s', (message) => {
    expect(storeFault(replied(message))).toBeInstanceOf(StoreFault);
  });
});

describe('what Redis cannot do', () => {
  it('is a fault of what was asked: waiting would not help it', () => {
    const fault = storeFault(replied('ERR unknown command'));
    expect(fault).toBeInstanceOf(BrokenPromise);
  });

  it('is a record of another type: it is read as nothing, and never written over', async () => {
    const { client, keys } = ground.store;
    const key = keys.record('claim', 'main');
    await client.rpush(key, 'garbage');
    expect(await ground.begin().read('claim', 'main')).toBeUndefined();
    await expect(makesClaim()).rejects.toThrow(BrokenPromise);
    expect(await client.lrange(key, '0', '-1')).toEqual(['garbage']);
  });
});

const replied = (message: string): Error => Object.assign(new Error(message), { name: 'ReplyError' });
