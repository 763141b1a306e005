import { describe, expect, it } from 'vitest';
import type { VkUpdate } from '../vk-types.ts';
import { ANNA, answerOf, aSandbox, errorOf, SCHOOL } from './support.ts';

type Answer = { ts?: string | number; updates?: VkUpdate[]; failed?: number };

async function withPoll(options: object = {}) {
  const world = aSandbox(options);
  await world.sandbox.listen();
  const ask = () =>
    answerOf<{ server: string; key: string; ts: string }>(
      world.call('groups.getLongPollServer', { group_id: SCHOOL }),
    );
  const { server, key, ts } = ask();
  const poll = async (
    from: string | number = ts,
    more: { key?: string; wait?: number } = {},
  ): Promise<Answer> => {
    const query = new URLSearchParams({
      act: 'a_check',
      key: more.key ?? key,
      ts: String(from),
      wait: String(more.wait ?? 0),
    });
    return (await (await fetch(`${server}?${query}`)).json()) as Answer;
  };
  return { ...world, ask, server, key, ts, poll };
}

describe('long poll', () => {
  it('gives what came since `ts`, a text, and nothing twice', async () => {
    const { anna, poll, ts } = await withPoll();
    expect(ts).toBe('0');
    anna.opens();
    const first = await poll();
    expect(first.ts).toBe('2');
    expect(first.updates?.map(({ type }) => type)).toEqual(['message_allow', 'message_new']);
    expect(first.updates?.[1]).toMatchObject({
      v: '5.199',
      group_id: SCHOOL,
      object: { message: { text: 'Начать' } },
    });
    expect(await poll(first.ts)).toEqual({ ts: '2', updates: [] });
    expect((await poll('1')).updates).toHaveLength(1);
  });

  it('waits for something to happen, and gives together what came in one turn', async () => {
    const { anna, poll } = await withPoll();
    const waiting = poll('0', { wait: 25 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    anna.opens();
    anna.says('and more');
    expect((await waiting).updates).toHaveLength(3);
  });

  it('answers empty when the wait is over', async () => {
    const { poll } = await withPoll();
    expect(await poll('0', { wait: 0.05 })).toEqual({ ts: '0', updates: [] });
  });

  it('keeps the history for a bot that was away, and a fresh server begins with now', async () => {
    const { anna, poll, ask } = await withPoll();
    for (let i = 0; i < 20; i += 1) anna.says(`word ${i}`);
    expect((await poll('0')).updates).toHaveLength(21);
    expect(ask().ts).toBe('21');
  });

  it('fails with 1 and a numeric `ts` when the history is gone', async () => {
    const { anna, poll } = await withPoll({ longPollHistory: 5 });
    for (let i = 0; i < 20; i += 1) anna.says(`word ${i}`);
    expect(await poll('3')).toEqual({ failed: 1, ts: 16 });
    expect((await poll(16)).updates).toHaveLength(5);
    expect(await poll('900')).toEqual({ failed: 1, ts: 21 });
  });

  it('fails with 2 for a wrong key and with 3 for a `ts` that is none', async () => {
    const { poll } = await withPoll();
    expect(await poll('0', { key: 'old' })).toEqual({ failed: 2 });
    expect(await poll('yesterday')).toEqual({ failed: 3 });
  });

  it('is enabled by a setting, and delivers the events that are set', async () => {
    const { anna, call, poll, ts } = await withPoll();
    const set = (more: object) => answerOf(call('groups.setLongPollSettings', { group_id: SCHOOL, ...more }));
    set({ message_new: 0, message_typing_state: 1 });
    anna.says('unheard');
    anna.types();
    expect((await poll(ts)).updates?.map(({ type }) => type)).toEqual([
      'message_allow',
      'message_typing_state',
    ]);
    const settings = answerOf(call('groups.getLongPollSettings', { group_id: SCHOOL }));
    expect(settings).toMatchObject({
      is_enabled: true,
      api_version: '5.199',
      events: { message_new: 0, message_event: 1, message_typing_state: 1, wall_post_new: 0 },
    });
    set({ enabled: 0 });
    expect(errorOf(call('groups.getLongPollServer', { group_id: SCHOOL }))).toMatch(/^100 .*not enabled/);
    expect(await poll(ts)).toEqual({ failed: 2 });
    expect(errorOf(call('groups.setLongPollSettings', { group_id: SCHOOL, api_version: '5.80' }))).toMatch(
      /not modelled/,
    );
  });

  it('serves several communities, each its own', async () => {
    const { sandbox, anna, poll } = await withPoll();
    sandbox.addCommunity({ id: 8, name: 'Other', screenName: 'other', token: 'other' });
    sandbox.dialog(8, ANNA).says('for the other');
    anna.says('for the school');
    const { updates } = await poll('0');
    expect(updates?.map(({ group_id }) => group_id)).toEqual([SCHOOL, SCHOOL]);
    expect(JSON.stringify(updates)).not.toContain('for the other');
  });
});

describe('a failed poll on demand', () => {
  it('of 1 loses nothing, unless it is to lose what was not fetched', async () => {
    const { sandbox, anna, poll } = await withPoll();
    anna.opens();
    sandbox.faults.failNextPoll(1);
    expect(await poll('0')).toEqual({ failed: 1, ts: 0 });
    expect((await poll('0')).updates).toHaveLength(2);
    sandbox.faults.failNextPoll(1, { lost: true });
    expect(await poll('0')).toEqual({ failed: 1, ts: 2 });
  });

  it.each([2, 3] as const)('of %i asks for a new key; the old `ts` still holds', async (kind) => {
    const { sandbox, anna, poll, ask } = await withPoll();
    anna.opens();
    sandbox.faults.failNextPoll(kind);
    expect(await poll('0')).toEqual({ failed: kind });
    expect(await poll('0')).toEqual({ failed: 2 });
    expect((await poll('0', { key: ask().key })).updates).toHaveLength(2);
  });

  it('ends a poll that is waiting', async () => {
    const { sandbox, poll } = await withPoll();
    const waiting = poll('0', { wait: 25 });
    await new Promise((resolve) => setTimeout(resolve, 50));
    sandbox.faults.failNextPoll(3);
    expect(await waiting).toEqual({ failed: 3 });
  });
});
