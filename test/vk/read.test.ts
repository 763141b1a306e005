import { describe, expect, it } from 'vitest';
import { anna, annaId, messageNew, openRoom } from '#test/vk/room.ts';

/** What the bot understands of what people do, whatever VK and its apps make of it. */
describe('a person says something', () => {
  it('in words, with what their app tells about itself', async () => {
    const room = await openRoom();
    room.anna.client.langId = 3;
    room.anna.client.keyboard = false;
    const [arrived] = await room.reads(room.anna.says('  Здравствуйте <b> & "до свидания"  '));
    expect(arrived).toEqual({
      address: anna,
      order: 1,
      ref: '1',
      did: { kind: 'words', text: 'Здравствуйте <b> & "до свидания"' },
      start: undefined,
      buttons: false,
      lang: 'en',
    });
  });

  it('in words longer than VK allows: they are cut, and no emoji is halved', async () => {
    const room = await openRoom();
    const [arrived] = await room.reads(messageNew({ text: `${'а'.repeat(4_095)}👩‍👧 и ещё` }));
    expect(arrived?.did).toEqual({ kind: 'words', text: 'а'.repeat(4_095) });
  });

  it('by a voice message that VK has written down', async () => {
    const room = await openRoom();
    const voice = { id: 1, owner_id: annaId, duration: 3, waveform: [], link_ogg: '', link_mp3: '' };
    const heard = messageNew({
      attachments: [
        { type: 'audio_message', audio_message: { ...voice, transcript: ' да ', transcript_state: 'done' } },
      ],
    });
    expect((await room.reads(heard))[0]?.did).toEqual({ kind: 'words', text: 'да', spoken: true });
    expect(
      (await room.reads(room.anna.sendsVoice({ transcript: 'да', readyAfter: 60_000 })))[0]?.did,
    ).toEqual({ kind: 'voice', listen: expect.any(String) });
    expect((await room.reads(room.anna.sendsVoice()))[0]?.did).toEqual({ kind: 'voice' });
  });

  const sentPhoto = /^photo1001_\d+_\w+$/;
  it('beside a picture or a sticker, or sends only that', async () => {
    const room = await openRoom();
    expect((await room.reads(room.anna.sendsPhoto({}, { text: '7Б' })))[0]?.did).toEqual({
      kind: 'words',
      text: '7Б',
      attached: [expect.stringMatching(sentPhoto)],
    });
    expect((await room.reads(room.anna.sendsPhoto()))[0]?.did).toEqual({
      kind: 'picture',
      attached: [expect.stringMatching(sentPhoto)],
    });
    expect((await room.reads(room.anna.sendsSticker()))[0]?.did).toEqual({ kind: 'sticker' });
    const video = messageNew({ attachments: [{ type: 'video', video: { id: 1 } }] });
    expect((await room.reads(video))[0]?.did).toEqual({ kind: 'other' });
  });

  it('with a document', async () => {
    const room = await openRoom();
    const file = { name: 'классы.csv', content: Buffer.from('7Б;Иванова') };
    const [arrived] = await room.reads(room.anna.sendsFile(file, { text: 'вот список' }));
    expect(arrived?.did).toMatchObject({
      kind: 'file',
      text: 'вот список',
      file: { name: 'классы.csv', size: file.content.length, url: expect.stringContaining('/files/') },
    });
  });
});

describe('a person passes something on', () => {
  const link = 'https://vk.me/join/AJQ1d';

  it('as a forwarded message: its words are theirs', async () => {
    const room = await openRoom();
    room.anna.says(`Ссылка на чат: ${link}`);
    const [arrived] = await room.reads(room.anna.says('', { forwards: [1] }));
    expect(arrived?.did).toEqual({ kind: 'words', text: `Ссылка на чат: ${link}` });
  });

  it('D10 · beside words of their own: the address is read with them, other people’s words are not', async () => {
    const room = await openRoom();
    room.anna.says(`Вот чат, вступайте: ${link}`);
    const [beside] = await room.reads(room.anna.says('вот ссылка', { forwards: [1] }));
    expect(beside?.did).toEqual({ kind: 'words', text: `вот ссылка\n${link}` });
    const attached = { text: 'держите', attachments: [{ type: 'link', link: { url: link, title: 'Чат' } }] };
    expect((await room.reads(messageNew(attached)))[0]?.did).toEqual({
      kind: 'words',
      text: `держите\n${link}`,
    });
    const typed = { ...attached, text: link };
    expect((await room.reads(messageNew(typed)))[0]?.did).toEqual({ kind: 'words', text: link });
  });

  it('as a forward of a forward, and as a link without words', async () => {
    const room = await openRoom();
    const shared = { text: '', attachments: [{ type: 'link', link: { url: link, title: 'Чат 7Б' } }] };
    const nested = messageNew({ fwd_messages: [{ text: '', fwd_messages: [shared] }] });
    expect((await room.reads(nested))[0]?.did).toEqual({ kind: 'words', text: link });
    expect((await room.reads(messageNew(shared)))[0]?.did).toEqual({ kind: 'words', text: link });
  });

  it('with words of their own: those are what they say', async () => {
    const room = await openRoom();
    room.anna.says('чужие слова');
    const [arrived] = await room.reads(room.anna.says('это нам прислали', { forwards: [1] }));
    expect(arrived?.did).toEqual({ kind: 'words', text: 'это нам прислали' });
  });

  it('as a forwarded document', async () => {
    const room = await openRoom();
    room.anna.sendsFile({ name: 'классы.csv', content: Buffer.from('7Б') });
    const [arrived] = await room.reads(room.anna.says('', { forwards: [1] }));
    expect(arrived?.did).toMatchObject({ kind: 'file', file: { name: 'классы.csv' } });
  });
});

describe('a person comes to the bot', () => {
  it('by the start button, with the code of a link', async () => {
    const room = await openRoom();
    const [arrived] = await room.reads(room.anna.opens('Q7RT2M9KXA'));
    expect(arrived).toMatchObject({ did: { kind: 'start' }, start: 'Q7RT2M9KXA' });
  });

  it('by a link whose code is none', async () => {
    const room = await openRoom();
    for (const ref of ['a b', 'x'.repeat(65), '<script>', 7]) {
      const [arrived] = await room.reads(messageNew({ text: 'Начать', ref }));
      expect(arrived?.start).toBeUndefined();
    }
  });
});

describe('a person presses a button', () => {
  const payload = { s: 'hello', t: 'name', n: 3, c: 'yes' };

  it('whose payload comes as a text, as an object, or as a text within a text', async () => {
    const room = await openRoom();
    for (const form of [JSON.stringify(payload), payload, JSON.stringify(JSON.stringify(payload))]) {
      const [arrived] = await room.reads(messageNew({ text: 'Да', payload: form }));
      expect(arrived?.did).toEqual({ kind: 'choice', payload });
    }
  });

  it('in an app that cannot press it, which wraps the payload again and again', async () => {
    const room = await openRoom();
    const wrap = (inner: unknown) => ({
      command: 'not_supported_button',
      button_type: 'callback',
      payload: inner,
    });
    const twice = wrap(JSON.stringify(wrap(JSON.stringify(payload))));
    const [arrived] = await room.reads(messageNew({ text: 'Да', payload: JSON.stringify(twice) }));
    expect(arrived?.did).toEqual({ kind: 'choice', payload });
  });

  it('that is none: a payload that is no JSON, or holds nothing, leaves the words', async () => {
    const room = await openRoom();
    for (const form of ['{нет', '5', '"да"', '[]', '{}', 5, ['x'], null]) {
      const [arrived] = await room.reads(messageNew({ text: 'Да', payload: form }));
      expect(arrived?.did).toEqual({ kind: 'words', text: 'Да' });
    }
  });

  it('under a message: VK waits for an answer to it, and its number is not a place in the dialog', async () => {
    const room = await openRoom();
    const update = room.anna.taps({ payload, callback: true, cmid: 4 });
    const [arrived] = await room.reads(update);
    expect(arrived).toEqual({
      address: anna,
      did: { kind: 'choice', payload },
      press: `${annaId}:${String(update.object.event_id)}`,
    });
  });
});

describe('an update that is not as VK makes them', () => {
  it('is read as far as it goes', async () => {
    const room = await openRoom();
    const crooked = messageNew(
      {
        from_id: String(annaId),
        peer_id: String(annaId),
        attachments: [{ type: 'link' }, 'x', { type: 'wall', wall: {} }, { type: 'sticker', sticker: {} }],
        fwd_messages: [{ payload: '{нет' }, null, 7],
        reply_message: { payload: '{нет' },
      },
      { keyboard: 'yes' },
    );
    const [arrived] = await room.reads(crooked);
    expect(arrived).toMatchObject({ address: anna, did: { kind: 'sticker' }, buttons: undefined });
    expect((await room.reads(messageNew({ text: 7, attachments: {}, fwd_messages: 'x' })))[0]?.did).toEqual({
      kind: 'other',
    });
  });

  it('in the format of before 5.103 has the message itself as its object', async () => {
    const room = await openRoom();
    const { object, ...envelope } = messageNew({ text: 'привет' });
    const [arrived] = await room.reads({ ...envelope, object: object.message });
    expect(arrived).toMatchObject({
      address: anna,
      did: { kind: 'words', text: 'привет' },
      buttons: undefined,
    });
  });
});
