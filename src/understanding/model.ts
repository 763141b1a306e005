import { z } from 'zod';
import type { Features } from '#src/understanding/features.ts';

/** A phrase to learn from, and what it means. */
export interface Lesson {
  readonly features: Features;
  readonly label: string;
}

/** What was learned, as it is kept in a file: a row of small whole numbers for each label, a column for each feature. */
export const Learned = z.object({
  labels: z.array(z.string()),
  columns: z.array(z.string()),
  /** How much each column tells, in hundredths: what many phrases have tells little. */
  worth: z.array(z.number()),
  /** What one stands for, by label. */
  scales: z.array(z.number()),
  /** `Int8Array`, row after row, in base64. */
  weights: z.base64(),
});
export type Learned = z.infer<typeof Learned>;

export interface Model {
  readonly labels: readonly string[];
  /** How a text speaks for each of the labels: odds, which add up to nothing in particular. */
  oddsOf(features: Features): ReadonlyMap<string, number>;
}

/** How dear a phrase on the wrong side of a line is, beside a line that is steep. */
const dearness = 1;
/** A line is good enough when no phrase pulls at it harder than this. */
const enough = 0.1;
const mostRounds = 12;
/** A text is as long as all it has; what no phrase had counts for half. */
const unknownWorth = 0.5;
/** What every text has, so that a line need not pass through the middle. */
const alwaysName = '';

/**
 * Learns to tell phrases apart: for each label a line between its phrases and all others, as far from both as it can
 * be (a linear support vector machine with squared loss, by dual coordinate descent; Hsieh, Chang, Lin, Keerthi,
 * Sundararajan 2008). Always the same for the same lessons.
 */
export function learn(lessons: readonly Lesson[]): Learned {
  const labels = [...new Set(lessons.map(({ label }) => label))].sort();
  const { columns, worth } = columnsOf(lessons.map(({ features }) => features));
  const cellsOf = reader(columns, worth);
  const sheet = sheetOf(lessons.map(({ features }) => cellsOf(features)));
  const order = Int32Array.from(shuffled(lessons.map((_, at) => at)));
  const scales: number[] = [];
  const weights = new Int8Array(labels.length * columns.length);
  for (const [row, label] of labels.entries()) {
    const line = lineBetween(sheet, (at) => lessons[at]?.label === label, order, columns.length);
    const scale = line.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
    scales.push(scale);
    weights.set(
      line.map((weight) => Math.round(weight / scale)),
      row * columns.length,
    );
  }
  return { labels, columns, worth, scales, weights: Buffer.from(weights.buffer).toString('base64') };
}

/** @param pace  how fast the odds grow with the distance from a line; measured, so that they say how often one is right */
export function modelOf({ labels, columns, worth, scales, weights }: Learned, pace: number): Model {
  const bytes = Buffer.from(weights, 'base64');
  const values = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const cellsOf = reader(columns, worth);
  return {
    labels,
    oddsOf(features) {
      const cells = cellsOf(features);
      return new Map(
        labels.map((label, row) => [
          label,
          Math.exp(pace * (scales[row] ?? 0) * distance(cells, values, row * columns.length)),
        ]),
      );
    },
  };
}

/** The features that more than one phrase has: what stands in one alone tells nothing of others. */
function columnsOf(texts: readonly Features[]): { columns: string[]; worth: number[] } {
  const seen = new Map<string, number>();
  for (const features of texts) for (const name of features.keys()) seen.set(name, (seen.get(name) ?? 0) + 1);
  const several = [...seen].filter(([, times]) => times > 1);
  const all = Math.log(texts.length);
  return {
    columns: [...several.map(([name]) => name), alwaysName],
    worth: [...several.map(([, times]) => Math.round(100 * Math.sqrt((all - Math.log(times)) / all))), 100],
  };
}

/** A text as the columns that it has, and their values; the loops below take most of the time, so they are plain. */
interface Cells {
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Reads a text's features as cells; all together they are one long, beside what every text has. */
function reader(columns: readonly string[], worth: readonly number[]) {
  const columnOf = new Map(columns.map((name, at) => [name, at]));
  return (features: Features): Cells => {
    const at: number[] = [];
    const values: number[] = [];
    let length = 0;
    for (const [name, weight] of features) {
      const column = columnOf.get(name);
      const value = column === undefined ? unknownWorth * weight : (weight * (worth[column] ?? 0)) / 100;
      length += value * value;
      if (column === undefined) continue;
      at.push(column);
      values.push(value);
    }
    const size = Math.sqrt(length) || 1;
    return {
      columns: Int32Array.from([...at, columns.length - 1]),
      values: Float32Array.from([...values.map((value) => value / size), 1]),
    };
  };
}

function distance({ columns, values }: Cells, weights: Int8Array, row: number): number {
  let sum = 0;
  for (let at = 0; at < columns.length; at += 1)
    sum += (weights[row + (columns[at] ?? 0)] ?? 0) * (values[at] ?? 0);
  return sum;
}

/** All texts in one piece of memory, for it is gone through thousands of times: where each begins, and its cells. */
interface Sheet extends Cells {
  readonly starts: Int32Array;
  /** The squares of each text's values together. */
  readonly sizes: Float32Array;
}

function sheetOf(texts: readonly Cells[]): Sheet {
  const starts = new Int32Array(texts.length + 1);
  for (const [at, { columns }] of texts.entries()) starts[at + 1] = (starts[at] ?? 0) + columns.length;
  const columns = new Int32Array(starts.at(-1) ?? 0);
  const values = new Float32Array(columns.length);
  for (const [at, text] of texts.entries()) {
    columns.set(text.columns, starts[at]);
    values.set(text.values, starts[at]);
  }
  const sizes = Float32Array.from(texts, (text) => text.values.reduce((sum, one) => sum + one * one, 0));
  return { starts, columns, values, sizes };
}

/** The weights of the line that has the texts of one label on its one side. */
function lineBetween(
  { starts, columns, values, sizes }: Sheet,
  isOwn: (text: number) => boolean,
  order: Int32Array,
  width: number,
): Float32Array {
  const line = new Float32Array(width);
  const pulls = new Float32Array(order.length);
  const ease = 1 / (2 * dearness);
  let [active, most] = [order, Number.POSITIVE_INFINITY];
  for (let round = 0; round < mostRounds; round += 1) {
    const kept = new Int32Array(active.length);
    let [keeps, low, high] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const text of active) {
      const [from, to] = [starts[text] ?? 0, starts[text + 1] ?? 0];
      const side = isOwn(text) ? 1 : -1;
      const pull = pulls[text] ?? 0;
      let far = 0;
      for (let at = from; at < to; at += 1) far += (line[columns[at] ?? 0] ?? 0) * (values[at] ?? 0);
      const slope = side * far - 1 + ease * pull;
      // A text well on its own side pulls no more, and is left out until the others have settled.
      if (pull === 0 && slope > most) continue;
      kept[keeps] = text;
      keeps += 1;
      const wanted = pull === 0 ? Math.min(slope, 0) : slope;
      low = Math.min(low, wanted);
      high = Math.max(high, wanted);
      if (Math.abs(wanted) < 1e-12) continue;
      const next = Math.max(pull - slope / ((sizes[text] ?? 1) + ease), 0);
      pulls[text] = next;
      const by = (next - pull) * side;
      for (let at = from; at < to; at += 1) {
        const column = columns[at] ?? 0;
        line[column] = (line[column] ?? 0) + by * (values[at] ?? 0);
      }
    }
    const settled = high - low <= enough;
    if (settled && active === order) break;
    active = settled ? order : kept.subarray(0, keeps);
    most = settled || high <= 0 ? Number.POSITIVE_INFINITY : high;
  }
  return line;
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
