import type { Language } from '#src/text/language.ts';

/** A text for people, by its key in `locales/` and the values it needs; the words are the locale's work. */
export interface Say {
  readonly key: string;
  readonly args: SayArgs;
  /** Said in this language, whoever reads it: what another person would read, a page of a paper. */
  readonly lang?: Language;
}

/** Lists of texts are shown one a line, lists of words with commas; moments (ms) by the school's clock. */
export type SayArg = string | number | Moment | Say | readonly string[] | readonly Say[];
export type SayArgs = Readonly<Record<string, SayArg>>;

export interface Moment {
  readonly moment: number;
  /** day: «3 сентября»; year: «3 сентября 2026 г.»; time: «14:30»; both: «3 сентября, 14:30»; full: «четверг, 3 сентября, 14:30». */
  readonly as: 'day' | 'year' | 'time' | 'both' | 'full';
}

export const say = (key: string, args: SayArgs = {}): Say => ({ key, args });
export const inLanguage = (lang: Language, said: Say): Say => ({ ...said, lang });
export const day = (moment: number): Moment => ({ moment, as: 'day' });
export const dayInYear = (moment: number): Moment => ({ moment, as: 'year' });
export const dayAndTime = (moment: number): Moment => ({ moment, as: 'both' });
export const dayInWeek = (moment: number): Moment => ({ moment, as: 'full' });
