import { Keyboard, type KeyboardBuilder } from 'vk-io';
import type { Button, View } from '#src/conversation/define.ts';
import type { Payload, Reply } from '#src/conversation/did.ts';
import { flatButtons } from '#src/conversation/read-answer.ts';
import type { Say } from '#src/domain/say.ts';
import { say } from '#src/domain/say.ts';
import type { Notice } from '#src/domain/transaction.ts';
import { BrokenPromise } from '#src/faults.ts';

/** VK's limits: a label of 40 characters, a payload of 255, 5 buttons a row, 10 rows, 40 buttons (dev.vk.com). */
const mostInLabel = 40;
const mostInPayload = 255;
const mostRows = 10;

type Render = (text: Say) => string;

/** The keyboard under a step: its own buttons and the row that every step has. */
export function stepKeyboard(reply: Reply, render: Render): string {
  const keyboard = Keyboard.builder();
  for (const row of rowsOf(reply.view)) {
    for (const button of row) {
      const payload = {
        s: reply.scene,
        t: reply.step,
        n: reply.asked,
        c: button.chose,
        ...(button.of === undefined ? {} : { o: button.of }),
      };
      addButton(keyboard, render(button.label), payload, button.look);
    }
    keyboard.row();
  }
  for (const common of reply.common) {
    addButton(keyboard, render(say(`patterns-button.${common}`)), {
      s: reply.scene,
      t: reply.step,
      n: reply.asked,
      c: `@${common}`,
    });
  }
  const rows = rowsOf(reply.view).length + 1;
  if (rows > mostRows)
    throw new BrokenPromise(`${reply.scene}/${reply.step} has ${rows} rows of buttons; VK takes ${mostRows}`);
  return keyboard.toString();
}

/** The buttons under a message that comes by itself: they lead into a scene and leave the present step alone. */
export function noticeKeyboard(notice: Notice, render: Render): string | undefined {
  if (!notice.opens?.length) return undefined;
  const keyboard = Keyboard.builder().inline();
  for (const { scene, label, draft } of notice.opens) {
    addButton(keyboard, render(label), {
      s: scene,
      c: '@open',
      ...(draft === undefined ? {} : { o: draft }),
    });
    keyboard.row();
  }
  return keyboard.toString();
}

/** The numbered list for a client that shows no buttons. */
export function numbered(view: View, render: Render): string {
  return flatButtons(view)
    .map((button, i) => `${i + 1}. ${render(button.label)}`)
    .join('\n');
}

const rowsOf = (view: View): readonly (readonly Button[])[] =>
  (view.buttons ?? []).map((row) => ('chose' in row ? [row] : row));

const colors = {
  primary: Keyboard.PRIMARY_COLOR,
  positive: Keyboard.POSITIVE_COLOR,
  negative: Keyboard.NEGATIVE_COLOR,
  plain: Keyboard.SECONDARY_COLOR,
};

function addButton(keyboard: KeyboardBuilder, label: string, payload: Payload, look?: Button['look']): void {
  if (JSON.stringify(payload).length > mostInPayload)
    throw new BrokenPromise(`The button ${payload.s}/${payload.c} carries too much`);
  const short = label.length > mostInLabel ? `${label.slice(0, mostInLabel - 1)}…` : label;
  keyboard.textButton({ label: short, payload: { ...payload }, color: colors[look ?? 'plain'] });
}
