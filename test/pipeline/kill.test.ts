import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSandbox, type Dialog, type Sandbox } from '#sandbox/index.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { connect } from '#src/store/connection.ts';
import { readOutcomes } from '#src/store/outcomes.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { begin } from '#src/store/transaction.ts';
import { nameless, seal } from '#test/support/nameless.ts';
import { type DurableTestRedis, startDurableTestRedis } from '#test/support/redis.ts';

/** The bot as its own process, killed by SIGKILL at a named point of the pipeline and started again. */
const child = fileURLToPath(new URL('../support/bot-process.ts', import.meta.url));
const points: readonly Checkpoint[] = ['read', 'handled', 'committed', 'sent', 'settling'];
const groupId = 77;
const people = [1, 2, 3];

/** Two processes and a Redis are started in each test, perhaps on a busy machine. */
describe('the bot is killed at a point of the pipeline and started again', { timeout: 90_000 }, () => {
  let sandbox: Sandbox;
  let apiBaseUrl: string;
  let redis: DurableTestRedis;
  let store: Store;
  let dir: string;
  const running = new Set<ChildProcess>();

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'kill-'));
    redis = await startDurableTestRedis(dir);
    store = openStore(connect(redis.socketPath), groupId, { nameless, seal });
    sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY });
    ({ apiBaseUrl } = await sandbox.listen());
    sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token' });
    for (const id of people) sandbox.addPerson({ id, firstName: `Имя${id}`, lastName: 'Тестова' });
  });

  afterEach(async () => {
    for (const process of running) process.kill('SIGKILL');
    running.clear();
    await store.connection.close();
    await sandbox.close();
    await redis.stop();
    await rm(dir, { recursive: true, force: true });
  });

  async function start(killAt?: Checkpoint): Promise<ChildProcess> {
    const env = {
      ...process.env,
      BOT: JSON.stringify({ socketPath: redis.socketPath, groupId, apiBaseUrl, token: 'token', killAt }),
    };
    const bot = spawn(process.execPath, ['--import', 'tsx', child], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    running.add(bot);
    if (bot.stdout) await once(bot.stdout, 'data');
    return bot;
  }

  const answers = (dialog: Dialog) => dialog.messages.filter(({ from }) => from === 'community');

  it.each(points)('«%s»: nothing is lost, nothing doubled, nothing out of order', async (point) => {
    const first = await start(point);
    const dialogs = people.map((id) => sandbox.dialog(groupId, id));
    const gone = once(first, 'exit');
    for (const dialog of dialogs) dialog.opens();
    for (const dialog of dialogs) dialog.says('первое');
    const [, signal] = await gone;
    expect(signal, 'the process was killed where the test says').toBe('SIGKILL');
    running.delete(first);
    for (const dialog of dialogs) dialog.says('второе');

    const second = await start();
    await until(() => dialogs.every((dialog) => answers(dialog).length >= 3));
    // One more turn shows that nothing more comes after the last answer.
    for (const dialog of dialogs) dialog.says('третье');
    await until(() => dialogs.every((dialog) => answers(dialog).length >= 4));
    const ended = once(second, 'exit');
    second.kill('SIGTERM');
    expect((await ended)[0], 'a graceful stop ends with 0').toBe(0);
    running.delete(second);

    for (const dialog of dialogs) {
      expect(answers(dialog).length, 'one answer for each of the four messages').toBe(4);
      expect(questions(dialog), 'answers came in the order of what they answer').toEqual([1, 2, 3, 4]);
    }
    expect(await store.client.xlen(store.keys.outbox('answers'))).toBe(0);
    expect(await store.client.exists(store.keys.dead())).toBe(0);
    for (const id of people) {
      const place = await store.client.get(store.keys.record('place', `vk:${id}`));
      expect(place, 'four turns were counted once each').toContain('"asked":4');
    }
  });

  it.each(['sent', 'settling'] as const)(
    '«%s»: a mailing reaches everybody once, and tells what became of it',
    async (point) => {
      const dialogs = [...people, ...Array.from({ length: 250 }, (_, i) => 100 + i)].map((id) => {
        if (id >= 100) sandbox.addPerson({ id, firstName: `Имя${id}`, lastName: 'Тестова' });
        const dialog = sandbox.dialog(groupId, id);
        dialog.opens();
        return dialog;
      });
      dialogs.at(-1)?.denies();
      const to = dialogs.map(({ personId }) => `vk:${personId}`);
      const tx = begin(store)({ cause: 'the mailing', now: Date.now() });
      const readings = [{ to, text: 'Собрание в среду' }];
      const consent = { version: 1, at: tx.now };
      const known = { v: 1, name: 'Имя', lang: 'ru', consent, roles: [], duties: {}, requests: {} } as const;
      for (const one of to) tx.create('person', one, { ...known, id: PersonId.parse(one), roles: [] });
      const [by] = to.map((one) => PersonId.parse(one));
      if (!by) throw new Error('Nobody is there');
      tx.create('mailing', 'm1', {
        ...{ v: 1, id: 'm1', by, author: { name: 'Имя', role: 'administrator' }, kind: 'announcements' },
        ...{ text: 'Новости', attached: [], audience: { whom: 'everybody', classes: [] }, urgent: false },
        ...{ state: 'going', at: tx.now, goesAt: tx.now, count: to.length },
      });
      tx.deliver('mailings', { kind: 'mailing', readings, about: { kind: 'mailing', id: 'm1' } });
      const first = await start(point);
      const gone = once(first, 'exit');
      await tx.commit();
      const [, signal] = await gone;
      expect(signal, 'the process was killed where the test says').toBe('SIGKILL');
      running.delete(first);
      const second = await start();
      while ((await store.client.xlen(store.keys.outbox('mailings'))) > 0)
        await new Promise((resolve) => setTimeout(resolve, 20));
      const ended = once(second, 'exit');
      second.kill('SIGTERM');
      await ended;
      running.delete(second);

      const got = dialogs.map(
        (dialog) => answers(dialog).filter(({ text }) => text.includes('Собрание')).length,
      );
      expect(got).toEqual([...Array(dialogs.length - 1).fill(1), 0]);
      const mailing = await begin(store)({ cause: 'a look', now: Date.now() }).read('mailing', 'm1');
      expect(mailing).toMatchObject({ state: 'over', ended: true });
      const outcomes = await readOutcomes(store, 'm1');
      expect(outcomes.filter(({ came }) => came === 'sent')).toHaveLength(dialogs.length - 1);
      expect(outcomes.find(({ came }) => came === 'unreachable')).toMatchObject({
        to: to.at(-1),
        why: 'VK 901',
      });
      const left = await store.client.keys(`*mailing-cursor*`);
      expect(left, 'how far it came is of no interest any more').toEqual([]);
    },
  );

  /** The numbers of the questions as VK took them; a repeated call counts once, by its random_id. */
  function questions(dialog: Dialog): number[] {
    const taken = new Map<string, number>();
    for (const { method, params, error } of sandbox.calls) {
      if (method !== 'messages.send' || error || params.peer_ids !== String(dialog.personId)) continue;
      const number = /n\\*":(\d+)/.exec(params.keyboard ?? '')?.[1];
      const id = params.random_id ?? '';
      if (!taken.has(id)) taken.set(id, Number(number));
    }
    return [...taken.values()];
  }
});

/** Waits for another process; the test's own time limit is the end of patience. */
async function until(done: () => boolean): Promise<void> {
  while (!done()) await new Promise((resolve) => setTimeout(resolve, 20));
}
