import { expect } from 'vitest';
import { act, heard } from '#demo/transcript.ts';
import type { Dialog, Transcript } from '#sandbox/index.ts';

/**
 * Plays a saved dialog again: what the person did is done, what the bot answered is compared.
 *
 * @param settle  lets the bot answer
 */
export async function replay(
  transcript: Transcript,
  dialog: Dialog,
  settle: () => Promise<void>,
): Promise<void> {
  await acts(transcript, dialog, settle);
  const was = heard(transcript.lines);
  expect(was.length, 'a transcript without an answer compares nothing').toBeGreaterThan(0);
  expect(heard(dialog.transcript().lines)).toEqual(was);
}

/** Does again what the person did, whatever the bot answers. */
export async function acts(
  transcript: Transcript,
  dialog: Dialog,
  settle: () => Promise<void>,
): Promise<void> {
  for (const line of transcript.lines.filter(({ who }) => who === 'person')) {
    act(dialog, line);
    await settle();
  }
}
