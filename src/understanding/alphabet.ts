import layout from 'convert-layout/ru.js';
import { isKind, stemOf, wordsOf } from '#src/understanding/features.ts';

/** Says how much of a text is words that are known: 0 for nothing, 1 for every word. */
export interface Vocabulary {
  knows(text: string): number;
}

/** @param phrases  in both languages; a word that none of them has is judged by its letters in threes */
export function vocabularyOf(phrases: Iterable<string>): Vocabulary {
  const stems = new Set<string>();
  const threes = new Set<string>();
  for (const phrase of phrases)
    for (const word of wordsOf(phrase)) {
      stems.add(stemOf(word));
      for (const three of threesOf(word)) threes.add(three);
    }
  const known = (word: string): number => {
    if (stems.has(stemOf(word))) return 1;
    const own = threesOf(word);
    return (0.8 * own.filter((three) => threes.has(three)).length) / own.length;
  };
  return {
    knows(text) {
      const words = wordsOf(text).filter((word) => !isKind(word));
      const letters = words.reduce((sum, word) => sum + word.length, 0);
      return words.reduce((sum, word) => sum + known(word) * word.length, 0) / Math.max(letters, 1);
    },
  };
}

const threesOf = (word: string): string[] => {
  const framed = `^${word}$`;
  return Array.from({ length: framed.length - 2 }, (_, at) => framed.slice(at, at + 3));
};

/** How Russian is written in Latin letters, longest first: everybody has a way of their own. */
const latin: readonly (readonly [string, string])[] = [
  ['shch', 'щ'],
  ['sch', 'щ'],
  ['sh', 'ш'],
  ['ch', 'ч'],
  ['zh', 'ж'],
  ['kh', 'х'],
  ['ts', 'ц'],
  ['ya', 'я'],
  ['ja', 'я'],
  ['yu', 'ю'],
  ['ju', 'ю'],
  ['yo', 'е'],
  ['jo', 'е'],
  ['ye', 'е'],
  ['iy', 'ий'],
  ['yj', 'ый'],
  ['ey', 'ей'],
  ['oy', 'ой'],
  ['ay', 'ай'],
  ['4', 'ч'],
  ["'", 'ь'],
  ...[...'abcdefghijklmnopqrstuvwxyz'].map((letter, at): [string, string] => [
    letter,
    [...'абцдефгхижклмнопкрстувшхыз'][at] ?? letter,
  ]),
];

function fromLatin(text: string): string {
  let rest = text.toLowerCase();
  let out = '';
  while (rest !== '') {
    const [from, to] = latin.find(([from]) => rest.startsWith(from)) ?? [rest.charAt(0), rest.charAt(0)];
    out += to;
    rest = rest.slice(from.length);
  }
  return out;
}

/** A text in another layout or alphabet must be clearly better known than the text as it stands. */
const clearly = 0.15;

/** «ghbdtn» and «privet» as they were meant; anything that is known as it stands stays. */
export function asMeant(text: string, { knows }: Vocabulary): string {
  const others = /[а-яё]/iu.test(text)
    ? [layout.toEn(text)]
    : /[a-z]/i.test(text)
      ? [layout.fromEn(text), fromLatin(text)]
      : [];
  const asItStands = knows(text) + clearly;
  const best = others
    .map((other) => ({ other, known: knows(other) }))
    .sort((one, two) => two.known - one.known)[0];
  return best && best.known > asItStands ? best.other : text;
}
