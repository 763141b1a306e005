import { describe, expect, it } from 'vitest';
import type { Dialog } from '../dialog-types.ts';
import type { Button } from '../vk-types.ts';
import { ANNA, answerOf, aSandbox, BORIS, errorOf, SCHOOL } from './support.ts';

const callback = (label = 'press') => ({ action: { type: 'callback', label, payload: '{"a":1}' } });

function lastButton(dialog: Dialog): Button {
  const button = dialog.messages.at(-1)?.keyboard?.buttons[0]?.[0] ?? dialog.keyboard?.buttons[0]?.[0];
  if (!button) expect.fail('no button on the screen');
  return button;
}

/** Anna looks at a message with one callback button. */
function withButton() {
  const world = aSandbox();
  world.anna.opens();
  const keyboard = JSON.stringify({ inline: true, buttons: [[callback()]] });
  answerOf(world.send({ peer_id: ANNA, message: 'press', keyboard }));
  const tap = () => {
    const update = world.anna.taps(lastButton(world.anna));
    return { event_id: String(update.object.event_id), user_id: ANNA, peer_id: ANNA };
  };
  const answer = (params: Record<string, unknown>) => world.call('messages.sendMessageEventAnswer', params);
  return { ...world, tap, answer };
}

describe('a tap', () => {
  it('on a text button is a message with its label and payload', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    const keyboard = JSON.stringify({
      buttons: [[{ action: { type: 'text', label: 'Home', payload: '{"go":"home"}' } }]],
    });
    answerOf(send({ peer_id: ANNA, message: 'where to?', keyboard }));
    expect(anna.taps(lastButton(anna))).toMatchObject({
      type: 'message_new',
      object: { message: { text: 'Home', payload: '{"go":"home"}' } },
    });
  });

  it('on an inline callback button is an event with an object payload and the message’s number', () => {
    const { anna } = withButton();
    const update = anna.taps(lastButton(anna));
    expect(update).toMatchObject({
      type: 'message_event',
      object: { user_id: ANNA, peer_id: ANNA, payload: { a: 1 }, conversation_message_id: 2 },
    });
    expect(anna.messages).toHaveLength(2);
  });

  it('on a callback button under the input field has no message number', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    answerOf(send({ peer_id: ANNA, message: 'a', keyboard: JSON.stringify({ buttons: [[callback()]] }) }));
    expect(anna.taps(lastButton(anna)).object).not.toHaveProperty('conversation_message_id');
  });

  it('in an app without callback buttons is a message with the payload wrapped', () => {
    const { anna } = withButton();
    anna.client.buttonActions = ['text'];
    const { message } = anna.taps(lastButton(anna)).object as { message: { payload: string } };
    expect(JSON.parse(message.payload)).toEqual({
      command: 'not_supported_button',
      button_type: 'callback',
      payload: '{"a":1}',
    });
  });

  it('on an older message is told from the same button of a newer one', () => {
    const { anna, send } = withButton();
    const older = lastButton(anna);
    const keyboard = JSON.stringify({ inline: true, buttons: [[callback()]] });
    answerOf(send({ peer_id: ANNA, message: 'press', keyboard }));
    expect(anna.taps(older).object).toMatchObject({ conversation_message_id: 2 });
    expect(anna.taps(structuredClone(older)).object).toMatchObject({ conversation_message_id: 3 });
  });

  it('on a button that is no longer there is not possible, but can be forged', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    answerOf(send({ peer_id: ANNA, message: 'a', keyboard: JSON.stringify({ buttons: [[callback()]] }) }));
    const old = lastButton(anna);
    answerOf(send({ peer_id: ANNA, message: 'a', keyboard: '{"buttons":[]}' }));
    expect(() => anna.taps(old)).toThrow('not on the screen');
    const forged = anna.taps({ payload: { role: 'admin' }, label: 'x', callback: true, cmid: 2 });
    expect(forged.object).toMatchObject({ payload: { role: 'admin' }, conversation_message_id: 2 });
    expect(anna.taps({ payload: 'no json', label: 'x' }).object).toMatchObject({
      message: { payload: 'no json' },
    });
  });
});

describe('messages.sendMessageEventAnswer', () => {
  it('shows a snackbar, once', () => {
    const { anna, tap, answer } = withButton();
    const event = tap();
    expect(anna.pendingEvents).toBe(1);
    const event_data = JSON.stringify({ type: 'show_snackbar', text: 'Done' });
    expect(answerOf(answer({ ...event, event_data }))).toBe(1);
    expect(anna.snackbars.map(({ text }) => text)).toEqual(['Done']);
    expect(anna.pendingEvents).toBe(0);
    expect(errorOf(answer(event))).toMatch(/^100 .*already answered/);
  });

  it('opens a link, or only stops the spinner', () => {
    const { anna, tap, answer } = withButton();
    answerOf(answer({ ...tap(), event_data: JSON.stringify({ type: 'open_link', link: 'https://vk.com' }) }));
    answerOf(answer(tap()));
    expect(anna.openedLinks.map(({ link }) => link)).toEqual(['https://vk.com']);
    expect(anna.snackbars).toEqual([]);
  });

  it('comes too late after a minute', () => {
    const { anna, clock, tap, answer } = withButton();
    const event = tap();
    clock.now += 60_001;
    expect(anna.pendingEvents).toBe(0);
    expect(errorOf(answer(event))).toMatch(/^100 .*event_id is expired/);
  });

  it('names the very tap: its id, person and peer', () => {
    const { tap, answer } = withButton();
    const event = tap();
    expect(errorOf(answer({ ...event, event_id: 'other' }))).toMatch(/^100 .*event_id is invalid/);
    expect(errorOf(answer({ ...event, user_id: BORIS }))).toMatch(/^100 .*user_id/);
    expect(errorOf(answer({ ...event, peer_id: BORIS }))).toMatch(/^100 .*event_id is invalid/);
  });

  it('takes only data that an app understands, and stays open after wrong data', () => {
    const { tap, answer } = withButton();
    const event = tap();
    const data = (value: object) => ({ ...event, event_data: JSON.stringify(value) });
    expect(errorOf(answer(data({ type: 'show_snackbar', text: 'a'.repeat(91) })))).toMatch(
      /^100 .*90 letters/,
    );
    expect(errorOf(answer(data({ type: 'sing' })))).toMatch(/^100 .*type is invalid/);
    expect(errorOf(answer({ ...event, event_data: '{' }))).toMatch(/^100 .*incorrect JSON/);
    expect(errorOf(answer({ ...event, event_data: `{"type":"${'a'.repeat(1000)}"}` }))).toMatch(
      /1000 characters/,
    );
    answerOf(answer(event));
  });

  it('belongs to the community whose button it was', () => {
    const { sandbox, send, call } = withButton();
    sandbox.addCommunity({ id: 8, name: 'Other', screenName: 'other', token: 'other' });
    const chat = sandbox.chats.create({ title: '7Б', ownerId: ANNA });
    chat.addCommunity(SCHOOL);
    chat.addCommunity(8);
    const peer_id = 2_000_000_001;
    answerOf(
      send({ peer_id, message: 'a', keyboard: JSON.stringify({ inline: true, buttons: [[callback()]] }) }),
    );
    const button = chat.messages.at(-1)?.keyboard?.buttons[0]?.[0];
    if (!button) expect.fail('no button');
    const { event_id } = chat.taps(ANNA, SCHOOL, button).object;
    const answer = { event_id, user_id: ANNA, peer_id };
    expect(errorOf(sandbox.call(8, 'messages.sendMessageEventAnswer', answer))).toMatch(
      /^100 .*event_id is invalid/,
    );
    answerOf(call('messages.sendMessageEventAnswer', answer));
  });
});
