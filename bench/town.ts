import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { buttonsOf, carriedBy } from '#demo/actor.ts';
import { createSandbox, type Dialog } from '#sandbox/index.ts';
import { callbackSecret, Order, type Talked, tokenOf } from './orders.ts';

/**
 * A process of its own: the local VK with its 20 calls in any second, and the people who talk through it. It does what
 * it is ordered and answers what it has counted.
 */
const { ms, perItem, callsPerSecond } = z
  .object({ ms: z.number(), perItem: z.number(), callsPerSecond: z.number().optional() })
  .parse(JSON.parse(process.env.TOWN ?? '{}'));
const sandbox = createSandbox({ keep: 1_000, ...(callsPerSecond === undefined ? {} : { callsPerSecond }) });
const openCommunity = (id: number): void =>
  void sandbox.addCommunity({ id, name: 'Школа', screenName: `school${id}`, token: tokenOf(id) });
openCommunity(1);
if (ms + perItem > 0) sandbox.faults.latency(ms, { perItem });
const { apiBaseUrl } = await sandbox.listen();

const dialogOf = (id: number, communities = 1): Dialog => {
  sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Тестова' });
  return sandbox.dialog(1 + (id % communities), id);
};
const idsFrom = (first: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => first + i);

/** What came between its making and its end: answers with how long each was waited for, calls, their errors, CPU. */
class Meter {
  #calls = 0;
  #errors6 = 0;
  readonly #waits: number[] = [];
  readonly #asked = new Map<number, number>();
  readonly #began = performance.now();
  readonly #cpu = process.cpuUsage();
  readonly #stop: () => void;

  /** @param answered  hears who has just been answered */
  constructor(answered: (id: number) => void) {
    this.#stop = sandbox.onChange((change) => {
      if (change.kind === 'call' && !change.call.inner) {
        this.#calls += 1;
        if (change.call.error?.error_code === 6) this.#errors6 += 1;
      }
      if (change.kind !== 'message' || change.message.from !== 'community') return;
      if (!('personId' in change.where)) return;
      const { personId } = change.where;
      const since = this.#asked.get(personId);
      if (since === undefined) return;
      this.#asked.delete(personId);
      this.#waits.push(performance.now() - since);
      answered(personId);
    });
  }

  /** @param act  what somebody does, and waits for an answer to */
  asks(id: number, act: () => unknown): void {
    this.#asked.set(id, performance.now());
    act();
  }

  /** When everybody is answered, so that what a bot has used is for what was counted. */
  async end(): Promise<Talked> {
    while (this.#asked.size > 0) await pause(1);
    this.#stop();
    const seconds = (performance.now() - this.#began) / 1_000;
    const { user, system } = process.cpuUsage(this.#cpu);
    const waits = this.#waits.sort((a, b) => a - b);
    const at = (share: number): number => waits[Math.floor(waits.length * share)] ?? 0;
    return {
      ...{ answers: waits.length, seconds, p50: at(0.5), p95: at(0.95), p99: at(0.99) },
      ...{ calls: this.#calls, errors6: this.#errors6 },
      ownShare: (user + system) / 1_000_000 / seconds,
    };
  }
}

/** So many people at once, each writing again as soon as they are answered. */
async function crowd(order: Extract<Order, { do: 'crowd' }>): Promise<Talked> {
  const dialogs = new Map(
    idsFrom(order.first, order.people).map((id) => [id, dialogOf(id, order.communities)]),
  );
  let isOver = false;
  const ask = (id: number): void => meter.asks(id, () => dialogs.get(id)?.says('меню'));
  const meter = new Meter((id) => void (isOver ? undefined : setImmediate(ask, id)));
  for (const id of dialogs.keys()) ask(id);
  await pause(order.seconds * 1_000);
  isOver = true;
  return meter.end();
}

/** One person after another, nobody else talking. */
async function alone(order: Extract<Order, { do: 'alone' }>): Promise<Talked> {
  const ids = idsFrom(order.first, order.people);
  const dialogs = ids.map((id) => dialogOf(id));
  let answered: () => void = () => undefined;
  let meter = new Meter(() => answered());
  for (let i = -order.warm; i < order.times; i += 1) {
    if (i === 0) {
      await meter.end();
      meter = new Meter(() => answered());
    }
    const nth = (i + order.warm) % dialogs.length;
    const came = new Promise<void>((resolve) => {
      answered = resolve;
    });
    meter.asks(ids[nth] ?? 0, () => dialogs[nth]?.says('меню'));
    await came;
    await pause(order.everyMs);
  }
  return meter.end();
}

/** Different parents, each going from the invite to the request, as fast as answers come. */
async function path(order: Extract<Order, { do: 'path' }>): Promise<Talked> {
  const left = idsFrom(order.first, order.people).map((id, i) => ({ id, dialog: dialogOf(id), step: 0, i }));
  const known = new Map(left.map((parent) => [parent.id, parent]));
  const taps = (dialog: Dialog, chose: string): void => {
    const button = buttonsOf(dialog).find((one) => carriedBy(one).c === chose);
    if (!button) throw new Error(`There is no «${chose}» in: ${dialog.messages.at(-1)?.text}`);
    dialog.taps(button);
  };
  const steps: readonly ((dialog: Dialog, i: number) => void)[] = [
    (dialog, i) => void dialog.opens(order.codes[i % order.codes.length]),
    (dialog) => taps(dialog, 'yes'),
    (dialog) => void dialog.says('Анна Тестова'),
    (dialog) => void dialog.says('Миша Тестов'),
    (dialog) => taps(dialog, 'send'),
  ];
  let done = 0;
  const next = (id: number): void => {
    const parent = known.get(id);
    const step = parent && steps[parent.step];
    if (!parent || !step) {
      done += 1;
      return;
    }
    parent.step += 1;
    meter.asks(id, () => step(parent.dialog, parent.i));
  };
  const meter = new Meter((id) => void setImmediate(next, id));
  for (const { id } of left) next(id);
  while (done < left.length) await pause(10);
  return meter.end();
}

/** A text goes out to everybody while some talk; ends when everybody has it. */
async function mailing(
  order: Extract<Order, { do: 'mailing' }>,
): Promise<Talked & { mailSeconds: number; mailCalls: number }> {
  const talkers = new Map(idsFrom(order.talkersFrom, order.talkers).map((id) => [id, dialogOf(id)]));
  let isOver = false;
  const ask = (id: number): void => meter.asks(id, () => talkers.get(id)?.says('меню'));
  const meter = new Meter((id) => void (isOver ? undefined : setTimeout(ask, order.everyMs, id)));
  let got = 0;
  let mailCalls = 0;
  let began: number | undefined;
  const stop = sandbox.onChange((change) => {
    if (
      change.kind === 'call' &&
      !change.call.inner &&
      JSON.stringify(change.call.params).includes(order.text)
    ) {
      mailCalls += 1;
      began ??= performance.now();
    }
    if (change.kind === 'message' && change.message.text.includes(order.text)) got += 1;
  });
  for (const id of talkers.keys()) ask(id);
  while (got < order.recipients) await pause(5);
  const mailSeconds = (performance.now() - (began ?? 0)) / 1_000;
  isOver = true;
  stop();
  return { ...(await meter.end()), mailSeconds, mailCalls };
}

const numbersOf = (communities: number): readonly number[] => idsFrom(1, communities);

function ofVk<T>(community: number, method: string, params: object = {}): T {
  const answer = sandbox.call(community, method, { group_id: community, ...params });
  if ('error' in answer) throw new Error(answer.error.error_msg);
  return answer.response as T;
}

function open({ communities }: Extract<Order, { do: 'open' }>): readonly string[] {
  for (const id of numbersOf(communities).slice(1)) openCommunity(id);
  return numbersOf(communities).map(
    (id) => ofVk<{ code: string }>(id, 'groups.getCallbackConfirmationCode').code,
  );
}

/** Connections are handed to the ports in turn, as a server in front of several processes does. */
async function call({ communities, ports }: Extract<Order, { do: 'call' }>): Promise<void> {
  let turn = 0;
  const front = createServer((from) => {
    const to = connect(ports[turn++ % ports.length] ?? 0, '127.0.0.1');
    for (const [one, other] of [[from, to] as const, [to, from] as const])
      one.pipe(other).on('error', () => one.destroy());
  }).listen(0, '127.0.0.1');
  await once(front, 'listening');
  const { port } = front.address() as AddressInfo;
  const server = { url: `http://127.0.0.1:${port}/vk`, title: 'bot', secret_key: callbackSecret };
  for (const id of numbersOf(communities)) {
    const { server_id } = ofVk<{ server_id: number }>(id, 'groups.addCallbackServer', server);
    ofVk(id, 'groups.setCallbackSettings', { server_id, message_new: 1 });
    const isCalled = () =>
      ofVk<{ items: { status: string }[] }>(id, 'groups.getCallbackServers').items[0]?.status === 'ok';
    while (!isCalled()) await pause(20);
  }
}

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'open') return open(order);
  if (order.do === 'call') return (await call(order)) ?? {};
  if (order.do === 'crowd') return crowd(order);
  if (order.do === 'alone') return alone(order);
  if (order.do === 'path') return path(order);
  if (order.do === 'mailing') return mailing(order);
  for (const id of idsFrom(order.first, order.people)) dialogOf(id).allows();
  return {};
}

process.on('message', (raw) => {
  void obey(Order.parse(raw)).then((counted) => process.send?.(counted));
});
process.send?.({ apiBaseUrl });
