import { describe, expect, it } from 'vitest';
import { ANNA, answerOf, aSandbox, errorOf, form, post, SCHOOL, TOKEN } from './support.ts';

const withHttp = async () => {
  const world = aSandbox();
  const { apiBaseUrl } = await world.sandbox.listen();
  return { ...world, base: apiBaseUrl };
};

describe('a call', () => {
  it('comes as a form, in parts, in the query, with the token in a field or a header', async () => {
    const { base } = await withHttp();
    const ok = { response: [{ id: ANNA }] };
    const fields = { user_ids: ANNA, v: '5.199', access_token: TOKEN };
    expect(await post(`${base}/users.get`, form(fields))).toMatchObject(ok);
    const parts = new FormData();
    for (const [name, value] of Object.entries(fields)) parts.append(name, String(value));
    expect(await post(`${base}/users.get`, parts)).toMatchObject(ok);
    expect(await (await fetch(`${base}/users.get?${form(fields)}`)).json()).toMatchObject(ok);
    const bearer = { authorization: `Bearer ${TOKEN}` };
    expect(await post(`${base}/users.get`, form({ user_ids: ANNA, v: '5.199' }), bearer)).toMatchObject(ok);
  });

  it('as JSON is not read', async () => {
    const { base } = await withHttp();
    const body = JSON.stringify({ user_ids: ANNA, v: '5.199', access_token: TOKEN });
    const answer = await post(`${base}/users.get`, body, { 'content-type': 'application/json' });
    expect(answer).toMatchObject({ error: { error_code: 5 } });
  });

  it('needs a token that is known (5) and a version of 5.81 or more (8)', async () => {
    const { base } = await withHttp();
    const code = async (fields: object) => await post(`${base}/users.get`, form({ ...fields }));
    expect(await code({ v: '5.199' })).toMatchObject({ error: { error_code: 5 } });
    expect(await code({ v: '5.199', access_token: 'x' })).toMatchObject({ error: { error_code: 5 } });
    expect(await code({ access_token: TOKEN })).toMatchObject({ error: { error_code: 8 } });
    expect(await code({ access_token: TOKEN, v: '5.80' })).toMatchObject({ error: { error_code: 8 } });
  });

  it('that fails is told back, without the token, with HTTP 200', async () => {
    const { base } = await withHttp();
    const body = form({ peer_id: ANNA, random_id: 1, message: 'a', v: '5.199', access_token: TOKEN });
    const response = await fetch(`${base}/messages.send`, { method: 'POST', body });
    expect(response.status).toBe(200);
    const { error } = (await response.json()) as {
      error: { request_params: { key: string; value: string }[] };
    };
    expect(error.request_params).toContainEqual({ key: 'method', value: 'messages.send' });
    expect(error.request_params).toContainEqual({ key: 'message', value: 'a' });
    expect(JSON.stringify(error)).not.toContain(TOKEN);
  });

  it('of a method that is not modelled is error 3 with its name', () => {
    const { call } = aSandbox();
    expect(errorOf(call('wall.post', {}))).toBe(
      '3 Unknown method passed: wall.post is not modelled by the sandbox',
    );
  });

  it('with an unknown, an unmodelled, a missing or a wrong parameter is error 100 with its name', () => {
    const { call, send } = aSandbox();
    expect(errorOf(call('users.get', { user_ids: ANNA, colour: 1 }))).toMatch(
      /^100 .*: colour is unknown to users.get/,
    );
    expect(errorOf(send({ peer_id: ANNA, lat: 1 }))).toMatch(/^100 .*: lat is not modelled by the sandbox/);
    expect(errorOf(call('messages.edit', { cmid: 1 }))).toMatch(/^100 .*: peer_id is a required parameter/);
    expect(errorOf(send({ peer_id: 'anna', message: 'a' }))).toMatch(/^100 .*: peer_id not integer/);
    expect(errorOf(call('users.get', { user_ids: ANNA, fields: 'bdate' }))).toMatch(
      /^100 .*bdate is not modelled/,
    );
  });

  it('takes an empty parameter for a missing one', () => {
    const { call, send, anna } = aSandbox();
    anna.opens();
    expect(errorOf(call('messages.edit', { peer_id: '', cmid: 1 }))).toMatch(
      /: peer_id is a required parameter/,
    );
    answerOf(send({ peer_id: ANNA, user_id: '', keyboard: '', message: 'a' }));
  });

  it('speaks for its own community only', () => {
    const { call, sandbox } = aSandbox();
    sandbox.addCommunity({ id: 8, name: 'Other', screenName: 'other', token: 'other' });
    expect(errorOf(call('groups.getLongPollServer', { group_id: 8 }))).toMatch(/^15 /);
    expect(answerOf(call('groups.getById', { group_id: 8 }))).toMatchObject({ groups: [{ id: 8 }] });
    sandbox.dialog(8, ANNA).opens();
    expect(errorOf(call('messages.send', { peer_id: ANNA, random_id: 1, message: 'a' }))).toMatch(/^901 /);
  });

  it('is recorded with its answer or error', () => {
    const { call, sandbox, clock } = aSandbox();
    call('users.get', { user_ids: ANNA });
    call('messages.send', { peer_id: ANNA, random_id: 1, message: 'a' });
    const at = clock.now;
    expect(sandbox.calls).toMatchObject([
      { at, communityId: SCHOOL, method: 'users.get', params: { user_ids: '10' }, answer: [{ id: ANNA }] },
      { at, communityId: SCHOOL, method: 'messages.send', error: { error_code: 901 } },
    ]);
  });
});

describe('the pace', () => {
  it('is 20 calls in any second for each token, then error 6', () => {
    const { sandbox, clock } = aSandbox({ callsPerSecond: 20 });
    sandbox.addCommunity({ id: 8, name: 'Other', screenName: 'other', token: 'other' });
    const time = (id = SCHOOL) => sandbox.call(id, 'utils.getServerTime');
    for (let i = 0; i < 20; i += 1) {
      answerOf(time());
      clock.now += 10;
    }
    expect(errorOf(time())).toBe('6 Too many requests per second');
    answerOf(time(8));
    clock.now += 800;
    answerOf(time());
    expect(errorOf(time())).toMatch(/^6 /);
  });

  it('is 20 unless something else is asked for', () => {
    const { sandbox } = aSandbox({ callsPerSecond: undefined } as never);
    const codes = Array.from({ length: 21 }, () => sandbox.call(SCHOOL, 'utils.getServerTime'));
    expect(codes.filter((outcome) => 'error' in outcome)).toHaveLength(1);
  });
});

describe('profiles', () => {
  it('are given with the fields asked for, in whatever case is asked', () => {
    const { call } = aSandbox();
    expect(
      answerOf(call('users.get', { user_ids: `${ANNA},id11,999`, fields: 'sex,domain', name_case: 'gen' })),
    ).toEqual([
      {
        id: 10,
        first_name: 'Anna',
        last_name: 'Orlova',
        is_closed: false,
        can_access_closed: true,
        sex: 1,
        domain: 'id10',
      },
      {
        id: 11,
        first_name: 'Boris',
        last_name: 'Petrov',
        is_closed: false,
        can_access_closed: true,
        sex: 2,
        domain: 'id11',
      },
    ]);
    expect(errorOf(call('users.get', { user_ids: ANNA, name_case: 'voc' }))).toMatch(/^100 .*name_case/);
  });

  it('of a person change without losing anything when the person is added again', () => {
    const { sandbox, anna } = aSandbox();
    anna.opens();
    sandbox.addPerson({ id: ANNA, firstName: 'Anne', lastName: 'Orlova' });
    expect(sandbox.dialog(SCHOOL, ANNA).messages).toHaveLength(1);
    expect(sandbox.people.map(({ firstName }) => firstName)).toEqual(['Anne', 'Boris']);
  });

  it('of a name in the address are found', () => {
    const { call } = aSandbox();
    const resolve = (screen_name: string) => answerOf(call('utils.resolveScreenName', { screen_name }));
    expect(resolve('school')).toEqual({ type: 'group', object_id: SCHOOL });
    expect(resolve('id10')).toEqual({ type: 'user', object_id: ANNA });
    expect(resolve('nobody')).toEqual([]);
  });
});
