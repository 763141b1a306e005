import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, errorOf } from './support.ts';

const button = (label = 'a', more: object = {}) => ({
  action: { type: 'text', label, payload: '{"a":1}', ...more },
});
const rows = (count: number, columns = 1) =>
  Array.from({ length: count }, () => Array.from({ length: columns }, () => button()));

/** The outcome of sending this keyboard to Anna. */
function sendKeyboard(keyboard: unknown) {
  const { anna, send } = aSandbox();
  anna.opens();
  const outcome = send({ peer_id: ANNA, message: 'choose', keyboard: JSON.stringify(keyboard) });
  return { anna, outcome };
}

const refused = (keyboard: unknown): string => errorOf(sendKeyboard(keyboard).outcome);
const taken = (keyboard: unknown): unknown => answerOf(sendKeyboard(keyboard).outcome);

describe('a keyboard under the input field', () => {
  it('stays until another one comes, and an inline one does not replace it', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    const show = (keyboard: unknown) =>
      answerOf(send({ peer_id: ANNA, message: 'a', keyboard: JSON.stringify(keyboard) }));
    show({ buttons: [[button('first')]] });
    show({ inline: true, buttons: [[button('inline')]] });
    answerOf(send({ peer_id: ANNA, message: 'no keyboard' }));
    expect(anna.keyboard?.buttons[0]?.[0]?.action).toMatchObject({ label: 'first' });
    show({ buttons: [] });
    expect(anna.keyboard).toBeNull();
  });

  it('has at most 5 buttons in a row, 10 rows and 40 buttons', () => {
    taken({ buttons: rows(8, 5) });
    taken({ buttons: rows(10, 4) });
    expect(refused({ buttons: rows(1, 6) })).toBe(
      '911 Keyboard format is invalid: row 0 contains too much columns',
    );
    expect(refused({ buttons: rows(11) })).toMatch(/^911 .*too much rows, 10/);
    expect(refused({ buttons: rows(9, 5) })).toMatch(/^911 .*too much buttons, 40/);
    expect(refused({ buttons: [[]] })).toMatch(/^911 .*row 0 should contain at least 1/);
  });

  it('hides after a tap when it is one_time', () => {
    const { anna } = sendKeyboard({ one_time: true, buttons: [[button('go')]] });
    const shown = anna.keyboard?.buttons[0]?.[0];
    if (!shown) expect.fail('no button');
    anna.says('something else');
    expect(anna.keyboard).not.toBeNull();
    anna.taps(shown);
    expect(anna.keyboard).toBeNull();
  });

  it('when one_time, has only buttons that send a message', () => {
    taken({ one_time: true, buttons: [[button(), { action: { type: 'location' } }]] });
    const callback = { action: { type: 'callback', label: 'a' } };
    expect(refused({ one_time: true, buttons: [[callback]] })).toMatch(
      /^911 .*callback is not allowed in a one_time/,
    );
  });
});

describe('an inline keyboard', () => {
  it('has at most 6 rows and 10 buttons, and is never one_time', () => {
    taken({ inline: true, buttons: rows(2, 5) });
    expect(refused({ inline: true, buttons: rows(7) })).toMatch(/^911 .*too much rows, 6/);
    expect(refused({ inline: true, buttons: rows(6, 2) })).toMatch(/^911 .*too much buttons, 10/);
    expect(refused({ inline: true, one_time: true, buttons: rows(1) })).toMatch(/^911 .*one_time/);
  });

  it('belongs to its message', () => {
    const { anna } = sendKeyboard({ inline: true, buttons: rows(1) });
    expect(anna.keyboard).toBeNull();
    expect(anna.messages.at(-1)?.keyboard?.buttons).toHaveLength(1);
  });
});

describe('a button', () => {
  const alone = (it: object) => ({ inline: true, buttons: [[it]] });

  it('has a label of 1 to 40 characters', () => {
    taken(alone(button('a'.repeat(40))));
    expect(refused(alone(button('a'.repeat(41))))).toMatch(
      /^911 .*button \[0\]\[0\] label should be 40 letters/,
    );
    expect(refused(alone(button('')))).toMatch(/label should be at least 1 letters length/);
  });

  it('has a payload that is a JSON object of at most 255 characters', () => {
    const long = (length: number) => `{"a":"${'x'.repeat(length - 8)}"}`;
    taken(alone(button('a', { payload: long(255) })));
    expect(refused(alone(button('a', { payload: long(256) })))).toMatch(/^911 .*payload should be 255/);
    expect(refused(alone(button('a', { payload: 'start' })))).toMatch(
      /^911 .*payload should be a JSON object/,
    );
    expect(refused(alone(button('a', { payload: '[1]' })))).toMatch(/^911 .*payload should be a JSON object/);
  });

  it('may give its payload as an object, which comes back as text', () => {
    const { anna } = sendKeyboard(alone(button('a', { payload: { a: 1 } })));
    expect(anna.messages.at(-1)?.keyboard?.buttons[0]?.[0]?.action.payload).toBe('{"a":1}');
  });

  it('has a color of VK’s, and only where VK paints it', () => {
    for (const color of ['primary', 'secondary', 'negative', 'positive'])
      taken(alone({ ...button(), color }));
    expect(refused(alone({ ...button(), color: 'red' }))).toMatch(/^911 .*color is invalid/);
    const link = { action: { type: 'open_link', label: 'a', link: 'https://vk.com' }, color: 'primary' };
    expect(refused(alone(link))).toMatch(/^911 .*color is not allowed for open_link/);
  });

  it('has a known type and no unknown fields', () => {
    expect(refused(alone({ action: { type: 'dance', label: 'a' } }))).toMatch(
      /^911 .*action type is invalid/,
    );
    expect(refused(alone(button('a', { link: 'https://vk.com' })))).toMatch(
      /^911 .*action contains unknown fields/,
    );
    expect(refused(alone({ action: { type: 'open_link', label: 'a' } }))).toMatch(/^911 .*link is required/);
  });

  it('is refused with a keyboard that is no JSON, or has no buttons', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(errorOf(send({ peer_id: ANNA, message: 'a', keyboard: '{' }))).toMatch(/^911 .*not valid JSON/);
    expect(refused({ one_time: false })).toMatch(/^911 .*buttons is required/);
  });
});

describe('a carousel', () => {
  const element = (more: object = {}) => ({ title: 'A', description: 'B', buttons: [button()], ...more });
  const sendTemplate = (elements: object[], message = 'look') => {
    const { anna, send } = aSandbox();
    anna.opens();
    const outcome = send({
      peer_id: ANNA,
      message,
      template: JSON.stringify({ type: 'carousel', elements }),
    });
    return { anna, outcome };
  };

  it('comes with its message, and its buttons can be tapped', () => {
    const { anna, outcome } = sendTemplate([element(), element()]);
    answerOf(outcome);
    const shown = anna.messages.at(-1)?.template?.elements[1]?.buttons[0];
    if (!shown) expect.fail('no button');
    expect(anna.taps(shown).object).toMatchObject({ message: { text: 'a', payload: '{"a":1}' } });
  });

  it('needs a text, buttons, one structure, and at most ten elements', () => {
    expect(errorOf(sendTemplate([element()], '').outcome)).toMatch(/^100 .*message is required/);
    expect(errorOf(sendTemplate([element({ buttons: [] })]).outcome)).toMatch(/^100 .*buttons is required/);
    const plain = { photo_id: '-1_1', buttons: [button()] };
    expect(errorOf(sendTemplate([element(), plain]).outcome)).toMatch(/^100 .*same structure/);
    const eleven = Array.from({ length: 11 }, () => element());
    expect(errorOf(sendTemplate(eleven).outcome)).toMatch(/^100 .*too much elements/);
    expect(errorOf(sendTemplate([element({ title: 'a'.repeat(81) })]).outcome)).toMatch(
      /^100 .*title should be 80/,
    );
  });
});
