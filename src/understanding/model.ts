import { z } from 'zod';
import type { Features } from '#src/understanding/features.ts';

/** A phrase to learn from: what it means, and what else whoever says it could have meant. */
export interface Lesson {
  readonly features: Features;
  readonly label: string;
  readonly among: readonly string[];
}

/** What was learned, as it is kept in a file: a row of small whole numbers for each label, a column for each feature. */
export const Learned = z.object({
  labels: z.array(z.string()),
  columns: z.array(z.string()),
  /** What one stands for. */
  scale: z.number(),
  /** `Int8Array`, row after row, in base64. */
  weights: z.base64(),
});
export type Learned = z.infer<typeof Learned>;

export interface Model {
  /** How likely each of the labels is; together they make one. */
  weigh(features: Features, among: readonly string[]): ReadonlyMap<string, number>;
}

const rounds = 14;
const pace = 0.5;
const pull = 2e-5;
/** What a text has whatever it says: how likely a label is before anything is read. */
const always = 0.3;
const alwaysName = '';
/** An error smaller than this teaches nothing. */
const learned = 1e-3;
/** What is known as well as this is looked at again in every fourth round only: most of the time goes to the rest. */
const wellKnown = 0.97;
const lookAgain = 4;

/**
 * Learns to tell phrases apart: softmax regression over the labels that the speaker can mean, by stochastic
 * gradient descent with a pace of its own for each weight (AdaGrad; Duchi, Hazan, Singer 2011). Always the same
 * for the same lessons.
 */
export function learn(lessons: readonly Lesson[]): Learned {
  const labels = [...new Set(lessons.flatMap(({ among }) => among))];
  const columns = columnsOf(new Set(lessons.map(({ features }) => features)));
  const width = columns.length;
  const weights = new Float32Array(labels.length * width);
  const steep = new Float32Array(weights.length).fill(1e-3);
  const indexed = indexOf(labels, columns);
  const prepared = lessons.map(({ features, label, among }) => ({
    cells: indexed.cells(features),
    rows: indexed.rows(among),
    right: labels.indexOf(label),
  }));
  const order = shuffled(prepared);
  const known = new Uint8Array(order.length);
  for (let round = 0; round < rounds; round += 1)
    for (const [at, { cells, rows, right }] of order.entries()) {
      if (known[at] === 1 && round % lookAgain !== 0) continue;
      const given = chances(rows.map((row) => scoreOf(cells, weights, row * width)));
      known[at] = (given[rows.indexOf(right)] ?? 0) > wellKnown ? 1 : 0;
      for (const [place, row] of rows.entries()) {
        const error = (given[place] ?? 0) - (row === right ? 1 : 0);
        if (Math.abs(error) >= learned) step(cells, error, weights, steep, row * width);
      }
    }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
  const small = Int8Array.from(weights, (weight) => Math.round(weight / scale));
  return { labels, columns, scale, weights: Buffer.from(small.buffer).toString('base64') };
}

export function modelOf({ labels, columns, scale, weights }: Learned): Model {
  const bytes = Buffer.from(weights, 'base64');
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const indexed = indexOf(labels, columns);
  return {
    weigh(features, among) {
      const known = among.filter((label) => labels.includes(label));
      const cells = indexed.cells(features);
      const scores = indexed.rows(known).map((row) => scale * scoreOf(cells, values, row * columns.length));
      const given = chances(scores);
      return new Map(known.map((label, at) => [label, given[at] ?? 0]));
    },
  };
}

/** The features that more than one phrase has: what stands in one alone tells nothing of others. */
function columnsOf(texts: ReadonlySet<Features>): string[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const features of texts)
    for (const name of features.keys())
      if (seen.has(name)) twice.add(name);
      else seen.add(name);
  return [...twice, alwaysName];
}

/** A text as the columns that it has, and their values; the loops below take most of the time, so they are plain. */
interface Cells {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

function indexOf(labels: readonly string[], columns: readonly string[]) {
  const rowOf = new Map(labels.map((label, at) => [label, at]));
  const columnOf = new Map(columns.map((name, at) => [name, at]));
  return {
    rows: (among: readonly string[]) => among.flatMap((label) => rowOf.get(label) ?? []),
    cells(features: Features): Cells {
      const known = [...features, [alwaysName, always] as const].flatMap(([name, value]) => {
        const column = columnOf.get(name);
        return column === undefined ? [] : [{ column, value }];
      });
      return {
        columns: Int32Array.from(known, ({ column }) => column),
        values: Float32Array.from(known, ({ value }) => value),
      };
    },
  };
}

function chances(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const all = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / all);
}

function scoreOf({ columns, values }: Cells, weights: Float32Array | Int8Array, row: number): number {
  let sum = 0;
  for (let at = 0; at < columns.length; at += 1)
    sum += (weights[row + (columns[at] ?? 0)] ?? 0) * (values[at] ?? 0);
  return sum;
}

function step(
  { columns, values }: Cells,
  error: number,
  weights: Float32Array,
  steep: Float32Array,
  row: number,
): void {
  for (let at = 0; at < columns.length; at += 1) {
    const cell = row + (columns[at] ?? 0);
    const weight = weights[cell] ?? 0;
    const slope = error * (values[at] ?? 0) + pull * weight;
    const steepness = (steep[cell] ?? 0) + slope * slope;
    steep[cell] = steepness;
    weights[cell] = weight - (pace * slope) / Math.sqrt(steepness);
  }
}

/** Neighbours in the files are alike; learning wants them mixed, and the same mix each time (Fisher and Yates 1938). */
function shuffled<T>(all: readonly T[]): T[] {
  const mixed = [...all];
  let seed = 555;
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const other = seed % (at + 1);
    const [one, two] = [mixed[at], mixed[other]];
    if (one !== undefined && two !== undefined) [mixed[at], mixed[other]] = [two, one];
  }
  return mixed;
}
