import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import type { Finding } from '#src/faults.ts';
import { minutes } from '#src/regulation/durations.ts';
import { checkRedis, sentenceOf as sentenceOfRedis } from '#src/store/check.ts';
import { openVk } from '#src/vk/calls.ts';
import { checkVk, wantedEvents } from '#src/vk/check.ts';
import { sentenceOf } from '#src/vk/community.ts';
import { freePort } from '#test/support/main-process.ts';
import { startRedisServer } from '#test/support/redis-servers.ts';

const groupId = 78;
const callback = { secret: 'secret', path: '/vk' };

describe('what is not as it should be with VK is found, each by its own sentence', () => {
  let sandbox: Sandbox;
  let apiBaseUrl: string;
  beforeEach(async () => {
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    ({ apiBaseUrl } = await sandbox.listen());
    keyWith(['messages', 'photos', 'docs', 'manage']);
    set('groups.setLongPollSettings', { ...flags(1), enabled: 1 });
  });
  afterEach(() => sandbox.close());

  const flags = (on: 0 | 1) => Object.fromEntries(wantedEvents.map((event) => [event, on]));
  const keyWith = (rights: readonly string[]) =>
    sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token', rights });
  const set = (method: string, params: object): unknown => {
    const asked = sandbox.call(groupId, method, { group_id: groupId, ...params });
    if ('error' in asked) throw new Error(asked.error.error_msg);
    return asked.response;
  };
  const addServer = (more: object = {}) =>
    (
      set('groups.addCallbackServer', {
        url: 'http://127.0.0.1:9/vk',
        title: 'bot',
        secret_key: 'secret',
        ...more,
      }) as { server_id: number }
    ).server_id;
  const found = async (called = false, asked = groupId, token = 'token', now = sandbox.clock.now()) => {
    const vk = openVk({ token, groupId: asked, apiBaseUrl });
    const wanted = { groupId: asked, callback: called ? callback : undefined };
    try {
      return (await checkVk(vk, wanted, now)).findings;
    } catch (fault) {
      return [{ stops: true, sentence: sentenceOf(fault, asked) }];
    }
  };

  it('and nothing is found where all is as it should be', async () => {
    expect(await found()).toEqual([]);
    const server_id = addServer();
    set('groups.setCallbackSettings', { server_id, ...flags(1) });
    expect((await found(true)).map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('VK has not confirmed'),
    ]);
  });

  const planted: Record<string, [() => Promise<readonly Finding[]>, boolean, RegExp]> = {
    'a key that was revoked': [() => found(false, groupId, 'other'), true, /^VK 5: .*revoked/],
    'the number of another community': [
      () => {
        // It is there, and VK tells of it to anybody.
        sandbox.addCommunity({ id: 79, name: 'Другая', screenName: 'other', token: 'their own' });
        return found(false, 79);
      },
      true,
      /^The token is not the key of community 79: check VK_TOKEN and VK_GROUP_ID/,
    ],
    'a key that may not write': [
      () => {
        keyWith(['photos', 'docs', 'manage']);
        return found();
      },
      true,
      /lacks the right «messages»: nobody can be answered/,
    ],
    'a key that may not manage': [
      () => {
        keyWith(['messages', 'photos', 'docs']);
        return found();
      },
      true,
      /lacks the right «manage»/,
    ],
    'a key that may not send pictures': [
      () => {
        keyWith(['messages', 'docs', 'manage']);
        return found();
      },
      false,
      /lacks the right «photos»: QR codes/,
    ],
    'a key that may not send files': [
      () => {
        keyWith(['messages', 'photos', 'manage']);
        return found();
      },
      false,
      /lacks the right «docs»: tables/,
    ],
    'Long Poll that is off': [
      () => {
        set('groups.setLongPollSettings', { enabled: 0 });
        return found();
      },
      true,
      /^Long Poll is off.*Manage, API usage, Long Poll API, «Enabled»/,
    ],
    'Long Poll that tells no messages': [
      () => {
        set('groups.setLongPollSettings', { message_new: 0 });
        return found();
      },
      true,
      /^Long Poll does not deliver message_new:/,
    ],
    'Long Poll that tells no presses of buttons': [
      () => {
        set('groups.setLongPollSettings', { message_event: 0 });
        return found();
      },
      false,
      /^Long Poll does not deliver message_event:/,
    ],
    'Long Poll that tells more than is read': [
      () => {
        set('groups.setLongPollSettings', { message_reply: 1 });
        return found();
      },
      false,
      /^Long Poll also delivers message_reply/,
    ],
    'another version of Long Poll': [
      () => {
        set('groups.setLongPollSettings', { api_version: '5.131' });
        return found();
      },
      false,
      /^Long Poll has version 5\.131, and the bot reads 5\.199/,
    ],
    'no callback server': [
      () => {
        addServer({ secret_key: 'another' });
        return found(true);
      },
      false,
      /^VK has no callback server with the secret of CALLBACK_SECRET/,
    ],
    'a callback server that was never confirmed': [
      () => {
        set('groups.setCallbackSettings', { server_id: addServer(), ...flags(1) });
        return found(true);
      },
      false,
      /^VK has not confirmed http:\/\/127\.0\.0\.1:9\/vk/,
    ],
    'a callback server that tells nothing': [
      () => {
        addServer();
        return found(true);
      },
      false,
      /^The callback server .* does not deliver message_new, message_edit/,
    ],
    'a clock that is ahead': [
      () => found(false, groupId, 'token', sandbox.clock.now() + minutes(10)),
      false,
      /^The clock of this machine is 10 min ahead of VK's/,
    ],
  };
  it('and a key that may do what is not told of it is let in', async () => {
    const as = JSON.stringify({ response: { mask: 0, permissions: [] } });
    sandbox.faults.rewrite({ method: 'groups.getTokenPermissions', as: () => as });
    const sentences = (await found()).map(({ stops, sentence }) => `${stops} ${sentence.slice(0, 50)}`);
    expect(sentences.join('\n')).toMatch(/^false .*«photos».*\nfalse .*«docs».*$/);
  });

  it('and an event of which VK does not tell is not missing', async () => {
    const events = { message_new: 1, message_edit: 1, message_allow: 1, message_deny: 1 };
    const as = JSON.stringify({ response: { is_enabled: true, api_version: '5.199', events } });
    sandbox.faults.rewrite({ method: 'groups.getLongPollSettings', as: () => as });
    expect(await found()).toEqual([]);
  });

  it.each(Object.entries(planted))('%s', async (_, [plant, stopsIt, sentence]) => {
    const findings = await plant();
    const [it] = findings.filter((finding) => sentence.test(finding.sentence));
    expect(it, findings.map((finding) => finding.sentence).join('\n')).toBeDefined();
    expect(it?.stops).toBe(stopsIt);
    expect(findings.length, 'nothing is found that is not there').toBeLessThanOrEqual(2);
  });
});

describe('what is not as it should be with Redis is found, each by its own sentence', () => {
  let close: () => unknown = () => undefined;
  afterEach(() => close());

  const redisWith = async (settings: Record<string, string>, password?: string): Promise<string> => {
    const server = await startRedisServer(
      { ...settings, ...(password && { requirepass: password }) },
      password === undefined ? {} : { as: { password } },
    );
    return `redis://127.0.0.1:${server.port}`;
  };
  /** One that tells of itself what is given here. */
  const tellsOfItself = (info: string) => answering(`$${info.length}\r\n${info}\r\n`);
  async function answering(toInfo: string): Promise<string> {
    const server: Server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        for (const [, word = ''] of String(data).matchAll(/\*\d+\r\n\$\d+\r\n(\w+)/g))
          socket.write(word === 'info' ? toInfo : '*0\r\n');
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    close = () => server.close();
    const address = server.address();
    return `redis://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  }
  const sentences = (address: string): Promise<string> =>
    checkRedis(address).then(
      (findings) => findings.map(({ sentence }) => sentence).join('\n'),
      (fault) => sentenceOfRedis(fault),
    );

  it('and nothing is found where all is as it should be', async () => {
    expect(await sentences(await tellsOfItself('redis_version:7.0.15\r\naof_enabled:1\r\n'))).toBe('');
  });

  it.each([
    [
      'nobody there',
      async () => `redis://127.0.0.1:${await freePort()}`,
      /^Redis is away \(ECONNREFUSED\): check REDIS_URL/,
    ],
    [
      'a host that nobody knows',
      async () => 'redis://nowhere.invalid',
      /^Redis is away \((ENOTFOUND|EAI_AGAIN)\): check REDIS_URL/,
    ],
    [
      'a password that is not given',
      () => redisWith({}, 'p'),
      /^Redis refuses \(NOAUTH\): it wants a password/,
    ],
    [
      'a password that is another',
      async () => (await redisWith({}, 'p')).replace('//', '//:q@'),
      /^Redis refuses \(WRONGPASS\): the name or the password/,
    ],
    [
      'nothing kept on the disk',
      () => redisWith({ appendonly: 'no' }),
      /^Redis does not keep what is written \(appendonly no\)/,
    ],
    [
      'people thrown away when the memory is full',
      () => redisWith({ maxmemory: '100mb', 'maxmemory-policy': 'allkeys-lru' }),
      /maxmemory-policy allkeys-lru/,
    ],
    [
      'an old version',
      () => tellsOfItself('redis_version:5.0.7\r\naof_enabled:1\r\n'),
      /^Redis is 5\.0\.7, and the bot needs 6\.2/,
    ],
    [
      'a replica',
      () => tellsOfItself('redis_version:7.0.1\r\nrole:slave\r\naof_enabled:1\r\n'),
      /^Redis is a replica there/,
    ],
    [
      'a disk that is full',
      () => tellsOfItself('redis_version:7.0.1\r\naof_enabled:1\r\naof_last_write_status:err\r\n'),
      /^Redis cannot write its file/,
    ],
  ])('%s', async (_, plant, sentence) => {
    expect(await sentences(await plant())).toMatch(sentence);
  });

  it.each(["-ERR unknown command 'info'", '-NOPERM this user has no permissions to run the info command'])(
    'and nothing is found where it answers and does not tell of itself: %s',
    async (answer) => {
      expect(await sentences(await answering(`${answer}\r\n`))).toBe('');
    },
  );

  it('also where it is a cluster, or stands behind sentinels', async () => {
    const node = await startRedisServer({
      ...{ 'cluster-enabled': 'yes', 'cluster-announce-ip': '127.0.0.1' },
    });
    await node.ask('CLUSTER', 'ADDSLOTSRANGE', 0, 16_383);
    await expect.poll(() => node.ask('CLUSTER', 'INFO'), { timeout: 10_000 }).toContain('cluster_state:ok');
    const nodes = `redis://127.0.0.1:${node.port},redis://127.0.0.1:${node.port}`;
    expect(await sentences(nodes)).toMatch(/^Redis does not keep what is written/);
    const master = await startRedisServer();
    const sentinel = await startRedisServer(
      {},
      {
        sentinel(folder) {
          const path = join(folder, 'sentinel.conf');
          writeFileSync(path, `sentinel monitor school 127.0.0.1 ${master.port} 1\n`);
          return path;
        },
      },
    );
    const watched = `redis+sentinel://127.0.0.1:${sentinel.port}/school`;
    expect(await sentences(watched)).toMatch(/^Redis does not keep what is written/);
    await Promise.all([node.killed(), sentinel.killed()]);
    for (const gone of [nodes, watched]) expect(await sentences(gone)).toMatch(/^Redis is away/);
  });
});
