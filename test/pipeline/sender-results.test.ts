import { describe, expect, it } from 'vitest';
import { StoreFault } from '#src/faults.ts';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { addresseeOf, senderSetting, turnOfEvents } from '#test/pipeline/sender-setting.ts';

const about = { kind: 'digest', id: 'd1' };

describe('what came of a delivery', () => {
  it('is told where the delivery says what it is about, before the entry is settled', async () => {
    const order: string[] = [];
    const school = senderSetting(
      {},
      {
        onResult: async ({ delivery }) => {
          expect(school.outbox.entries, 'nothing is settled yet').toHaveLength(3);
          order.push(`told ${addresseeOf(delivery)}`);
        },
        checkpoint: (at) => void order.push(at),
      },
    );
    school.says('anna', 'a1', { about });
    school.says('boris', 'b1');
    school.outbox.put({ kind: 'edit', to: 'vera', ref: 'r', text: 'v1', about }, school.clock.now());
    await school.sends();
    expect(order).toEqual(['sent', 'told anna', 'told vera', 'settling', 'settled']);
    expect(school.outbox.entries).toEqual([]);
  });

  it('of all of a call is settled in one trip', async () => {
    const school = senderSetting();
    for (let i = 0; i < 25; i += 1) school.says(`person ${i}`, 'hello', { about });
    school.sender.wake();
    await school.sender.idle();
    expect(school.results).toHaveLength(25);
    expect(school.outbox.trips).toBe(2);
  });

  it('does not hold up the person’s next message', async () => {
    const school = senderSetting({}, { onResult: () => new Promise(() => undefined) });
    school.says('anna', 'a1', { about });
    school.says('anna', 'a2');
    school.sender.wake();
    await turnOfEvents();
    expect(school.messenger.said()).toEqual([['anna: a1'], ['anna: a2']]);
  });

  it('is told again later when it could not be told, and nothing is sent again', async () => {
    let fails = 2;
    const heard: string[] = [];
    const onResult = async (_: unknown, told: { readonly came: string }) => {
      fails -= 1;
      if (fails >= 0) throw new Error('Redis is away');
      heard.push(told.came);
    };
    const school = senderSetting({}, { onResult });
    school.says('anna', 'a1', { about });
    school.says('boris', 'b1');
    await school.sends();
    expect(
      school.outbox.settled.map(({ entry }) => addresseeOf(entry.delivery)),
      'others are settled',
    ).toEqual(['boris']);
    await school.passes(seconds(1));
    await school.passes(seconds(2));
    expect(heard).toEqual(['sent']);
    expect(school.outbox.entries).toEqual([]);
    expect(school.messenger.batches).toHaveLength(1);
  });

  it('is settled untold after eight tries, and the operator hears of it', async () => {
    let told = 0;
    const onResult = async () => {
      told += 1;
      throw new TypeError('terrible');
    };
    const school = senderSetting({}, { onResult });
    school.says('anna', 'a1', { about });
    await school.sends();
    for (let i = 0; i < 20; i += 1) await school.passes(seconds(64));
    expect(told).toBe(8);
    expect(school.outbox.entries).toEqual([]);
    expect(school.lines.length).toBeGreaterThan(0);
  });

  it('waits for Redis as long as it is away', async () => {
    let away = true;
    const onResult = async () => {
      if (away) throw new StoreFault('Redis does not answer');
    };
    const school = senderSetting({}, { onResult });
    school.says('anna', 'a1', { about });
    await school.sends();
    for (let i = 0; i < 60; i += 1) await school.passes(minutes(1));
    expect(school.outbox.entries).toHaveLength(1);
    away = false;
    await school.passes(minutes(1));
    expect(school.outbox.entries).toEqual([]);
  });

  it('is settled later when it could not be settled, and nothing is sent or told again', async () => {
    const school = senderSetting();
    school.outbox.settleFails = true;
    school.says('anna', 'a1', { about });
    await school.sends();
    await school.passes(seconds(5));
    expect(school.outbox.entries).toHaveLength(1);
    school.outbox.settleFails = false;
    await school.passes(seconds(1));
    expect(school.outbox.entries).toEqual([]);
    expect(school.messenger.batches).toHaveLength(1);
    expect(school.results).toHaveLength(1);
  });
});
