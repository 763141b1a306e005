import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, BORIS, errorOf, SCHOOL } from './support.ts';

const PEER = 2_000_000_001;

function withChat(options: { admin?: boolean; seesAll?: boolean } = {}) {
  const world = aSandbox();
  const chat = world.sandbox.chats.create({ title: '7Б', ownerId: ANNA });
  const added = chat.addCommunity(SCHOOL, options);
  return { ...world, chat, added };
}

describe('a chat', () => {
  it('tells a community that it was added, by a number of the community’s own', () => {
    const { chat, added, sandbox } = withChat();
    expect(added).toMatchObject({
      type: 'message_new',
      object: {
        message: {
          id: 0,
          from_id: ANNA,
          peer_id: PEER,
          action: { type: 'chat_invite_user', member_id: -SCHOOL },
        },
      },
    });
    sandbox.addCommunity({ id: 8, name: 'Other', screenName: 'other', token: 'other' });
    const second = sandbox.chats.create({ title: '8А', ownerId: BORIS });
    second.addCommunity(8);
    chat.addCommunity(8);
    expect([chat.peerIdFor(SCHOOL), second.peerIdFor(8), chat.peerIdFor(8)]).toEqual([PEER, PEER, PEER + 1]);
  });

  it('is heard by a community only when it is spoken to, unless it may hear all', () => {
    const { chat, send } = withChat();
    answerOf(send({ peer_id: PEER, message: 'I am here' }));
    const heard = (text: string, extra: object = {}) => chat.says(ANNA, text, extra).length;
    expect(heard('nothing for you')).toBe(0);
    expect(heard('/help')).toBe(1);
    expect(heard('[club7|@school] hello')).toBe(1);
    expect(heard('and @school, too')).toBe(1);
    expect(heard('an answer', { replyTo: 3 })).toBe(1);
    chat.letSeeAll(SCHOOL, true);
    expect(heard('nothing for you')).toBe(1);
  });

  it('is written to by peer_id or chat_id; its messages have no id', () => {
    const { chat, send, school } = withChat();
    school.deliver({ message_reply: true });
    expect(answerOf(send({ peer_id: PEER, message: 'a' }))).toBe(0);
    expect(answerOf(send({ chat_id: 1, message: 'b' }))).toBe(0);
    const items = answerOf(send({ peer_ids: PEER, message: 'c' }));
    expect(items).toEqual([{ peer_id: PEER, message_id: 0, conversation_message_id: 5 }]);
    expect(chat.messages.slice(2).map(({ text }) => text)).toEqual(['a', 'b', 'c']);
    expect(school.history.map(({ type }) => type)).not.toContain('message_reply');
  });

  it('passes taps on: a text button with a mention, a callback button as an event that can be answered', () => {
    const { chat, send, call } = withChat();
    const keyboard = JSON.stringify({
      inline: true,
      buttons: [
        [
          { action: { type: 'text', label: 'Say', payload: '{}' } },
          { action: { type: 'callback', label: 'Press' } },
        ],
      ],
    });
    answerOf(send({ peer_id: PEER, message: 'a', keyboard }));
    const [say, press] = chat.messages.at(-1)?.keyboard?.buttons[0] ?? [];
    if (!say || !press) expect.fail('no buttons');
    expect(chat.taps(ANNA, SCHOOL, say).object).toMatchObject({
      message: { text: '[club7|@school] Say', payload: '{}' },
    });
    const { object } = chat.taps(ANNA, SCHOOL, press);
    expect(object).toMatchObject({ peer_id: PEER, user_id: ANNA, conversation_message_id: 3 });
    const answer = { event_id: object.event_id, user_id: ANNA, peer_id: PEER };
    expect(answerOf(call('messages.sendMessageEventAnswer', answer))).toBe(1);
  });

  it('that a community was removed from is closed to it (917), that it left too (922), that never was (927)', () => {
    const { chat, send, call } = withChat();
    const message = { peer_id: PEER, message: 'a' };
    expect(chat.removeCommunity(SCHOOL).object).toMatchObject({
      message: { action: { type: 'chat_kick_user', member_id: -SCHOOL } },
    });
    expect(errorOf(send(message))).toMatch(/^917 /);
    chat.addCommunity(SCHOOL);
    answerOf(send(message));
    answerOf(call('messages.removeChatUser', { chat_id: 1, member_id: -SCHOOL }));
    expect(errorOf(send(message))).toMatch(/^922 /);
    expect(errorOf(send({ peer_id: PEER + 50, message: 'a' }))).toMatch(/^927 /);
  });
});

describe('a chat’s members and link', () => {
  it('are for its admins (917, 919, 925)', () => {
    const { call } = withChat();
    expect(errorOf(call('messages.getConversationMembers', { peer_id: PEER }))).toMatch(/^917 /);
    expect(errorOf(call('messages.getInviteLink', { peer_id: PEER }))).toMatch(/^919 /);
    expect(errorOf(call('messages.editChat', { chat_id: 1, title: 'x' }))).toMatch(/^925 /);
    expect(errorOf(call('messages.removeChatUser', { chat_id: 1, member_id: ANNA }))).toMatch(/^925 /);
    expect(answerOf(call('messages.getConversationsById', { peer_ids: PEER }))).toEqual({
      count: 0,
      items: [],
    });
  });

  it('are shown to an admin', () => {
    const { call, chat } = withChat({ admin: true });
    chat.joins(BORIS);
    expect(answerOf(call('messages.getConversationMembers', { peer_id: PEER }))).toMatchObject({
      count: 3,
      items: [
        { member_id: ANNA, is_owner: true, is_admin: true, can_kick: false },
        { member_id: -SCHOOL, is_admin: true, is_owner: false },
        { member_id: BORIS, invited_by: BORIS, is_admin: false, can_kick: true },
      ],
      profiles: [{ id: ANNA }, { id: BORIS }],
      groups: [{ id: SCHOOL }],
    });
    expect(answerOf(call('messages.getConversationsById', { peer_ids: PEER }))).toMatchObject({
      items: [
        { peer: { id: PEER, type: 'chat', local_id: 1 }, chat_settings: { title: '7Б', members_count: 3 } },
      ],
    });
  });

  it('let people join by the link until it is changed', () => {
    const { call, chat, sandbox } = withChat({ admin: true });
    const { link } = answerOf<{ link: string }>(call('messages.getInviteLink', { peer_id: PEER }));
    expect(sandbox.chats.byLink(link)?.id).toBe(chat.id);
    const joined = sandbox.chats.byLink(link)?.joins(BORIS) ?? [];
    expect(joined).toMatchObject([
      { object: { message: { from_id: BORIS, action: { type: 'chat_invite_user_by_link' } } } },
    ]);
    answerOf(call('messages.getInviteLink', { peer_id: PEER, reset: 1 }));
    expect(sandbox.chats.byLink(link)).toBeUndefined();
  });

  it('are changed by an admin: somebody is removed, the title is another', () => {
    const { call, chat } = withChat({ admin: true });
    chat.joins(BORIS, ANNA);
    answerOf(call('messages.removeChatUser', { chat_id: 1, member_id: BORIS }));
    expect(chat.members.map(({ memberId }) => memberId)).toEqual([ANNA, -SCHOOL]);
    expect(errorOf(call('messages.removeChatUser', { chat_id: 1, member_id: BORIS }))).toMatch(/^935 /);
    expect(errorOf(call('messages.removeChatUser', { chat_id: 1, member_id: ANNA }))).toMatch(/^15 /);
    answerOf(call('messages.editChat', { chat_id: 1, title: '8Б' }));
    expect(chat.title).toBe('8Б');
    expect(() => chat.says(BORIS, 'still here?')).toThrow('not in chat');
  });
});
