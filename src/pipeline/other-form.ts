import type { OutButton, Sendable } from '#src/messenger/delivery.ts';
import type { Refused } from '#src/messenger/port.ts';
import type { Waiting } from '#src/pipeline/lanes.ts';
import { split } from '#src/pipeline/speak.ts';

type Said = Extract<Sendable, { kind: 'say' | 'edit' }>;

/** Characters of a text that is refused for something else than its length. */
const short = 400;

/**
 * What the messenger does not take of a message, it may take in another form: without buttons, their labels in the
 * text, where they can be typed, with the numbers of those that a number chooses; a long one in parts. Somebody who
 * waits for an answer gets one, whatever rule of the messenger's we do not know.
 *
 * @param most  characters of a text
 * @returns whether there is such a form; the entry is sent in it then
 */
export function takeOtherForm(waiting: Waiting, refused: Refused['refused'], most: number): boolean {
  const { delivery } = waiting.entry;
  if (delivery.kind !== 'say' && delivery.kind !== 'edit') return false;
  const parts = waiting.parts ?? [delivery];
  const part = parts[waiting.partsSent];
  const others = part && otherForm(part, refused, most);
  if (!others) return false;
  if (refused === 'buttons')
    waiting.numbered ||= (part.rows ?? []).flat().some(({ number }) => number !== undefined);
  waiting.parts = [...parts.slice(0, waiting.partsSent), ...others, ...parts.slice(waiting.partsSent + 1)];
  return true;
}

function otherForm(said: Said, refused: Refused['refused'], most: number): readonly Said[] | undefined {
  const { rows = [], ...bare } = said;
  const lines = rows.flat().flatMap(lineOf);
  if (refused === 'buttons' && rows.flat().length > 0)
    return inParts(
      { ...bare, text: [said.text, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n') },
      most,
    );
  if (refused === 'length' && said.text.length > short) return inParts(said, Math.ceil(said.text.length / 2));
  return undefined;
}

/** The number of a row of the text stands there already. */
const lineOf = ({ label, number }: OutButton): string[] => {
  if (number !== undefined) return [`${number}. ${label}`];
  return /^\d+$/.test(label) ? [] : [`— ${label}`];
};

/** What belongs to the message stands under its last part. */
function inParts(said: Said, most: number): readonly Said[] {
  const texts = split(said.text, most);
  // One message is changed, and no other comes of it.
  if (said.kind === 'edit') return [{ ...said, text: texts[0] ?? '' }];
  const { rows: _rows, attached: _attached, ...bare } = said;
  return texts.map((text, i) => (i < texts.length - 1 ? { ...bare, text } : { ...said, text }));
}

/** @returns whether a further part is to be sent */
export function goesOn(waiting: Waiting): boolean {
  if (!waiting.parts || waiting.partsSent + 1 >= waiting.parts.length) return false;
  waiting.partsSent += 1;
  return true;
}
