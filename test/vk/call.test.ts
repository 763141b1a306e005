import { describe, expect, it } from 'vitest';
import { minutes } from '#src/regulation/durations.ts';
import { randomIdOf } from '#src/vk/outgoing.ts';
import { anna, annaId, answering, boris, borisId, going, groupId, openRoom, saying } from '#test/vk/room.ts';

const people = async (room: Awaited<ReturnType<typeof openRoom>>) => {
  room.anna.says('привет');
  room.boris.says('привет');
};
const texts = (dialog: { messages: readonly { from: string; text: string }[] }) =>
  dialog.messages.filter(({ from }) => from === 'community').map(({ text }) => text);

describe('a call with one delivery', () => {
  it('is the method itself, and tells the number of the message', async () => {
    const room = await openRoom();
    await people(room);
    const rows = [[{ label: 'Да', payload: { s: 'hello', c: 'yes' }, look: 'positive' }]];
    const answers = await room.messenger.call([saying(anna, 'Вы <учитель>?', { rows })]);
    expect(answers).toEqual([{ ok: true, ref: '2' }]);
    expect(texts(room.anna)).toEqual(['Вы <учитель>?']);
    expect(room.anna.keyboard).toMatchObject({
      inline: false,
      one_time: false,
      buttons: [[{ action: { type: 'text', label: 'Да' }, color: 'positive' }]],
    });
    const { method, params } = room.sandbox.calls.at(-1) ?? {};
    expect(method).toBe('messages.send');
    expect(params).toMatchObject({ peer_ids: String(annaId), dont_parse_links: '1' });
    expect(params).not.toHaveProperty('peer_id');
  });

  it('edits a message, and answers a press', async () => {
    const room = await openRoom();
    await people(room);
    await room.messenger.call([saying(anna, 'Ждёт: 3')]);
    const rows = [[{ label: 'Открыть', payload: { s: 'queue' } }]];
    expect(
      await room.messenger.call([going({ kind: 'edit', to: anna, ref: '2', text: 'Ждёт: 2', rows })]),
    ).toEqual([{ ok: true, ref: '2' }]);
    expect(texts(room.anna)).toEqual(['Ждёт: 2']);
    expect(room.anna.messages.at(-1)?.keyboard).toMatchObject({ inline: true });

    const [pressed] = await room.reads(room.anna.taps({ payload: { s: 'queue' }, callback: true }));
    expect(room.anna.pendingEvents).toBe(1);
    const answer = going({ kind: 'answer-press', to: anna, press: pressed?.press ?? '', expiresAt: 0 });
    expect(await room.messenger.call([answer])).toEqual([{ ok: true, ref: undefined }]);
    expect(room.anna.pendingEvents).toBe(0);
  });

  it('is recognised when it is sent again under the same cause', async () => {
    const room = await openRoom();
    await people(room);
    room.sandbox.faults.dropAfterAccept({ method: 'messages.send', times: 1 });
    const question = saying(anna, 'Вы учитель?');
    expect(await room.messenger.call([question])).toMatchObject([{ verdict: 'unknown', code: 'no answer' }]);
    expect(await room.messenger.call([question])).toEqual([{ ok: true, ref: '2' }]);
    expect(texts(room.anna)).toEqual(['Вы учитель?']);
  });

  it('carries its files', async () => {
    const room = await openRoom();
    await people(room);
    const content = Buffer.from('привет');
    const [one, other] = await Promise.all(
      ['а.txt', 'б.txt'].map((name) => room.messenger.upload(anna, { kind: 'document', name, content })),
    );
    if (!one?.ok || !other?.ok) expect.fail('not uploaded');
    await room.messenger.call([
      going({ kind: 'say', to: anna, text: 'Вот' }, undefined, [one.ref, other.ref]),
    ]);
    expect(room.anna.messages.at(-1)?.attachments.map(({ type }) => type)).toEqual(['doc', 'doc']);
  });

  it('that VK refuses for its recipient says so, although VK calls it a success', async () => {
    const room = await openRoom();
    await people(room);
    room.anna.denies();
    const refused = { ok: false, verdict: 'gone', code: 'VK 901', check: expect.any(String) };
    expect(await room.messenger.call([saying(anna, 'Здравствуйте')])).toEqual([refused]);
  });

  it('that is one too many in a second is told so, and vk-io does not repeat it by itself', async () => {
    const room = await openRoom({ callsPerSecond: 2 });
    await people(room);
    const sent = [1, 2, 3].map((n) => room.messenger.call([saying(anna, `${n}`)]));
    const answers = (await Promise.all(sent)).flat();
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ verdict: 'slow', code: 'VK 6' });
    expect(room.sandbox.calls.filter(({ error }) => error?.error_code === 6)).toHaveLength(1);
    room.clock.advance(1_000);
    expect(await room.messenger.call([saying(anna, '4')])).toMatchObject([{ ok: true }]);
  });

  it('that met no VK at all is unknown, and is not repeated here', async () => {
    const room = await openRoom();
    await people(room);
    room.sandbox.faults.http({ status: 502 });
    const answers = await room.messenger.call([saying(anna, '1')]);
    expect(answers).toEqual([
      { ok: false, verdict: 'unknown', code: 'no answer', check: expect.stringContaining('VK_API_BASE_URL') },
    ]);
    room.sandbox.faults.clear();
    expect(room.sandbox.calls.filter(({ method }) => method === 'messages.send')).toHaveLength(0);
  });
});

describe('a call with one text to several people', () => {
  it('is one message of VK, and answers for each recipient by itself', async () => {
    const room = await openRoom();
    await people(room);
    room.boris.denies();
    const to = [anna, boris, 'vk:1999'];
    const text = 'Собрание в среду';
    const batch = to.map((one) => going({ kind: 'say', to: one, text, inline: true }, 'the mailing'));
    const answers = await room.messenger.call(batch);
    expect(answers).toMatchObject([
      { ok: true, ref: '2' },
      { ok: false, verdict: 'gone', code: 'VK 901' },
      { ok: false, verdict: 'gone', code: 'VK 901' },
    ]);
    expect(room.sandbox.calls.at(-1)).toMatchObject({
      method: 'messages.send',
      params: { peer_ids: `${annaId},${borisId},1999` },
    });
    room.sandbox.faults.error({ method: 'messages.send', code: 901, times: 1 });
    expect(
      await room.messenger.call(batch),
      'nobody is unreachable because of a refusal of all',
    ).toMatchObject(batch.map(() => ({ ok: false, verdict: 'gone', whole: true })));
    await room.messenger.call(batch);
    expect(texts(room.anna), 'a repetition is recognised in each dialog').toEqual([text]);
  });
});

describe('a call with several deliveries', () => {
  it('is one execute, and each has its own answer', async () => {
    const room = await openRoom();
    await people(room);
    room.boris.denies();
    const press = going({ kind: 'answer-press', to: anna, press: `${annaId}:gone`, expiresAt: 0 });
    const wrongEdit = going({ kind: 'edit', to: anna, ref: '77', text: 'x' });
    const answers = await room.messenger.call([
      press,
      saying(anna, '«Вы» \\ "учитель"?\n🙂'),
      wrongEdit,
      saying(boris, 'Здравствуйте'),
      saying('vk:1999', 'Кто вы?'),
    ]);
    expect(answers).toEqual([
      { ok: false, verdict: 'ours', code: 'VK 100', check: expect.any(String) },
      { ok: true, ref: '2' },
      { ok: false, verdict: 'ours', code: 'VK 100', check: expect.any(String) },
      { ok: false, verdict: 'gone', code: 'VK 901', check: expect.any(String) },
      { ok: false, verdict: 'gone', code: 'VK 901', check: expect.any(String) },
    ]);
    expect(texts(room.anna)).toEqual(['«Вы» \\ "учитель"?\n🙂']);
    expect(room.sandbox.calls.filter(({ inner }) => !inner).map(({ method }) => method)).toEqual(['execute']);
  });

  it('gives each failed item the error of its own method', async () => {
    const api = await answering(() => ({
      body: {
        response: [false, false, [{ peer_id: borisId, conversation_message_id: 4 }], false],
        execute_errors: [
          { method: 'messages.edit', error_code: 909, error_msg: '' },
          { method: 'messages.send', error_code: 902, error_msg: '' },
          { method: 'messages.send', error_code: 10, error_msg: '' },
        ],
      },
    }));
    const { messenger } = await openRoom({ apiBaseUrl: api });
    const edit = going({ kind: 'edit', to: anna, ref: '3', text: 'x' });
    const answers = await messenger.call([saying(anna, '1'), edit, saying(boris, '2'), saying(anna, '3')]);
    expect(answers.map((answer) => (answer.ok ? answer.ref : answer.code))).toEqual([
      'VK 902',
      'VK 909',
      '4',
      'VK 10',
    ]);
  });

  it('takes no error for somebody’s that may be another’s', async () => {
    const sent = [{ peer_id: borisId, conversation_message_id: 4 }];
    const api = await answering(() => ({
      body: {
        response: [false, sent, false],
        execute_errors: [
          null,
          { method: 'messages.send', error_code: 901, error_msg: 'of nobody in this call' },
          { method: 'messages.send', error_code: 10, error_msg: '' },
          { method: 'messages.send', error_code: '902', error_msg: '' },
          { method: 'execute', error_code: 13, error_msg: '' },
        ],
      },
    }));
    const { messenger } = await openRoom({ apiBaseUrl: api });
    const edit = going({ kind: 'edit', to: anna, ref: '3', text: 'x' });
    expect(await messenger.call([saying(anna, '1'), saying(boris, '2'), saying(anna, '3')])).toMatchObject([
      { ok: false, verdict: 'unknown', whole: true },
      { ok: true, ref: '4' },
      { ok: false, verdict: 'unknown', whole: true },
    ]);
    expect(
      await messenger.call([edit, saying(boris, '2')]),
      'an edit that failed without its error',
    ).toMatchObject([{ ok: false, verdict: 'unknown', whole: true }, { ok: true }]);
  });

  it.each([
    [
      'of a recipient by name',
      { response: [[{ peer_id: String(annaId), conversation_message_id: '4' }], [{}]] },
      ['4', 'unknown'],
    ],
    ['an error in words', { error: 'Too many' }, ['unknown', 'unknown']],
    [
      'with an error of nothing',
      { response: [[{ peer_id: annaId, error: {} }], [{ peer_id: borisId, error: '901' }]] },
      ['unknown', 'gone'],
    ],
    ['HTML', '<html><body>502</body></html>', ['unknown', 'unknown']],
    ['cut off', '{"response":[[{"peer_id":1001,"conv', ['unknown', 'unknown']],
    ['the JSON null', 'null', ['unknown', 'unknown']],
    ['too short', { response: [[{ peer_id: annaId, conversation_message_id: 4 }]] }, ['4', 'unknown']],
    ['null', { response: null }, ['unknown', 'unknown']],
    ['an object', { response: {} }, ['unknown', 'unknown']],
    ['nothing at all', {}, ['unknown', 'unknown']],
    ['no JSON object', '[]', ['unknown', 'unknown']],
    ['of empty items', { response: [null, {}] }, ['unknown', 'unknown']],
    ['of failures without their errors', { response: [false, [false]] }, ['unknown', 'unknown']],
  ])('takes an answer that is %s for what it says and no more', async (_, body, expected) => {
    const { messenger } = await openRoom({ apiBaseUrl: await answering(() => ({ body })) });
    const answers = await messenger.call([saying(anna, '1'), saying(boris, '2')]);
    expect(answers.map((answer) => (answer.ok ? answer.ref : answer.verdict))).toEqual(expected);
  });

  it.each([
    [12, 'ours'],
    [13, 'ours'],
    [100, 'ours'],
    [901, 'gone'],
    [14, 'stop'],
    [6, 'slow'],
    [10, 'unknown'],
    [5, 'stop'],
  ])('refused as a whole by VK %i is %s, and perhaps because of another', async (code, verdict) => {
    const room = await openRoom();
    await people(room);
    room.sandbox.faults.error({ method: 'execute', code });
    const answers = await room.messenger.call([saying(anna, '1'), saying(boris, '2')]);
    expect(answers).toMatchObject([
      { ok: false, verdict, code: `VK ${code}`, whole: true },
      { ok: false, verdict, code: `VK ${code}`, whole: true },
    ]);
  });

  it('goes without what VK cannot take, which is our fault', async () => {
    const room = await openRoom();
    await people(room);
    const rows = Array.from({ length: 11 }, () => [{ label: 'Да', payload: {} }]);
    const answers = await room.messenger.call([
      saying(anna, '1', { rows }),
      saying('max:5', '2'),
      saying(boris, '3'),
    ]);
    expect(answers).toEqual([
      {
        ok: false,
        verdict: 'ours',
        code: 'broken-promise',
        check: 'a keyboard has 11 rows of buttons; VK takes 10',
        refused: 'buttons',
      },
      { ok: false, verdict: 'ours', code: 'broken-promise', check: 'The address is not one of VK' },
      { ok: true, ref: '2' },
    ]);
    expect(await room.messenger.call([])).toEqual([]);
  });
});

describe('the random_id of a delivery', () => {
  it('is a non-zero int32, the same for one cause and community', () => {
    const ids = Array.from({ length: 500 }, (_, i) => randomIdOf(groupId, `update-${i}:0`));
    for (const id of ids) expect(id === (id | 0) && id !== 0).toBe(true);
    expect(new Set(ids).size).toBe(500);
    expect(randomIdOf(groupId, 'a')).toBe(randomIdOf(groupId, 'a'));
    expect(randomIdOf(groupId, 'a')).not.toBe(randomIdOf(groupId + 1, 'a'));
  });
});

describe('a message of which nobody knows whether it was sent', () => {
  it('is looked for in the dialog', async () => {
    const room = await openRoom();
    await people(room);
    const sent = saying(anna, 'Заявка принята');
    await room.messenger.call([sent]);
    expect(await room.messenger.search(sent, 0)).toBe('sent');
    expect(await room.messenger.search(saying(anna, 'Заявка принята'), 0)).toBe('not-sent');
    expect(await room.messenger.search(saying('vk:1999', 'x'), 0)).toBe('not-sent');
    expect(await room.messenger.search(going({ kind: 'edit', to: anna, ref: '2', text: 'x' }), 0)).toBe(
      'not-sent',
    );
  });

  it('is looked for as far back as it may have been sent, however much was said since', async () => {
    const room = await openRoom();
    await people(room);
    const at = room.clock.now();
    const sent = saying(anna, 'Заявка принята');
    await room.messenger.call([sent]);
    for (let i = 0; i < 450; i += 1) room.anna.says(`${i}`);
    expect(await room.messenger.search(sent, at)).toBe('sent');
    const pages = () => room.sandbox.calls.filter(({ method }) => method === 'messages.getHistory').length;
    expect(pages()).toBe(3);
    room.clock.advance(minutes(30));
    for (let i = 0; i < 300; i += 1) room.anna.says(`${i}`);
    expect(await room.messenger.search(saying(anna, 'x'), room.clock.now())).toBe('not-sent');
    expect(pages(), 'no further than it can be').toBe(5);
  });

  it('is looked for later when VK is away; nobody can tell where it keeps the numbers to itself', async () => {
    const room = await openRoom();
    await people(room);
    room.sandbox.faults.error({ method: 'messages.getHistory', code: 10 });
    expect(await room.messenger.search(saying(anna, 'x'), 0)).toBe('later');
    const silent = await answering(() => ({
      body: { response: { count: 1, items: [{ from_id: -groupId, text: 'x' }] } },
    }));
    const { messenger } = await openRoom({ apiBaseUrl: silent });
    expect(await messenger.search(saying(anna, 'x'), 0)).toBe('untold');
  });
});

describe('the link to the bot', () => {
  it('opens the dialog with a code', async () => {
    const { messenger } = await openRoom();
    expect(messenger.linkFor('Q7RT2M9KXA')).toBe('https://vk.me/school555?ref=Q7RT2M9KXA');
    expect(messenger.address).toBe('vk.me/school555');
  });
});
