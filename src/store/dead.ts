import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Entry } from '#src/domain/ground/transaction.ts';
import { About, Delivery } from '#src/messenger/delivery.ts';
import { type DeadLetter, type Kept, numberOf } from '#src/pipeline/dead-letter.ts';
import { outboxLanes } from '#src/pipeline/outbox.ts';
import { limits } from '#src/regulation/limits.ts';
import type { CommitPlan } from '#src/store/commit-plan.ts';
import type { Reader } from '#src/store/reader.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** What is read of a letter without opening it. */
export interface Letter {
  /** Of its entry in the stream. */
  readonly entry: string;
  /** What was handled, or had said what was to be delivered. */
  readonly cause: string;
  readonly number: string;
  readonly what: string;
  readonly code: string;
  /** ms since the epoch */
  readonly at: number;
  /** The mark of the person whose words it may hold. */
  readonly whose: string | undefined;
}

const Came = z.union([
  z
    .object({ came: z.literal('sent'), ref: z.string().optional() })
    .transform(({ came, ref }) => ({ came, ref })),
  z.object({ came: z.enum(['unreachable', 'given-up']), why: z.string() }),
]);
const KeptShape: z.ZodType<Kept> = z.discriminatedUnion('is', [
  z.object({ is: z.literal('update'), update: z.unknown().optional() }),
  z.object({ is: z.literal('due'), member: z.string() }),
  z.object({ is: z.literal('told'), about: About, told: Came }),
  z.object({ is: z.literal('delivery'), lane: z.enum(outboxLanes), delivery: Delivery }),
]);

const page = 100;
/** A due fact of this kind orders that a letter be tried again: '<entry> <another word each time>'. */
export const orderedAgain = 'again';

export const letterAgain = (member: string): string | undefined =>
  member.startsWith(`${orderedAgain}|`) ? member.slice(orderedAgain.length + 1).split(' ')[0] : undefined;

/** The bot tries them again as soon as it looks for what is due; one that does not run, when it does. */
export async function orderAgain(
  { client, keys }: Store,
  entries: readonly string[],
  now: number,
): Promise<void> {
  for (const entry of entries)
    await client.zadd(keys.due(), now, `${orderedAgain}|${entry} ${randomUUID()}`).catch(refused);
}

export async function dropLetters({ client, keys }: Store, entries: readonly string[]): Promise<void> {
  if (entries.length > 0) await client.xdel(keys.dead(), ...entries).catch(refused);
}

/** Stages a letter; what it keeps is closed under the community's key. */
export function stageLetter(plan: CommitPlan, letter: DeadLetter, now: number): void {
  const { keys, nameless, seal } = plan.store;
  const { number, what, code, id, whose, kept } = letter;
  const words = { number, what, code, id, at: String(now), ...(whose ? { whose: nameless(whose) } : {}) };
  const fields = Object.entries({ ...words, kept: seal.close(JSON.stringify(kept)) }).flat();
  plan.write('XADD', keys.dead(), 'MAXLEN', '~', '1000', '*', ...fields);
}

/** All letters, the oldest first. */
export async function readLetters(store: Store): Promise<readonly Letter[]> {
  const { client, keys } = store;
  const found = await client.xrange(keys.dead(), '-', '+').catch(refused);
  return found.map(([entry, words]) => letterOf(entry, words));
}

/** Those that may hold words from or to somebody. */
export async function lettersOf(store: Store, reader: Reader, person: PersonId): Promise<readonly Entry[]> {
  const mark = store.nameless(person);
  const letters = (await reader.stream(store.keys.dead())).map(([entry, words]) => letterOf(entry, words));
  return letters.filter(({ whose }) => whose === mark).map(({ entry, at }) => ({ id: entry, at }));
}

/** @returns undefined where it is gone, or was closed under another key */
export async function openLetter({ client, keys, seal }: Store, entry: string): Promise<Kept | undefined> {
  const [found] = await client.xrange(keys.dead(), entry, entry).catch(refused);
  const text = seal.open(wordsOf(found?.[1] ?? []).kept ?? '');
  return text === undefined ? undefined : KeptShape.safeParse(JSON.parse(text)).data;
}

/** Letters that have been kept for as long as they may are gone, by the clock that is passed in. */
export async function forgetLetters(store: Store, now: number): Promise<void> {
  for (;;) {
    const found = await store.client.xrange(store.keys.dead(), '-', '+', 'COUNT', page).catch(refused);
    const old = found
      .filter(([entry, words]) => letterOf(entry, words).at <= now - limits.deadLetterLife)
      .map(([entry]) => entry);
    await dropLetters(store, old);
    if (old.length < page) return;
  }
}

function letterOf(entry: string, fields: readonly string[]): Letter {
  // Former versions kept neither number nor kind of what could not be delivered.
  const { number, what = 'delivery', code, fault, id, at, whose, ...former } = wordsOf(fields);
  const cause = id ?? former.cause ?? entry;
  return {
    entry,
    cause,
    number: number ?? numberOf(cause),
    what,
    code: code ?? fault ?? '',
    at: Number(at),
    whose,
  };
}

function wordsOf(fields: readonly string[]): Partial<Record<string, string>> {
  const words: Partial<Record<string, string>> = {};
  for (let i = 0; i + 1 < fields.length; i += 2) words[fields[i] ?? ''] = fields[i + 1];
  return words;
}
