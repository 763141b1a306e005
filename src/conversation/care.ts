import { plain } from '#src/conversation/reading.ts';

/**
 * What comes before everything, in every scene, step and mode: somebody in danger, and what must be shown to nobody.
 *
 * danger: the emergency answer at once, and the words are kept nowhere · urgent: «помогите срочно» and nothing more,
 * which may be about a chat or about a child · secret: a code from an SMS or a card number
 */
export type Care = 'danger' | 'urgent' | 'secret';

/**
 * What people say when they are in danger, what only sounds so, and how they speak of such codes: the lists of
 * `locales/<language>/words.ftl`. «…» in a phrase stands for up to three other words.
 */
export interface CarePhrases {
  readonly danger: readonly string[];
  readonly harmless: readonly string[];
  readonly urgent: readonly string[];
  readonly secret: readonly string[];
}

/** A message that is nothing but such a number is a code from an SMS; rows of a list have at most four digits. */
const codeFromSms = /^\d{5,6}$/;
/** «Мой код 4829»: the code of an invite has letters and ten places. */
const spokenCode = /(?<!\p{L})(?:код|кода|code)[^\p{L}\d]{1,3}\d{4,8}(?![\p{L}\d-])/iu;
const cardNumber = /(?<!\d)(?:\d[ -]?){15}\d(?!\d)/;

/** Reads a message for it. The phrases are made ready once. */
export function careReader(phrases: CarePhrases): (text: string) => Care | undefined {
  const danger = patternOf(phrases.danger);
  const harmless = patternOf(phrases.harmless);
  const urgent = new Set(phrases.urgent.flatMap((phrase) => [words(phrase), heard(phrase)]));
  const secret = patternOf(phrases.secret);
  return (text) => {
    const whole = [words(text), heard(text)];
    const said = whole.map((one) => ` ${one} `.replace(harmless, ''));
    if (said.some((one) => speaksOf(danger, one))) return 'danger';
    if (whole.some((one) => urgent.has(one))) return 'urgent';
    const shown = codeFromSms.test(text.trim()) || spokenCode.test(text) || cardNumber.test(text);
    return shown || said.some((one) => speaksOf(secret, one)) ? 'secret' : undefined;
  };
}

/** `test` would go on from where it found something last. */
const speaksOf = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0;

const others = '(?: \\S+){0,3}';
const doubled = /(\p{L})((?:\(\?: \\S\+\)\{0,3\})? \?)\1/gu;

/** Any of the phrases as a whole, also where its words are written together: «нехочу жить». */
function patternOf(phrases: readonly string[]): RegExp {
  const spelled = phrases.flatMap((phrase) =>
    (/[a-z]/.test(phrase) ? [words] : [words, heard]).map((read) => {
      const parts = phrase.split('…').map((part) => read(part).replaceAll(' ', ' ?'));
      // What is doubled where words stand together is heard once.
      return parts.join(`${others} ?`).replace(doubled, '$1$2$1?');
    }),
  );
  return new RegExp(`(?<= )(?:${spelled.join('|')})(?= )`, 'gu');
}

const words = (text: string): string =>
  plain(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Words as they sound, since whoever is upset, in a hurry or still learning writes so: «нихачу жыть», «миня бют»,
 * «ne hochu zhit». Vowels without stress, soft signs and doubled letters make no difference.
 */
const heard = (text: string): string =>
  words(text)
    .replace(/[a-z0-9]*[a-z][a-z0-9]*/g, inCyrillic)
    .replace(/[ьъ]/g, '')
    .replace(/([жшчщ])ы/g, '$1и')
    .replace(/([жшчщ])ю/g, '$1у')
    .replace(/тс[яа]/g, 'ца')
    .replace(/о/g, 'а')
    .replace(/[еэ]/g, 'и')
    .replace(/(\p{L})\1+/gu, '$1');

/**
 * Written as it sounds, the longest first. `src/understanding/alphabet.ts` spells instead, by what stands around a letter
 * («moi» is «мой») and by the words it knows: what is heard here must not hang on either.
 */
const latin: readonly (readonly [string, string])[] = [
  ...([
    ['shch', 'щ'],
    ['sch', 'щ'],
    ['sh', 'ш'],
    ['ch', 'ч'],
    ['zh', 'ж'],
    ['kh', 'х'],
    ['ts', 'ц'],
  ] as const),
  ...([
    ['ya', 'я'],
    ['ia', 'я'],
    ['ja', 'я'],
    ['yu', 'ю'],
    ['iu', 'ю'],
    ['ju', 'ю'],
    ['yo', 'е'],
  ] as const),
  ...([
    ['ye', 'е'],
    ['ie', 'е'],
    ['je', 'е'],
    ['4', 'ч'],
    ['6', 'ш'],
    ['j', 'й'],
    ['w', 'в'],
  ] as const),
  ...[...'abvgdezijklmnoprstufhycxq'].map((letter, i): [string, string] => [
    letter,
    'абвгдезийклмнопрстуфхыцхк'.charAt(i),
  ]),
];

function inCyrillic(word: string): string {
  let rest = word;
  let read = '';
  while (rest !== '') {
    const [sound, letter] = latin.find(([from]) => rest.startsWith(from)) ?? [rest.charAt(0), rest.charAt(0)];
    read += letter;
    rest = rest.slice(sound.length);
  }
  return read;
}
