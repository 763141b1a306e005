import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { storePause } from '#src/pipeline/tries.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** What an operator, a full machine or a failover does to Redis, and what ends it. */
const refusals: Record<string, { begins: readonly string[][]; ends: readonly string[][] }> = {
  NOREPLICAS: {
    begins: [['CONFIG', 'SET', 'min-replicas-to-write', '1']],
    ends: [['CONFIG', 'SET', 'min-replicas-to-write', '0']],
  },
  READONLY: { begins: [['REPLICAOF', '127.0.0.1', '1']], ends: [['REPLICAOF', 'NO', 'ONE']] },
  MASTERDOWN: {
    begins: [
      ['CONFIG', 'SET', 'replica-serve-stale-data', 'no'],
      ['REPLICAOF', '127.0.0.1', '1'],
    ],
    ends: [
      ['REPLICAOF', 'NO', 'ONE'],
      ['CONFIG', 'SET', 'replica-serve-stale-data', 'yes'],
    ],
  },
  NOPERM: {
    begins: [['ACL', 'SETUSER', 'default', '-zadd', '-set', '-xadd']],
    ends: [['ACL', 'SETUSER', 'default', '+@all']],
  },
};

let bot: Bot;
let boris: Person;
let ends: readonly string[][] = [];

const order = async (words: readonly string[][]): Promise<void> => {
  for (const [command = '', ...args] of words) await bot.store.client.call(command, ...args);
};
const isRefused = async (word: keyof typeof refusals): Promise<void> => {
  ends = refusals[word]?.ends ?? [];
  await order(refusals[word]?.begins ?? []);
};
const isTaken = async (): Promise<void> => {
  await order(ends);
  ends = [];
};

/** Somebody has followed an invite and is asked for the consent. */
beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  await vera.taps('invites');
  await vera.taps('role', 'parent');
  const code = /ref=([0-9A-Z]{10})/.exec(vera.last.text)?.[1];
  boris = bot.person('boris');
  await boris.opens(code);
  for (const person of [vera, boris]) person.ignores();
});

afterEach(() => isTaken());

/** Several tries were made by now; each of them asked Redis anew. */
async function isTriedAgain(): Promise<void> {
  const before = bot.app.inbox.runs;
  while (bot.app.inbox.runs < before + 3) await new Promise((resolve) => setTimeout(resolve, 5));
}

const noticed = async (): Promise<readonly unknown[]> => [
  ...bot.faults,
  ...(await bot.store.client.xrange(bot.store.keys.dead(), '-', '+')),
];

describe('while Redis refuses what it is asked', () => {
  it.each(Object.keys(refusals))(
    '%s: what somebody writes waits, in its order; nobody hears of it and nothing is set aside',
    async (word) => {
      await isRefused(word);
      const settled = (async () => {
        const taken = boris.taps('yes');
        boris.dialog.says('Борис Котов');
        boris.dialog.says('Миша Котов');
        await taken;
      })();
      await isTriedAgain();
      boris.seesNoMore();
      await isTaken();
      await settled;
      await bot.settle();
      boris.sees('family-join-name.ask');
      boris.sees('family-join-child.ask');
      boris.sees('family-join-review.ask');
      boris.seesNoMore();
      expect(await noticed()).toEqual([]);
    },
  );

  it('is asked after ever longer pauses, never more than two seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 100].map(storePause)).toEqual([50, 100, 200, 400, 800, 1_600, 2_000, 2_000]);
  });
});
