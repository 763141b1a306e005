import { createServer } from 'node:http';
import { describe, expect, it } from 'vitest';
import { anna, answering, atTheEnd, openRoom, saying } from '#test/vk/room.ts';

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const picture = { kind: 'picture', name: 'invite.png', content: onePixel } as const;

describe('a file that goes to a person', () => {
  it('is put where a message to them can carry it', async () => {
    const room = await openRoom();
    room.anna.says('привет');
    const drawn = await room.messenger.upload(anna, picture);
    expect(drawn).toEqual({ ok: true, ref: expect.stringMatching(/^photo1001_\d+_\w+$/) });
    const document = { kind: 'document', name: 'данные.txt', content: Buffer.from('имя: Анна') } as const;
    const written = await room.messenger.upload(anna, document);
    if (!drawn.ok || !written.ok) expect.fail('not uploaded');
    const going = { ...saying(anna, 'Вот'), files: [drawn.ref, written.ref] };
    expect(await room.messenger.call([going])).toMatchObject([{ ok: true }]);
    expect(room.anna.messages.at(-1)?.attachments).toMatchObject([
      { type: 'photo' },
      { type: 'doc', doc: { title: 'данные.txt', size: document.content.length } },
    ]);
  });

  it('that VK does not take is told with VK’s code, and never thrown', async () => {
    const room = await openRoom();
    room.anna.says('привет');
    room.sandbox.faults.error({ method: 'photos.getMessagesUploadServer', code: 15, times: 1 });
    expect(await room.messenger.upload(anna, picture)).toEqual({
      ok: false,
      verdict: 'stop',
      code: 'VK 15',
      check: expect.stringContaining('VK_TOKEN'),
    });
    room.sandbox.faults.error({ method: 'photos.saveMessagesPhoto', code: 6, times: 1 });
    expect(await room.messenger.upload(anna, picture)).toMatchObject({ verdict: 'slow', code: 'VK 6' });
    room.sandbox.faults.http({ method: 'upload', status: 502, times: 1 });
    expect(await room.messenger.upload(anna, picture)).toMatchObject({
      verdict: 'unknown',
      code: 'no answer',
    });
    const noPicture = { ...picture, content: Buffer.from('x') };
    expect(await room.messenger.upload(anna, noPicture)).toMatchObject({ ok: false, code: 'VK 100' });
    // A file without a number would have the whole message refused that carries it.
    room.sandbox.faults.rewrite({
      method: 'photos.saveMessagesPhoto',
      times: 1,
      as: () => '{"response":[{"owner_id":null,"id":{}}]}',
    });
    expect(await room.messenger.upload(anna, picture)).toMatchObject({ verdict: 'unknown' });
    room.anna.denies();
    expect(await room.messenger.upload(anna, picture)).toMatchObject({ verdict: 'gone', code: 'VK 901' });
  });
});

describe('a document that a person sent', () => {
  const most = 1_000_000;
  const file = (url: string, size = 10) => ({ name: 'классы.csv', size, url });

  it('is fetched from where VK keeps it', async () => {
    const room = await openRoom();
    const content = Buffer.from('7Б;Иванова');
    const [arrived] = await room.reads(room.anna.sendsFile({ name: 'классы.csv', content }));
    if (arrived?.did.kind !== 'file') expect.fail('no file');
    expect(await room.messenger.download(arrived.did.file, most)).toEqual({
      ok: true,
      bytes: new Uint8Array(content),
    });
  });

  it('is not fetched from anywhere else, whatever its address says', async () => {
    const asked: string[] = [];
    const stranger = await answering((path) => {
      asked.push(path);
      return { body: 'x' };
    });
    const { messenger } = await openRoom();
    const elsewhere = [
      `${stranger}/a`,
      `${stranger.replace('127.0.0.1', 'localhost')}/b`,
      'https://vk.com.example.org/c',
      'https://notvk.com/d',
      'http://psv4.userapi.com/e',
      'file:///etc/passwd',
      'nothing',
    ];
    for (const url of elsewhere)
      expect(await messenger.download(file(url), most)).toEqual({ ok: false, refusal: 'unreadable' });
    expect(asked).toEqual([]);
  });

  it('is fetched where VK leads on within its own hosts, and not beyond them', async () => {
    const asked: string[] = [];
    const stranger = await answering((path) => {
      asked.push(path);
      return { body: 'x' };
    });
    const own = await answering((path) => {
      if (path === '/doc1_2') return { status: 302, headers: { location: '/files/list.csv' }, body: '' };
      if (path === '/astray') return { status: 302, headers: { location: `${stranger}/trap` }, body: '' };
      if (path === '/circle') return { status: 302, headers: { location: '/circle' }, body: '' };
      return { body: '7Б' };
    });
    const { messenger } = await openRoom({ apiBaseUrl: `${own}/method` });
    expect(await messenger.download(file(`${own}/doc1_2`), most)).toEqual({
      ok: true,
      bytes: new Uint8Array(Buffer.from('7Б')),
    });
    for (const path of ['astray', 'circle'])
      expect(await messenger.download(file(`${own}/${path}`), most)).toEqual({
        ok: false,
        refusal: 'unreadable',
      });
    expect(asked).toEqual([]);
  });

  it('that is too large is not read to its end', async () => {
    let sent = 0;
    let asked = 0;
    const endless = createServer((request, response) => {
      if (request.url === '/told') response.setHeader('content-length', 2_000_000);
      const chunk = Buffer.alloc(64_000);
      asked += 1;
      const pour = () => {
        if (response.destroyed) return;
        sent += chunk.length;
        if (response.write(chunk)) setImmediate(pour);
        else response.once('drain', pour);
      };
      pour();
    });
    await new Promise<void>((resolve) => endless.listen(0, '127.0.0.1', resolve));
    atTheEnd(() => {
      endless.closeAllConnections();
      endless.close();
    });
    const address = endless.address();
    const own = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const { messenger } = await openRoom({ apiBaseUrl: `${own}/method` });
    const tooLarge = { ok: false, refusal: 'too-large' };
    expect(await messenger.download(file(`${own}/untold`), most)).toEqual(tooLarge);
    expect(await messenger.download(file(`${own}/told`), most)).toEqual(tooLarge);
    expect(sent, 'the transfer ends with the reading').toBeLessThan(20_000_000);
    expect(await messenger.download(file(`${own}/untold`, 1_000_001), most)).toEqual(tooLarge);
    expect(asked, 'what says itself that it is too large is not asked for').toBe(2);
  });

  it('that is not there any more is unreadable', async () => {
    const { messenger, apiBaseUrl } = await openRoom();
    const { origin } = new URL(apiBaseUrl);
    expect(await messenger.download(file(`${origin}/files/none/x.csv`), most)).toEqual({
      ok: false,
      refusal: 'unreadable',
    });
  });
});
