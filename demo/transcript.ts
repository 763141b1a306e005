import type { Dialog, TranscriptLine } from '#sandbox/index.ts';

/** What the community's side of a transcript comes down to: what was said, and what could be pressed. */
export interface Heard {
  readonly text: string;
  readonly buttons: readonly string[];
}

const repeatable = ['opens', 'denies', 'allows', 'taps', 'says'];
export const canRepeat = ({ did }: TranscriptLine): boolean => repeatable.includes(did);

/** Does again what the person did. The numbers of questions inside buttons differ, so a press is found by its words. */
export function act(dialog: Dialog, line: TranscriptLine): void {
  if (line.did === 'opens') dialog.opens();
  else if (line.did === 'denies') dialog.denies();
  else if (line.did === 'allows') dialog.allows();
  else if (line.did === 'taps') press(dialog, line.text ?? '');
  else if (line.did === 'says') dialog.says(line.text ?? '');
  else throw new Error(`A transcript cannot repeat that somebody ${line.did} something`);
}

function press(dialog: Dialog, label: string): void {
  const found = buttonOf(dialog, label);
  if (!found) throw new Error(`There is no button «${label}» any more`);
  dialog.taps(found);
}

/** The button with these words that somebody would press: under the input, else under the latest message. */
export function buttonOf(dialog: Dialog, label: string) {
  const inline = dialog.messages.flatMap(({ keyboard }) => keyboard?.buttons.flat() ?? []);
  const buttons = [...(dialog.keyboard?.buttons.flat() ?? []), ...inline.reverse()];
  return buttons.find(({ action }) => 'label' in action && action.label === label);
}

export const heard = (lines: readonly TranscriptLine[]): Heard[] =>
  lines
    .filter(({ who, text }) => who === 'community' && text !== undefined)
    .map(({ text = '', buttons = [] }) => ({ text, buttons: buttons.flat() }));
