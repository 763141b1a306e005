import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notions } from '#src/understanding/features.ts';

/** What people say → what it is about: the file's name is the id of a duty, of an answer, or `nothing`. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

/** Reads a folder of `guides/phrases/`: one phrase a line; a line that begins with # is for the editor. */
export function loadPhrases(dir: string): Phrases {
  return new Map(
    readdirSync(dir)
      .filter((file) => file.endsWith('.txt'))
      .sort()
      .map((file) => [file.replace(/\.txt$/, ''), linesOf(readFileSync(join(dir, file), 'utf8'))]),
  );
}

/** All of a folder, to know whether anything in it has changed. */
export const textOf = (dir: string): string =>
  [...loadPhrases(dir)].map(([id, said]) => [id, ...said].join('\n')).join('\n\n');

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));

/** Reads `guides/synonyms.txt`: «chat: чат* беседа» — a name, then words, or beginnings of words with a star. */
export function loadNotions(file: string): Notions {
  const whole = new Map<string, string[]>();
  const begun = new Map<string, string[]>();
  const put = (map: Map<string, string[]>, word: string, notion: string) =>
    map.set(word, [...(map.get(word) ?? []), notion]);
  for (const line of linesOf(readFileSync(file, 'utf8'))) {
    const [notion = '', words = ''] = line.split(':');
    for (const word of words.trim().split(/\s+/))
      if (word.endsWith('*')) put(begun, word.slice(0, -1), notion);
      else put(whole, word, notion);
  }
  return (word) => [
    ...(whole.get(word) ?? []),
    ...Array.from({ length: word.length }, (_, at) => begun.get(word.slice(0, at + 1)) ?? []).flat(),
  ];
}
