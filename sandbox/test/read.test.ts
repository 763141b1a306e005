import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, BORIS, errorOf } from './support.ts';

type Page = {
  count: number;
  items: Record<string, unknown>[];
  profiles?: { id: number }[];
  groups?: { id: number }[];
};

function withTalk() {
  const world = aSandbox();
  for (const word of ['one', 'two', 'three']) world.anna.says(word);
  answerOf(world.send({ peer_id: ANNA, message: 'four', random_id: 77 }));
  const texts = (method: string, params: Record<string, unknown>) =>
    answerOf<Page>(world.call(method, params)).items.map(({ text }) => text);
  return { ...world, texts };
}

describe('messages.getHistory', () => {
  it('begins with the latest, or with the first when asked', () => {
    const { texts } = withTalk();
    expect(texts('messages.getHistory', { peer_id: ANNA })).toEqual(['four', 'three', 'two', 'one']);
    expect(texts('messages.getHistory', { user_id: ANNA, rev: 1 })).toEqual(['one', 'two', 'three', 'four']);
  });

  it('is cut by count, offset and the message to start from', () => {
    const { texts, call } = withTalk();
    const history = (params: object) => texts('messages.getHistory', { peer_id: ANNA, ...params });
    expect(history({ count: 2 })).toEqual(['four', 'three']);
    expect(history({ count: 2, offset: 1 })).toEqual(['three', 'two']);
    expect(history({ start_message_id: 2 })).toEqual(['two', 'one']);
    expect(answerOf(call('messages.getHistory', { peer_id: ANNA, count: 0 }))).toEqual({
      count: 4,
      items: [],
    });
    expect(errorOf(call('messages.getHistory', { peer_id: ANNA, count: 201 }))).toMatch(/^100 .*count/);
  });

  it('shows the random_id of the community’s own messages, so that a lost answer can be looked for', () => {
    const { call } = withTalk();
    const { items } = answerOf<Page>(call('messages.getHistory', { peer_id: ANNA }));
    expect(items[0]).toMatchObject({ random_id: 77, out: 1, from_id: -7 });
    expect(items[1]).toMatchObject({ random_id: 0, out: 0, from_id: ANNA });
  });

  it('is empty where nobody wrote, and has profiles when extended', () => {
    const { call } = withTalk();
    expect(answerOf(call('messages.getHistory', { peer_id: BORIS }))).toEqual({ count: 0, items: [] });
    const { profiles, groups } = answerOf<Page>(call('messages.getHistory', { peer_id: ANNA, extended: 1 }));
    expect(profiles?.map(({ id }) => id)).toEqual([ANNA]);
    expect(groups?.map(({ id }) => id)).toEqual([7]);
  });
});

describe('messages.getByConversationMessageId and getById', () => {
  it('find by number of the conversation and by id, and leave out what is not there', () => {
    const { texts } = withTalk();
    const cmids = { peer_id: ANNA, conversation_message_ids: '2,99,4' };
    expect(texts('messages.getByConversationMessageId', cmids)).toEqual(['two', 'four']);
    expect(texts('messages.getById', { message_ids: '1,99' })).toEqual(['one']);
    expect(texts('messages.getById', { peer_id: ANNA, cmids: '3' })).toEqual(['three']);
  });
});

describe('a voice message', () => {
  const audioOf = (page: Page) =>
    (page.items as { attachments: { audio_message: Record<string, unknown> }[] }[])[0]?.attachments[0]
      ?.audio_message;

  it('is in progress in its event, and recognised for whoever asks later', () => {
    const { anna, call, clock } = aSandbox();
    const update = anna.sendsVoice({ transcript: 'hello', seconds: 5, readyAfter: 2000 });
    const ask = () =>
      audioOf(
        answerOf<Page>(
          call('messages.getByConversationMessageId', { peer_id: ANNA, conversation_message_ids: 1 }),
        ),
      );
    expect(ask()).toMatchObject({ transcript_state: 'in_progress', duration: 5 });
    expect(ask()).not.toHaveProperty('transcript');
    clock.now += 2000;
    expect(ask()).toMatchObject({ transcript_state: 'done', transcript: 'hello' });
    expect(JSON.stringify(update)).toContain('in_progress');
  });

  it('that says nothing is done without a transcript', () => {
    const { anna, call } = aSandbox();
    anna.sendsVoice();
    const audio = audioOf(answerOf<Page>(call('messages.getHistory', { peer_id: ANNA })));
    expect(audio).toMatchObject({ transcript_state: 'done' });
    expect(audio).not.toHaveProperty('transcript');
  });
});

describe('reading and typing', () => {
  it('are shown to the person, and their own are told to those who asked for it', () => {
    const { anna, call, send, sandbox, school } = aSandbox();
    const seen: string[] = [];
    sandbox.onChange((change) => seen.push(change.kind));
    anna.says('hi');
    answerOf(send({ peer_id: ANNA, message: 'a' }));
    answerOf(call('messages.setActivity', { peer_id: ANNA, type: 'typing' }));
    answerOf(call('messages.markAsRead', { peer_id: ANNA }));
    expect(seen).toContain('typing');
    expect(seen).toContain('read');
    expect(errorOf(call('messages.setActivity', { peer_id: 999, type: 'typing' }))).toMatch(/^936 /);
    school.deliver({ message_read: true, message_typing_state: true });
    anna.reads();
    anna.types();
    expect(school.history.slice(-2)).toMatchObject([
      { type: 'message_read', object: { from_id: ANNA, conversation_message_id: 2 } },
      { type: 'message_typing_state', object: { from_id: ANNA, to_id: -7, state: 'typing' } },
    ]);
  });
});

describe('groups and utils', () => {
  it('tell the community and the time of the sandbox’s clock', () => {
    const { call, clock } = aSandbox();
    expect(answerOf(call('groups.getById'))).toMatchObject({
      groups: [{ id: 7, name: 'School', screen_name: 'school' }],
    });
    expect(answerOf(call('utils.getServerTime'))).toBe(clock.now / 1000);
    clock.now += 5000;
    expect(answerOf(call('utils.getServerTime'))).toBe(clock.now / 1000);
  });

  it('show what may be written and the keyboard of a conversation', () => {
    const { call, anna, send } = aSandbox();
    anna.opens();
    answerOf(
      send({
        peer_id: ANNA,
        message: 'a',
        keyboard: '{"buttons":[[{"action":{"type":"text","label":"x"}}]]}',
      }),
    );
    anna.denies();
    expect(answerOf(call('messages.getConversationsById', { peer_ids: `${ANNA},${BORIS}` }))).toMatchObject({
      items: [
        {
          peer: { id: ANNA, type: 'user' },
          can_write: { allowed: false, reason: 901 },
          current_keyboard: { buttons: [[{ action: { label: 'x' } }]] },
        },
        { peer: { id: BORIS } },
      ],
    });
  });
});
