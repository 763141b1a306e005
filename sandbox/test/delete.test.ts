import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, errorOf } from './support.ts';

function withMessage() {
  const world = aSandbox();
  world.anna.opens();
  answerOf(world.send({ peer_id: ANNA, message: 'a slip' }));
  const remove = (params: object) => world.call('messages.delete', { delete_for_all: 1, ...params });
  return { ...world, remove };
}

describe('messages.delete', () => {
  it.each([{ message_ids: 2 }, { peer_id: ANNA, cmids: 2 }])(
    'takes an own message away for everybody, by %o',
    (by) => {
      const { anna, call, remove } = withMessage();
      expect(answerOf(remove(by))).toMatchObject([{ response: 1 }]);
      expect(anna.messages[1]?.deleted).toBe(true);
      expect(answerOf(call('messages.getHistory', { peer_id: ANNA }))).toMatchObject({
        count: 1,
        items: [{ id: 1 }],
      });
      expect(errorOf(call('messages.edit', { peer_id: ANNA, cmid: 2, message: 'x' }))).toMatch(/^100 /);
      expect(answerOf(remove(by))).toMatchObject([{ response: 0, error: { code: 104 } }]);
    },
  );

  it('leaves the person’s messages, and own ones after a day (924)', () => {
    const { clock, remove } = withMessage();
    expect(answerOf(remove({ message_ids: 1 }))).toMatchObject([{ response: 0, error: { code: 924 } }]);
    clock.now += 24 * 3_600_000 + 1;
    expect(answerOf(remove({ message_ids: 2 }))).toMatchObject([{ response: 0, error: { code: 924 } }]);
  });

  it('for the community alone is refused by name', () => {
    const { remove } = withMessage();
    expect(errorOf(remove({ message_ids: 2, delete_for_all: 0 }))).toMatch(/^100 .*delete_for_all/);
  });
});
