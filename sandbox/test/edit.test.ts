import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, BORIS, errorOf } from './support.ts';

function withMessage() {
  const world = aSandbox();
  world.anna.opens();
  const keyboard = JSON.stringify({ inline: true, buttons: [[{ action: { type: 'text', label: 'a' } }]] });
  answerOf(world.send({ peer_id: ANNA, message: 'before', keyboard }));
  const edit = (params: Record<string, unknown>) =>
    world.call('messages.edit', { peer_id: ANNA, message: 'after', ...params });
  return { ...world, keyboard, edit };
}

describe('messages.edit', () => {
  it.each([{ cmid: 2 }, { conversation_message_id: 2 }, { message_id: 2 }])(
    'finds the message by %o',
    (by) => {
      const { anna, edit } = withMessage();
      expect(answerOf(edit(by))).toBe(1);
      expect(anna.messages[1]).toMatchObject({ text: 'after', edited: true });
      expect(anna.messages).toHaveLength(2);
    },
  );

  it('removes the inline keyboard unless it is given again', () => {
    const { anna, edit, keyboard } = withMessage();
    answerOf(edit({ cmid: 2, keyboard }));
    expect(anna.messages[1]?.keyboard?.inline).toBe(true);
    answerOf(edit({ cmid: 2 }));
    expect(anna.messages[1]).not.toHaveProperty('keyboard');
  });

  it('cannot set the keyboard under the input field', () => {
    const { edit } = withMessage();
    const keyboard = JSON.stringify({ buttons: [[{ action: { type: 'text', label: 'a' } }]] });
    expect(errorOf(edit({ cmid: 2, keyboard }))).toMatch(/^911 .*inline/);
  });

  it('is possible for a day', () => {
    const { edit, clock } = withMessage();
    clock.now += 24 * 3_600_000;
    answerOf(edit({ cmid: 2 }));
    clock.now += 1;
    expect(errorOf(edit({ cmid: 2 }))).toMatch(/^909 /);
  });

  it('reaches the community’s own messages of that conversation only', () => {
    const { edit, boris, send } = withMessage();
    boris.opens();
    answerOf(send({ peer_id: BORIS, message: 'to Boris' }));
    expect(errorOf(edit({ cmid: 1 }))).toMatch(/^920 /);
    expect(errorOf(edit({ cmid: 9 }))).toMatch(/^100 /);
    expect(errorOf(edit({ peer_id: BORIS, message_id: 2 }))).toMatch(/^100 /);
    expect(errorOf(edit({}))).toMatch(/^100 /);
  });

  it('keeps to the same lengths and wants a text', () => {
    const { edit } = withMessage();
    expect(errorOf(edit({ cmid: 2, message: 'a'.repeat(4097) }))).toMatch(/^914 /);
    expect(errorOf(edit({ cmid: 2, message: '' }))).toMatch(/^100 .*empty/);
  });

  it('is refused to a community that may no longer write (901)', () => {
    const { edit, anna } = withMessage();
    anna.denies();
    expect(errorOf(edit({ cmid: 2 }))).toMatch(/^901 /);
  });

  it('by a person makes a message_edit for those who asked for it', () => {
    const { anna, school } = withMessage();
    school.deliver({ message_edit: true });
    anna.says('teh');
    anna.edits(3, 'the');
    expect(school.history.at(-1)).toMatchObject({
      type: 'message_edit',
      object: { text: 'the', conversation_message_id: 3 },
    });
    expect(() => anna.edits(2, 'not mine')).toThrow('not one of');
  });
});
