import { z } from 'zod';
import type { Speaker } from '#src/understanding/understand.ts';
import { SpokenRole, speakerOf } from './understand-roles.ts';

/** A phrase of test/understanding/held-out.jsonl: who says it, and what would be right; null for nothing of the bot's. */
export interface HeldOut {
  readonly speaker: Speaker;
  readonly text: string;
  readonly right: readonly (string | null)[];
}

const Line = z.strictObject({
  role: SpokenRole,
  text: z.string(),
  duty: z.string().nullable(),
  also: z.array(z.string()).default([]),
});

export const heldOut = (lines: string): readonly HeldOut[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => Line.parse(JSON.parse(line)))
    .map(({ role, text, duty, also }) => ({ speaker: speakerOf[role], text, right: [duty, ...also] }));

const Question = z.strictObject({ text: z.string(), answers: z.array(z.string()) });

/** Of test/understanding/held-out-answers.jsonl: who asks does not matter; no answer is right for what is foreign. */
export const heldOutQuestions = (lines: string): readonly HeldOut[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => Question.parse(JSON.parse(line)))
    .map(({ text, answers }) => ({
      speaker: speakerOf.parent,
      text,
      right: answers.length > 0 ? answers : [null],
    }));

/** A row without a letter («C3») stands for any of its sub-rows. */
export const isRight = (guess: string | null, right: readonly (string | null)[]): boolean =>
  right.some((one) => one === guess || (one !== null && guess?.replace(/[a-e]$/, '') === one));
