import { describe, expect, it } from 'vitest';
import type { VkUpdate } from '../vk-types.ts';
import { ANNA, answerOf, aSandbox, errorOf, form, post, SCHOOL, TOKEN } from './support.ts';

const fields = (more: object = {}) => form({ access_token: TOKEN, v: '5.199', ...more });

async function withHttp() {
  const world = aSandbox();
  world.anna.opens();
  const { apiBaseUrl, url } = await world.sandbox.listen();
  return { ...world, base: apiBaseUrl, url };
}

describe('an error on demand', () => {
  it('comes for its method, so many times', () => {
    const { call, sandbox } = aSandbox();
    sandbox.faults.error({ method: 'users.get', code: 10, times: 2 });
    answerOf(call('utils.getServerTime'));
    for (let i = 0; i < 2; i += 1)
      expect(errorOf(call('users.get', { user_ids: 1 }))).toBe('10 Internal server error');
    answerOf(call('users.get', { user_ids: 1 }));
  });

  it('may be for what holds these characters, and for the execute around it', () => {
    const { anna, send, call, sandbox } = aSandbox();
    anna.opens();
    sandbox.faults.error({ code: 13, holding: 'poison' });
    answerOf(send({ peer_id: ANNA, message: 'hello', random_id: 1 }));
    expect(errorOf(send({ peer_id: ANNA, message: 'some poison', random_id: 2 }))).toMatch(/^13 /);
    expect(errorOf(call('execute', { code: 'var a = "poison"; return [];' }))).toMatch(/^13 /);
    answerOf(call('execute', { code: 'return [];' }));
  });

  it('may come after the call was carried out', () => {
    const { anna, send, sandbox } = aSandbox();
    anna.opens();
    sandbox.faults.error({ method: 'messages.send', code: 36, applied: true, times: 1 });
    expect(errorOf(send({ peer_id: ANNA, message: 'a', random_id: 5 }))).toMatch(/^36 /);
    expect(anna.messages).toHaveLength(2);
    expect(answerOf(send({ peer_id: ANNA, message: 'a', random_id: 5 }))).toBe(2);
  });

  it('reaches the calls inside an execute, and execute itself', () => {
    const { call, sandbox } = aSandbox();
    const code = 'return [API.utils.getServerTime()];';
    sandbox.faults.error({ method: 'utils.getServerTime', code: 9, times: 1 });
    expect(call('execute', { code })).toMatchObject({
      response: [false],
      execute_errors: [{ error_code: 9 }],
    });
    sandbox.faults.error({ method: 'execute', code: 13, times: 1 });
    expect(errorOf(call('execute', { code }))).toMatch(/^13 /);
    expect(sandbox.calls.filter(({ inner }) => inner)).toHaveLength(1);
    sandbox.faults.error({ method: 'execute', code: 36, times: 1, applied: true });
    expect(errorOf(call('execute', { code }))).toMatch(/^36 /);
    expect(sandbox.calls.filter(({ inner }) => inner)).toHaveLength(2);
  });

  it('with a probability is the same for the same seed', () => {
    const run = (seed: number) => {
      const { call, sandbox } = aSandbox({ seed });
      sandbox.faults.error({ code: 10, probability: 0.5 });
      return Array.from({ length: 40 }, () => ('error' in call('utils.getServerTime') ? 'x' : '.')).join('');
    };
    expect(run(1)).toBe(run(1));
    expect(run(1)).not.toBe(run(2));
    expect(run(1)).toMatch(/x/);
    expect(run(1)).toMatch(/\./);
  });

  it('keeps to its schedule', () => {
    const { call, sandbox, clock } = aSandbox();
    sandbox.faults.error({ code: 10, after: 1000, lasts: 500 });
    const fails = () => 'error' in call('utils.getServerTime');
    expect(fails()).toBe(false);
    clock.now += 1000;
    expect(fails()).toBe(true);
    clock.now += 500;
    expect(fails()).toBe(false);
  });

  it('ends when faults are cleared', () => {
    const { call, sandbox } = aSandbox();
    sandbox.faults.error({ code: 10 });
    sandbox.faults.clear();
    answerOf(call('utils.getServerTime'));
  });
});

describe('a broken connection', () => {
  it('may be a gateway that answers in HTML', async () => {
    const { base, sandbox } = await withHttp();
    sandbox.faults.http({ status: 502, times: 1 });
    const response = await fetch(`${base}/users.get`, { method: 'POST', body: fields() });
    expect(response.status).toBe(502);
    expect(await response.text()).toContain('<html>');
    expect(sandbox.calls).toEqual([]);
    expect(await post(`${base}/users.get`, fields({ user_ids: ANNA }))).toMatchObject({
      response: [{ id: ANNA }],
    });
  });

  it('may end after the message was accepted', async () => {
    const { base, sandbox, anna } = await withHttp();
    sandbox.faults.dropAfterAccept({ method: 'messages.send', times: 1 });
    const message = fields({ peer_id: ANNA, random_id: 5, message: 'a' });
    await expect(post(`${base}/messages.send`, message)).rejects.toThrow();
    expect(anna.messages).toHaveLength(2);
    expect(await post(`${base}/messages.send`, message)).toEqual({ response: 2 });
    expect(anna.messages).toHaveLength(2);
  });

  it('may be slow, and slower for each item of an execute', async () => {
    const { base, sandbox } = await withHttp();
    sandbox.faults.latency(60, { perItem: 20 });
    const started = Date.now();
    const code = `return [${Array<string>(5).fill('API.utils.getServerTime()').join(',')}];`;
    await post(`${base}/execute`, fields({ code }));
    expect(Date.now() - started).toBeGreaterThanOrEqual(158);
  });

  it('may be long poll’s or an upload’s too', async () => {
    const { url, sandbox } = await withHttp();
    sandbox.faults.http({ status: 500, method: 'longpoll', times: 1 });
    expect((await fetch(`${url}/whp/${SCHOOL}?act=a_check&key=x&ts=1`)).status).toBe(500);
    sandbox.faults.http({ status: 503, method: 'upload', times: 1 });
    expect((await fetch(`${url}/upload/doc/x`, { method: 'POST' })).status).toBe(503);
  });
});

describe('an answer that is written anew', () => {
  it('goes out in place of what the call has answered, which was carried out', async () => {
    const { base, anna, sandbox } = await withHttp();
    anna.says('hello');
    const sent = { peer_ids: String(ANNA), message: 'hi', random_id: '1' };
    const asked = () =>
      fetch(`${base}/messages.send`, { method: 'POST', body: fields(sent) }).then((answer) => answer.text());
    const heard: string[] = [];
    const as = (answer: string) => {
      heard.push(answer);
      return '<html>';
    };
    sandbox.faults.rewrite({ method: 'messages.send', times: 1, as });
    expect(await asked()).toBe('<html>');
    expect(JSON.parse(heard[0] ?? '')).toMatchObject({ response: [{ peer_id: ANNA }] });
    expect(anna.messages.at(-1)?.text).toBe('hi');
    expect(await asked()).toBe(heard[0]);
  });
});

describe('events', () => {
  const listen = () => {
    const world = aSandbox();
    const heard: VkUpdate[] = [];
    world.school.deliver({ message_allow: false });
    world.school.onUpdate((update) => heard.push(update));
    const texts = () => heard.map(({ object }) => (object.message as { text: string }).text);
    return { ...world, heard, texts };
  };
  const nextTurn = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));

  it('may come up to three times, with the same id', () => {
    const { anna, sandbox, heard } = listen();
    sandbox.faults.duplicateEvents(true);
    const times = Array.from({ length: 30 }, () => {
      const { event_id } = anna.says('hello');
      return heard.splice(0).filter((update) => update.event_id === event_id).length;
    });
    expect(new Set(times)).toEqual(new Set([1, 2, 3]));
    sandbox.faults.duplicateEvents(false);
    anna.says('again');
    expect(heard).toHaveLength(1);
  });

  it('may come in another order, and none is lost', async () => {
    const { anna, sandbox, texts } = listen();
    sandbox.faults.shuffleEvents(true);
    const words = Array.from({ length: 20 }, (_, i) => `word ${i}`);
    for (const word of words) anna.says(word);
    await nextTurn();
    expect(texts()).not.toEqual(words);
    expect(texts().toSorted()).toEqual(words.toSorted());
  });

  it('may be held back, and all come when the pause ends', () => {
    const { anna, sandbox, texts, school } = listen();
    sandbox.faults.pause(true);
    anna.says('one');
    anna.says('two');
    expect(texts()).toEqual([]);
    expect(school.history).toEqual([]);
    sandbox.faults.pause(false);
    expect(texts()).toEqual(['one', 'two']);
  });
});
