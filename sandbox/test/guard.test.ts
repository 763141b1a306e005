import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { isFromAnotherSite, isOurs } from '../http/guard.ts';
import { aSandbox, form, SCHOOL, TOKEN } from './support.ts';

/** Every kind of door: methods, long poll, uploads, files, control API, stream, page. */
const DOORS = [
  ['POST', '/method/users.get'],
  ['GET', '/method/users.get'],
  ['GET', `/whp/${SCHOOL}`],
  ['POST', '/upload/doc/secret'],
  ['GET', '/files/secret/a.txt'],
  ['GET', '/images/photo1.png'],
  ['GET', '/sandbox/api/state'],
  ['POST', '/sandbox/api/reset'],
  ['GET', '/sandbox/events'],
  ['GET', '/index.html'],
] as const;

/** fetch() chooses some of these headers itself. */
function ask(method: string, url: string, headers: Record<string, string>) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request(url, { method, headers, agent: false }, async (response) => {
      let body = '';
      for await (const chunk of response) body += String(chunk);
      resolve({ status: response.statusCode ?? 0, body });
    });
    sent.once('error', reject).end();
  });
}

const listening = async () => (await aSandbox().sandbox.listen()).url;

describe('a host', () => {
  it.each([
    'localhost',
    'LocalHost:7000',
    '127.0.0.1',
    '127.0.0.1:7000',
    '127.9.9.9:1',
    '[::1]',
    '[::1]:7000',
  ])('%s is ours', (host) => expect(isOurs(host, '127.0.0.1')).toBe(true));

  it.each([
    '',
    'evil.example',
    'evil.example:7000',
    'localhost.evil.example',
    '127.0.0.1.evil.example',
    'evil@localhost',
    'localhost/evil',
    '10.0.0.5:7000',
    '0.0.0.0:7000',
    '[fe80::1]:7000',
  ])('%s is not', (host) => expect(isOurs(host, '127.0.0.1')).toBe(false));

  it('is ours when the sandbox was told to listen there', () => {
    expect(isOurs('sandbox.local:7000', 'Sandbox.local')).toBe(true);
    expect(isOurs('10.0.0.5:7000', '10.0.0.5')).toBe(true);
    expect(isOurs('[fd00::2]:7000', 'fd00::2')).toBe(true);
    expect(isOurs('10.0.0.6:7000', '10.0.0.5')).toBe(false);
  });

  it.each(['0.0.0.0', '::'])('is any address, but no name, when it listens on %s', (everywhere) => {
    for (const host of ['10.0.0.5:7000', '[fd00::2]:7000', '0.0.0.0:7000', 'localhost'])
      expect(isOurs(host, everywhere)).toBe(true);
    expect(isOurs('evil.example:7000', everywhere)).toBe(false);
  });

  it.each(DOORS)('that is not ours is refused with a sentence at %s %s', async (method, path) => {
    const { status, body } = await ask(method, `${await listening()}${path}`, { host: 'evil.example' });
    expect(status).toBe(421);
    expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\.$/) });
  });

  it('that is not ours does not get the page either', async () => {
    expect((await ask('GET', `${await listening()}/`, { host: 'evil.example' })).status).toBe(421);
  });
});

describe('a page', () => {
  const host = '127.0.0.1:7000';
  const evil = 'http://evil.example';

  it.each([
    ['its own by what the browser says', 'same-origin', `http://${host}`, false],
    ['its own behind a proxy for development', 'same-origin', 'http://localhost:5173', false],
    ['its own in an old browser', undefined, `http://${host}`, false],
    ['typed by a person', 'none', undefined, false],
    ['no page at all, but a bot', undefined, undefined, false],
    ['of another site', 'cross-site', evil, true],
    ['of another site that asks for an image', 'cross-site', undefined, true],
    ['of another port', 'same-site', 'http://127.0.0.1:3000', true],
    ['of another site in an old browser', undefined, evil, true],
    ['of another port in an old browser', undefined, 'http://127.0.0.1:3000', true],
    ['without an origin, a file or a frame', undefined, 'null', true],
  ])('%s', (_what, site, origin, refused) => {
    expect(isFromAnotherSite({ site, origin, host })).toBe(refused);
  });

  it.each(DOORS)('of another site is refused with a sentence at %s %s', async (method, path) => {
    const url = `${await listening()}${path}`;
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { origin: evil }]) {
      const { status, body } = await ask(method, url, headers);
      expect(status).toBe(403);
      expect(JSON.parse(body)).toEqual({ error: expect.stringMatching(/\.$/) });
    }
  });

  it('of another site changes nothing, even with the token', async () => {
    const { sandbox, anna } = aSandbox();
    anna.opens();
    const { apiBaseUrl } = await sandbox.listen();
    const fields = { peer_id: anna.personId, random_id: 1, message: 'a', v: '5.199', access_token: TOKEN };
    const url = `${apiBaseUrl}/messages.send?${form(fields)}`;
    expect((await ask('GET', url, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(anna.messages).toHaveLength(1);
    expect((await ask('GET', url, {})).status).toBe(200);
    expect(anna.messages).toHaveLength(2);
  });

  it('of its own is answered, and a link from elsewhere opens it', async () => {
    const url = await listening();
    expect((await ask('GET', `${url}/sandbox/api/state`, { origin: url })).status).toBe(200);
    expect((await ask('GET', `${url}/`, { 'sec-fetch-site': 'cross-site' })).status).toBe(200);
  });
});
