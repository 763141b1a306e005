import { describe, expect, it } from 'vitest';
import type { ControlActed, ControlChat, ControlState, ControlUsage } from '../control-types.ts';
import { withPage } from './page-support.ts';
import { ANNA, answerOf, aSandbox, BORIS, SCHOOL } from './support.ts';

describe('the control API of the world', () => {
  it('keeps chats: create, add the community, join by link, speak, leave', async () => {
    const { ask, send, sandbox } = await withPage();
    const post = async <T>(path: string, body: unknown) => (await ask<T>('POST', path, body)).body;
    const chat = await post<ControlChat>('/chats', { title: '7Б', ownerId: ANNA });
    await post(`/chats/${chat.id}/communities`, { communityId: SCHOOL, admin: true });
    expect(await post<ControlActed>('/chats/by-link', { link: chat.link, personId: BORIS })).toMatchObject({
      updates: [{ group_id: SCHOOL }],
    });
    expect(
      await post<ControlActed>(`/chats/${chat.id}/say`, { personId: BORIS, text: '/help' }),
    ).toMatchObject({ updates: [{ type: 'message_new' }] });
    const keyboard = '{"inline":true,"buttons":[[{"action":{"type":"callback","label":"x"}}]]}';
    answerOf(send({ peer_id: 2_000_000_001, message: 'a', keyboard }));
    const cmid = sandbox.chats.find(chat.id)?.messages.length ?? 0;
    const tap = { personId: BORIS, communityId: SCHOOL, tap: { cmid, column: 0 } };
    expect(await post<ControlActed>(`/chats/${chat.id}/tap`, tap)).toMatchObject({
      updates: [{ type: 'message_event' }],
    });
    await post(`/chats/${chat.id}/rename`, { by: ANNA, title: '8Б' });
    expect(
      await post<ControlChat>(`/chats/${chat.id}/member`, { memberId: -SCHOOL, seesAll: true }),
    ).toMatchObject({ title: '8Б' });
    await post(`/chats/${chat.id}/leave`, { memberId: BORIS });
    expect(
      (await ask<ControlChat[]>('GET', '/chats')).body[0]?.members.map(({ memberId }) => memberId),
    ).toEqual([ANNA, -SCHOOL]);
  });

  it('sets faults and clears them', async () => {
    const { ask, call } = await withPage();
    const set = await ask('POST', '/faults', { kind: 'error', method: 'users.get', code: 10, times: 1 });
    expect(set.body).toMatchObject({ errors: [{ method: 'users.get', code: 10, left: 1 }] });
    expect(call('users.get', { user_ids: 1 })).toHaveProperty('error');
    for (const fault of [
      { kind: 'latency', ms: 1, perItem: 1 },
      { kind: 'http', status: 502 },
      { kind: 'dropAfterAccept' },
      { kind: 'duplicateEvents', on: true },
      { kind: 'shuffleEvents', on: true },
      { kind: 'pause', on: true },
      { kind: 'failNextPoll', failed: 2 },
    ]) {
      expect((await ask('POST', '/faults', fault)).status).toBe(200);
    }
    expect((await ask('DELETE', '/faults')).body).toEqual({
      latency: null,
      errors: [],
      http: [],
      dropAfterAccept: [],
      duplicateEvents: false,
      shuffleEvents: false,
      paused: false,
      failNextPoll: [],
    });
  });

  it('moves the clock that the sandbox owns, and refuses to move one that was given', async () => {
    const { ask } = await withPage();
    expect((await ask('POST', '/clock', { advance: 1000 })).status).toBe(409);
    const { sandbox } = aSandbox({ now: undefined } as never);
    const { url } = await sandbox.listen();
    const response = await fetch(`${url}/sandbox/api/clock`, { method: 'POST', body: '{"advance":3600000}' });
    const { now } = (await response.json()) as { now: number };
    expect(now - Date.now()).toBeGreaterThan(3_500_000);
  });

  it('saves, loads and empties the state, and adds people and communities', async () => {
    const { ask, anna, url } = await withPage();
    anna.opens();
    const saved = await (await fetch(`${url}/sandbox/api/save`)).text();
    expect((await ask<ControlState>('POST', '/reset')).body).toMatchObject({
      communities: [],
      people: [],
      dialogs: [],
    });
    expect((await ask('POST', '/people', { id: 5, firstName: 'A', lastName: 'B' })).status).toBe(200);
    const added = await ask('POST', '/communities', { id: 6, name: 'N', screenName: 'n', token: 't' });
    expect(added.body).toMatchObject({ id: 6, token: 't' });
    const loaded = await fetch(`${url}/sandbox/api/load`, { method: 'POST', body: saved });
    expect(await loaded.json()).toMatchObject({ dialogs: [{ personId: ANNA, count: 1 }] });
    const blocked = await ask('POST', `/communities/${SCHOOL}/block`, { personId: ANNA, blocked: true });
    expect(blocked.body).toMatchObject({ blocked: [ANNA] });
  });

  it('lets many people speak at once, and tells what the sandbox costs', async () => {
    const { ask, get, sandbox } = await withPage();
    const crowd = { communityId: SCHOOL, from: 1000, count: 300, text: 'hello' };
    expect((await ask('POST', '/crowd', crowd)).body).toEqual({ count: 300 });
    expect(sandbox.dialog(SCHOOL, 1299).messages).toHaveLength(1);
    expect(sandbox.people).toHaveLength(302);
    expect(await get<ControlUsage>('/usage')).toMatchObject({
      cpuMs: expect.any(Number),
      rssBytes: expect.any(Number),
    });
  });

  it('says what is wrong with a request', async () => {
    const { ask } = await withPage();
    expect(await ask('POST', `/dialogs/${SCHOOL}/999/say`, { text: 'a' })).toMatchObject({
      status: 404,
      body: { error: 'there is no person 999' },
    });
    expect(await ask('POST', `/dialogs/${SCHOOL}/${ANNA}/say`, { txt: 'a' })).toMatchObject({ status: 400 });
    expect(await ask('POST', `/dialogs/${SCHOOL}/${ANNA}/dance`, {})).toMatchObject({ status: 404 });
    expect(await ask('POST', '/load', {})).toMatchObject({ status: 400 });
    expect(await ask('POST', `/dialogs/${SCHOOL}/${ANNA}/edit`, { cmid: 9, text: 'a' })).toMatchObject({
      status: 400,
    });
  });
});
