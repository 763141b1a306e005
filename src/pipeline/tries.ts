import type { Told } from '#src/domain/ground/transaction.ts';
import type { Sendable } from '#src/messenger/delivery.ts';
import type { Answer } from '#src/messenger/port.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';

/**
 * The one policy of tries: how often something is attempted, after which pauses, and what follows when it is given
 * up. Nothing is tried without end.
 *
 * call: one delivery in a call · file: drawing and uploading one file · fetch: downloading and reading a document ·
 * listen: asking what was said in a voice message: after 1, 2, 4 and 8 s nobody waits for it any longer ·
 * search: asking the dialog's history · letter: handing one to the mail server · tell: handing over what came of a
 * delivery
 */
export type Attempted = 'call' | 'file' | 'fetch' | 'listen' | 'search' | 'letter' | 'tell';

const most: Readonly<Record<Attempted, number>> = {
  call: 8,
  file: 3,
  fetch: 2,
  listen: 5,
  search: 3,
  letter: 6,
  tell: 8,
};

/** Nothing goes through until the operator has mended it; knocking once a minute is enough. */
export const stopPause = minutes(1);

/**
 * A call that carries many may be refused as a whole because of one of them. Who has failed so often goes alone, so
 * that the others are not given up with it.
 */
export const goesAlone = (failures: number): boolean => failures >= most.call / 2;

/** A mail server that knows nobody yet lets letters in at a later try; what A1's is written from lives an hour. */
const letterPauses: readonly number[] = [minutes(1), minutes(2), minutes(5), minutes(10), minutes(15)];

/** A store that refuses is asked again after 0.05, 0.1, 0.2 … 1.6 s, then every two. @param refusals  before this one */
export const storePause = (refusals: number): number => Math.min(50 * 2 ** refusals, seconds(2));

/** A due fact that failed is due again after these, then set aside. */
export const duePauses: readonly number[] = [minutes(1), minutes(5), minutes(30), hours(2)];

/**
 * @param failures  how often it has failed by now, at least once
 * @returns the pause before it is tried again, ms: 1, 2, 4 … 64 s, longer for a letter; undefined when it is given up
 */
export function pauseAfter(attempted: Attempted, failures: number): number | undefined {
  if (failures >= most[attempted]) return undefined;
  if (attempted === 'letter') return letterPauses[failures - 1];
  return Math.min(seconds(2 ** (failures - 1)), seconds(64));
}

/** What follows from the answer to one delivery of a call. */
export type Step =
  | { readonly step: 'end'; readonly told: Told }
  | { readonly step: 'pause'; readonly ms: number; readonly counts: boolean }
  /** The same call once more, before everything else. */
  | { readonly step: 'repeat' };

/** Nothing to record: a press was answered or nobody waits for it any more, or later answers stand for one. */
export const over: Told = { came: 'sent', ref: undefined };

/**
 * @param failures    how often calls with this delivery have failed before
 * @param othersPass  other deliveries went through since this one was stopped: it is this one that is refused
 */
export function afterCall(
  kind: Sendable['kind'],
  answer: Answer,
  failures: number,
  othersPass: boolean,
): Step {
  if (answer.ok) return { step: 'end', told: { came: 'sent', ref: answer.ref } };
  const { verdict, code } = answer;
  const givenUp = { step: 'end', told: { came: 'given-up', why: `${verdict} ${code}` } } as const;
  switch (verdict) {
    case 'slow':
      return { step: 'repeat' };
    case 'ours':
      return givenUp;
    case 'gone':
      // What is refused to a press says nothing about whether the person can be written to.
      return { step: 'end', told: kind === 'answer-press' ? over : { came: 'unreachable', why: code } };
    case 'stop':
      if (!othersPass) return { step: 'pause', ms: stopPause, counts: false };
      break;
    case 'unknown':
      if (kind === 'answer-press') return { step: 'end', told: over };
      break;
    case 'later':
      break;
  }
  const ms = pauseAfter('call', failures + 1);
  return ms === undefined ? givenUp : { step: 'pause', ms, counts: true };
}
