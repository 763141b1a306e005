import { seedPerson, seedSchool } from '#demo/seed.ts';
import { scenes } from '#scenes/index.ts';
import { lean, Talk } from '#src/conversation/place.ts';
import { frameOf } from '#src/conversation/settle.ts';
import { hashOf } from '#src/domain/ground/code.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { createHashId } from '#src/log.ts';
import { days } from '#src/regulation/durations.ts';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { begin, type StagedTransaction } from '#src/store/transaction.ts';

const group = 1;
const together = 500;

async function withStore<T>(redis: string, work: (store: Store, commit: Commit) => Promise<T>): Promise<T> {
  const store = openStore(connect(redis), group, {
    nameless: createHashId('bench'),
    seal: createSeal('bench', group),
  });
  let commits = 0;
  const answer = await work(store, async (stage) => {
    commits += 1;
    const tx = begin(store)({ cause: `seed-${commits}`, now: Date.now() });
    await stage(tx);
    await tx.commit();
  });
  await store.connection.close();
  return answer;
}
type Commit = (stage: (tx: StagedTransaction) => Promise<void> | void) => Promise<void>;

const classTitles = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, i) => `${(i % 11) + 1}${String.fromCodePoint(1_040 + Math.floor(i / 11))}`,
  );

/** A school with open classes, each with an invite for its parents. @returns the codes */
export async function seedInvites(redis: string, classes: number): Promise<string[]> {
  const titles = classTitles(classes);
  const codes = titles.map((_, i) => `AAAAA${String(i).padStart(5, '0')}`);
  await withStore(redis, async (_, commit) => {
    await commit((tx) => seedSchool(tx, { titles, open: titles }));
    await commit((tx) => {
      for (const [i, code] of codes.entries()) {
        const [hash, of] = [hashOf(code), `c${i + 1}`];
        const lives = { madeAt: tx.now, expiresAt: tx.now + days(30), uses: 70 };
        tx.create('invite', hash, { v: 1, hash, code, role: 'parent', class: of, maker: 'vk:1', ...lives });
        tx.setCount('invite-uses', hash, 70);
        tx.put('invites', of, hash, tx.now);
      }
    });
  });
  return codes;
}

/** A mailing as the commit of its author leaves it. */
export async function sendMailing(
  redis: string,
  { first, count, text }: { first: number; count: number; text: string },
): Promise<void> {
  const to = Array.from({ length: count }, (_, i) => `vk:${first + i}`);
  await withStore(redis, (_, commit) =>
    commit((tx) => tx.deliver('mailings', { kind: 'mailing', readings: [{ to, text }] })),
  );
}

/**
 * Parents of two with names of forty letters, each in the middle of a conversation and with one thing due.
 *
 * @param memoryNow  what Redis uses, bytes
 * @returns what it uses once they are known
 */
export async function seedFamilies(
  redis: string,
  count: number,
  memoryNow: () => Promise<number>,
): Promise<number> {
  const titles = classTitles(60);
  return withStore(redis, async (_, commit) => {
    await commit((tx) => seedSchool(tx, { titles, open: titles }));
    for (let from = 0; from < count; from += together)
      await commit(async (tx) => {
        for (let i = from; i < Math.min(from + together, count); i += 1) await family(tx, i, titles.length);
      });
    return memoryNow();
  });
}

async function family(tx: StagedTransaction, i: number, classes: number): Promise<void> {
  const id = PersonId.parse(`vk:${1_000 + i}`);
  const roles = [0, 1].map((n) => ({ role: 'parent' as const, class: `c${((i + n) % classes) + 1}` }));
  await seedPerson(tx, { id, name: 'Константинопольская-Преображенская Анна', roles });
  const until = tx.now + days(1);
  const talk = Talk.parse({ frames: [frameOf(scenes, { scene: 'home' })], asked: 1, seen: 1 });
  tx.create('place', id, { v: 1, until, talk: lean(talk) }, { untilMs: until });
  tx.makeDue('safety', id, tx.now + days(90));
}
