import type { Told } from '#src/domain/ground/transaction.ts';
import type { Sendable } from '#src/messenger/delivery.ts';
import type { Answer } from '#src/messenger/port.ts';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';

/**
 * The one policy of tries: how often something is attempted, after which pauses, and what follows when it is given
 * up. Nothing is tried without end.
 *
 * file: drawing and uploading one file · fetch: downloading and reading a document ·
 * listen: asking what was said in a voice message: after 1, 2, 4 and 8 s nobody waits for it any longer ·
 * search: asking the dialog's history for what is given up · letter: handing one to the mail server · tell: handing
 * over what came of a delivery. A delivery in a call is given up by its age instead: see `isGivenUp`.
 */
export type Attempted = 'file' | 'fetch' | 'listen' | 'search' | 'letter' | 'tell';

const most: Readonly<Record<Attempted, number>> = {
  file: 3,
  fetch: 2,
  listen: 5,
  search: 3,
  letter: 6,
  tell: 8,
};

/** Nothing goes through until the operator has mended it; a few seconds after that everything does. */
export const stopPause = seconds(5);

/** An outage is waited out: what somebody was to read yesterday is of no use to them today. */
const outage = days(1);
/** While others go through, so much shows that it is this delivery that does not. */
const ownFault = minutes(5);
/** Whatever the clock says, it was tried so often. */
const fewestCalls = 8;

/** A mail server that knows nobody yet lets letters in at a later try; what A1's is written from lives an hour. */
const letterPauses: readonly number[] = [minutes(1), minutes(2), minutes(5), minutes(10), minutes(15)];

/** A store that refuses is asked again after 0.05, 0.1, 0.2 … 1.6 s, then every two. @param refusals  before this one */
export const storePause = (refusals: number): number => Math.min(50 * 2 ** refusals, seconds(2));

/** A due fact that failed is due again after these, then set aside. */
export const duePauses: readonly number[] = [minutes(1), minutes(5), minutes(30), hours(2)];

/**
 * @param failures  how often it has failed by now, at least once
 * @returns the pause before it is tried again, ms: 1, 2, 4 … s, longer for a letter; undefined when it is given up
 */
export function pauseAfter(attempted: Attempted, failures: number): number | undefined {
  if (failures >= most[attempted]) return undefined;
  if (attempted === 'letter') return letterPauses[failures - 1];
  return growing(failures, seconds(64));
}

/** 1, 2, 4 … s, and no longer than that. */
const growing = (failures: number, longest: number): number =>
  Math.min(seconds(2 ** Math.min(failures - 1, 20)), longest);

/** The pause of a delivery after so many failures: short in an outage, which ends for everybody at once. */
export const callPause = (failures: number, lasts?: number): number =>
  growing(failures, lasts === undefined ? seconds(30) : minutes(10));

/** @param age  since it was committed, ms */
export const isOutdated = (age: number): boolean => age >= outage;

/** What is known of a delivery that has just failed once more. */
export interface Tried {
  /** Calls with it that failed and counted before. */
  readonly failures: number;
  /** How long ago it was committed, ms. */
  readonly age: number;
  /** Others of its kind went through since it failed before: perhaps it is this one that does not. */
  readonly othersPass: boolean;
  /** How often that was so when it failed alone, this time included, and since when, ms. */
  readonly against: number;
  readonly againstFor: number;
}

/** Whether what may yet go through is tried no more. @param lasts  how long such a refusal may last, ms */
export function isGivenUp({ failures, age, against, againstFor }: Tried, lasts?: number): boolean {
  if (failures + 1 < fewestCalls) return false;
  if (lasts !== undefined) return age >= lasts;
  return isOutdated(age) || (against >= fewestCalls && againstFor >= ownFault);
}

/** What follows from the answer to one delivery of a call. */
export type Step =
  | { readonly step: 'end'; readonly told: Told }
  | { readonly step: 'pause'; readonly ms: number; readonly counts: boolean }
  /** The same call once more, before everything else. */
  | { readonly step: 'repeat' };

/** Once more, when its turn comes. */
export const atOnce: Step = { step: 'pause', ms: 0, counts: false };

/** Nothing to record: a press was answered or nobody waits for it any more, or later answers stand for one. */
export const over: Told = { came: 'sent', ref: undefined };

export const givenUpFor = ({ verdict, code }: Extract<Answer, { ok: false }>): Told => ({
  came: 'given-up',
  why: `${verdict} ${code}`,
});

/** @param answer  said of this delivery, or of a call that it was in: then nothing is concluded from it about this one */
export function afterCall(kind: Sendable['kind'], answer: Answer, tried: Tried): Step {
  if (answer.ok) return { step: 'end', told: { came: 'sent', ref: answer.ref } };
  const { verdict, code, lasts } = answer;
  // A smaller call tells more, and at once.
  if (answer.whole && (verdict === 'ours' || verdict === 'gone' || (tried.othersPass && verdict !== 'stop')))
    return atOnce;
  const givenUp = { step: 'end', told: givenUpFor(answer) } as const;
  switch (verdict) {
    case 'slow':
      return { step: 'repeat' };
    case 'ours':
      return givenUp;
    case 'gone':
      // What is refused to a press says nothing about whether the person can be written to.
      return { step: 'end', told: kind === 'answer-press' ? over : { came: 'unreachable', why: code } };
    case 'stop':
      if (!tried.othersPass) return { step: 'pause', ms: stopPause, counts: false };
      break;
    case 'unknown':
      if (kind === 'answer-press') return { step: 'end', told: over };
      break;
    case 'later':
      break;
  }
  if (isGivenUp(tried, lasts)) return givenUp;
  return { step: 'pause', ms: callPause(tried.failures + 1, lasts), counts: true };
}
