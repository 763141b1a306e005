/** What the bench measures it measures several times, in turns with what it is compared with. */
export interface Row {
  readonly what: string;
  readonly unit: string;
  readonly ours: readonly number[];
  /** Measured in the same run and the same minutes. */
  readonly reference?: { readonly name: string; readonly values: readonly number[] } | undefined;
  /** For the median of ours, or for each of its runs, or for the ratio of the medians. */
  readonly bound?: {
    readonly of: 'median' | 'each' | 'ratio';
    readonly most?: number | undefined;
    readonly least?: number | undefined;
  };
  /** A count is the same on a busy machine: a test may fail on it. */
  readonly isCount?: boolean;
}

export const median = (of: readonly number[]): number => {
  const sorted = [...of].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = 0, high = 0] = [sorted[sorted.length % 2 === 1 ? middle : middle - 1], sorted[middle]];
  return (low + high) / 2;
};

export const ratioOf = ({ ours, reference }: Row): number | undefined =>
  reference && median(ours) / median(reference.values);

const valuesOf = (row: Row, of: NonNullable<Row['bound']>['of']): readonly number[] =>
  ({ median: [median(row.ours)], each: row.ours, ratio: [ratioOf(row) ?? Number.NaN] })[of];

/** @returns undefined where nothing is bound */
export function isHeld(row: Row): boolean | undefined {
  const { bound } = row;
  if (!bound) return undefined;
  const { most = Number.POSITIVE_INFINITY, least = Number.NEGATIVE_INFINITY } = bound;
  return valuesOf(row, bound.of).every((value) => value >= least && value <= most);
}

/** What its bound is held against, the worst of several; undefined where nothing is bound. */
export function boundedValue(row: Row): number | undefined {
  if (!row.bound) return undefined;
  const values = valuesOf(row, row.bound.of);
  return row.bound.least === undefined ? Math.max(...values) : Math.min(...values);
}

const short = (value: number): string => {
  if (value >= 100) return String(Math.round(value));
  return value.toFixed(value >= 10 ? 1 : 2);
};
export const spread = (of: readonly number[]): string =>
  of.length === 1
    ? short(of[0] ?? 0)
    : `${short(median(of))} (${short(Math.min(...of))}–${short(Math.max(...of))})`;

const boundOf = ({ bound }: Row): string => {
  if (!bound) return '';
  const { of, most, least } = bound;
  const said = [most === undefined ? [] : `≤ ${most}`, least === undefined ? [] : `≥ ${least}`].flat();
  return `${said.join(', ')}${{ median: '', each: ' each', ratio: ' ×' }[of]}`;
};

/** A table as Markdown has it. */
export function tableOf(rows: readonly Row[]): string {
  const head = ['what', 'ours', 'beside it', 'ratio', 'bound', 'held'];
  const lines = rows.map((row) => {
    const ratio = ratioOf(row);
    const held = isHeld(row);
    return [
      `${row.what}, ${row.unit}`,
      spread(row.ours),
      row.reference ? `${spread(row.reference.values)} ${row.reference.name}` : '',
      ratio === undefined ? '' : ratio.toFixed(2),
      boundOf(row),
      held === undefined ? '' : held ? 'yes' : 'NO',
    ];
  });
  const widths = head.map((title, i) => Math.max(title.length, ...lines.map((line) => line[i]?.length ?? 0)));
  const drawn = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`;
  return [drawn(head), drawn(widths.map((width) => '-'.repeat(width))), ...lines.map(drawn)].join('\n');
}
