import { z } from 'zod';
import { canonical, type DutyId, dutiesOf, isDutyId } from '#src/regulation/duties.ts';
import type { Role } from '#src/regulation/roles.ts';
import { asMeant, spelledWords, vocabularyOf } from '#src/understanding/alphabet.ts';
import { type Features, featuresOf, isKind, type Notions, wordsOf } from '#src/understanding/features.ts';
import { Learned, type Lesson, learn, modelOf } from '#src/understanding/model.ts';
import type { Phrases } from '#src/understanding/phrases.ts';

/** Who speaks: the roles of a person; none for somebody whom the bot does not know. */
export type Speaker = readonly Role[];

/** What a text may be about, the likeliest first; each confidence is of 0 to 1, what is missing to 1 is something else. */
export interface Meant {
  readonly duties: readonly Guess<DutyId>[];
  readonly answers: readonly Guess<string>[];
}
export interface Guess<Id> {
  readonly id: Id;
  readonly confidence: number;
}

export interface Understanding {
  read(text: string, speaker: Speaker): Meant;
  /**
   * How near a text is to phrases that were added since: the nearest first, 1 for the same words. They need no learning,
   * so they are found from the moment at which somebody wrote them.
   */
  nearest(text: string, phrases: ReadonlyMap<string, readonly string[]>): readonly Guess<string>[];
}

/** What was learned from the phrases, as it is kept in a file. */
export const Lessons = z.object({ words: z.array(z.string()), duties: Learned, answers: Learned });
export type Lessons = z.infer<typeof Lessons>;

const nothing = 'nothing';
/** Of many answers each has few phrases, so the lines between them lie nearer. */
const paces = { duties: 4, answers: 7 };
/** To lead somebody astray is worse than to ask again, so that a text is foreign weighs more; an answer does no harm. */
const doubt = { duties: 1.65, answers: 0.4 };

/** Whom the bot does not know can join, ask for their rights and for a human; nothing else is theirs. */
const guestMeans: readonly DutyId[] = ['P1', 'S1', 'T1', 'C1', 'H3', 'R1', 'R2', 'R3', 'A15'];

/** The rows that somebody may speak of: their own, and the school's help, which is for everybody. */
function meansOf(speaker: Speaker): readonly DutyId[] {
  if (speaker.length === 0) return guestMeans;
  const own = speaker.flatMap((role) => dutiesOf(role).map(({ id }) => id));
  return [...new Set<DutyId>([...own, 'A15'])];
}

export interface Said {
  /** By duty, and what belongs to none. */
  readonly duties: Phrases;
  /** By answer. */
  readonly answers: Phrases;
}

/** Takes seconds, so it is done when the bot is built; always the same for the same phrases. */
export function learnFrom({ duties, answers }: Said, notions: Notions): Lessons {
  const words = spelledWords([...duties.values(), ...answers.values()].flat());
  const vocabulary = vocabularyOf(words);
  const lessonsOf = (phrases: Phrases): Lesson[] =>
    [...phrases].flatMap(([label, said]) =>
      said.map((text) => ({ label, features: featuresOf(wordsOf(asMeant(text, vocabulary)), notions) })),
    );
  return {
    words,
    duties: learn(lessonsOf(duties)),
    answers: learn(lessonsOf(new Map([...answers, [nothing, duties.get(nothing) ?? []]]))),
  };
}

export function understandingOf({ words, duties, answers }: Lessons, notions: Notions): Understanding {
  const vocabulary = vocabularyOf(words);
  const [ofDuties, ofAnswers] = [modelOf(duties, paces.duties), modelOf(answers, paces.answers)];
  const featuresIn = (text: string) => featuresOf(wordsOf(asMeant(text, vocabulary)), notions);
  const known = new Map<string, Features>();
  const featuresKept = (phrase: string): Features => {
    const features = known.get(phrase) ?? featuresIn(phrase);
    if (known.size >= phrasesKept) known.clear();
    known.set(phrase, features);
    return features;
  };
  return {
    read(text, speaker) {
      const words = wordsOf(asMeant(text, vocabulary));
      // A number alone, or a link, is about nothing.
      if (words.every(isKind)) return { duties: [], answers: [] };
      const features = featuresOf(words, notions);
      return {
        duties: chances(doubted(asOwn(ofDuties.oddsOf(features), speaker), doubt.duties)).filter(isAboutDuty),
        answers: chances(doubted(ofAnswers.oddsOf(features), doubt.answers)).filter(
          ({ id }) => id !== nothing,
        ),
      };
    },
    nearest(text, phrases) {
      const features = featuresIn(text);
      const nearness = (said: readonly string[]) =>
        Math.max(0, ...said.map((phrase) => alike(features, featuresKept(phrase))));
      return sorted(new Map([...phrases].map(([id, said]) => [id, nearness(said)])));
    },
  };
}

/** What the phrases of one school are; more of them are read anew. */
const phrasesKept = 2_000;

/** The cosine of two texts. */
function alike(one: Features, other: Features): number {
  let sum = 0;
  for (const [name, weight] of one) sum += weight * (other.get(name) ?? 0);
  return sum / Math.sqrt(sizeOf(one) * sizeOf(other) || 1);
}

const sizeOf = (features: Features): number =>
  [...features.values()].reduce((sum, weight) => sum + weight * weight, 0);

/** The likeliest, unless it is likelier that the text is about something else. */
export function surest<Id>(guesses: readonly Guess<Id>[]): Guess<Id> | undefined {
  const [first] = guesses;
  const nothingElse = 1 - guesses.reduce((sum, { confidence }) => sum + confidence, 0);
  return first && first.confidence > nothingElse ? first : undefined;
}

/**
 * The odds of what the speaker can mean. C1, T1 and H3 are one joining: what one says of it another may say of theirs;
 * whom the bot does not know says which it is.
 */
function asOwn(odds: ReadonlyMap<string, number>, speaker: Speaker): ReadonlyMap<string, number> {
  const means = meansOf(speaker);
  const own = new Map([[nothing, odds.get(nothing) ?? 1]]);
  for (const [label, odd] of odds) {
    if (!isDutyId(label)) continue;
    const alike = (id: DutyId) => speaker.length > 0 && canonical(id) === canonical(label);
    const id = means.includes(label) ? label : means.find(alike);
    if (id) own.set(id, (own.get(id) ?? 0) + odd);
  }
  return own;
}

const doubted = (odds: ReadonlyMap<string, number>, doubt: number) =>
  new Map([...odds].map(([id, odd]) => [id, id === nothing ? doubt * odd : odd]));

/** Odds as shares of one, the likeliest first. */
function chances(odds: ReadonlyMap<string, number>): Guess<string>[] {
  const all = [...odds.values()].reduce((sum, odd) => sum + odd, 0);
  return sorted(new Map([...odds].map(([id, odd]) => [id, odd / all])));
}

const sorted = (weighed: ReadonlyMap<string, number>): Guess<string>[] =>
  [...weighed]
    .map(([id, confidence]) => ({ id, confidence }))
    .sort((one, two) => two.confidence - one.confidence);

const isAboutDuty = (guess: Guess<string>): guess is Guess<DutyId> => isDutyId(guess.id);
