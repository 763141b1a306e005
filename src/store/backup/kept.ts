import { isUtf8 } from 'node:buffer';
import type { ChainableCommander, Cluster, Redis } from 'ioredis';
import { z } from 'zod';
import { BrokenPromise } from '#src/faults.ts';
import { refused } from '#src/store/refusals.ts';
import { lastIdOf } from '#src/store/stream.ts';

/*
 * What a key holds, as a line of a backup. DUMP would do this in one command, and what it gives is read by the same
 * version of Redis or a newer one only: a school moves to a server of an older version too, and somebody who looks into
 * a backup in two years finds what can be read. `Kept` knows the types that keys.ts names.
 */

/** A value; in base64 where it is no text, as the bits of a mailing's cursor are. */
const Word = z.union([z.string(), z.strictObject({ base64: z.string() })]);
type Word = z.output<typeof Word>;
const Words = z.array(Word);
const id = z.string().regex(/^\d+-\d+$/);
/** When its life ends, ms since the epoch; absent where it has no end. */
const ofKey = { key: z.string(), expires: z.number().int().optional() };

export const Kept = z.discriminatedUnion('type', [
  z.strictObject({ ...ofKey, type: z.literal('string'), value: Word }),
  z.strictObject({ ...ofKey, type: z.literal('hash'), value: Words }),
  z.strictObject({ ...ofKey, type: z.literal('set'), value: Words }),
  z.strictObject({ ...ofKey, type: z.literal('zset'), value: Words }),
  // A stream from which all was deleted remembers its last number.
  z.strictObject({ ...ofKey, type: z.literal('stream'), value: z.array(z.tuple([id, Words])), last: id }),
  // It ended while the others were read.
  z.strictObject({ key: z.string(), type: z.literal('none') }),
]);
export type Kept = z.output<typeof Kept>;

const readBy = {
  string: ['GET'],
  hash: ['HGETALL'],
  set: ['SMEMBERS'],
  zset: ['ZRANGE', '0', '-1', 'WITHSCORES'],
  stream: ['XRANGE', '-', '+'],
} as const;
const Type = z.enum(['string', 'hash', 'set', 'zset', 'stream', 'none']);

/** What these keys hold, in their order. */
export async function readKept(node: Redis, keys: readonly string[]): Promise<readonly Kept[]> {
  const asking = node.pipeline().time();
  for (const key of keys) asking.type(key).pttl(key);
  const [time, ...told] = await answersOf(asking);
  const [seconds = 0, micros = 0] = z.array(z.coerce.number()).parse(time);
  const now = seconds * 1_000 + Math.floor(micros / 1_000);

  const reading = node.pipeline();
  const types = keys.map((_, i) => Type.parse(told[2 * i]));
  for (const [i, key] of keys.entries()) {
    const type = types[i] ?? 'none';
    // What is gone is asked as well, so that every key has its two answers.
    const [command, ...args] = readBy[type === 'none' ? 'string' : type];
    reading.callBuffer(command, key, ...args);
    if (type === 'stream') reading.call('XINFO', 'STREAM', key);
    else reading.exists(key);
  }
  const read = await answersOf(reading);
  return keys.map((key, i) => {
    const [type = 'none', left] = [types[i], Number(told[2 * i + 1])];
    const [value, more] = [read[2 * i], read[2 * i + 1]];
    if (type === 'none' || more === 0) return { key, type: 'none' };
    const life = left >= 0 ? { expires: now + left } : {};
    const last = type === 'stream' ? { last: lastIdOf(more) } : {};
    // By the newer protocol a member comes with its score in a pair of their own.
    const flat = type === 'zset' && Array.isArray(value) ? value.flat() : value;
    return Kept.parse({ key, ...life, type, value: wordsOf(flat), ...last });
  });
}

async function answersOf(asked: ChainableCommander): Promise<readonly unknown[]> {
  const answers = (await asked.exec().catch(refused)) ?? [];
  return answers.map(([fault, answer]) => (fault ? refused(fault) : answer));
}

function wordsOf(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(wordsOf);
  if (!Buffer.isBuffer(answer))
    throw new BrokenPromise('Redis answers a read by what is neither list nor text.');
  return isUtf8(answer) ? answer.toString('utf8') : { base64: answer.toString('base64') };
}

/** Of a command that may name any number of them. */
const most = 500;

/** Writes what keys held to where nothing is under their names. What has ended by now ends at once. */
export async function writeKept(node: Redis | Cluster, all: readonly Kept[]): Promise<void> {
  const writing = node.pipeline();
  for (const kept of all) write(writing, kept);
  await answersOf(writing);
}

function write(writing: ChainableCommander, kept: Kept): void {
  if (kept.type === 'none') return;
  const { key } = kept;
  if (kept.type === 'string') writing.call('SET', key, bytesOf(kept.value));
  else if (kept.type === 'stream') writeStream(writing, kept);
  else {
    const words = kept.value.map(bytesOf);
    for (let from = 0; from < words.length; from += most) {
      const some = words.slice(from, from + most);
      if (kept.type === 'set') writing.call('SADD', key, ...some);
      else if (kept.type === 'hash') writing.call('HSET', key, ...some);
      else writing.call('ZADD', key, ...inTurn(some));
    }
  }
  if (kept.expires !== undefined) writing.pexpireat(key, kept.expires);
}

function writeStream(writing: ChainableCommander, { key, value, last }: Kept & { type: 'stream' }): void {
  for (const [at, words] of value) writing.call('XADD', key, at, ...words.map(bytesOf));
  // There is no empty stream but one from which something was taken.
  if (value.length === 0) writing.call('XADD', key, last, '-', '-').call('XDEL', key, last);
  writing.call('XSETID', key, last);
}

const bytesOf = (word: Word): Buffer =>
  typeof word === 'string' ? Buffer.from(word, 'utf8') : Buffer.from(word.base64, 'base64');

/** ZRANGE answers the member first, ZADD wants its score first. */
const inTurn = (words: readonly Buffer[]): Buffer[] =>
  words.flatMap((word, i) => (i % 2 === 1 ? [word, words[i - 1] ?? word] : []));
