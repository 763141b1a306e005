import { readFileSync } from 'node:fs';
import type { Names } from '#src/domain/ground/desk.ts';

/** Endings that a Russian name takes, the longest first. */
const endings = [
  ...['ями', 'ами', 'ьей', 'ой', 'ей', 'ом', 'ем', 'ём', 'ою', 'ею', 'ью', 'ия', 'ии', 'ию', 'ий'],
  ...['а', 'я', 'у', 'ю', 'е', 'ё', 'и', 'ы', 'о', 'й', 'ь'],
];
const patronymic = /^\p{L}{3,}(?:ович|евич|ьич|овн|евн|иничн)(?:а|у|е|ы|ой|ей|ем|ом)?$/u;

const stemsOf = (word: string): string[] =>
  endings.flatMap((ending) =>
    word.endsWith(ending) && word.length - ending.length >= 2
      ? [word.slice(0, word.length - ending.length)]
      : [],
  );

/** Reads `guides/names.txt`. */
export function loadNames(file: string): Names {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => !line.startsWith('#'));
  const wordsIn = (own: boolean) =>
    lines
      .filter((line) => line.startsWith('=') !== own)
      .flatMap((line) => line.replace('=', '').trim().split(/\s+/))
      .filter((word) => word !== '');
  // Of «миша» the shortest stem is «миш»; that of «лев» is the name itself. «Вас» alone is no name.
  const names = wordsIn(true);
  const whole = new Set(names);
  const stems = new Set(names.map((name) => name.replace(/(?:ий|ия|[аяйьеоё])$/u, '')));
  const terms = wordsIn(false);
  const longTerms = new Set([...terms, ...terms.flatMap(stemsOf)].filter((stem) => stem.length > 3));
  return {
    isName(said) {
      const word = said.toLowerCase();
      return whole.has(word) || patronymic.test(word) || stemsOf(word).some((stem) => stems.has(stem));
    },
    isTerm(said) {
      const word = said.toLowerCase();
      return terms.includes(word) || stemsOf(word).some((stem) => longTerms.has(stem));
    },
  };
}
