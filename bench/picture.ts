import { boundedValue, isHeld, type Row, spread } from './figures.ts';

const [width, line, left, full] = [1_000, 26, 430, 300] as const;
/** What is further from its bound than this is cut off. */
const most = 1.5;

const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '');

/** Of each figure that is bound, how much of its bound it takes: a bar within the line is held. */
export function pictureOf(rows: readonly Row[]): string {
  const bound = rows.flatMap((row) => {
    const { most: top, least } = row.bound ?? {};
    const value = boundedValue(row);
    if (value === undefined || (top === 0 && value === 0)) return [];
    return [{ row, share: least === undefined ? value / (top ?? 1) : least / value }];
  });
  const height = line * (bound.length + 1);
  const at = left + full / most;
  const bars = bound.map(({ row, share }, i) => {
    const y = line * i + 8;
    const long = Math.round((full * Math.min(share, most)) / most);
    const color = isHeld(row) ? '#2d8a4e' : '#c0392b';
    return [
      `<text x="${left - 10}" y="${y + 12}" text-anchor="end">${escaped(row.what)}</text>`,
      `<rect x="${left}" y="${y}" width="${long}" height="16" rx="3" fill="${color}"/>`,
      `<text x="${left + full + 12}" y="${y + 12}">${escaped(`${spread(row.ours)} ${row.unit}`)}</text>`,
    ].join('');
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="sans-serif" font-size="13" fill="#57606a">`,
    '<title>Of each figure that has a bound, how much of its bound is used</title>',
    ...bars,
    `<path d="M${at} 0V${height - 18}" stroke="#57606a" stroke-dasharray="4 3"/>`,
    `<text x="${at}" y="${height - 5}" text-anchor="middle">bound</text>`,
    '</svg>',
  ].join('\n');
}
