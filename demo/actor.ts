import { setTimeout as pause } from 'node:timers/promises';
import type { Button, Dialog } from '#sandbox/index.ts';

/** Somebody of the demo school, who says and taps what people say and tap, and waits for the answer. */
export class Actor {
  constructor(readonly dialog: Dialog) {}

  opens(code?: string): Promise<void> {
    return this.#does(() => void this.dialog.opens(code));
  }

  says(text: string): Promise<void> {
    return this.#does(() => void this.dialog.says(text));
  }

  /** Presses the button that chooses this (of this object): `open:…` for one under a notice. */
  async taps(chose: string, of?: string): Promise<void> {
    const button = findButton(this.dialog, chose, of);
    if (!button) throw new Error(`There is no button «${chose}»; the last message is: ${this.last}`);
    await this.#does(() => void this.dialog.taps(button));
  }

  offers(chose: string, of?: string): boolean {
    return findButton(this.dialog, chose, of) !== undefined;
  }

  /** The text of the latest message of the bot. */
  get last(): string {
    return this.#answers.at(-1)?.text ?? '';
  }

  /** The code of the invite in the latest message. */
  get code(): string {
    const code = /ref=([0-9A-Z]{10})/.exec(this.last)?.[1];
    if (code === undefined) throw new Error(`There is no code in: ${this.last}`);
    return code;
  }

  get #answers() {
    return this.dialog.messages.filter(({ from }) => from === 'community');
  }

  async #does(act: () => void): Promise<void> {
    const before = this.#answers.length;
    act();
    while (this.#answers.length === before) await pause(5);
  }
}

/** What a button of the bot carries: a step's choice in `c`, what a notice is about in `a`, and of which object. */
interface Carried {
  readonly c?: string;
  readonly a?: string;
  readonly o?: string;
}

export function carriedBy(button: Button): Carried {
  return 'payload' in button.action && button.action.payload !== undefined
    ? (JSON.parse(button.action.payload) as Carried)
    : {};
}

export const wordOf = ({ a, c }: Carried): string | undefined => (a === undefined ? c : `open:${a}`);

/** All buttons that a person could press now: those under the input first, then under messages, the latest first. */
export function buttonsOf(dialog: Dialog): Button[] {
  const inline = dialog.messages
    .filter((message) => message.from === 'community')
    .flatMap(({ keyboard }) => keyboard ?? []);
  const keyboards = [...(dialog.keyboard ? [dialog.keyboard] : []), ...inline.reverse()];
  return keyboards.flatMap((keyboard) => keyboard.buttons.flat());
}

export const findButton = (dialog: Dialog, chose: string, of: string | undefined): Button | undefined =>
  buttonsOf(dialog).find((button) => {
    const carried = carriedBy(button);
    return wordOf(carried) === chose && (of === undefined || carried.o === of);
  });
