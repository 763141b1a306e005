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

/** How Russian is written in Latin letters, in this order; what is left is written letter for letter. */
const latin: readonly (readonly [RegExp, string])[] = [
  [/shch|sch|shh/g, 'щ'],
  [/ts[yj]a/g, 'тся'],
  [/sh/g, 'ш'],
  [/ch|4(?=[a-z]{2})|(?<=[a-z])4/g, 'ч'],
  [/zh/g, 'ж'],
  [/kh/g, 'х'],
  [/ts(?!k)/g, 'ц'],
  [/(?<![a-z])e(?=t[aiou])/g, 'э'],
  [/[yj]a/g, 'я'],
  [/[yj]u/g, 'ю'],
  [/[yj][oe]/g, 'е'],
  [/y[ij](?![a-z])/g, 'ый'],
  [/i[yj](?![a-z])/g, 'ий'],
  [/(?<=[aeiou])(?:[yj](?![aeiou])|i(?![a-z])|i(?=[tdn]))/g, 'й'],
  [/c(?=[eiy])/g, 'ц'],
  [/'/g, 'ь'],
];
const letters = new Map(
  [...'abcdefghijklmnopqrstuvwxyz'].map((letter, at) => [
    letter,
    [...'абкдефгхийклмнопкрстуввхыз'][at] ?? letter,
  ]),
);

/** Everybody has a way of their own, and leaves the soft sign out: of two spellings the known one is meant. */
function fromLatin(text: string, { knows }: Vocabulary): string {
  const plain = latin
    .reduce((said, [from, to]) => said.replace(from, to), text.toLowerCase())
    .replace(/[a-z]/g, (letter) => letters.get(letter) ?? letter);
  return plain.replace(/[а-я]+т(?![а-я])/g, (word) => (knows(`${word}ь`) > knows(word) ? `${word}ь` : word));
}

/** A text in another layout or alphabet must be clearly better known than the text as it stands. */
const clearly = 0.15;

/** «ghbdtn» and «privet» as they were meant; anything that is known as it stands stays. */
export function asMeant(text: string, vocabulary: Vocabulary): string {
  const best = respelled(text, vocabulary);
  return best && best.known > vocabulary.knows(text) + clearly ? best.text : text;
}

/** Known as well as this, a text was certainly written in another layout or alphabet. */
const certainly = 0.75;

/** The words of phrases as they are spelled: «ghbdtn» among them would hide what is meant by it. */
export function spelledWords(phrases: readonly string[]): string[] {
  const cyrillic = phrases.filter((phrase) => /[а-яё]/iu.test(phrase));
  const vocabulary = vocabularyOf(cyrillic);
  const isLatin = (phrase: string) => /[a-z]/i.test(phrase) && !/[а-яё]/iu.test(phrase);
  const english = phrases.filter(
    (phrase) => isLatin(phrase) && (respelled(phrase, vocabulary)?.known ?? 0) < certainly,
  );
  return [...new Set([...cyrillic, ...english].flatMap(wordsOf))];
}

function respelled(text: string, vocabulary: Vocabulary): { text: string; known: number } | undefined {
  const others = /[а-яё]/iu.test(text)
    ? [layout.toEn(text)]
    : /[a-z]/i.test(text)
      ? [layout.fromEn(text), fromLatin(text, vocabulary)]
      : [];
  return others
    .map((other) => ({ text: other, known: vocabulary.knows(other) }))
    .sort((one, two) => two.known - one.known)[0];
}
