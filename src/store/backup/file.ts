import {
  createCipheriv,
  createDecipheriv,
  type DecipherGCM,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { pipeline as linked, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGunzip, createGzip } from 'node:zlib';
import { z } from 'zod';
import { BackupRefused } from '#src/store/backup/refused.ts';

/*
 * A backup is one file: a line that anybody may read (`Header`), what is kept as lines of text, packed and closed by
 * AES-256-GCM under a key that scrypt makes of the passphrase, and at its end 16 bytes that tell whether all of it, the
 * first line included, is as it was written. Nothing of it is put back before these were looked at.
 */

const format = 'school-duties-bot backup';
/** Of this shape of a file; what the lines mean has a version of its own. */
const version = 1;
const Header = z.object({
  format: z.literal(format),
  version: z.number().int(),
  /** The newest version of the data in it. */
  data: z.number().int(),
  made: z.iso.datetime(),
  communities: z.array(z.number().int()),
  keys: z.number().int(),
  salt: z.string(),
  /** Tells a wrong passphrase from a damaged file. */
  check: z.string(),
});
/** What somebody who makes a backup says of it. */
export type About = Omit<z.output<typeof Header>, 'format' | 'version' | 'salt' | 'check'>;

const cipher = 'aes-256-gcm';
const tagBytes = 16;
const longestHeader = 64 * 1_024;
const derive = promisify<string, Buffer, number, object, Buffer>(scrypt);

/** Each file has a salt of its own, so that no key closes two. */
async function keysFrom(passphrase: string, salt: Buffer) {
  const made = await derive(passphrase.normalize('NFC'), salt, 60, {
    N: 2 ** 17,
    r: 8,
    p: 1,
    maxmem: 2 ** 28,
  });
  return { key: made.subarray(0, 32), iv: made.subarray(32, 44), check: made.subarray(44) };
}

/** What is copied: what may be said of it, and line by line what it is. */
export interface Copy {
  readonly about: About;
  readonly lines: AsyncIterable<string>;
}

/** What the installation calls people by; absent where it stands in the settings. */
const First = z.strictObject({ logKey: z.string().optional() });
type First = z.output<typeof First>;

/**
 * Writes a backup beside its place and puts it there when it is whole.
 *
 * @param copy  asked when all is ready for it; where it throws, or its lines do, there is no file
 */
export async function writeBackup(
  path: string,
  passphrase: string,
  first: First,
  copy: () => Promise<Copy>,
): Promise<About> {
  const salt = randomBytes(16);
  const { key, iv, check } = await keysFrom(passphrase, salt);
  const sealed = { salt: salt.toString('base64'), check: check.toString('base64') };
  const aside = `${path}.${process.pid}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    const { about, lines } = await copy();
    const header = Buffer.from(`${JSON.stringify({ format, version, ...about, ...sealed })}\n`);
    await file.appendFile(header);
    async function* all(): AsyncGenerator<string> {
      yield `${JSON.stringify(first)}\n`;
      for await (const line of lines) yield `${line}\n`;
    }
    const closing = createCipheriv(cipher, key, iv).setAAD(header);
    await pipeline(Readable.from(all()), createGzip(), closing, async (closed: AsyncIterable<Buffer>) => {
      for await (const bytes of closed) await file.appendFile(bytes);
    });
    await file.appendFile(closing.getAuthTag());
    await file.sync();
    await file.close();
    await rename(aside, path);
    return about;
  } catch (fault) {
    await file.close().catch(() => undefined);
    await rm(aside, { force: true });
    throw fault;
  }
}

export interface OpenBackup extends About, First {
  lines(): AsyncIterable<string>;
}

/** Reads the whole file through. @throws BackupRefused where it is none, or not as it was written */
export async function openBackup(path: string, passphrase: string): Promise<OpenBackup> {
  const { header, line, size } = await readHeader(path);
  if (header.version > version)
    throw new BackupRefused(
      `${path} was written by a newer version of the bot (file version ${header.version}, this one reads ${version}): put it back by that version.`,
    );
  const { key, iv, check } = await keysFrom(passphrase, Buffer.from(header.salt, 'base64'));
  const told = Buffer.from(header.check, 'base64');
  if (told.length !== check.length || !timingSafeEqual(told, check))
    throw new BackupRefused(`BACKUP_PASSPHRASE is not the one that ${path} was made with.`);

  const tag = await readTag(path, size);
  const opening = (): DecipherGCM => createDecipheriv(cipher, key, iv).setAAD(line).setAuthTag(tag);
  const body = () => createReadStream(path, { start: line.length, end: size - tagBytes - 1 });
  try {
    await pipeline(body(), opening(), async (all) => {
      for await (const _ of all);
    });
  } catch {
    throw damaged(path);
  }
  async function* lines(): AsyncGenerator<string> {
    const unpacked = linked(body(), opening(), createGunzip(), () => undefined).setEncoding('utf8');
    let begun = '';
    for await (const chunk of unpacked) {
      const [first = '', ...others] = String(chunk).split('\n');
      const whole = [begun + first, ...others];
      begun = whole.pop() ?? '';
      yield* whole;
    }
  }
  const first = First.parse(parsed((await firstOf(lines())) ?? ''));
  return { ...header, ...first, lines: () => othersOf(lines()) };
}

async function firstOf<Value>(all: AsyncIterable<Value>): Promise<Value | undefined> {
  for await (const one of all) return one;
  return undefined;
}

async function* othersOf<Value>(all: AsyncIterable<Value>): AsyncGenerator<Value> {
  let isFirst = true;
  for await (const one of all) {
    if (!isFirst) yield one;
    isFirst = false;
  }
}

const damaged = (path: string): BackupRefused =>
  new BackupRefused(
    `${path} is damaged, or not all of it is there: take another backup. Nothing was changed.`,
  );

async function readHeader(path: string) {
  const found = await stat(path);
  if (found.isDirectory()) throw new BackupRefused(`${path} is a folder: name the backup in it.`);
  const { size } = found;
  const beginning = await readBytes(path, 0, Math.min(size, longestHeader));
  const end = beginning.indexOf('\n');
  const line = beginning.subarray(0, end + 1);
  const read = Header.safeParse(parsed(line.toString('utf8')));
  if (!read.success)
    throw new BackupRefused(`${path} is no backup of this bot, or its beginning is damaged.`);
  if (size <= line.length + tagBytes) throw damaged(path);
  return { header: read.data, line, size };
}

const readTag = (path: string, size: number): Promise<Buffer> => readBytes(path, size - tagBytes, tagBytes);

async function readBytes(path: string, position: number, length: number): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
