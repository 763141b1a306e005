import { expect } from 'vitest';
import { buttonsOf, carriedBy, findButton, wordOf } from '#demo/actor.ts';
import type { Dialog, DialogMessage } from '#sandbox/index.ts';
import { scenes } from '#scenes/index.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { SayArgs } from '#src/text/say.ts';
import type { RecordingTexts } from '#test/support/texts.ts';

/** Somebody at the other end of the dialog, as a test speaks of them: anna.says, anna.taps, anna.sees. */
export interface Person {
  readonly id: PersonId;
  readonly dialog: Dialog;
  opens(ref?: string): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses the button that chose this (of this object) on the latest keyboard that has it. */
  taps(chose: string, of?: string): Promise<void>;
  /** There is no button that chose this (of this object, or of any). */
  lacks(chose: string, of?: string): void;
  /** How many buttons were tapped so far. */
  readonly tapped: number;
  /** @param readyAfter  ms until VK has written it down; at once without it */
  sendsVoice(transcript?: string, readyAfter?: number): Promise<void>;
  sendsPhoto(): Promise<void>;
  sendsSticker(): Promise<void>;
  /** Answers a message in the dialog, the bot's latest where none is named; with a picture where that is said. */
  replies(text: string, to?: DialogMessage, more?: { photo: true }): Promise<void>;
  /** Corrects what they said last. */
  corrects(text: string): Promise<void>;
  sendsFile(name: string, content: string | Uint8Array): Promise<void>;
  /** The next unseen messages hold this text; its values are compared where they are given. */
  sees(key: string, args?: SayArgs): void;
  seesNoMore(): void;
  /** Messages that a test does not look at must be waved through. */
  ignores(): void;
  /** The buttons of the latest message, as `chose` or `chose:of`. */
  readonly buttons: readonly string[];
  readonly last: DialogMessage;
}

export interface PersonPorts {
  readonly dialog: Dialog;
  readonly texts: RecordingTexts;
  readonly settle: () => Promise<void>;
  readonly name: string;
}

export function createPerson({ dialog, texts, settle, name }: PersonPorts): Person {
  let taps = 0;
  const seen = new Set<string>();
  const fromBot = () => dialog.messages.filter((message) => message.from === 'community');
  /** Edits count as new: what matters is what the person can read. */
  const read = (message: DialogMessage) => `${message.cmid} ${message.text}`;
  const unseen = () => fromBot().filter((message) => !seen.has(read(message)));
  const act = settle;

  return {
    id: `vk:${dialog.personId}`,
    dialog,
    get tapped() {
      return taps;
    },
    async opens(ref) {
      dialog.opens(ref);
      await act();
    },
    async says(text) {
      dialog.says(text);
      await act();
    },
    async taps(chose, of) {
      const button = findButton(dialog, chose, of);
      expect(
        button,
        `${name} has no button «${chose}»${of ? ` of ${of}` : ''}; there are: ${listButtons(dialog)}`,
      ).toBeDefined();
      if (button) dialog.taps(button);
      taps += 1;
      await act();
    },
    lacks(chose, of) {
      expect(chose.startsWith('@') || choices.has(chose), `no scene knows a choice «${chose}»`).toBe(true);
      expect(
        findButton(dialog, chose, of),
        `${name} has a button «${chose}»${of ? ` of ${of}` : ''}`,
      ).toBeUndefined();
    },
    async sendsVoice(transcript, readyAfter = 0) {
      dialog.sendsVoice({ readyAfter, ...(transcript === undefined ? {} : { transcript }) });
      await act();
    },
    async sendsPhoto() {
      dialog.sendsPhoto();
      await act();
    },
    async sendsSticker() {
      dialog.sendsSticker();
      await act();
    },
    async replies(text, to, more) {
      const replyTo = (to ?? fromBot().at(-1))?.cmid;
      const extra = replyTo === undefined ? {} : { replyTo };
      if (more?.photo) dialog.sendsPhoto({}, { text, ...extra });
      else dialog.says(text, extra);
      await act();
    },
    async corrects(text) {
      const said = dialog.messages.findLast(({ from }) => from === 'person');
      if (said) dialog.edits(said.cmid, text);
      await act();
    },
    async sendsFile(fileName, content) {
      dialog.sendsFile({
        name: fileName,
        content: typeof content === 'string' ? new TextEncoder().encode(content) : content,
      });
      await act();
    },
    sees(key, args) {
      const said = texts.said.filter(({ say }) => say.key === key && matches(say.args, args));
      const message = [...unseen(), ...fromBot().slice(-1)].find(({ text }) =>
        said.some((one) => text.includes(one.text)),
      );
      const there = unseen().map(({ text }) => `  «${text}»  ${keysIn(texts, text)}`);
      expect(
        message,
        `${name} does not see «${key}» ${JSON.stringify(args ?? {})}; unseen:\n${there.join('\n')}`,
      ).toBeDefined();
      if (message) seen.add(read(message));
    },
    seesNoMore() {
      expect(
        unseen().map(({ text }) => `${text}  ${keysIn(texts, text)}`),
        `${name} got messages that nobody looked at`,
      ).toEqual([]);
    },
    ignores() {
      for (const message of fromBot()) seen.add(read(message));
    },
    get buttons() {
      return listButtons(dialog);
    },
    get last() {
      const message = fromBot().at(-1);
      if (!message) throw new Error(`${name} has got no message`);
      return message;
    },
  };
}

/** A button that no scene could ever show would be missed in vain. */
const choices = new Set(
  [...scenes.values()].flatMap(({ steps }) =>
    Object.values(steps).flatMap((step) => Object.keys(step.choices)),
  ),
);

function matches(args: SayArgs, wanted: SayArgs | undefined): boolean {
  return Object.entries(wanted ?? {}).every(
    ([name, value]) => JSON.stringify(args[name]) === JSON.stringify(value),
  );
}

const keysIn = (texts: RecordingTexts, text: string): string =>
  [
    ...new Set(
      texts.said.filter((one) => one.text.length > 3 && text.includes(one.text)).map(({ say }) => say.key),
    ),
  ].join(' ');

const listButtons = (dialog: Dialog): string[] =>
  buttonsOf(dialog)
    .map(carriedBy)
    .map((carried) => `${wordOf(carried)}${carried.o === undefined ? '' : `:${carried.o}`}`);
