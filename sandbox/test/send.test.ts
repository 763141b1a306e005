import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, BORIS, errorOf } from './support.ts';

describe('messages.send', () => {
  it('answers one peer with the message id alone', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(answerOf(send({ peer_id: ANNA, message: 'hello' }))).toBe(2);
    expect(anna.messages.at(-1)).toMatchObject({ text: 'hello', from: 'community', cmid: 2 });
  });

  it('answers peer_ids, even one, with an item for each', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    const items = answerOf(send({ peer_ids: ANNA, message: 'hello' }));
    expect(items).toEqual([{ peer_id: ANNA, message_id: 2, conversation_message_id: 2 }]);
  });

  it('puts the error of one recipient inside a successful answer', () => {
    const { anna, send, boris } = aSandbox();
    anna.opens();
    const items = answerOf(send({ peer_ids: `${ANNA},${BORIS}`, message: 'hello' }));
    expect(items).toMatchObject([
      { peer_id: ANNA, message_id: 2 },
      { peer_id: BORIS, message_id: 0, error: { code: 901 } },
    ]);
    expect(boris.messages).toEqual([]);
  });

  it('fails the whole call when the content is wrong, whoever the recipients are', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(errorOf(send({ peer_ids: `${ANNA},${BORIS}`, message: 'a'.repeat(4097) }))).toMatch(/^914 /);
    expect(anna.messages).toHaveLength(1);
  });

  it('takes 4096 characters and refuses one more', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    answerOf(send({ peer_id: ANNA, message: 'a'.repeat(4096) }));
    expect(errorOf(send({ peer_id: ANNA, message: 'a'.repeat(4097) }))).toBe('914 Message is too long');
  });

  it('refuses a message with nothing in it', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(errorOf(send({ peer_id: ANNA, message: ' ' }))).toMatch(/^100 .*message is empty or invalid/);
  });

  it('wants a random_id', () => {
    const { anna, call } = aSandbox();
    anna.opens();
    expect(errorOf(call('messages.send', { peer_id: ANNA, message: 'a' }))).toMatch(
      /random_id is a required/,
    );
  });

  it('wants exactly one way of naming the recipient', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(errorOf(send({ message: 'a' }))).toMatch(/^100 .*peer_id is a required parameter/);
    expect(errorOf(send({ message: 'a', peer_id: ANNA, user_id: ANNA }))).toMatch(/^100 .*only one of/);
    expect(answerOf(send({ message: 'a', user_id: ANNA }))).toBe(2);
    expect(answerOf(send({ message: 'a', domain: `id${ANNA}` }))).toBe(3);
  });

  it('takes a hundred recipients and refuses one more', () => {
    const { send } = aSandbox();
    const ids = (count: number) => Array.from({ length: count }, (_, i) => 1000 + i).join(',');
    expect(answerOf(send({ peer_ids: ids(100), message: 'a' }))).toHaveLength(100);
    expect(errorOf(send({ peer_ids: ids(101), message: 'a' }))).toMatch(/^100 .*peer_ids/);
  });

  it('answers or forwards a message of the conversation', () => {
    const { anna, send, call } = aSandbox();
    anna.says('a question');
    answerOf(send({ peer_id: ANNA, message: 'an answer', reply_to: 1 }));
    answerOf(
      send({
        peer_id: ANNA,
        message: 'look',
        forward: JSON.stringify({ peer_id: ANNA, conversation_message_ids: [1], is_reply: true }),
      }),
    );
    answerOf(
      send({ peer_id: ANNA, forward: JSON.stringify({ peer_id: ANNA, conversation_message_ids: [1, 2] }) }),
    );
    const { items } = answerOf<{ items: Record<string, unknown>[] }>(
      call('messages.getHistory', { peer_id: ANNA, rev: 1 }),
    );
    expect(items[1]).toMatchObject({ reply_message: { conversation_message_id: 1, text: 'a question' } });
    expect(items[2]).toMatchObject({ reply_message: { conversation_message_id: 1 } });
    expect(items[3]).toMatchObject({ fwd_messages: [{ text: 'a question' }, { text: 'an answer' }] });
  });

  it('refuses to forward what is not there, and too many', () => {
    const { anna, send } = aSandbox();
    anna.says('one');
    const forward = (cmids: number[]) => JSON.stringify({ peer_id: ANNA, conversation_message_ids: cmids });
    expect(errorOf(send({ peer_id: ANNA, forward: forward([5]) }))).toMatch(/^921 /);
    expect(errorOf(send({ peer_id: ANNA, forward: forward(Array<number>(101).fill(1)) }))).toMatch(/^913 /);
    const two = JSON.stringify({ conversation_message_ids: [1, 1], is_reply: true });
    expect(errorOf(send({ peer_id: ANNA, message: 'a', forward: two }))).toMatch(/^100 .*exactly one/);
  });

  it('refuses an intent that the community has no right to', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(errorOf(send({ peer_id: ANNA, message: 'a', intent: 'promo_newsletter' }))).toMatch(/^943 /);
  });

  it('makes a message_reply for those who asked for it', () => {
    const { anna, send, school } = aSandbox();
    anna.opens();
    answerOf(send({ peer_id: ANNA, message: 'quiet' }));
    school.deliver({ message_reply: true });
    answerOf(send({ peer_id: ANNA, message: 'told' }));
    expect(school.history.map(({ type }) => type)).toEqual(['message_allow', 'message_new', 'message_reply']);
    expect(school.history.at(-1)?.object).toMatchObject({ text: 'told', out: 1, from_id: -7, peer_id: ANNA });
  });

  it('cannot write to another community', () => {
    const { send } = aSandbox();
    expect(errorOf(send({ peer_id: -5, message: 'a' }))).toMatch(/^932 /);
  });
});

describe('random_id', () => {
  it('given twice adds nothing and answers with the old message', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    const first = answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5 }));
    expect(answerOf(send({ peer_id: ANNA, message: 'b', random_id: 5 }))).toBe(first);
    expect(anna.messages.map(({ text }) => text)).toEqual(['Начать', 'a']);
  });

  it('is remembered for each dialog on its own', () => {
    const { anna, boris, send } = aSandbox();
    anna.opens();
    boris.opens();
    const items = answerOf<{ message_id: number }[]>(
      send({ peer_ids: `${ANNA},${BORIS}`, message: 'a', random_id: 5 }),
    );
    const again = answerOf(send({ peer_ids: `${BORIS},${ANNA}`, message: 'a', random_id: 5 }));
    expect(again).toEqual(items.toReversed());
    expect(boris.messages).toHaveLength(2);
  });

  it('is forgotten after an hour', () => {
    const { anna, send, clock } = aSandbox();
    anna.opens();
    const first = answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5 }));
    clock.now += 3_600_000;
    expect(answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5 }))).toBe(first);
    clock.now += 1;
    expect(answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5 }))).not.toBe(first);
  });

  it('is forgotten after a hundred messages of the dialog', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    const first = answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5000 }));
    for (let i = 0; i < 99; i += 1) anna.says(`word ${i}`);
    expect(answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5000 }))).toBe(first);
    anna.says('one more');
    expect(answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5000 }))).not.toBe(first);
  });

  it('of zero makes a new message each time', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    for (let i = 0; i < 2; i += 1) answerOf(send({ peer_id: ANNA, message: 'a', random_id: 0 }));
    expect(anna.messages).toHaveLength(3);
  });

  it('beyond 32 bits is taken modulo 2^32', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    answerOf(send({ peer_id: ANNA, message: 'a', random_id: String(2 ** 32 + 9) }));
    answerOf(send({ peer_id: ANNA, message: 'a', random_id: 9 }));
    expect(anna.messages).toHaveLength(2);
  });
});
