import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import type { VkUpdate } from '../vk-types.ts';
import { answerOf, aSandbox, errorOf, SCHOOL, until } from './support.ts';

type Got = VkUpdate & { secret?: string; retry: string | undefined };

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A bot's server: confirms itself, and answers each event as the test wants. */
async function aServer(answer: (got: Got, response: ServerResponse) => void, code = () => '') {
  const got: Got[] = [];
  const server = createServer(async (request: IncomingMessage, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const event = JSON.parse(Buffer.concat(chunks).toString()) as VkUpdate;
    const retry = request.headers['x-retry-counter'] as string | undefined;
    if (event.type === 'confirmation') return void response.end(code());
    got.push({ ...event, retry });
    answer({ ...event, retry }, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { got, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/vk` };
}

async function withServer(
  answer: (got: Got, response: ServerResponse) => void,
  events: object = { message_new: 1 },
) {
  const world = aSandbox();
  const { call, school } = world;
  school.deliver({ message_new: false, message_allow: false });
  const { code } = answerOf<{ code: string }>(
    call('groups.getCallbackConfirmationCode', { group_id: SCHOOL }),
  );
  const server = await aServer(answer, () => code);
  const add = { group_id: SCHOOL, url: server.url, title: 'bot', secret_key: 'word' };
  const { server_id } = answerOf<{ server_id: number }>(call('groups.addCallbackServer', add));
  const status = () =>
    answerOf<{ items: { status: string }[] }>(call('groups.getCallbackServers', { group_id: SCHOOL }))
      .items[0]?.status;
  await until(() => status() === 'ok');
  answerOf(call('groups.setCallbackSettings', { group_id: SCHOOL, server_id, ...events }));
  /** Moves the clock and lets due retries go out. */
  const passes = (ms: number) => {
    world.clock.now += ms;
    world.sandbox.tick();
  };
  const still = () => new Promise((resolve) => setTimeout(resolve, 60));
  return { ...world, ...server, server_id, status, passes, still };
}

const ok = (_got: Got, response: ServerResponse) => void response.end('ok');

describe('a callback server', () => {
  it('is confirmed by its code, and fails with another answer', async () => {
    const { call } = aSandbox();
    const wrong = await aServer(ok, () => 'not the code');
    answerOf(call('groups.addCallbackServer', { group_id: SCHOOL, url: wrong.url, title: 'bot' }));
    const status = () =>
      answerOf<{ items: { status: string }[] }>(call('groups.getCallbackServers', { group_id: SCHOOL }))
        .items[0]?.status;
    expect(status()).toBe('wait');
    await until(() => status() === 'failed');
  });

  it('gets events with its secret, the same as long poll has them', async () => {
    const { anna, got, school } = await withServer(ok);
    const heard: VkUpdate[] = [];
    school.onUpdate((update) => heard.push(update));
    const update = anna.says('hello');
    await until(() => got.length === 1);
    expect(got[0]).toEqual({ ...update, secret: 'word', retry: undefined });
    expect(heard).toEqual([update]);
  });

  it('that was told no events stays silent', async () => {
    const { anna, got, still } = await withServer(ok, {});
    anna.says('hello');
    await still();
    expect(got).toEqual([]);
  });

  it('that did not take an event gets it again after 10 s, 3 min, 10 min, 30 min and 1 h, and then no more', async () => {
    const { anna, got, passes, still } = await withServer((_got, response) => void response.end('later'));
    const { event_id } = anna.says('hello');
    const minute = 60_000;
    for (const [count, pause] of [10_000, 3 * minute, 10 * minute, 30 * minute, 60 * minute].entries()) {
      await until(() => got.length === count + 1);
      await still();
      passes(pause - 1);
      await still();
      expect(got).toHaveLength(count + 1);
      passes(1);
    }
    await until(() => got.length === 6);
    await still();
    passes(24 * 60 * minute);
    await still();
    expect(got.map(({ retry }) => retry)).toEqual([undefined, '1', '2', '3', '4', '5']);
    expect(new Set(got.map((event) => event.event_id))).toEqual(new Set([event_id]));
  });

  it('may ask for a pause of its own by Retry-After with 503', async () => {
    let busy = true;
    const { anna, got, passes, still } = await withServer((_got, response) => {
      response.writeHead(busy ? 503 : 200, { 'retry-after': '2' }).end(busy ? '' : 'ok');
      busy = false;
    });
    anna.says('hello');
    await until(() => got.length === 1);
    await still();
    passes(2000);
    await until(() => got.length === 2);
    await still();
    passes(10_000);
    await still();
    expect(got.map(({ retry }) => retry)).toEqual([undefined, '1']);
  });

  it('is tried again after a 500, and after a connection that ended', async () => {
    const answers = [
      (r: ServerResponse) => void r.writeHead(500).end('ok'),
      (r: ServerResponse) => void r.destroy(),
      (r: ServerResponse) => void r.end('ok'),
    ];
    const { anna, got, passes, still } = await withServer((_got, response) => answers.shift()?.(response));
    anna.says('hello');
    await until(() => got.length === 1);
    await still();
    passes(10_000);
    await until(() => got.length === 2);
    await still();
    passes(180_000);
    await until(() => got.length === 3);
  });

  it('is not followed where it redirects to', async () => {
    const elsewhere = await aServer(ok);
    const { anna, got, passes, still } = await withServer((_got, response) => {
      response.writeHead(307, { location: elsewhere.url }).end('ok');
    });
    anna.says('hello');
    await until(() => got.length === 1);
    await still();
    passes(10_000);
    await until(() => got.length === 2);
    expect(elsewhere.got).toEqual([]);
  });

  it('that answers «remove» is removed', async () => {
    const { anna, got, call } = await withServer((_got, response) => void response.end('remove'));
    anna.says('hello');
    await until(() => got.length === 1);
    await until(
      () => answerOf<{ count: number }>(call('groups.getCallbackServers', { group_id: SCHOOL })).count === 0,
    );
  });

  it('that answers «version 5.130» gets later events with it', async () => {
    let first = true;
    const { anna, got } = await withServer((_got, response) => {
      response.end(first ? 'version 5.130' : 'ok');
      first = false;
    });
    anna.says('one');
    await until(() => got.length === 1);
    await new Promise((resolve) => setTimeout(resolve, 60));
    anna.says('two');
    await until(() => got.length === 2);
    expect(got.map(({ v }) => v)).toEqual(['5.199', '5.130']);
  });

  it('is one of ten at most, with a title of 14 characters and an address', () => {
    const { call } = aSandbox();
    const add = (more: object = {}) =>
      call('groups.addCallbackServer', {
        group_id: SCHOOL,
        url: 'http://127.0.0.1:1/',
        title: 'bot',
        ...more,
      });
    expect(errorOf(add({ title: 'a'.repeat(15) }))).toMatch(/^100 .*title/);
    expect(errorOf(add({ url: 'nowhere' }))).toMatch(/^100 .*url/);
    for (let i = 0; i < 10; i += 1) answerOf(add());
    expect(errorOf(add())).toMatch(/^2000 /);
  });

  it('can be changed, asked about and deleted', async () => {
    const { call, server_id, status, url } = await withServer(ok);
    const settings = () => answerOf(call('groups.getCallbackSettings', { group_id: SCHOOL, server_id }));
    expect(settings()).toMatchObject({ api_version: '5.199', events: { message_new: 1, message_event: 0 } });
    answerOf(
      call('groups.editCallbackServer', { group_id: SCHOOL, server_id, url: `${url}2`, title: 'new' }),
    );
    expect(status()).toBe('wait');
    await until(() => status() === 'ok');
    answerOf(call('groups.deleteCallbackServer', { group_id: SCHOOL, server_id }));
    expect(errorOf(call('groups.deleteCallbackServer', { group_id: SCHOOL, server_id }))).toMatch(/^104 /);
  });
});
