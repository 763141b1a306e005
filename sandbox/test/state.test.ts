import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Transcript } from '../dialog-types.ts';
import { ANNA, answerOf, aSandbox, SCHOOL } from './support.ts';

const folders: string[] = [];
afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function aFile(name: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  folders.push(folder);
  return join(folder, name);
}

describe('the state', () => {
  it('saved twice at once is whole, and is the later one', async () => {
    const { sandbox, anna } = aSandbox();
    const file = await aFile('state.json');
    anna.says('раз');
    const first = sandbox.save(file);
    anna.says('два');
    await Promise.all([first, sandbox.save(file), sandbox.save(file)]);
    expect(await readFile(file, 'utf8')).toContain('два');
  });

  it('saved and loaded by another sandbox goes on where it was', async () => {
    const before = aSandbox();
    const file = await aFile('state.json');
    before.anna.opens();
    before.anna.sendsFile({ name: 'a.txt', content: Buffer.from('content') });
    answerOf(
      before.send({
        peer_id: ANNA,
        message: 'a',
        random_id: 5,
        keyboard: '{"buttons":[[{"action":{"type":"text","label":"x"}}]]}',
      }),
    );
    const chat = before.sandbox.chats.create({ title: '7Б', ownerId: ANNA });
    chat.addCommunity(SCHOOL);
    await before.sandbox.save(file);

    const after = aSandbox();
    await after.sandbox.load(file);
    const { url } = await after.sandbox.listen();
    expect(after.anna.messages.map(({ text }) => text)).toEqual(['Начать', '', 'a']);
    expect(after.anna.keyboard?.buttons).toHaveLength(1);
    expect(answerOf(after.send({ peer_id: ANNA, message: 'a', random_id: 5 }))).toBe(3);
    expect(after.sandbox.chats.find(chat.id)?.title).toBe('7Б');
    const history = after.school.history.map(({ event_id }) => event_id);
    expect(history).toEqual(before.school.history.map(({ event_id }) => event_id));
    const { ts } = answerOf<{ ts: string }>(after.call('groups.getLongPollServer', { group_id: SCHOOL }));
    expect(ts).toBe(String(history.length));
    const [attachment] = after.anna.messages[1]?.attachments ?? [];
    if (attachment?.type !== 'doc') expect.fail('no document');
    expect(attachment.doc.url.startsWith(url)).toBe(true);
    expect(await (await fetch(attachment.doc.url)).text()).toBe('content');
  });

  it('is refused when the file is something else, and the present one stays', async () => {
    const { sandbox, anna } = aSandbox();
    anna.opens();
    const file = await aFile('other.json');
    await writeFile(file, JSON.stringify({ version: 2 }));
    await expect(sandbox.load(file)).rejects.toThrow('another version');
    await writeFile(file, 'no json');
    await expect(sandbox.load(file)).rejects.toThrow();
    expect(anna.messages).toHaveLength(1);
  });

  it('can be emptied', () => {
    const { sandbox, anna } = aSandbox();
    anna.opens();
    sandbox.faults.error({ code: 10 });
    sandbox.reset();
    expect([sandbox.communities, sandbox.people, sandbox.calls]).toEqual([[], [], []]);
    expect(() => anna.says('hello?')).toThrow('no community');
  });
});

describe('the clock', () => {
  it('that the sandbox owns can be moved, and runs on', () => {
    const { sandbox } = aSandbox({ now: undefined } as never);
    const { clock } = sandbox;
    expect(clock.given).toBe(false);
    expect(Math.abs(clock.now() - Date.now())).toBeLessThan(1000);
    clock.advance(3_600_000);
    expect(clock.now() - Date.now()).toBeGreaterThan(3_500_000);
    clock.set(Date.UTC(2030, 0, 1));
    expect(new Date(clock.now()).getUTCFullYear()).toBe(2030);
  });

  it('that was given is moved by its owner only', () => {
    const { sandbox } = aSandbox();
    expect(() => sandbox.clock.advance(1)).toThrow('given a clock');
  });

  it('dates messages in seconds', () => {
    const { anna, clock } = aSandbox();
    clock.now += 1500;
    expect(anna.says('hi').object).toMatchObject({ message: { date: Math.floor(clock.now / 1000) } });
  });
});

describe('a transcript', () => {
  it('tells who said and tapped what, and what the bot answered', async () => {
    const { anna, send, call } = aSandbox();
    anna.opens();
    const keyboard =
      '{"inline":true,"buttons":[[{"action":{"type":"callback","label":"Да","payload":"{}"}}]]}';
    answerOf(send({ peer_id: ANNA, message: 'Готово?', keyboard }));
    const button = anna.messages.at(-1)?.keyboard?.buttons[0]?.[0];
    if (!button) expect.fail('no button');
    const { object } = anna.taps(button);
    const event_data = JSON.stringify({ type: 'show_snackbar', text: 'Записано' });
    answerOf(
      call('messages.sendMessageEventAnswer', {
        event_id: object.event_id,
        user_id: ANNA,
        peer_id: ANNA,
        event_data,
      }),
    );
    answerOf(call('messages.edit', { peer_id: ANNA, cmid: 2, message: 'Готово' }));
    const file = await aFile('transcript.json');
    await anna.saveTranscript(file);
    const saved = JSON.parse(await readFile(file, 'utf8')) as Transcript;
    expect(saved.person).toEqual({ id: ANNA, name: 'Anna Orlova' });
    expect(saved.lines.map(({ who, did, text }) => [who, did, text])).toEqual([
      ['person', 'allows', undefined],
      ['person', 'opens', 'Начать'],
      ['community', 'says', 'Готово?'],
      ['person', 'taps', 'Да'],
      ['community', 'snackbar', 'Записано'],
      ['community', 'edits', 'Готово'],
    ]);
    expect(saved.lines[2]?.buttons).toEqual([['Да']]);
  });
});

describe('size', () => {
  it('of 1,000 dialogs and 50,000 messages does not slow a call down', () => {
    const { sandbox, call } = aSandbox({ keep: 1000 });
    for (let id = 1000; id < 2000; id += 1) sandbox.addPerson({ id, firstName: 'P', lastName: `${id}` });
    const dialogs = Array.from({ length: 1000 }, (_, i) => sandbox.dialog(SCHOOL, 1000 + i));
    const round = (n: number) => {
      const started = performance.now();
      for (const [i, dialog] of dialogs.entries()) {
        dialog.says(`word ${n}`);
        answerOf(call('messages.send', { peer_id: 1000 + i, random_id: n, message: `answer ${n}` }));
      }
      return performance.now() - started;
    };
    const rounds = Array.from({ length: 25 }, (_, i) => round(i + 1));
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
    expect(dialogs.reduce((sum, { messages }) => sum + messages.length, 0)).toBe(50_000);
    // Late rounds cost what early ones do; a scan would cost twenty times as much.
    expect(median(rounds.slice(-8))).toBeLessThan(4 * median(rounds.slice(1, 9)) + 5);
    expect(sandbox.calls.length).toBeLessThanOrEqual(2000);
  });
});
