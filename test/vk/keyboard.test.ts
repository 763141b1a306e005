import { describe, expect, it } from 'vitest';
import { BrokenPromise } from '#src/faults.ts';
import type { OutButton } from '#src/messenger/delivery.ts';
import { cut } from '#src/vk/cut.ts';
import { keyboardOf } from '#src/vk/keyboard.ts';
import { anna, openRoom, saying } from '#test/vk/room.ts';

const button = (label: string, payload: OutButton['payload'] = {}): OutButton => ({ label, payload });
const rowsOf = (rows: number, inRow: number) =>
  Array.from({ length: rows }, () => Array.from({ length: inRow }, () => button('Да')));
const labelIn = (keyboard: string | undefined) =>
  (JSON.parse(keyboard ?? '{}') as { buttons: { action: { label: string } }[][] }).buttons[0]?.[0]?.action
    .label;

describe('a keyboard', () => {
  it('at VK’s limits is taken by VK', async () => {
    const room = await openRoom();
    room.anna.says('привет');
    const full = rowsOf(8, 5);
    const inline = rowsOf(5, 2);
    const longest = [[button('я'.repeat(40), { o: 'x'.repeat(247) })]];
    for (const more of [
      { rows: full },
      { rows: rowsOf(10, 4) },
      { rows: inline, inline: true },
      { rows: longest },
    ])
      expect(await room.messenger.call([saying(anna, 'Выберите', more)])).toMatchObject([{ ok: true }]);
  });

  it('beyond them is not sent, and what is too much is named', () => {
    expect(() => keyboardOf(rowsOf(11, 1), 'under-input')).toThrow('11 rows of buttons; VK takes 10');
    expect(() => keyboardOf(rowsOf(1, 6), 'under-input')).toThrow('6 buttons in a row; VK takes 5');
    expect(() => keyboardOf(rowsOf(9, 5), 'under-input')).toThrow('45 buttons; VK takes 40');
    expect(() => keyboardOf(rowsOf(7, 1), 'inline')).toThrow('7 rows of buttons; VK takes 6');
    expect(() => keyboardOf(rowsOf(4, 3), 'inline')).toThrow('12 buttons; VK takes 10');
    expect(() => keyboardOf([[button('Да', { o: 'x'.repeat(248) })]], 'inline')).toThrow(BrokenPromise);
  });

  it('without a button is none', () => {
    for (const rows of [undefined, [], [[]], [[], []]])
      expect(keyboardOf(rows, 'under-input')).toBeUndefined();
    const [held] = [keyboardOf([[], [button('Да')], []], 'under-input')];
    expect(labelIn(held)).toBe('Да');
  });

  it('shortens a label between characters, never through an emoji', () => {
    const short = (label: string) => labelIn(keyboardOf([[button(label)]], 'under-input')) ?? '';
    expect(short('я'.repeat(40))).toBe('я'.repeat(40));
    expect(short('я'.repeat(41))).toBe(`${'я'.repeat(39)}…`);
    expect(short(`${'я'.repeat(38)}🙂 и ещё`)).toBe(`${'я'.repeat(38)}…`);
    expect(short(`${'я'.repeat(34)}👩‍👧‍👦 и ещё`)).toBe(`${'я'.repeat(34)}…`);
    expect(short(`${'я'.repeat(38)}и\u0306 и ещё`)).toBe(`${'я'.repeat(38)}…`);
    expect(short(`ГБОУ школа № 555 «Белогорье» Спб ${'🏫'.repeat(6)}`)).not.toMatch(/\p{Surrogate}/u);
  });

  it('keeps something of a character that is longer than all that fits', () => {
    const laden = `я${'\u0301'.repeat(50)}`;
    expect(cut(laden, 40)).toBe(laden.slice(0, 40));
    expect(cut(`\u0301${'🙂'.repeat(3)}`, 2)).toBe('\u0301');
  });
});
