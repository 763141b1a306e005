import { inflateSync } from 'node:zlib';

export interface Pixels {
  readonly width: number;
  readonly height: number;
  /** 0 is black, 255 is white. */
  readonly at: (x: number, y: number) => number;
}

/** Reads a PNG of 8 bits a channel with transparency, which is what resvg writes. */
export function readPixels(png: Uint8Array): Pixels {
  const bytes = Buffer.from(png);
  if (bytes.toString('latin1', 1, 4) !== 'PNG') throw new Error('This is no PNG.');
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  if (bytes[24] !== 8 || bytes[25] !== 6) throw new Error('This PNG is not 8-bit RGBA.');
  const parts: Buffer[] = [];
  for (let at = 8; at < bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(bytes.subarray(at + 8, at + 8 + length));
  }
  const grey = unfilter(inflateSync(Buffer.concat(parts)), width * 4, height);
  return { width, height, at: (x, y) => grey[(y * width + x) * 4] ?? Number.NaN };
}

function unfilter(raw: Buffer, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const left = x < 4 ? 0 : (out[y * stride + x - 4] ?? 0);
      const up = y === 0 ? 0 : (out[(y - 1) * stride + x] ?? 0);
      const corner = x < 4 || y === 0 ? 0 : (out[(y - 1) * stride + x - 4] ?? 0);
      const guess = guessOf(filter, left, up, corner);
      out[y * stride + x] = ((raw[y * (stride + 1) + 1 + x] ?? 0) + guess) & 255;
    }
  }
  return out;
}

/** The five filters of PNG, in their numbers. */
function guessOf(filter: number, left: number, up: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return (left + up) >> 1;
  const toLeft = Math.abs(up - corner);
  const toUp = Math.abs(left - corner);
  const toCorner = Math.abs(left + up - 2 * corner);
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** The dark points of a rectangle, as the share of all its points. */
export function inkIn(pixels: Pixels, left: number, top: number, right: number, bottom: number): number {
  let dark = 0;
  for (let y = top; y < bottom; y += 1)
    for (let x = left; x < right; x += 1) if (pixels.at(x, y) < 128) dark += 1;
  return dark / ((right - left) * (bottom - top));
}

/**
 * Reads the QR pattern back: finds the square by its three corner marks and samples the middle of each module.
 *
 * @param size  modules a side, known from the link
 */
export function readPattern(pixels: Pixels, size: number): number[][] {
  const { left, top, side } = squareIn(pixels);
  const scale = side / size;
  return Array.from({ length: size }, (_r, row) =>
    Array.from({ length: size }, (_c, column) =>
      pixels.at(Math.floor(left + (column + 0.5) * scale), Math.floor(top + (row + 0.5) * scale)) < 128
        ? 1
        : 0,
    ),
  );
}

/** A corner mark's upper edge is the first straight dark run of 80 px or more; no letter has one. */
function squareIn(pixels: Pixels): { left: number; top: number; side: number } {
  const least = 80;
  for (let top = 0; top < pixels.height; top += 1) {
    const runs = darkRuns(pixels, top).filter((run) => run.to - run.from >= least);
    const [first, last] = [runs[0], runs.at(-1)];
    if (first !== undefined && last !== undefined && last.from > first.to) {
      return { left: first.from, top, side: last.to - first.from };
    }
  }
  throw new Error('No QR pattern was found.');
}

function darkRuns(pixels: Pixels, y: number): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = -1;
  for (let x = 0; x <= pixels.width; x += 1) {
    const isDark = pixels.at(x, y) < 128 && x < pixels.width;
    if (isDark && from < 0) from = x;
    if (!isDark && from >= 0) {
      runs.push({ from, to: x });
      from = -1;
    }
  }
  return runs;
}
