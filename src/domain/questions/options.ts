import { readText } from '#src/domain/people/names.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, say } from '#src/text/say.ts';

/**
 * Answers that are asked for most often. They are kept as words of ours, so that everybody reads them in the own
 * language; what somebody has typed is kept as it was typed.
 */
export const optionSets = {
  'yes-no': ['@yes', '@no'],
  coming: ['@coming', '@not-coming'],
  unsure: ['@yes', '@no', '@unsure'],
} as const;

export const optionOf = (option: string): Say =>
  option.startsWith('@')
    ? say(`question-option.${option.slice(1)}`)
    : say('question-option.typed', { option });

export type OptionsRead =
  | { readonly ok: true; readonly options: readonly string[] }
  | { readonly ok: false; readonly why: 'few' | 'many' | 'long' | 'same' };

/** A line each, or with semicolons, commas or slashes between; «да или нет». The first of these that parts them does. */
const partings = [/\n/u, /;/u, /,/u, /\//u, /\s(?:или|or)\s/iu];
const bullet = /^(?:[-–—•*·@]|\d{1,2}[.)](?=\s))+\s*/u;
const longestRead = 400;

export function readOptions(text: string): OptionsRead {
  const parted = partings.map((by) => text.split(by).flatMap((piece) => piecesOf(piece)));
  const options = parted.find(({ length }) => length > 1) ?? [];
  if (options.length < 2) return { ok: false, why: 'few' };
  if (options.length > limits.answersMost) return { ok: false, why: 'many' };
  if (options.some(({ length }) => length > limits.answerLength)) return { ok: false, why: 'long' };
  const isSame = new Set(options.map((option) => option.toLowerCase())).size < options.length;
  return isSame ? { ok: false, why: 'same' } : { ok: true, options };
}

function piecesOf(piece: string): string[] {
  const read = readText(
    piece
      .trim()
      .replace(bullet, '')
      .replace(/[.\s]+$/u, ''),
    longestRead,
  );
  return read === undefined ? [] : [`${read[0]?.toUpperCase() ?? ''}${read.slice(1)}`];
}
