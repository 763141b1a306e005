import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createSandbox, type Dialog, type Sandbox } from '#sandbox/index.ts';
import { createManualClock } from '#src/clock.ts';
import { hours, minutes, seconds } from '#src/regulation/durations.ts';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import { type LapsedBot, type Memory, startLapsed } from '#test/faults/lapse.ts';
import { answersIn, seed, sized, tell } from '#test/faults/ledger.ts';
import { type Spoiling, spoilings, spoilt } from '#test/faults/spoilt.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';

/** What no line of the log may hold: keys, a name, what somebody wrote, and anybody's number. */
const secrets = { token: 'the-token-4f81', secret: 'the-secret-9c2e', confirmation: 'c0nf1rm' };
const [name, word] = ['Markella', 'palimpsest'];
const groupId = 555_001;
const firstOfSpoilt = 700_100_001;
const firstOfGood = 900_100_001;
const betrayed = new RegExp(`${Object.values(secrets).join('|')}|${name}|${word}|[79]001000\\d\\d`);

/** What is in use at the end may be more than after the first quarter by so much. */
const growth = 1.1;
const together = sized(50, 250);

let redis: TestRedis;
let dir: string;
let sandbox: Sandbox;
let store: Store;
let bot: LapsedBot;
let order: object;
const clock = createManualClock(schoolMorning);
const lines: string[] = [];
const hears = (line: string): void => void lines.push(line);

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'garbage-'));
  redis = await startTestRedis();
  store = openStore(connect(redis.socketPath), groupId, { nameless, seal });
  sandbox = createSandbox({
    now: clock.now,
    callsPerSecond: Number.POSITIVE_INFINITY,
    seed,
    keep: 100,
    longPollHistory: 1_000,
  });
  const { apiBaseUrl } = await sandbox.listen();
  sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: secrets.token });
  order = { socketPath: redis.socketPath, groupId, apiBaseUrl, token: secrets.token, now: clock.now() };
  lines.length = 0;
});

afterEach(async () => {
  const code = await bot.stops();
  await store.connection.close();
  await sandbox.close();
  await redis.stop();
  await rm(dir, { recursive: true, force: true });
  expect(code, 'nothing has ended the process').toBe(0);
  expect(
    lines.filter((line) => betrayed.test(line)),
    'the log tells nothing of anybody',
  ).toEqual([]);
  expect(
    lines.filter((line) => line.includes('an update was set aside')),
    'garbage is nobody’s turn, and no fault of the bot',
  ).toEqual([]);
});

const people = (first: number, count: number): Dialog[] =>
  Array.from({ length: count }, (_, i) => {
    sandbox.addPerson({ id: first + i, firstName: name, lastName: 'Тестова' });
    return sandbox.dialog(groupId, first + i);
  });

/** Time passes meanwhile: a busy machine is a VK that does not answer in time, and is asked again later. */
async function until(isSo: () => unknown, what: string): Promise<void> {
  for (let tries = 0; !(await isSo()); tries += 1) {
    await pause(Math.min(2 * tries, 500));
    if (tries > 40) await passes(seconds(1));
    if (tries > 160) expect.fail(`${what}; the last lines:\n${lines.slice(-25).join('\n')}`);
  }
}

/** The clock of VK and of the bot. */
async function passes(ms: number): Promise<void> {
  clock.advance(ms);
  sandbox.tick();
  await bot.passes(ms);
}

const told = (was: Memory, is: Memory) => ({
  heapMb: `${megabytes(was.heap)} → ${megabytes(is.heap)}`,
  rssMb: `${megabytes(was.rss)} → ${megabytes(is.rss)}`,
  lines: lines.length,
});
const megabytes = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

/** Each thing that a person can do, as VK tells it. */
async function honestUpdates(dialog: Dialog): Promise<Fields[]> {
  const text = `${word} ${name}`;
  const content = Buffer.from('7А;7Б');
  sandbox.communities[0]?.deliver({
    message_edit: true,
    message_typing_state: true,
    message_reply: true,
    message_read: true,
  });
  const told = [
    dialog.opens('7K3MPQ9XTA'),
    dialog.says(text),
    dialog.says('да', { payload: { s: 'home', t: 'list', n: 1, c: 'help' } }),
  ];
  told.push(dialog.says(text, { replyTo: 1, forwards: [1, 2] }), dialog.sendsVoice({ transcript: text }));
  told.push(
    dialog.sendsFile({ name: `${name}.csv`, content }, { text }),
    dialog.sendsPhoto(),
    dialog.sendsSticker(),
  );
  told.push(
    dialog.taps({ payload: { a: 'request', o: 'x' }, callback: true, cmid: 2 }),
    dialog.edits(2, text),
  );
  told.push(dialog.types(), dialog.reads(), dialog.denies(), dialog.allows());
  sandbox.communities[0]?.deliver({
    message_edit: false,
    message_typing_state: false,
    message_reply: false,
    message_read: false,
  });
  return told.map((update) => structuredClone(update) as unknown as Fields);
}
type Fields = Record<string, unknown>;

let made = 0;
/** Never the same event: a repetition would be left out before it is looked at. */
function renewed(update: Fields): Fields {
  made += 1;
  const fresh = structuredClone(update) as { event_id: string; object: Fields & { message?: Fields } };
  fresh.event_id = `event-${made}`;
  const message = fresh.object.message ?? fresh.object;
  const from = firstOfSpoilt + (made % 40);
  if ('from_id' in message)
    Object.assign(message, { from_id: from, peer_id: from, conversation_message_id: 1_000 + made });
  if ('user_id' in message) Object.assign(message, { user_id: from });
  return fresh as unknown as Fields;
}

const shapeOf = <T>(shapes: readonly T[], { shape }: Spoiling): T => shapes[shape % shapes.length] as T;

/** Only what a button carries is spoilt: it is the one thing in an update that people can forge. */
function forged(update: Fields, spoiling: Spoiling): string {
  const object = update.object as Fields & { message?: Fields };
  const holder = object.message ?? object;
  const carried = holder.payload ?? { s: 'home', t: 'list', n: made, c: 'duties', o: 'A1' };
  const honest = typeof carried === 'string' ? JSON.parse(carried) : carried;
  // In a message the payload is a text of JSON, in a press it is JSON.
  const isText = object.message || spoiling.shape % 4 === 0;
  holder.payload = isText ? spoilt(honest, spoiling) : '<payload>';
  return JSON.stringify(update).replace('"<payload>"', () => spoilt(honest, { ...spoiling, mark: null }));
}

it('updates and payloads that are garbage end nothing, and what is honest among them is answered once', {
  timeout: sized(120_000, 1_800_000),
}, async () => {
  const [victim] = people(firstOfSpoilt, 40);
  const good = people(firstOfGood, 5);
  bot = await startLapsed(order, hears);
  const honest = await honestUpdates(victim as Dialog);
  const spoiled = { updates: 0, payloads: 0, answers: 0 };
  let [lost, twice, rounds] = [0, 0, 0];

  const all = spoilings(sized(500, 50_000), seed);
  const first = Math.ceil(all.length / together / 4);
  let warm = await bot.memory();
  const garbage: string[] = [];
  for (let at = 0; at < all.length; at += together) {
    const round = all.slice(at, at + together);
    // What was found in the dialogs instead of in the log leaves the garbage for the next answer.
    garbage.push(
      ...round.map((one, i) => {
        const update = renewed(shapeOf(honest, one));
        const byHand = (at / together + i) % 2 === 0;
        spoiled[byHand ? 'payloads' : 'updates'] += 1;
        return byHand ? forged(update, one) : spoilt(update, { ...one, mark: null });
      }),
    );
    const [whole] = round;
    let isFirst = true;
    const as = (answer: string): string => {
      const { ts, updates } = JSON.parse(answer) as { ts?: string; updates?: unknown[] };
      if (ts === undefined || !updates || updates.length === 0) return answer;
      // The answer itself is garbage, and the honest one comes when it is asked for again.
      const asked = String(Number(ts) - updates.length);
      if (isFirst && whole) {
        isFirst = false;
        spoiled.answers += 1;
        return spoilt({ ts: asked, updates: [] }, whole);
      }
      const told = updates.map((update) => JSON.stringify(update));
      for (const [i, one] of garbage.splice(0).entries()) told.splice(i % (told.length + 1), 0, one);
      return `{"ts":"${ts}","updates":[${told.join(',')}]}`;
    };
    sandbox.faults.rewrite({ method: 'longpoll', as });
    rounds += 1;
    const expected = rounds;
    for (const dialog of good) dialog.says('меню');
    await until(() => good.every((one) => answersIn(one).length >= expected), 'somebody is not answered');
    await passes(seconds(1));
    sandbox.faults.clear();
    if (rounds === first) warm = await bot.memory();
  }
  await passes(minutes(5));
  const end = await bot.memory();
  for (const one of good) {
    lost += Math.max(0, rounds - answersIn(one).length);
    twice += Math.max(0, answersIn(one).length - rounds);
  }
  const left = await store.client.xlen(store.keys.outbox('answers'));
  const setAside = await store.client.xlen(store.keys.dead());
  tell('8', 'garbage by long poll', {
    ...spoiled,
    honest: rounds * good.length,
    lost,
    twice,
    setAside,
    ...told(warm, end),
  });
  expect({ lost, twice, left }).toEqual({ lost: 0, twice: 0, left: 0 });
  expect(end.heap).toBeLessThan(warm.heap * growth);
});

/** Everything that the bot asks of VK while it runs. */
const asked = [
  'execute',
  'messages.send',
  'messages.getHistory',
  'messages.getConversations',
  'groups.getLongPollServer',
  'docs.getMessagesUploadServer',
  'docs.save',
  'upload',
];

it('answers of VK that are garbage end nothing, and what is honest among them counts', {
  timeout: sized(120_000, 1_800_000),
}, async () => {
  const victims = people(firstOfSpoilt, 20);
  const good = people(firstOfGood, 5);
  for (const one of [...victims, ...good]) one.opens();
  bot = await startLapsed(order, hears);
  const all = spoilings(sized(400, 25_000), seed + 1);
  const first = Math.ceil(all.length / 4);
  let [spoiled, rounds] = [0, 0];
  let warm: Memory | undefined;
  const next = (): Spoiling => {
    spoiled += 1;
    return all[spoiled % all.length] as Spoiling;
  };
  const isGood = (item: unknown): boolean => JSON.stringify(item).includes('"peer_id":900100');
  /** The items of a batch each by itself, or the answer as a whole; a file's, a history's as a whole. */
  const as = (answer: string): string => {
    const { response, ...more } = JSON.parse(answer) as { response?: unknown };
    const whole = next();
    if (!Array.isArray(response) || whole.shape % 5 === 0) return spoilt({ ...more, response }, whole);
    const items = response.map((item) =>
      isGood(item) ? JSON.stringify(item) : spoilt(item, { ...next(), mark: null }),
    );
    return `{"response":[${items.join(',')}],"execute_errors":${spoilt([{ method: 'messages.send', error_code: 10, error_msg: 'x' }], { ...whole, mark: null })}}`;
  };
  while (spoiled < all.length) {
    rounds += 1;
    // An hour later what came of a message is asked of the history, which lies then: it is not asked about the honest.
    const isLong = rounds % 8 === 0;
    for (const method of asked) sandbox.faults.rewrite({ method, as, probability: 0.8 });
    await delivered(`${word} ${rounds}`, isLong ? victims : [...victims, ...good]);
    for (let i = 0; i < 6; i += 1) await passes(isLong ? minutes(20) : seconds(10));
    sandbox.faults.clear();
    await passes(minutes(2));
    if (!warm && spoiled >= first) warm = await bot.memory();
  }
  for (let i = 0; i < 30; i += 1) await passes(hours(1));
  const end = await bot.memory();
  const counts = good.map((one) =>
    Array.from(
      { length: rounds },
      (_, i) => answersIn(one).filter(({ text }) => text === `${word} ${i + 1}`).length,
    ).filter((_, i) => (i + 1) % 8 !== 0),
  );
  const lost = counts.flat().filter((count) => count === 0).length;
  const twice = counts.flat().filter((count) => count > 1).length;
  const left = await store.client.xlen(store.keys.outbox('answers'));
  const marked = Object.keys(await store.client.hgetall(store.keys.unreachable())).filter((who) =>
    who.startsWith('vk:9'),
  ).length;
  tell('8', 'answers of VK that are garbage', {
    answers: spoiled,
    honest: counts.flat().length,
    lost,
    twice,
    left,
    marked,
    ...told(warm ?? end, end),
  });
  expect({ lost, twice, left, marked }).toEqual({ lost: 0, twice: 0, left: 0, marked: 0 });
  expect(end.heap).toBeLessThan((warm ?? end).heap * growth);
});

let commits = 0;
/** A message to each of them, some with a file, as a commit leaves it. */
async function delivered(text: string, to: readonly Dialog[]): Promise<void> {
  commits += 1;
  const tx = begin(store)({ cause: `garbage-${commits}`, now: clock.now() });
  for (const [i, { personId }] of to.entries()) {
    const file = { kind: 'text-file' as const, name: `${name}.txt`, content: `${text} ${i}` };
    tx.deliver('answers', {
      kind: 'say',
      to: `vk:${personId}`,
      text,
      ...(i % 5 === 0 ? { files: [file] } : {}),
    });
  }
  await tx.commit();
}

it('callbacks that are garbage end nothing, and what is honest among them is answered once', {
  timeout: sized(120_000, 1_800_000),
}, async () => {
  const [victim] = people(firstOfSpoilt, 40);
  const good = people(firstOfGood, 5);
  bot = await startLapsed({ ...order, callback: secrets }, hears);
  const honest = await honestUpdates(victim as Dialog);
  const post = async (body: string): Promise<number> => {
    const answer = await fetch(`http://127.0.0.1:${bot.port}/vk`, {
      method: 'POST',
      body,
      // One that is kept may be closed just as it is used again.
      headers: { connection: 'close' },
    });
    await answer.arrayBuffer();
    return answer.status;
  };
  const all = spoilings(sized(400, 25_000), seed + 2);
  const statuses: Record<number, number> = {};
  let warm: Memory | undefined;
  let rounds = 0;
  for (let at = 0; at < all.length; at += together) {
    rounds += 1;
    const bodies = all
      .slice(at, at + together)
      .map((one) => spoilt({ ...renewed(shapeOf(honest, one)), secret: secrets.secret }, one));
    const posted = bodies.map(post);
    const words = good.map((one) => post(JSON.stringify({ ...one.says('меню'), secret: secrets.secret })));
    for (const status of await Promise.all(posted)) statuses[status] = (statuses[status] ?? 0) + 1;
    expect(await Promise.all(words)).toEqual(good.map(() => 200));
    await passes(seconds(1));
    if (!warm && at >= all.length / 4) warm = await bot.memory();
  }
  await passes(minutes(5));
  const end = await bot.memory();
  const answers = good.map((one) => answersIn(one).length);
  tell('8', 'callbacks that are garbage', {
    bodies: all.length,
    ...statuses,
    honest: rounds * good.length,
    ...told(warm ?? end, end),
  });
  expect(Object.keys(statuses).filter((status) => !['200', '400', '403', '413'].includes(status))).toEqual(
    [],
  );
  expect(answers).toEqual(good.map(() => rounds));
  expect(end.heap).toBeLessThan((warm ?? end).heap * growth);
});
