import { describe, expect, it } from 'vitest';
import type { ControlDialog, ControlMessage, ControlState } from '../control-types.ts';
import { withPage } from './page-support.ts';
import { ANNA, answerOf, BORIS, SCHOOL } from './support.ts';

describe('the control API', () => {
  it('tells the whole state to begin with', async () => {
    const { get, anna, url } = await withPage();
    anna.opens();
    const state = await get<ControlState>('/state');
    expect(state).toMatchObject({
      url,
      clock: { given: true },
      communities: [{ id: SCHOOL, name: 'School', longPoll: { enabled: true } }],
      people: [{ id: ANNA }, { id: BORIS }],
      chats: [],
      faults: { errors: [], paused: false },
    });
    expect(state.dialogs[0]).toMatchObject({ personId: ANNA, count: 1, unread: 0, last: { text: 'Начать' } });
  });

  it('lets somebody be a person: open, say, reply, forward, edit, deny, allow', async () => {
    const { act, anna } = await withPage();
    expect(await act('open', { ref: 'x' })).toMatchObject([
      { type: 'message_new', object: { message: { ref: 'x' } } },
    ]);
    await act('say', { text: 'hello' });
    await act('say', { text: 'again', replyTo: 2, forwards: [1] });
    expect(await act('edit', { cmid: 3, text: 'edited' })).toMatchObject([{ type: 'message_edit' }]);
    expect(anna.messages.at(-1)).toMatchObject({ text: 'edited', replyTo: 2 });
    await act('deny');
    expect(anna.allowed).toBe(false);
    await act('allow');
    expect(anna.allowed).toBe(true);
    expect(await act('type')).toMatchObject([{ type: 'message_typing_state' }]);
    expect(await act('read')).toMatchObject([{ type: 'message_read' }]);
  });

  it('presses a button by its place, or a forged one', async () => {
    const { act, send, anna, ask } = await withPage();
    anna.opens();
    const keyboard = (inline: boolean, label: string) =>
      JSON.stringify({
        inline,
        buttons: [[{ action: { type: 'text', label: 'other' } }, { action: { type: 'callback', label } }]],
      });
    answerOf(send({ peer_id: ANNA, message: 'a', keyboard: keyboard(true, 'inline') }));
    answerOf(send({ peer_id: ANNA, message: 'b', keyboard: keyboard(false, 'below') }));
    expect(await act('tap', { cmid: 2, row: 0, column: 1 })).toMatchObject([
      { object: { conversation_message_id: 2 } },
    ]);
    expect(await act('tap', { column: 0 })).toMatchObject([{ object: { message: { text: 'other' } } }]);
    expect(await act('tap', { payload: { a: 1 }, label: 'x' })).toMatchObject([
      { object: { message: { payload: '{"a":1}' } } },
    ]);
    const nowhere = await ask('POST', `/dialogs/${SCHOOL}/${ANNA}/tap`, { cmid: 2, row: 5, column: 0 });
    expect(nowhere).toEqual({ status: 404, body: { error: 'there is no button at this place' } });
  });

  it('sends voice, files, photos and stickers', async () => {
    const { act, anna, get } = await withPage();
    await act('voice', { transcript: 'hello', seconds: 2 });
    const voice = new FormData();
    voice.append('file', new File(['OggS'], 'v.ogg'));
    voice.append('transcript', 'recorded');
    await act('voice', voice);
    const file = new FormData();
    file.append('file', new File(['cells'], 'Список.csv', { type: 'text/csv' }));
    file.append('text', 'here');
    await act('file', file);
    await act('photo');
    await act('sticker', { stickerId: 5 });
    expect(anna.messages.map(({ attachments }) => attachments[0]?.type)).toEqual([
      'audio_message',
      'audio_message',
      'doc',
      'photo',
      'sticker',
    ]);
    const messages = await get<ControlMessage[]>(`/dialogs/${SCHOOL}/${ANNA}/messages?after=1&limit=2`);
    expect(messages).toMatchObject([
      { cmid: 2, voice: { transcript: 'recorded' } },
      { cmid: 3, text: 'here' },
    ]);
  });

  it('shows a dialog, a page of its messages and its transcript', async () => {
    const { get, anna, send } = await withPage();
    expect(await get<ControlDialog>(`/dialogs/${SCHOOL}/${BORIS}`)).toMatchObject({
      count: 0,
      allowed: false,
      messages: [],
    });
    for (let i = 1; i <= 60; i += 1) anna.says(`word ${i}`);
    answerOf(send({ peer_id: ANNA, message: 'a' }));
    const dialog = await get<ControlDialog>(`/dialogs/${SCHOOL}/${ANNA}`);
    expect(dialog).toMatchObject({ count: 61, unread: 1, allowed: true, client: { keyboard: true } });
    expect(dialog.messages.map(({ cmid }) => cmid)).toEqual(Array.from({ length: 50 }, (_, i) => i + 12));
    const page = await get<ControlMessage[]>(`/dialogs/${SCHOOL}/${ANNA}/messages?before=12&limit=3`);
    expect(page.map(({ cmid }) => cmid)).toEqual([9, 10, 11]);
    expect(await get(`/dialogs/${SCHOOL}/${ANNA}/transcript`)).toMatchObject({
      person: { name: 'Anna Orlova' },
    });
    expect(await get('/calls?limit=1')).toMatchObject([{ method: 'messages.send' }]);
    expect(await get(`/history/${SCHOOL}?limit=1`)).toMatchObject([{ type: 'message_new' }]);
  });

  it('changes what the person’s app can show', async () => {
    const { ask, anna } = await withPage();
    const { body } = await ask('PATCH', `/dialogs/${SCHOOL}/${ANNA}/client`, { carousel: false, langId: 3 });
    expect(body).toMatchObject({ carousel: false, langId: 3, keyboard: true });
    expect(anna.client.carousel).toBe(false);
  });
});
