import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, errorOf, SCHOOL } from './support.ts';

describe('who may be written to', () => {
  const text = { peer_id: ANNA, message: 'hello' };

  it('is nobody before their first message (901)', () => {
    const { send, anna } = aSandbox();
    expect(errorOf(send(text))).toBe("901 Can't send messages for users without permission");
    anna.says('hi');
    answerOf(send(text));
  });

  it('is nobody the sandbox has never heard of (901)', () => {
    const { send } = aSandbox();
    expect(errorOf(send({ peer_id: 999, message: 'a' }))).toMatch(/^901 /);
  });

  it('is not somebody who denied messages, until they allow them', () => {
    const { send, anna } = aSandbox();
    anna.opens();
    anna.denies();
    expect(errorOf(send(text))).toMatch(/^901 /);
    anna.allows('from-the-site');
    answerOf(send(text));
  });

  it('is again somebody who denied messages and then wrote', () => {
    const { send, anna, school } = aSandbox();
    anna.opens();
    anna.denies();
    anna.says('hi again');
    answerOf(send(text));
    const types = school.history.map(({ type }) => type);
    expect(types).toEqual(['message_allow', 'message_new', 'message_deny', 'message_allow', 'message_new']);
  });

  it('is not somebody in the black list (900)', () => {
    const { send, anna, school } = aSandbox();
    anna.opens();
    school.block(ANNA);
    expect(errorOf(send(text))).toMatch(/^900 /);
    school.unblock(ANNA);
    answerOf(send(text));
  });

  it('is not somebody whose page is gone (18)', () => {
    const { send, anna, sandbox } = aSandbox();
    anna.opens();
    sandbox.addPerson({ id: ANNA, firstName: 'Anna', lastName: 'Orlova', deactivated: 'deleted' });
    expect(errorOf(send(text))).toMatch(/^18 /);
  });

  it('can be asked', () => {
    const { call, anna } = aSandbox();
    const ask = () =>
      answerOf(call('messages.isMessagesFromGroupAllowed', { group_id: SCHOOL, user_id: ANNA }));
    expect(ask()).toEqual({ is_allowed: 0 });
    anna.opens();
    expect(ask()).toEqual({ is_allowed: 1 });
    anna.denies();
    expect(ask()).toEqual({ is_allowed: 0 });
  });
});

describe('opening a dialog', () => {
  it('allows messages with an empty key, then sends «Начать» with the start command and the ref', () => {
    const { anna, school } = aSandbox();
    anna.opens('code-7', 'poster');
    expect(school.history.map(({ type, object }) => ({ type, object }))).toMatchObject([
      { type: 'message_allow', object: { user_id: ANNA, key: '' } },
      {
        type: 'message_new',
        object: {
          message: { text: 'Начать', payload: '{"command":"start"}', ref: 'code-7', ref_source: 'poster' },
          client_info: { inline_keyboard: true, lang_id: 0 },
        },
      },
    ]);
  });

  it('has what the person’s app can show in client_info', () => {
    const { anna } = aSandbox();
    Object.assign(anna.client, { keyboard: false, inlineKeyboard: false, carousel: false, langId: 3 });
    anna.client.buttonActions = ['text'];
    expect(anna.says('hi').object).toMatchObject({
      client_info: {
        keyboard: false,
        inline_keyboard: false,
        carousel: false,
        lang_id: 3,
        button_actions: ['text'],
      },
    });
  });

  it('tells each event once, with an id of its own, and tells nothing that was switched off', () => {
    const { anna, school } = aSandbox();
    const told: string[] = [];
    const stop = school.onUpdate(({ event_id }) => told.push(event_id));
    anna.opens();
    school.deliver({ message_new: false });
    anna.says('unheard');
    stop();
    anna.denies();
    expect(told).toHaveLength(2);
    expect(new Set(told).size).toBe(2);
    expect(told.every((id) => /^[0-9a-f]{40}$/.test(id))).toBe(true);
  });

  it('escapes texts as VK does, and keeps them unescaped for whoever looks at the dialog', () => {
    const { anna } = aSandbox();
    const update = anna.says('a < b & "c"');
    expect(update.object).toMatchObject({ message: { text: 'a &lt; b &amp; &quot;c&quot;' } });
    expect(anna.messages.at(-1)?.text).toBe('a < b & "c"');
  });
});
