import { z } from 'zod';

/** A moment that a clock can show, ms since the epoch. */
const Moment = z.number().min(0).max(8.64e15);
const Named = z.object({ id: z.int(), name: z.string() });

/** One line of what happened, in order. */
const Line = z.object({
  at: Moment,
  who: z.enum(['person', 'community']),
  did: z.enum([
    ...['opens', 'says', 'taps', 'sends', 'edits', 'deletes'],
    ...['denies', 'allows', 'answers', 'snackbar', 'link', 'service'],
  ] as const),
  text: z.string().exactOptional(),
  cmid: z.int().exactOptional(),
  payload: z.string().exactOptional(),
  attachments: z.array(z.string()).exactOptional(),
  /** labels, row by row */
  buttons: z.array(z.array(z.string())).exactOptional(),
});

/** A dialog as it is saved to a file. */
const Saved = z.object({ community: Named, person: Named, lines: z.array(Line) });

export type TranscriptLine = z.output<typeof Line>;
export type Transcript = z.output<typeof Saved>;

/** The largest file that is read: some eighty thousand lines, years of a talkative dialog. */
export const TRANSCRIPT_BYTES = 16 * 1024 * 1024;

/**
 * Why a file is no saved dialog: it is not JSON; or it is, and something in it is not what a saved dialog has there.
 * `at` says where, as one writes it in code: `lines[2].text`; empty for the whole.
 */
export type NoTranscript = { why: 'json' } | { why: 'shape'; at: string };

/** Reads what was saved from a dialog. */
export function readTranscript(text: string): { transcript: Transcript } | { fault: NoTranscript } {
  let value: unknown;
  try {
    // An editor may have put a mark before the text.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { fault: { why: 'json' } };
  }
  const { data, error } = Saved.safeParse(value);
  if (data) return { transcript: data };
  return { fault: { why: 'shape', at: placeOf(error.issues[0]?.path ?? []) } };
}

const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`))
    .join('');
