import { beforeEach, describe, expect, it } from 'vitest';
import type { SingleDelivery } from '#src/messenger/delivery.ts';
import { Lanes, type Waiting } from '#src/pipeline/lanes.ts';
import type { OutboxLane } from '#src/pipeline/outbox.ts';
import { restOf } from '#src/pipeline/rest.ts';

describe('what waits to be sent', () => {
  let lanes: Lanes;
  let ids: number;
  const add = (delivery: SingleDelivery, lane: OutboxLane = 'answers') => {
    ids += 1;
    lanes.add({ lane, id: String(ids), cause: String(ids), at: 0, delivery }, false, 0);
  };
  const says = (to: string, text: string, lane?: OutboxLane) => add({ kind: 'say', to, text }, lane);
  const texts = (taken: readonly Waiting[]) =>
    taken.map(({ entry: { delivery } }) => ('text' in delivery ? delivery.text : delivery.kind));
  const goes = (waiting: Waiting) => {
    lanes.end(waiting);
    lanes.free(waiting, 0);
  };

  beforeEach(() => {
    ids = 0;
    lanes = new Lanes(({ entry }) => 'files' in entry.delivery);
  });

  it('goes one an address, in the order in which addresses came', () => {
    says('anna', 'a1');
    says('boris', 'b1');
    says('anna', 'a2');
    says('vera', 'v1');
    expect(texts(lanes.takeToCall(25))).toEqual(['a1', 'b1', 'v1']);
    expect(lanes.callable, 'anna has a call in flight').toBe(0);
  });

  it('goes on with an address when it is free again', () => {
    says('anna', 'a1');
    says('anna', 'a2');
    const [first] = lanes.takeToCall(25);
    if (first) goes(first);
    expect(texts(lanes.takeToCall(25))).toEqual(['a2']);
  });

  it('takes no more than asked for, and keeps the line', () => {
    for (const name of ['a', 'b', 'c', 'd', 'e']) says(name, name);
    expect(texts(lanes.takeToCall(2))).toEqual(['a', 'b']);
    says('f', 'f');
    says('c', 'c2');
    expect(texts(lanes.takeToCall(2))).toEqual(['c', 'd']);
    expect(texts(lanes.takeToCall(2))).toEqual(['e', 'f']);
  });

  it('puts presses before answers, answers before reminders, and those before mailings', () => {
    says('anna', 'mailing', 'mailings');
    says('boris', 'reminder', 'reminders');
    says('vera', 'answer');
    add({ kind: 'answer-press', to: 'gleb', press: 'p', expiresAt: 1 });
    expect(texts(lanes.takeToCall(25))).toEqual(['answer-press', 'answer', 'reminder', 'mailing']);
  });

  it('lets an answer overtake a reminder to the same person', () => {
    says('anna', 'reminder', 'reminders');
    says('anna', 'answer');
    expect(texts(lanes.takeToCall(25))).toEqual(['answer']);
  });

  it('holds back the later messages of an address whose first one pauses', () => {
    says('anna', 'a1');
    says('anna', 'a2');
    says('anna', 'reminder', 'reminders');
    const [first] = lanes.takeToCall(1);
    if (first) lanes.putBack(first, restOf(0, 1_000));
    if (first) lanes.free(first, 0);
    lanes.resume(999);
    expect(lanes.callable).toBe(0);
    lanes.resume(1_000);
    expect(texts(lanes.takeToCall(25))).toEqual(['a1']);
  });

  it('answers a press while a message to the same person is in flight', () => {
    says('anna', 'a1');
    lanes.takeToCall(25);
    add({ kind: 'answer-press', to: 'anna', press: 'p', expiresAt: 1 });
    expect(texts(lanes.takeToCall(25))).toEqual(['answer-press']);
  });

  it('lets no fetch hold up the messages of the same person', () => {
    const file = { name: 'n', size: 1, url: 'u' };
    add({ kind: 'fetch', to: 'anna', file, question: { scene: 's', step: 't', asked: 1 } });
    says('anna', 'a1');
    expect(texts(lanes.takeToCall(25))).toEqual(['fetch', 'a1']);
  });

  it('keeps apart what must be prepared first', () => {
    add({ kind: 'say', to: 'anna', text: 'with a picture', files: [] });
    says('boris', 'b1');
    expect(texts(lanes.takeToCall(25))).toEqual(['b1']);
    expect(texts(lanes.takeToPrepare(4))).toEqual(['with a picture']);
  });

  it('has room for five hundred people, and room again when somebody is served', () => {
    for (let i = 0; i < 500; i += 1) says(`person ${i}`, 'hello');
    expect(lanes.room()).toEqual({ answers: 0, reminders: 500, mailings: 500 });
    const batch = lanes.takeToCall(25);
    expect(lanes.room().answers, 'what is in flight is held as well').toBe(0);
    for (const waiting of batch) goes(waiting);
    expect(lanes.room().answers).toBe(25);
  });

  it('S11 · leaves out the older answers of somebody who floods: the latest twenty of each sort wait', () => {
    const answers = (text: string, sort: 'talk' | 'danger') => {
      ids += 1;
      const delivery: SingleDelivery = { kind: 'say', to: 'anna', text, answers: sort };
      return lanes.add({ lane: 'answers', id: String(ids), cause: String(ids), at: 0, delivery }, false, 0);
    };
    answers('in danger', 'danger');
    says('anna', 'notice');
    const left = Array.from({ length: 300 }, (_, i) => answers(`answer ${i}`, 'talk')).filter(Boolean);
    for (const one of left) if (one) lanes.end(one);
    expect(left).toHaveLength(280);
    const sent: string[] = [];
    for (let [next] = lanes.takeToCall(1); next; [next] = lanes.takeToCall(1)) {
      sent.push(...texts([next]));
      goes(next);
    }
    expect(sent).toEqual([
      'in danger',
      'notice',
      ...Array.from({ length: 20 }, (_, i) => `answer ${280 + i}`),
    ]);
    expect(lanes.room()).toEqual({ answers: 500, reminders: 500, mailings: 500 });
  });

  it('has room for others when one person has hundreds of messages, but not without end', () => {
    for (let i = 0; i < 600; i += 1) says('anna', `message ${i}`);
    expect(lanes.room().answers).toBe(499);
    for (let i = 0; i < 1_400; i += 1) says('anna', `more ${i}`);
    expect(lanes.room().answers).toBe(0);
  });
});
