import { createHash } from 'node:crypto';
import type { Desk } from '#src/domain/ground/desk.ts';

/** Crockford's base 32: no I, L, O, U, so that a code read aloud or from paper is not misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const codeLength = 10;
const draws = 20;

/** What no word has and what no telephone number has. 0 and 1 do not count: they may be typed as O, I and L. */
const hasDigit = /[2-9]/;
const hasLetter = /[A-Z]/;

/**
 * A code of an invite or of the administration: 10 characters, nearly 50 bits. It holds a digit and a letter, so that
 * a word or a telephone number is never taken for a code and counted as a wrong try.
 */
export function makeCode(desk: Pick<Desk, 'dice'>): string {
  const draw = () =>
    Array.from({ length: codeLength }, () => alphabet[desk.dice.below(alphabet.length)]).join('');
  for (let tries = 0; tries < draws; tries += 1) {
    const code = draw();
    if (hasDigit.test(code) && hasLetter.test(code)) return code;
  }
  // Dice that always fall alike must not keep the person waiting.
  return `A2${draw().slice(2)}`;
}

/** Letters of a Russian keyboard that look the same on paper. */
const lookAlikes = new Map(
  [...'АВСЕНКМОРТХУІ'].map((letter, at) => [letter, 'ABCEHKMOPTXYI'.charAt(at)] as const),
);
const figure = '[0-9A-Za-zАВСЕНКМОРТХУІавсенкмортхуі]';
/** As it is printed. A code in capitals needs no digit: those made before held letters alone now and then. */
const asPrinted = /^[0-9A-Z]{5}-?[0-9A-Z]{5}$/;
const twoGroups = new RegExp(`^${figure}{5}[ -]*${figure}{5}$`);
/** The bot's own link names the code in its query, whatever the messenger. */
const inLink = /[?&](?:ref|start)=([0-9A-Za-z-]+)/;
const alone = (between: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])${figure}{5}${between}${figure}{5}(?![\\p{L}\\p{N}])`, 'gu');
const inSentence = alone('-?');
const inTwoWords = alone(' ');

/**
 * What a person typed as a code, or undefined when it is none: case, spaces and dashes do not matter, O is 0, I and L
 * are 1, and Cyrillic letters that look like Latin ones are those. It is also found in the bot's own link and in a
 * sentence.
 */
export function readCode(text: string): string | undefined {
  const plain = text
    .replace(/\p{Cf}/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?[\p{Pd}\u2212] ?/gu, '-')
    .replace(/^[ .,:;!«»"'()]+|[ .,:;!«»"'()]+$/g, '');
  return readWhole(plain) ?? readWhole(inLink.exec(plain)?.[1] ?? '') ?? readSentence(plain);
}

function readWhole(typed: string): string | undefined {
  const code = [...typed.toUpperCase().replace(/[ -]/g, '')]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  const isShaped = code.length === codeLength && [...code].every((letter) => alphabet.includes(letter));
  if (!isShaped || !hasLetter.test(code)) return undefined;
  if (asPrinted.test(typed)) return code;
  // «нет 2345678»: a word and a number are as long together as a code.
  const hasWord = !twoGroups.test(typed) && /(?<!\p{N})\p{L}{3,}(?!\p{N})/u.test(typed);
  return hasDigit.test(code) && !hasWord ? code : undefined;
}

function readSentence(text: string): string | undefined {
  // Addresses are left out: the token of a chat's link may be as long as a code.
  const words = text.split(' ').filter((word) => !/[/@_=]/.test(word));
  const sentence = words.join(' ');
  const found = [...(sentence.match(inSentence) ?? []), ...(sentence.match(inTwoWords) ?? []).filter(isLoud)];
  return found.map(readWhole).find((code) => code !== undefined && hasDigit.test(code));
}

/** Two neighbouring words of a sentence are a code only when they are written as one is: «7K3MP Q9XTA», «7k3mp q9xta». */
const isLoud = (words: string): boolean =>
  words === words.toUpperCase() || words.split(' ').every((word) => /\d/.test(word) && /\p{L}/u.test(word));

/** As it stands on paper: two groups of five. */
export const printCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`;

/** Under which a code is kept; letter case does not matter. */
export const hashOf = (code: string): string =>
  createHash('sha256').update(code.toUpperCase()).digest('hex').slice(0, 32);
