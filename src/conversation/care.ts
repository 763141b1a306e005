import { plain } from '#src/conversation/reading.ts';

/**
 * What comes before everything, in every scene, step and mode: somebody in danger, and what must be shown to nobody.
 *
 * danger: the emergency answer at once, and the words are kept nowhere · secret: a code from an SMS or a card number
 */
export type Care = 'danger' | 'secret';

/** What people say when they are in danger, and when they speak of such codes; `locales/<language>/words.ftl`. */
export interface CarePhrases {
  readonly danger: readonly string[];
  readonly secret: readonly string[];
}

/** A message that is nothing but such a number is a code from an SMS; rows of a list have at most four digits. */
const codeFromSms = /^\d{5,6}$/;
const cardNumber = /(?<!\d)(?:\d[ -]?){15}\d(?!\d)/;

/** @param phrases  as `plain` leaves them */
export function careFor(text: string, phrases: CarePhrases): Care | undefined {
  const said = ` ${plain(text).replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
  const speaksOf = (some: readonly string[]) => some.some((phrase) => said.includes(` ${phrase} `));
  if (speaksOf(phrases.danger)) return 'danger';
  if (codeFromSms.test(text.trim()) || cardNumber.test(text) || speaksOf(phrases.secret)) return 'secret';
  return undefined;
}
