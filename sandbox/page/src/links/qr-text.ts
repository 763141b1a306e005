import type { Matrix } from './qr-matrix.ts';

/**
 * Reads a QR code without a fault in it, up to version 10 (a link of 270 letters): what a program draws
 * needs no error correction. ISO/IEC 18004 has the numbers. Undefined for what it cannot read.
 */
export function readMatrix(matrix: Matrix): string | undefined {
  const version = (matrix.length - 17) / 4;
  const format = readFormat(matrix);
  const blocks = BLOCKS[format.level]?.[version - 1];
  const mask = MASKS[format.mask];
  if (!blocks || !mask) return undefined;
  return readSegments(joinBlocks(readCodewords(matrix, version, mask), blocks), version);
}

type Mask = (row: number, column: number) => boolean;

const MASKS: readonly Mask[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/** [blocks, check bytes in each], by level as its two bits say (M, L, H, Q) and version from 1. */
const BLOCKS: readonly (readonly (readonly [number, number])[])[] = [
  [
    [1, 10],
    [1, 16],
    [1, 26],
    [2, 18],
    [2, 24],
    [4, 16],
    [4, 18],
    [4, 22],
    [5, 22],
    [5, 26],
  ],
  [
    [1, 7],
    [1, 10],
    [1, 15],
    [1, 20],
    [1, 26],
    [2, 18],
    [2, 20],
    [2, 24],
    [2, 30],
    [4, 18],
  ],
  [
    [1, 17],
    [1, 28],
    [2, 22],
    [4, 16],
    [4, 22],
    [4, 28],
    [5, 26],
    [6, 26],
    [8, 24],
    [8, 28],
  ],
  [
    [1, 13],
    [1, 22],
    [2, 18],
    [2, 26],
    [4, 18],
    [4, 24],
    [6, 18],
    [6, 22],
    [8, 20],
    [8, 24],
  ],
];

function readFormat(matrix: Matrix): { level: number; mask: number } {
  const places = [
    [8, 0],
    [8, 1],
    [8, 2],
    [8, 3],
    [8, 4],
  ] as const;
  const bits = places.reduce((sum, [row, column]) => sum * 2 + Number(matrix[row]?.[column] ?? false), 0);
  const format = bits ^ 0b10101;
  return { level: format >> 3, mask: format & 7 };
}

/** Where no data stands: squares, timing, format and version. */
function isFunction(row: number, column: number, version: number): boolean {
  const side = version * 4 + 17;
  if (row === 6 || column === 6) return true;
  if ((row < 9 && (column < 9 || column >= side - 8)) || (row >= side - 8 && column < 9)) return true;
  if (version >= 7 && ((row < 6 && column >= side - 11) || (column < 6 && row >= side - 11))) return true;
  const centres = alignment(version);
  return centres.some((r) =>
    centres.some((c) => {
      const isCorner = (r === 6 && c === 6) || (r === 6 && c === side - 7) || (r === side - 7 && c === 6);
      return !isCorner && Math.abs(row - r) <= 2 && Math.abs(column - c) <= 2;
    }),
  );
}

function alignment(version: number): number[] {
  if (version === 1) return [];
  const last = version * 4 + 10;
  return version < 7 ? [6, last] : [6, (last + 6) / 2, last];
}

/** Two columns at a time from the right, up and down in turn. */
function readCodewords(matrix: Matrix, version: number, mask: Mask): number[] {
  const side = matrix.length;
  const bits: number[] = [];
  let up = true;
  for (let right = side - 1; right > 0; right -= 2) {
    if (right === 6) right = 5;
    for (let i = 0; i < side; i += 1) {
      const row = up ? side - 1 - i : i;
      for (const column of [right, right - 1]) {
        if (isFunction(row, column, version)) continue;
        bits.push(Number((matrix[row]?.[column] ?? false) !== mask(row, column)));
      }
    }
    up = !up;
  }
  return Array.from({ length: Math.floor(bits.length / 8) }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((byte, bit) => byte * 2 + bit, 0),
  );
}

/** The blocks' bytes are written in turn; the first blocks may be one byte shorter. */
function joinBlocks(codewords: readonly number[], [count, check]: readonly [number, number]): number[] {
  const data = codewords.length - count * check;
  const short = Math.floor(data / count);
  const shorter = count - (data % count);
  return Array.from({ length: count }, (_, block) => {
    const head = Array.from({ length: short }, (_, i) => codewords[i * count + block] ?? 0);
    return block < shorter ? head : [...head, codewords[short * count + block - shorter] ?? 0];
  }).flat();
}

const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

function readSegments(bytes: readonly number[], version: number): string | undefined {
  let at = 0;
  const take = (bits: number): number => {
    let value = 0;
    for (let i = 0; i < bits; i += 1, at += 1)
      value = value * 2 + (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return value;
  };
  const long = version >= 10;
  const text: number[] = [];
  const write = (letters: string) => text.push(...new TextEncoder().encode(letters));
  while (at + 4 <= bytes.length * 8) {
    const mode = take(4);
    if (mode === 0) break;
    if (mode === 4) for (let left = take(long ? 16 : 8); left > 0; left -= 1) text.push(take(8));
    else if (mode === 2) {
      let left = take(long ? 11 : 9);
      for (; left > 1; left -= 2) {
        const pair = take(11);
        write(`${LETTERS[Math.floor(pair / 45)]}${LETTERS[pair % 45]}`);
      }
      if (left === 1) write(LETTERS[take(6)] ?? '');
    } else if (mode === 1) {
      let left = take(long ? 12 : 10);
      for (; left > 2; left -= 3) write(String(take(10)).padStart(3, '0'));
      if (left === 2) write(String(take(7)).padStart(2, '0'));
      if (left === 1) write(String(take(4)));
    } else if (mode === 7) take(8);
    else return undefined;
  }
  return new TextDecoder().decode(Uint8Array.from(text));
}
