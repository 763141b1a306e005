import { describe, expect, it } from 'vitest';
import { StoreFault } from '#src/faults.ts';
import { addressOf } from '#src/vk/address.ts';
import { placeOf } from '#src/vk/dispatch.ts';
import { anna, annaId, boris, borisId, groupId, messageNew, openRoom } from '#test/vk/room.ts';

describe('one update', () => {
  it('is one turn, wherever the person is', async () => {
    const room = await openRoom({ slugs: ['hello', 'classes'] });
    const places = [undefined, 'hello', 'classes', 'a-scene-of-yesterday', '', '__proto__', 'constructor'];
    for (const scene of places) {
      expect(await room.reads(messageNew({ text: 'да' }), scene)).toHaveLength(1);
      expect(await room.reads(room.anna.taps({ payload: { s: 'x' }, callback: true }), scene)).toHaveLength(
        1,
      );
    }
  });

  it('asks where its own person is, and turns of two people know nothing of each other', async () => {
    const room = await openRoom({ slugs: ['hello'] });
    const asked: string[] = [];
    const handle = (update: unknown) =>
      room.messenger.handle(update, {
        async where(address) {
          asked.push(address);
          await new Promise((resolve) => setImmediate(resolve));
          return 'hello';
        },
        turn: async (arrived) => void asked.push(`turn of ${arrived.address}`),
      });
    await Promise.all([handle(messageNew({ text: 'а' })), handle(room.boris.says('б'))]);
    expect(asked.sort()).toEqual([`turn of ${anna}`, `turn of ${boris}`, anna, boris].sort());
  });

  it('that could not be handled is thrown with what broke it', async () => {
    const room = await openRoom({ slugs: ['hello'] });
    const broken = new StoreFault('Redis is away');
    const inScene = async () => 'hello';
    const nowhere = async () => undefined;
    const fails = async () => Promise.reject(broken);
    const fine = async () => undefined;
    const update = messageNew({ text: 'да' });
    for (const turnOf of [
      { where: inScene, turn: fails },
      { where: nowhere, turn: fails },
      { where: fails, turn: fine },
    ]) {
      await expect(room.messenger.handle(update, turnOf)).rejects.toBe(broken);
    }
    await room.messenger.handle(update, { where: inScene, turn: fine });
  });

  it('whose fault is nothing at all is not taken for handled', async () => {
    const room = await openRoom();
    const turn = () => Promise.reject(undefined);
    const handled = room.messenger.handle(messageNew({ text: 'да' }), { where: async () => undefined, turn });
    await expect(handled).rejects.toMatchObject({ code: 'broken-promise' });
  });
});

describe('whether somebody may be written to', () => {
  it('is a turn that enters no scene', async () => {
    const room = await openRoom({ slugs: ['hello'] });
    const where: string[] = [];
    const told = async (update: unknown) => {
      const turns: unknown[] = [];
      await room.messenger.handle(update, {
        async where(address) {
          where.push(address);
          return 'hello';
        },
        turn: async (arrived) => void turns.push(arrived),
      });
      return turns;
    };
    room.anna.says('привет');
    expect(await told(room.anna.denies())).toEqual([{ address: anna, did: { kind: 'stopped' } }]);
    expect(await told(room.anna.allows())).toEqual([{ address: anna, did: { kind: 'allowed' } }]);
    expect(where).toEqual([]);
  });
});

describe('in a group chat', () => {
  it('the bot is told that it was added, and hears nothing else', async () => {
    const room = await openRoom({ slugs: ['hello'] });
    const chat = room.sandbox.chats.create({ title: '7Б', ownerId: annaId, memberIds: [borisId] });
    const added = chat.addCommunity(groupId, { admin: true, seesAll: true });
    expect(await room.reads(added)).toEqual([{ address: 'vk:2000000001', did: { kind: 'added' } }]);
    const heard = [
      ...chat.says(annaId, '/помощь'),
      ...chat.says(borisId, 'да'),
      ...chat.renames(annaId, '8Б'),
      chat.taps(borisId, groupId, { payload: { s: 'hello' }, callback: true }),
      chat.taps(borisId, groupId, { payload: { s: 'hello' } }),
      ...chat.leaves(borisId),
      ...chat.joins(borisId, annaId),
      chat.removeCommunity(groupId, annaId),
    ];
    expect(heard.length).toBeGreaterThan(7);
    for (const update of heard) expect(await room.reads(update, 'hello')).toEqual([]);
  });

  it('the bot is told so too when VK writes numbers as texts', async () => {
    const room = await openRoom();
    const action = { type: 'chat_invite_user', member_id: `-${groupId}` };
    const [arrived] = await room.reads(messageNew({ peer_id: '2000000003', from_id: `${annaId}`, action }));
    expect(arrived).toEqual({ address: 'vk:2000000003', did: { kind: 'added' } });
  });
});

describe('a message that a person edited', () => {
  it('is told as such, and not taken for an answer', async () => {
    const room = await openRoom({ slugs: ['hello'] });
    const edited = { id: 9, from_id: annaId, peer_id: annaId, text: 'другое' };
    const update = { type: 'message_edit', group_id: groupId, object: edited };
    expect(await room.reads(update, 'hello')).toEqual([
      { address: `vk:${annaId}`, order: undefined, did: { kind: 'edited', text: 'другое' } },
    ]);
    const inChat = { ...update, object: { ...edited, peer_id: 2_000_000_003 } };
    expect(await room.reads(inChat, 'hello')).toEqual([]);
  });
});

describe('what is nobody’s turn', () => {
  it('ends without one: other communities, the bot’s own messages, typing, the wall', async () => {
    const room = await openRoom({ slugs: ['hello'] });
    const own = { id: 9, from_id: -groupId, peer_id: annaId, out: 1, text: 'привет', payload: '{нет' };
    const nobodys = [
      messageNew({ from_id: -8, peer_id: -8, text: 'реклама' }),
      messageNew({ from_id: undefined, text: 'кто я' }),
      messageNew({ action: { type: 'chat_photo_update' } }),
      { type: 'message_reply', group_id: groupId, object: own },
      { type: 'message_edit', group_id: groupId, object: own },
      room.anna.types(),
      room.anna.reads(),
      { type: 'wall_post_new', group_id: groupId, object: { from_id: annaId, attachments: 7 } },
      { type: 'message_new', group_id: groupId, object: { message: 'x' } },
      { type: 'message_event', group_id: groupId, object: {} },
      'no update',
      undefined,
    ];
    for (const update of nobodys) expect(await room.reads(update, 'hello')).toEqual([]);
  });

  it('has no place in the conversation either', () => {
    const known = (context: object) => placeOf(context as never);
    expect(known({ peerId: annaId, senderId: annaId })).toBe(addressOf(annaId));
    expect(known({ peerId: annaId, userId: annaId })).toBe(addressOf(annaId));
    expect(() => known({ peerId: annaId })).toThrow('a peer and a person');
    expect(() => known({ userId: annaId })).toThrow('a peer and a person');
  });
});
