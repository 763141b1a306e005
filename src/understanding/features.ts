import snowball from 'snowball-stemmers';

/** The notions that a word may stand for. */
export type Notions = (word: string) => readonly string[];

/** What a text is told by: names of features, each with the weight of its kind. */
export type Features = ReadonlyMap<string, number>;

const russian = snowball.newStemmer('russian');
const english = snowball.newStemmer('english');

const link = /https?:\/\/\S+|\b(?:vk\.me|vk\.cc|max\.ru|sferum\.ru)\/\S+/g;
/** «7Б», «7 "б"», «7-б»: which class it is does not change what is wanted. */
const classTitle = /(?<![\p{L}\p{N}])(?:1[01]|[1-9])\s?-?\s?["«]?[а-яa-z]["»]?(?![\p{L}\p{N}])/gu;
const number = /\d+/g;

/** Words as they were meant to be compared: lower case, ё as е, links, class titles and numbers by their kind. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(link, ' <link> ')
    .replace(classTitle, ' <class> ')
    .replace(number, ' <number> ')
    .split(/[^\p{L}<>]+/u)
    .filter((word) => word !== '' && word !== '<' && word !== '>')
    .slice(0, mostWords)
    .map((word) => word.slice(0, mostLetters));
}

/** A message may be thousands of characters long; what is wanted has been said long before. */
const mostWords = 80;
/** And a word of thousands of letters is none. */
const mostLetters = 30;

/** A link, a class or a number: no word of its own. */
export const isKind = (word: string): boolean => word.startsWith('<');

export const stemOf = (word: string): string =>
  isKind(word) ? word : /[a-z]/.test(word) ? english.stem(word) : russian.stem(word);

/** Short pieces of words: what a typing mistake leaves whole. */
const pieceLengths = [2, 3, 4, 5, 6];
const weightOf = { word: 1, pair: 0.8, piece: 0.35, notion: 1, notions: 0.8 };

/** Stems, pairs of neighbours, pieces of words, and the notions that the words stand for, alone and in pairs. */
export function featuresOf(words: readonly string[], notionsOf: Notions): Features {
  const found = new Map<string, number>();
  const add = (name: string, weight: number) => {
    if (!found.has(name)) found.set(name, weight);
  };
  const stems = words.map(stemOf);
  for (const [at, stem] of stems.entries()) {
    add(`w ${stem}`, weightOf.word);
    add(`p ${stems[at - 1] ?? '^'} ${stem}`, weightOf.pair);
    const framed = `^${words[at]}$`;
    for (const length of pieceLengths)
      for (let from = 0; from + length <= framed.length; from += 1)
        add(`c ${framed.slice(from, from + length)}`, weightOf.piece);
  }
  const notions = [...new Set(words.flatMap((word) => notionsOf(word)))].sort();
  for (const [at, notion] of notions.entries()) {
    add(`n ${notion}`, weightOf.notion);
    for (const other of notions.slice(at + 1)) add(`n ${notion} ${other}`, weightOf.notions);
  }
  return found;
}
