import { Agent } from 'node:http';
import { describe, expect, it } from 'vitest';
import { Upload, VK } from 'vk-io';
import { GREY_PIXEL } from '../world/images.ts';
import { ANNA, answerOf, aSandbox, BORIS, errorOf, post, SCHOOL, TOKEN } from './support.ts';

async function withHttp() {
  const world = aSandbox();
  world.anna.opens();
  const { apiBaseUrl } = await world.sandbox.listen();
  const vk = new VK({ token: TOKEN, apiBaseUrl, agent: new Agent(), apiLimit: 20 } as never);
  /** Uploads one field and gives what the upload server said. */
  const upload = async (
    method: string,
    params: object,
    field: string,
    content: Uint8Array,
    name = 'a.txt',
  ) => {
    const { upload_url } = answerOf<{ upload_url: string }>(world.call(method, { ...params }));
    const parts = new FormData();
    parts.append(field, new File([content.slice()], name));
    return (await post(upload_url, parts)) as Record<string, string>;
  };
  return { ...world, vk, upload };
}

/** A PNG of this size, as far as its header goes. */
function png(width: number, height: number): Uint8Array {
  const bytes = GREY_PIXEL.slice();
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

describe('an upload', () => {
  it('of a photo goes by vk-io, belongs to the peer, is sent and can be downloaded', async () => {
    const { vk, anna, send } = await withHttp();
    expect(vk.upload).toBeInstanceOf(Upload);
    const photo = await vk.upload.messagePhoto({
      peer_id: ANNA,
      source: { value: Buffer.from(png(640, 480)) },
    });
    expect(photo.ownerId).toBe(ANNA);
    answerOf(send({ peer_id: ANNA, attachment: String(photo) }));
    const [attachment] = anna.messages.at(-1)?.attachments ?? [];
    if (attachment?.type !== 'photo') expect.fail('no photo');
    expect(attachment.photo).toMatchObject({ width: 640, height: 480 });
    const response = await fetch(attachment.photo.sizes[0]?.url ?? '');
    expect(response.headers.get('content-type')).toBe('image/png');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(png(640, 480));
  });

  it('of a document keeps its name, kind and bytes', async () => {
    const { vk, anna, send } = await withHttp();
    const value = Buffer.from('a;b\n1;2\n');
    const doc = await vk.upload.messageDocument({
      peer_id: ANNA,
      title: 'Отчёт',
      source: { value, filename: 'report.csv' },
    });
    answerOf(send({ peer_id: ANNA, attachment: String(doc) }));
    const [attachment] = anna.messages.at(-1)?.attachments ?? [];
    if (attachment?.type !== 'doc') expect.fail('no document');
    expect(attachment.doc).toMatchObject({ title: 'Отчёт', ext: 'csv', type: 1, size: value.length });
    expect(await (await fetch(attachment.doc.url)).text()).toBe('a;b\n1;2\n');
  });

  it('of a voice message becomes one', async () => {
    const { vk, anna, send } = await withHttp();
    const voice = await vk.upload.audioMessage({ peer_id: ANNA, source: { value: Buffer.from('OggS') } });
    answerOf(send({ peer_id: ANNA, attachment: String(voice) }));
    expect(anna.messages.at(-1)?.attachments[0]?.type).toBe('audio_message');
  });

  it('without a peer belongs to the community and may be sent to anybody', async () => {
    const { upload, call, send, boris } = await withHttp();
    boris.opens();
    const { file } = await upload('docs.getMessagesUploadServer', {}, 'file', Buffer.from('x'));
    const { doc } = answerOf<{ doc: { id: number; owner_id: number } }>(call('docs.save', { file }));
    expect(doc.owner_id).toBe(-SCHOOL);
    answerOf(
      send({ peer_ids: `${ANNA},${BORIS}`, message: 'see', attachment: `doc${doc.owner_id}_${doc.id}` }),
    );
    expect(boris.messages.at(-1)?.attachments).toHaveLength(1);
  });

  it('for somebody who may not be written to is refused (901)', async () => {
    const { call } = await withHttp();
    expect(errorOf(call('photos.getMessagesUploadServer', { peer_id: BORIS }))).toMatch(/^901 /);
    expect(errorOf(call('docs.getMessagesUploadServer', { peer_id: BORIS }))).toMatch(/^901 /);
  });

  it('of no picture comes back empty and cannot be saved', async () => {
    const { upload, call } = await withHttp();
    for (const wrong of [Buffer.from('no picture'), png(14_000, 1), png(7001, 7000)]) {
      const answer = await upload('photos.getMessagesUploadServer', {}, 'photo', wrong);
      expect(answer.photo).toBe('[]');
      expect(errorOf(call('photos.saveMessagesPhoto', answer))).toMatch(/^100 .*photo is invalid/);
    }
  });

  it('is saved once, with its own hash, by its own community', async () => {
    const { upload, call, sandbox } = await withHttp();
    const answer = await upload('photos.getMessagesUploadServer', {}, 'photo', GREY_PIXEL);
    expect(errorOf(call('photos.saveMessagesPhoto', { ...answer, hash: 'x' }))).toMatch(/^121 /);
    sandbox.addCommunity({ id: 8, name: 'Other', screenName: 'other', token: 'other' });
    expect(errorOf(sandbox.call(8, 'photos.saveMessagesPhoto', answer))).toMatch(/^100 /);
    answerOf(call('photos.saveMessagesPhoto', answer));
    expect(errorOf(call('photos.saveMessagesPhoto', answer))).toMatch(/^100 /);
    expect(errorOf(call('docs.save', { file: 'unknown' }))).toMatch(/^105 /);
  });

  it('of a file that VK does not take, or of none, is answered with an error', async () => {
    const { upload } = await withHttp();
    const song = await upload('docs.getMessagesUploadServer', {}, 'file', Buffer.from('x'), 'song.mp3');
    expect(song).toHaveProperty('error');
    const none = await upload('docs.getMessagesUploadServer', {}, 'wrong_field', Buffer.from('x'));
    expect(none).toHaveProperty('error');
  });

  it('of a person is private: a community passes it on with its access_key only', () => {
    const { anna, boris, send } = aSandbox();
    anna.sendsPhoto();
    boris.opens();
    const [sent] = anna.messages[0]?.attachments ?? [];
    if (sent?.type !== 'photo') expect.fail('no photo');
    const name = `photo${ANNA}_${sent.photo.id}`;
    expect(errorOf(send({ peer_id: BORIS, attachment: name }))).toMatch(/^100 .*access_key/);
    answerOf(send({ peer_id: BORIS, attachment: `${name}_${sent.photo.access_key}` }));
    expect(boris.messages.at(-1)?.attachments[0]).toMatchObject({ photo: { id: sent.photo.id } });
  });

  it('that never was cannot be attached, and neither can more than ten', () => {
    const { anna, send } = aSandbox();
    anna.opens();
    expect(errorOf(send({ peer_id: ANNA, attachment: 'photo1_1' }))).toMatch(/^100 .*photo1_1 is not found/);
    expect(errorOf(send({ peer_id: ANNA, attachment: 'video1_1' }))).toMatch(/^100 .*video1_1 is invalid/);
    const eleven = Array<string>(11).fill('photo1_1').join(',');
    expect(errorOf(send({ peer_id: ANNA, attachment: eleven }))).toMatch(/^100 .*more than 10/);
  });
});

describe('what a person sends', () => {
  it('is a document that can be downloaded, a photo or a sticker', async () => {
    const { anna } = await withHttp();
    anna.sendsFile(
      { name: 'Список.xlsx', content: Buffer.from('cells'), mime: 'application/x-test' },
      { text: 'here' },
    );
    anna.sendsPhoto();
    anna.sendsSticker();
    const [file, photo, sticker] = anna.messages.slice(1).map(({ attachments }) => attachments[0]);
    if (file?.type !== 'doc' || photo?.type !== 'photo') expect.fail('no file or photo');
    const response = await fetch(file.doc.url);
    expect(response.headers.get('content-type')).toBe('application/x-test');
    expect(await response.text()).toBe('cells');
    expect((await fetch(photo.photo.sizes[0]?.url ?? '')).status).toBe(200);
    expect(sticker?.type).toBe('sticker');
    expect(anna.messages[1]?.text).toBe('here');
  });

  it('before the sandbox listens has the right address afterwards', async () => {
    const { anna, sandbox } = aSandbox();
    anna.sendsFile({ name: 'early.txt', content: Buffer.from('early') });
    const { url } = await sandbox.listen();
    const [file] = anna.messages[0]?.attachments ?? [];
    if (file?.type !== 'doc') expect.fail('no document');
    expect(file.doc.url.startsWith(`${url}/files/`)).toBe(true);
    expect(await (await fetch(file.doc.url)).text()).toBe('early');
  });

  it('shows the picture of a carousel card that was uploaded before', async () => {
    const { vk, anna, send } = await withHttp();
    const photo = await vk.upload.messagePhoto({ peer_id: ANNA, source: { value: Buffer.from(GREY_PIXEL) } });
    const button = { action: { type: 'text', label: 'Взять' } };
    const elements = [{ photo_id: `${photo.ownerId}_${photo.id}`, buttons: [button] }];
    const template = JSON.stringify({ type: 'carousel', elements });
    answerOf(send({ peer_ids: String(ANNA), message: 'Листайте', template }));
    expect(anna.messages.at(-1)?.template?.elements[0]?.photo?.sizes.at(-1)?.url).toContain(
      `photo${photo.id}`,
    );
  });
});
