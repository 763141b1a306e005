import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { LocalVk } from '../sandbox.ts';
import { answerOf, aSandbox, errorOf, SCHOOL, until } from './support.ts';

const HERE = [
  'http://localhost:8080/vk',
  'https://localhost/vk',
  'http://127.0.0.1:8080/vk',
  'http://127.1.2.3/',
  'https://[::1]:8443/vk?school=7',
  'HTTP://LOCALHOST/',
];

const ELSEWHERE = [
  'nowhere',
  'http://example.org/vk',
  'https://10.0.0.5/vk',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://0.0.0.0:6379/',
  'http://[::]/',
  'http://[fe80::1]/',
  'http://2130706434.example/',
  'http://localhost.example.org/',
  'http://localhost@example.org/',
  'http://127.0.0.1.example.org/',
  'http://127.0.0.1 /vk',
  'ftp://127.0.0.1/',
  'file:///etc/passwd',
];

describe('the address of a callback server', () => {
  const urls = (outcome: unknown) => (outcome as { items: { url: string }[] }).items.map(({ url }) => url);

  it.each(HERE)('may be %s', (url) => {
    const { call } = aSandbox();
    answerOf(call('groups.addCallbackServer', { group_id: SCHOOL, url, title: 'bot' }));
  });

  it.each(ELSEWHERE)('may not be %s, neither at first nor later', (url) => {
    const { call } = aSandbox();
    const server = { group_id: SCHOOL, url: HERE[0], title: 'bot' };
    expect(errorOf(call('groups.addCallbackServer', { ...server, url }))).toMatch(/^100 .*url is invalid/);
    const added = answerOf<{ server_id: number }>(call('groups.addCallbackServer', server));
    expect(errorOf(call('groups.editCallbackServer', { ...server, ...added, url }))).toMatch(/^100 .*url/);
    expect(urls(answerOf(call('groups.getCallbackServers', { group_id: SCHOOL })))).toEqual([HERE[0]]);
  });

  let close = () => {};
  afterEach(() => close());

  it('is looked at again before each post, for a loaded state may hold any', async () => {
    let posts = 0;
    const server = createServer((_request, response) => {
      posts += 1;
      response.end('ok');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    close = () => void server.close();
    const { sandbox, call, anna } = aSandbox();
    if (!(sandbox instanceof LocalVk)) expect.fail('another sandbox');
    const { port } = server.address() as AddressInfo;
    const own = { group_id: SCHOOL, url: `http://127.0.0.1:${port}/`, title: 'bot' };
    const { server_id } = answerOf<{ server_id: number }>(call('groups.addCallbackServer', own));
    const known = sandbox.world.community(SCHOOL).callbackServers.get(server_id);
    if (!known) expect.fail('no server');
    await until(() => known.status === 'failed');
    // 0.0.0.0 reaches this machine too, so a post would be seen here.
    Object.assign(known, { url: `http://0.0.0.0:${port}/`, status: 'ok', events: { message_new: true } });
    anna.says('hello');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(posts).toBe(1);
  });
});
