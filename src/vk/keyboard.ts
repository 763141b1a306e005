import { Keyboard } from 'vk-io';
import type { OutRows } from '#src/messenger/delivery.ts';
import { cut } from '#src/vk/cut.ts';
import { TooManyButtons } from '#src/vk/errors.ts';

/** VK's limits (dev.vk.com, bots/development/keyboard); a payload is counted as the JSON text that it becomes. */
export const limits = { label: 40, payload: 255, inRow: 5, rows: 10, buttons: 40 } as const;
const inlineLimits = { ...limits, rows: 6, buttons: 10 } as const;

const colors = {
  primary: Keyboard.PRIMARY_COLOR,
  positive: Keyboard.POSITIVE_COLOR,
  negative: Keyboard.NEGATIVE_COLOR,
  plain: Keyboard.SECONDARY_COLOR,
};

/**
 * The keyboard as VK takes it, or undefined where there is no button.
 *
 * @throws TooManyButtons when it holds more than VK takes; VK would refuse the whole message with 911
 */
export function keyboardOf(rows: OutRows | undefined, place: 'under-input' | 'inline'): string | undefined {
  const filled = (rows ?? []).filter((row) => row.length > 0);
  if (filled.length === 0) return undefined;
  checkCounts(filled, place === 'inline' ? inlineLimits : limits);
  const keyboard = Keyboard.builder().inline(place === 'inline');
  for (const row of filled) {
    for (const { label, payload, look } of row) {
      if (JSON.stringify(payload).length > limits.payload)
        throw new TooManyButtons(`a button carries more than the ${limits.payload} characters that VK takes`);
      keyboard.textButton({ label: shortened(label), payload, color: colors[look ?? 'plain'] });
    }
    keyboard.row();
  }
  return keyboard.toString();
}

function checkCounts(rows: OutRows, most: { inRow: number; rows: number; buttons: number }): void {
  const widest = Math.max(...rows.map((row) => row.length));
  const buttons = rows.reduce((sum, row) => sum + row.length, 0);
  for (const [what, count, bound] of [
    ['rows of buttons', rows.length, most.rows],
    ['buttons in a row', widest, most.inRow],
    ['buttons', buttons, most.buttons],
  ] as const) {
    if (count > bound) throw new TooManyButtons(`a keyboard has ${count} ${what}; VK takes ${bound}`);
  }
}

const shortened = (label: string): string =>
  label.length <= limits.label ? label : `${cut(label, limits.label - 1).trimEnd()}…`;
