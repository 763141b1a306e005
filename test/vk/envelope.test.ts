import { describe, expect, it } from 'vitest';
import { anna, annaId, groupId, messageNew, openRoom } from '#test/vk/room.ts';

describe('the envelope of an update', () => {
  it('has VK’s own word for it as its key, and whose turn it is', async () => {
    const { messenger, anna: dialog } = await openRoom();
    const said = dialog.says('да');
    expect(messenger.envelope(said)).toEqual({
      key: expect.stringMatching(/^content-[0-9a-f]{40}$/),
      address: anna,
      text: 'да',
    });
    const pressed = dialog.taps({ payload: { s: 'x' }, callback: true });
    expect(messenger.envelope(pressed)).toEqual({ key: pressed.event_id, address: anna });
    expect(messenger.envelope(dialog.denies())?.address).toBe(anna);
    expect(messenger.envelope(messageNew({ from_id: String(annaId) }))?.address).toBe(anna);
  });

  it('is the same for one message by long poll, by callback, and in the history of its dialog', async () => {
    const { messenger, anna: dialog, sandbox } = await openRoom();
    const [first, second] = [dialog.says('да'), dialog.says('да')];
    const keyOf = (update: unknown) => messenger.envelope(update)?.key;
    expect(keyOf({ ...first, event_id: 'another', secret: 's' })).toBe(keyOf(first));
    expect(keyOf(first)).not.toBe(keyOf(second));
    const asked = sandbox.call(groupId, 'messages.getHistory', { peer_id: annaId, rev: 1 });
    const { items } = 'response' in asked ? (asked.response as { items: object[] }) : { items: [] };
    const found = items.map((message) => keyOf({ type: 'message_new', object: { message } }));
    expect(found).toEqual([keyOf(first), keyOf(second)]);
  });

  it('without that word has a key by what it says, the same for the same', async () => {
    const { messenger } = await openRoom();
    const keyOf = (update: object) => messenger.envelope(update)?.key;
    const without = (reaction: string, event_id?: unknown) => {
      const { group_id } = messageNew({});
      return { type: 'message_event', event_id, group_id, object: { user_id: annaId, payload: reaction } };
    };
    for (const word of [undefined, 17, '', null]) {
      expect(keyOf(without('да', word))).toMatch(/^content-[0-9a-f]{40}$/);
      expect(keyOf(without('да', word))).toBe(keyOf(without('да', word)));
      expect(keyOf(without('да', word))).not.toBe(keyOf(without('нет', word)));
    }
    expect(keyOf(without('да', 17))).not.toBe(keyOf(without('да', 18)));
  });

  it('is nobody’s in a chat and from a community', async () => {
    const { messenger } = await openRoom();
    expect(messenger.envelope(messageNew({ peer_id: 2_000_000_001 }))?.address).toBeUndefined();
    expect(messenger.envelope(messageNew({ from_id: -8, peer_id: -8 }))?.address).toBeUndefined();
    const posted = { type: 'wall_post_new', event_id: 'b2', group_id: groupId, object: {} };
    expect(messenger.envelope(posted)).toEqual({ key: 'b2', address: undefined });
  });

  it('is not there for what is no update', async () => {
    const { messenger } = await openRoom();
    const others = [
      undefined,
      null,
      7,
      'x',
      [],
      {},
      { type: 'confirmation', group_id: groupId },
      { object: {} },
    ];
    for (const other of others) expect(messenger.envelope(other)).toBeUndefined();
  });
});
