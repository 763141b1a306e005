import { type AnswerText, longest, most } from '#src/domain/answers/record.ts';
import { readText } from '#src/domain/people/names.ts';

type Read<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: Why };
type Why = 'empty' | 'many' | 'long' | 'unparted';

const bullet = /^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/u;
const linesOf = (said: string): string[] =>
  said
    .split('\n')
    .map((line) => line.replace(bullet, '').trim())
    .filter((line) => line !== '');

function readEach(said: string, bounds: { readonly lines: number; readonly length: number }): Read<string[]> {
  const lines = linesOf(said);
  if (lines.length === 0) return { ok: false, why: 'empty' };
  if (lines.length > bounds.lines) return { ok: false, why: 'many' };
  const read = lines.flatMap((line) => readText(line, bounds.length) ?? []);
  return read.length === lines.length ? { ok: true, value: read } : { ok: false, why: 'long' };
}

/** A step a line; whoever numbers them need not. */
export const readSteps = (said: string): Read<string[]> =>
  readEach(said, { lines: most.steps, length: longest.step });

/** A question a line, as people ask it. */
export const readPhrases = (said: string): Read<string[]> =>
  readEach(said, { lines: most.phrases, length: longest.phrase });

const between = /\s*:\s+|\s+[-–—]\s+/u;

/** «Код не пришёл: попросите новый», one a line. */
export function readTrouble(said: string): Read<AnswerText['trouble']> {
  const lines = readEach(said, { lines: most.troubles, length: longest.when + longest.step });
  if (!lines.ok) return lines;
  const parted = lines.value.map((line) => {
    const [when = '', ...rest] = line.split(between);
    return { when, what: rest.length === 0 ? '' : line.slice(when.length).replace(between, '') };
  });
  if (parted.some(({ when, what }) => when === '' || what === '')) return { ok: false, why: 'unparted' };
  const isLong = parted.some(({ when, what }) => when.length > longest.when || what.length > longest.step);
  return isLong ? { ok: false, why: 'long' } : { ok: true, value: parted };
}
