import { expect } from 'vitest';
import type { Dialog, Transcript, TranscriptLine } from '#sandbox/index.ts';

/** What the community's side of a transcript comes down to: what was said, and what could be pressed. */
interface Heard {
  readonly text: string;
  readonly buttons: readonly string[];
}

/**
 * Plays a saved dialog again: what the person did is done, what the bot answered is compared. The numbers of
 * questions inside buttons differ from run to run, so a press is found by its words.
 *
 * @param settle  lets the bot answer
 */
export async function replay(
  transcript: Transcript,
  dialog: Dialog,
  settle: () => Promise<void>,
): Promise<void> {
  await acts(transcript, dialog, settle);
  expect(heard(transcript).length, 'a transcript without an answer compares nothing').toBeGreaterThan(0);
  expect(heard(dialog.transcript())).toEqual(heard(transcript));
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

function act(dialog: Dialog, line: TranscriptLine): void {
  if (line.did === 'opens') dialog.opens();
  else if (line.did === 'denies') dialog.denies();
  else if (line.did === 'allows') dialog.allows();
  else if (line.did === 'taps') press(dialog, line.text ?? '');
  else if (line.did === 'says') dialog.says(line.text ?? '');
  else throw new Error(`A transcript cannot repeat that somebody ${line.did} something`);
}

function press(dialog: Dialog, label: string): void {
  const inline = dialog.messages.flatMap(({ keyboard }) => keyboard?.buttons.flat() ?? []);
  const buttons = [...(dialog.keyboard?.buttons.flat() ?? []), ...inline.reverse()];
  const found = buttons.find(({ action }) => 'label' in action && action.label === label);
  if (!found) throw new Error(`There is no button «${label}» any more`);
  dialog.taps(found);
}

const heard = ({ lines }: Transcript): Heard[] =>
  lines
    .filter(({ who, text }) => who === 'community' && text !== undefined)
    .map(({ text = '', buttons = [] }) => ({ text, buttons: buttons.flat() }));
