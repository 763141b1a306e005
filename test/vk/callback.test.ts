import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { type App, assemble } from '#src/app.ts';
import { systemClock } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import type { Sink } from '#src/messenger/port.ts';
import { hours } from '#src/regulation/durations.ts';
import { runApp } from '#src/run.ts';
import { share } from '#src/shared.ts';
import { traces } from '#src/vk/address.ts';
import { CallbackDoor } from '#src/vk/callback-door.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { startTestRedis } from '#test/support/redis.ts';
import { aSink, polled } from '#test/vk/polling.ts';
import { atTheEnd, groupId, messageNew, openRoom } from '#test/vk/room.ts';

const at = { host: '127.0.0.1', port: 0, path: '/vk' };
const secret = 'kein-Geheimnis';

/** VK's room with the bot listening, and what a server on the other side says to it. */
async function listen(more: Partial<Sink> = {}) {
  const ports: number[] = [];
  const patience = { request: 400, commit: 200 };
  const communities = [
    { groupId, secret, confirmation: '1a2b3c' },
    { groupId: 8, secret: 'anders', confirmation: '4d5e6f' },
  ];
  const callback = { at, communities, listening: (port: number) => void ports.push(port) };
  const room = await openRoom({ callback, patience });
  const { sink, taken, kept } = aSink({ readCursor: async () => undefined, ...more });
  const receiver = room.messenger.receive(sink);
  atTheEnd(() => receiver.stop());
  await polled(() => ports).toHaveLength(1);
  const url = `http://127.0.0.1:${ports[0]}`;
  const posts = async (body: unknown, headers: Record<string, string> = {}, path = at.path) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const answer = await fetch(`${url}${path}`, { method: 'POST', body: text, headers });
    return { status: answer.status, text: await answer.text(), again: answer.headers.get('retry-after') };
  };
  return { ...room, receiver, taken, kept, url, posts, port: ports[0] ?? 0 };
}
const said = (text: string) => ({ ...messageNew({ text }), secret });

describe('a callback', () => {
  it('is answered by the word that VK wants, and by `ok` when what came is handled', async () => {
    const { posts, taken } = await listen();
    expect(await posts({ type: 'confirmation', group_id: groupId })).toMatchObject({
      status: 200,
      text: '1a2b3c',
    });
    expect(await posts(said('привет'))).toEqual({ status: 200, text: 'ok', again: null });
    expect(taken).toHaveLength(1);
  });

  it.each([
    ['without the secret', { ...messageNew({ text: 'я VK' }) }, 403],
    ['with a wrong one', { ...said('я VK'), secret: 'kein-Geheimni' }, 403],
    ['with one that is no text', { ...said('я VK'), secret: { length: 14 } }, 403],
    ['with the secret of another community', { ...said('я VK'), group_id: 8 }, 403],
    ['of a community that is not served', { ...said('я VK'), group_id: 9 }, 403],
    ['of one, with the empty secret', { ...said('я VK'), group_id: 9, secret: '' }, 403],
    ['that asks for the word of one', { type: 'confirmation', group_id: 9 }, 403],
    ['that is no JSON', '{"type":"message_new"', 400],
    ['that is no object', '[]', 400],
    ['that is empty', '', 400],
    ['of a megabyte and more', { ...said('x'.repeat(1_100_000)) }, 413],
  ])('%s is refused at once', async (_, body, status) => {
    const { posts, taken } = await listen();
    expect((await posts(body)).status).toBe(status);
    expect(taken).toEqual([]);
  });

  it('with another secret is told to the operator once, without the secret', async () => {
    const { posts, logged } = await listen();
    for (let i = 0; i < 3; i += 1) await posts({ ...said('я VK'), secret: 'geraten' });
    await posts(said('и я'));
    expect(logged.filter(({ msg }) => String(msg).includes('another secret'))).toHaveLength(1);
    expect(JSON.stringify(logged)).not.toMatch(/geraten|Geheimnis/);
  });

  it('of a community that is not served is refused in the very words for a wrong secret', async () => {
    const { posts } = await listen();
    const wrong = await posts({ ...said('я VK'), secret: 'geraten' });
    expect(await posts({ ...said('я VK'), group_id: 9 })).toEqual(wrong);
    expect(await posts({ type: 'confirmation', group_id: 9 })).toEqual(wrong);
  });

  it('for a community whose key VK does not take yet is asked for again', async () => {
    const { posts, taken } = await listen();
    expect(await posts({ ...said('я VK'), group_id: 8, secret: 'anders' })).toMatchObject({ status: 503 });
    expect(await posts({ type: 'confirmation', group_id: 8 })).toMatchObject({ text: '4d5e6f' });
    expect(taken).toEqual([]);
  });

  it('on another path, or by another method, is refused', async () => {
    const { posts, url, taken } = await listen();
    for (const path of ['/', '/vk/', '/vkk', '/metrics'])
      expect((await posts(said('а'), {}, path)).status).toBe(404);
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await fetch(`${url}${at.path}`, { method });
      expect(answer.status).toBe(405);
      expect(answer.headers.get('allow')).toBe('POST');
    }
    expect(taken).toEqual([]);
  });

  it('is asked for again, ever later, while Redis is away, while too much waits, and while a commit hangs', async () => {
    let away = true;
    const { posts, taken } = await listen({ isAway: () => away });
    const pauses = [];
    for (const tries of [undefined, '1', '2', '3', '4', '9', 'x', '-1'])
      pauses.push(await posts(said('а'), tries === undefined ? {} : { 'X-Retry-Counter': tries }));
    expect(pauses.map(({ status }) => status)).toEqual(Array(8).fill(503));
    expect(pauses.map(({ again }) => again)).toEqual(['5', '30', '180', '900', '3600', '3600', '5', '5']);
    expect(taken).toEqual([]);
    away = false;
    expect(await posts(said('а'))).toMatchObject({ status: 200, text: 'ok' });

    const full = await listen({ isFull: () => true });
    expect(await full.posts(said('а'))).toMatchObject({ status: 503, again: '5' });
    const hanging = await listen({ take: () => new Promise(() => undefined) });
    expect(await hanging.posts(said('а'))).toMatchObject({ status: 503, again: '5' });
    const failing = await listen({ take: () => Promise.reject(new Error('no')) });
    expect(await failing.posts(said('а'))).toMatchObject({ status: 503, again: '5' });
  });

  it('whose sender is slow is cut off, and keeps nobody else waiting', async () => {
    const { port, posts } = await listen();
    const slow = connect(port, '127.0.0.1');
    slow.on('error', () => undefined);
    const cutOff = new Promise<void>((resolve) => slow.once('close', () => resolve()));
    slow.resume();
    slow.write(
      'POST /vk HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{"ty',
    );
    expect(await posts(said('а'))).toMatchObject({ text: 'ok' });
    await cutOff;
  });

  it('that comes while the bot is stopping is asked for again; what was taken is answered first', async () => {
    let handled: () => void = () => undefined;
    const { posts, receiver, door } = await listen({
      take: () => new Promise<void>((resolve) => (handled = resolve)),
    });
    const first = posts(said('а'));
    await new Promise((resolve) => setTimeout(resolve, 50));
    const stopped = receiver.stop();
    expect(await posts(said('и я'))).toMatchObject({ status: 503 });
    handled();
    expect(await first).toMatchObject({ status: 200, text: 'ok' });
    await stopped;
    await door?.stop();
    await expect(posts(said('б'))).rejects.toThrow();
  });

  it('leaves the time from which VK’s log would be read, once a minute', async () => {
    const { posts, kept, clock } = await listen();
    await posts(said('а'));
    await posts(said('б'));
    expect(kept).toEqual([`- ${clock.now()}`]);
    clock.advance(61_000);
    await posts(said('в'));
    expect(kept).toHaveLength(2);
  });

  it('finds what was said before VK called: at the start, and when VK confirms the server', async () => {
    let place: string | undefined;
    const { posts, taken, anna, clock } = await listen({ readCursor: async () => place });
    place = `17 ${clock.now()}`;
    clock.advance(hours(1));
    anna.says('вы здесь?');
    await posts({ type: 'confirmation', group_id: groupId });
    await polled(() => taken.length).toBe(1);
  });
});

describe('what was answered `ok` and lost with Redis', () => {
  it('is looked for in the dialogs, once however often the connection was lost', async () => {
    let asked = 0;
    let isBack: () => void = () => undefined;
    let place = '';
    const { receiver, taken, anna, clock } = await listen({
      async readCursor() {
        asked += 1;
        if (asked > 1) await new Promise<void>((resolve) => (isBack = resolve));
        return asked > 1 ? place : undefined;
      },
    });
    place = `- ${clock.now()}`;
    anna.says('Анна Орлова');
    for (let i = 0; i < 5; i += 1) receiver.lookAgain?.();
    expect(asked).toBe(2);
    isBack();
    await polled(() => taken).toHaveLength(1);
  });
});

describe('two processes behind a load balancer', { timeout: 60_000 }, () => {
  async function processes() {
    const redis = await startTestRedis();
    atTheEnd(() => redis.stop());
    const room = await openRoom({ now: systemClock.now });
    const faults: string[] = [];
    const answer = <T>(method: string, params: object = {}): T => {
      const asked = room.sandbox.call(groupId, method, { group_id: groupId, ...params });
      if ('error' in asked) throw new Error(asked.error.error_msg);
      return asked.response as T;
    };
    const start = async (owner: string, by: 'callback' | 'longpoll' = 'callback') => {
      const ports: number[] = [];
      const { log } = createLog({
        level: 'error',
        key: 'k',
        traces,
        destination: { write: (line) => void faults.push(line) },
      });
      const { code } = answer<{ code: string }>('groups.getCallbackConfirmationCode');
      const communities = [{ groupId, secret, confirmation: code }];
      const listening = (port: number) => void ports.push(port);
      const door = by === 'callback' ? new CallbackDoor({ at, communities, log, listening }) : undefined;
      const shared = share({ redis: redis.socketPath, clock: systemClock, dice: { below: () => 3 }, owner });
      const app: App = assemble(shared, {
        ...{ groupId, log, nameless, seal, firstAdministrators: [] },
        messenger: (slugs) =>
          createVkMessenger({
            ...{ vk: openVk({ token: 'school-token', groupId, apiBaseUrl: room.apiBaseUrl }), groupId },
            ...{ screenName: 'school555', slugs, log, clock: systemClock },
            callback: door,
          }),
      });
      const running = runApp({ app, clock: systemClock, log });
      let ended: Promise<void> | undefined;
      const end = () =>
        (ended ??= running.stop().then(async () => {
          await door?.stop();
          await app.store.connection.close();
        }));
      atTheEnd(end);
      if (by === 'callback') await polled(() => ports).toHaveLength(1);
      await app.store.client.ping();
      return { app, end, url: `http://127.0.0.1:${ports[0]}/vk` };
    };
    const calls = async (url: string) => {
      const added = { url, title: 'bot', secret_key: secret };
      const { server_id } = answer<{ server_id: number }>('groups.addCallbackServer', added);
      answer('groups.setCallbackSettings', { server_id, message_new: 1, message_event: 1 });
      const isConfirmed = () => answer<{ items: object[] }>('groups.getCallbackServers').items;
      await polled(isConfirmed).toMatchObject([{ status: 'ok' }]);
    };
    const answers = () => room.anna.messages.filter(({ from }) => from === 'community').length;
    return { ...room, redis, start, calls, answers, faults };
  }
  const post = (url: string, update: object) =>
    fetch(url, { method: 'POST', body: JSON.stringify({ ...update, secret }) }).then((got) => got.text());

  it('one sends what the other has committed; a repeat at the other is known', async () => {
    const { start, anna, answers, faults } = await processes();
    const first = await start('one');
    await polled(() => first.app.leases.sender.fence).toBeDefined();
    const second = await start('two');
    const update = anna.says('Здравствуйте');
    expect(await post(second.url, update)).toBe('ok');
    expect(second.app.leases.sender.fence).toBeUndefined();
    await polled(answers).toBe(1);
    expect(await post(first.url, update)).toBe('ok');
    const again = anna.says('Здравствуйте');
    await Promise.all([post(first.url, again), post(second.url, again)]);
    await polled(answers).toBe(2);
    await first.app.drained();
    expect(answers()).toBe(2);
    expect(faults).toEqual([]);
  });

  it('on copies of one DATA_DIR do not both send, and the operator is told', async () => {
    const { start, faults } = await processes();
    const first = await start('copied');
    await polled(() => first.app.leases.sender.fence).toBeDefined();
    const copy = await start('copied');
    await polled(() => copy.app.leases.sender.fence).toBeDefined();
    await polled(() => faults.join()).toContain('another bot runs on a copy of this DATA_DIR');
    expect(first.app.leases.sender.fence).toBeUndefined();
    expect(copy.app.leases.sender.fence).toBeDefined();
    expect(faults).toHaveLength(1);
  });

  it('is told by a bot whose Redis is away to come again, and holds nothing back for that', async () => {
    const { start, redis, anna } = await processes();
    const { url, app } = await start('one');
    await redis.stop();
    await polled(() => app.store.client.status).not.toBe('ready');
    const from = performance.now();
    expect(await post(url, anna.says('Здравствуйте'))).toBe('later');
    expect(performance.now() - from).toBeLessThan(1_000);
  });

  it('the change from long poll to callbacks and back loses and doubles nothing', async () => {
    const { start, calls, anna, answers, faults, sandbox } = await processes();
    sandbox.faults.duplicateEvents(true);
    const polling = await start('one', 'longpoll');
    await polled(() => polling.app.store.client.get(polling.app.store.keys.cursor())).toBeTruthy();
    const says = async (count: number) => {
      const before = answers();
      for (let i = 0; i < count; i += 1) anna.says(`слово ${before + i}`);
      await polled(answers).toBeGreaterThanOrEqual(before + count);
    };
    await says(1);
    const called = await start('two');
    await calls(called.url);
    await says(2);
    await polling.end();
    await says(2);
    const pollsAgain = await start('one', 'longpoll');
    await polled(() => pollsAgain.app.leases.poller.fence).toBeDefined();
    await says(1);
    await called.end();
    await says(1);
    await pollsAgain.app.drained();
    expect(answers()).toBe(7);
    expect(faults).toEqual([]);
  });
});
