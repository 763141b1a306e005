import { z } from 'zod';
import { mixed } from '#src/domain/ground/mixed.ts';

/** For whom the talk is, and in whose voice. */
export const Whose = z.enum(['student', 'parent', 'staff']);
export type Whose = z.infer<typeof Whose>;

/**
 * The situations of each by their kind, in order of weight; a talk has one of every kind. Their texts stand under
 * `safety-<whose>-<situation>`.
 */
const kinds: Record<Whose, readonly (readonly [string, ...string[]])[]> = {
  student: [
    ['code', 'head', 'parcel'],
    ['voice', 'game'],
    ['link', 'friend'],
    ['pass'],
    ['computer'],
    ['stranger', 'photo'],
  ],
  parent: [['code'], ['voice'], ['link'], ['pass'], ['child']],
  staff: [['head'], ['code'], ['pass'], ['computer'], ['child']],
};

export const countOf = (whose: Whose): number => kinds[whose].length;

export interface Situation {
  readonly name: string;
  /** Whether the careful answer stands first. */
  readonly safeFirst: boolean;
}

/**
 * The talk of a person on a day: not the same situations each half-year, nor in the same order, and the careful
 * answer above as often as below.
 *
 * @param by  the person and the day; empty for a talk that began before they were mixed
 */
export function talkOf(whose: Whose, by: string): readonly Situation[] {
  if (by === '') return kinds[whose].map(([name], at) => ({ name, safeFirst: at % 2 === 1 }));
  const names = mixed(
    kinds[whose].map((kind) => mixed(kind, by)[0] ?? kind[0]),
    by,
  );
  const places = mixed(names, `${by} place`);
  return names.map((name) => ({ name, safeFirst: places.indexOf(name) % 2 === 0 }));
}
