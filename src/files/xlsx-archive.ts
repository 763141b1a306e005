import { inflateRawSync } from 'node:zlib';
import { tableLimits } from '#src/files/table-limits.ts';
import { TableRefused } from '#src/files/table-rows.ts';

/** An XLSX is a ZIP archive (PKWARE APPNOTE 6.3). Its parts are unpacked one by one, when they are asked for. */
export interface Archive {
  /**
   * @param part  `xl/workbook.xml`; letter case does not matter
   * @returns its text, or null where there is no such part
   * @throws TableRefused 'too-large' when all that was unpacked so far exceeds the limit; 'unreadable'
   */
  text(part: string): string | null;
}

interface Entry {
  readonly isPacked: boolean;
  /** Bytes in the archive. */
  readonly size: number;
  /** Where the entry's own header stands. */
  readonly at: number;
}

const directoryEntry = 0x02014b50;
const ownHeader = 0x04034b50;
/** Stands for a number of eight bytes, which is in the extra field. Apache POI writes all of them so. */
const inExtraField = 0xffffffff;

/** @throws TableRefused */
export function openArchive(bytes: Uint8Array): Archive {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = refusing(() => readDirectory(data));
  let left: number = tableLimits.unpackedBytes;
  return {
    text(part) {
      const entry = entries.get(part.toLowerCase());
      if (entry === undefined) return null;
      const content = refusing(() => unpack(data, entry, left));
      left -= content.byteLength;
      if (left < 0) throw new TableRefused('too-large');
      return new TextDecoder().decode(content);
    },
  };
}

/** What the archive says of its count of entries and of unpacked sizes is not believed and not read. */
function readDirectory(data: Buffer): ReadonlyMap<string, Entry> {
  const end = data.lastIndexOf('PK\x05\x06', data.length, 'latin1');
  const entries = new Map<string, Entry>();
  let at = data.readUInt32LE(end + 16);
  while (data.readUInt32LE(at) === directoryEntry) {
    if (entries.size === tableLimits.entries) throw new TableRefused('too-large');
    const nameEnd = at + 46 + data.readUInt16LE(at + 28);
    const extraEnd = nameEnd + data.readUInt16LE(at + 30);
    const name = data
      .toString('utf8', at + 46, nameEnd)
      .replaceAll('\\', '/')
      .toLowerCase();
    const unpacked = data.readUInt32LE(at + 24);
    const places = [unpacked, data.readUInt32LE(at + 20), data.readUInt32LE(at + 42)];
    const [, size, own] = inFull(places, data.subarray(nameEnd, extraEnd));
    if (size === undefined || own === undefined) throw new TableRefused('unreadable');
    entries.set(name, { isPacked: data.readUInt16LE(at + 10) === 8, size, at: own });
    at = extraEnd + data.readUInt16LE(at + 32);
  }
  return entries;
}

/** The extra field of kind 1 holds, in the same order, those numbers that did not fit into four bytes. */
function inFull(numbers: readonly number[], extra: Buffer): number[] {
  if (!numbers.includes(inExtraField)) return [...numbers];
  let at = 0;
  while (extra.readUInt16LE(at) !== 1) at += 4 + extra.readUInt16LE(at + 2);
  at -= 4;
  return numbers.map((number) => {
    if (number !== inExtraField) return number;
    at += 8;
    return Number(extra.readBigUInt64LE(at));
  });
}

function unpack(data: Buffer, { isPacked, size, at }: Entry, left: number): Buffer {
  if (data.readUInt32LE(at) !== ownHeader) throw new TableRefused('unreadable');
  const from = at + 30 + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28);
  const content = data.subarray(from, from + size);
  return isPacked ? inflateRawSync(content, { maxOutputLength: Math.max(left, 1) }) : content;
}

/** An archive that is cut off or damaged shows as a place outside of it, or as a fault of zlib. */
function refusing<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof TableRefused) throw error;
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw new TableRefused(isTooLarge ? 'too-large' : 'unreadable');
  }
}
