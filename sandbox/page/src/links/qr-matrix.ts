/** Dark modules of a QR code, row by row. */
export type Matrix = readonly (readonly boolean[])[];

export interface Pixels {
  width: number;
  height: number;
  /** four bytes a pixel: red, green, blue, alpha */
  data: Uint8ClampedArray | Uint8Array;
}

interface Corner {
  x: number;
  y: number;
  module: number;
}

/**
 * Finds a QR code that stands upright and sharp, as a program draws it; photographs are the browser's
 * business (BarcodeDetector). Undefined when there is none.
 */
export function findMatrix(pixels: Pixels): Matrix | undefined {
  const isDark = readDark(pixels);
  const corners = findCorners(pixels, isDark);
  for (const topLeft of corners) {
    const near = ({ module }: Corner, by: number) => Math.abs(by) < module * 1.5;
    const right = corners.find(
      (other) => other.x > topLeft.x + 13 * topLeft.module && near(topLeft, other.y - topLeft.y),
    );
    const below = corners.find(
      (other) =>
        right &&
        near(topLeft, other.x - topLeft.x) &&
        other.y > topLeft.y &&
        near(topLeft, other.y - topLeft.y - (right.x - topLeft.x)),
    );
    if (right && below) return sample(topLeft, right, below, isDark);
  }
  return undefined;
}

type IsDark = (x: number, y: number) => boolean;

function readDark({ width, height, data }: Pixels): IsDark {
  return (x, y) => {
    if (x < 0 || y < 0 || x >= width || y >= height) return false;
    const at = (Math.floor(y) * width + Math.floor(x)) * 4;
    const [red = 255, green = 255, blue = 255, alpha = 0] = data.subarray(at, at + 4);
    return alpha > 127 && 0.3 * red + 0.59 * green + 0.11 * blue < 128;
  };
}

/** The three big squares: 1:1:3:1:1 across and down. */
function findCorners({ width, height }: Pixels, isDark: IsDark): Corner[] {
  const corners: Corner[] = [];
  for (let y = 0; y < height; y += 1) {
    for (const run of findPattern(width, (x) => isDark(x, y))) {
      const known = corners.some(
        (corner) =>
          Math.abs(corner.x - run.middle) < run.module * 2 && Math.abs(corner.y - y) < run.module * 4,
      );
      if (known) continue;
      const down = findPattern(height, (at) => isDark(run.middle, at)).find(
        ({ middle, module }) => Math.abs(middle - y) <= module * 2,
      );
      if (down && Math.abs(down.module - run.module) < run.module * 0.4) {
        corners.push({ x: run.middle, y: down.middle, module: (run.module + down.module) / 2 });
      }
    }
  }
  return corners;
}

function findPattern(length: number, isDark: (at: number) => boolean): { middle: number; module: number }[] {
  const found: { middle: number; module: number }[] = [];
  const ends: number[] = [];
  let was = false;
  for (let at = 0; at <= length; at += 1) {
    const is = at < length && isDark(at);
    if (is === was) continue;
    ends.push(at);
    was = is;
    // A dark run has just ended: five runs are the last six borders.
    if (is || ends.length < 6) continue;
    const borders = ends.slice(-6);
    const module = ((borders[5] ?? 0) - (borders[0] ?? 0)) / 7;
    const fits = [1, 1, 3, 1, 1].every((wanted, i) => {
      const run = (borders[i + 1] ?? 0) - (borders[i] ?? 0);
      return Math.abs(run - wanted * module) <= module * 0.5;
    });
    if (fits && module >= 1) found.push({ middle: ((borders[0] ?? 0) + (borders[5] ?? 0)) / 2, module });
  }
  return found;
}

function sample(topLeft: Corner, right: Corner, below: Corner, isDark: IsDark): Matrix {
  const version = Math.round(((right.x - topLeft.x) / topLeft.module + 7 - 17) / 4);
  const side = version * 4 + 17;
  const across = (right.x - topLeft.x) / (side - 7);
  const down = (below.y - topLeft.y) / (side - 7);
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (_, column) =>
      isDark(topLeft.x + (column - 3) * across, topLeft.y + (row - 3) * down),
    ),
  );
}
