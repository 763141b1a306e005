import { describe, expect, it } from 'vitest';
import { isChatKind, standardChat, standardChats } from '#src/regulation/chats.ts';
import { dutiesOf, dutyRow, dutyRows } from '#src/regulation/duties.ts';

describe('the standard chats', () => {
  it('are those that the duties ask for, in their order', () => {
    const asked = dutyRows.filter((row) => /^(H6|C3|T3)/.test(row.id)).map((row) => row.id);
    expect(standardChats.map((chat) => chat.kind)).toEqual(asked);
  });

  it('live where their duty lives', () => {
    for (const chat of standardChats) expect(chat.scope).toBe(dutyRow(chat.kind).scope);
  });

  it('are made only by a role that has the duty or may be given it', () => {
    for (const chat of standardChats) {
      for (const role of chat.madeBy) {
        expect(dutiesOf(role, [chat.kind]).map((row) => row.id)).toContain(chat.kind);
      }
    }
  });

  it('admit children in three kinds, where the pupils’ mode decides on the link', () => {
    expect(standardChats.filter((chat) => chat.admitsChildren).map((chat) => chat.kind)).toEqual([
      'H6d',
      'C3a',
      'T3a',
    ]);
  });

  it('are found by their kind', () => {
    expect(standardChat('C3b').admits).toBe('parents');
    expect([isChatKind('C3b'), isChatKind('C4')]).toEqual([true, false]);
  });
});
