import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { chanceFrom } from '#demo/big/chance.ts';
import { createSandbox, type Dialog, type Sandbox } from '#sandbox/index.ts';
import { connect } from '#src/store/connection.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import { Ledger, seed } from '#test/faults/ledger.ts';
import { startTownRedis } from '#test/faults/town-redis.ts';
import { type BotProcess, BotProcesses } from '#test/support/bot-processes.ts';
import { nameless, seal } from '#test/support/nameless.ts';

const groupId = 77;
/** Longer than a lease lives, a process starts and the longest pause between two tries lasts. */
const patience = 60_000;

export type Counts = Awaited<ReturnType<Ledger['count']>>;

export interface Talk {
  /** How many messages each of them writes at least. */
  readonly words: number;
  /** What they write before «меню» and «меню» again; it begins with what opens the dialog. */
  readonly first?: readonly ((dialog: Dialog) => void)[];
  /** How long nobody may be answered after the weather before somebody is lost, ms. */
  readonly patienceMs?: number;
}

export interface Town {
  readonly sandbox: Sandbox;
  readonly random: () => number;
  readonly store: Store;
  readonly dialogs: readonly Dialog[];
  readonly ledger: Ledger;
  readonly redis: Awaited<ReturnType<typeof startTownRedis>>;
  bot(owner: string): BotProcess;
  /** Starts it where VK calls it. */
  callsBack(bot: BotProcess): Promise<void>;
  /** The one of them that reads and thus has the right to. */
  leader(bots: readonly BotProcess[]): Promise<BotProcess>;
  /** Everybody writes, each as soon as the word before was answered, for as long as the weather lasts at least. */
  talks(talk: Talk, weather: () => Promise<void>): Promise<Counts>;
  close(): Promise<void>;
}

const Asked = z.object({
  response: z
    .object({
      code: z.string(),
      server_id: z.number(),
      items: z.array(z.object({ status: z.string() })),
    })
    .partial()
    .catch({}),
});

/**
 * People who write to a bot that runs as processes of its own, on a Redis that keeps its data, through a local VK that
 * keeps the ledger.
 */
export async function openTown({ people }: { people: number }): Promise<Town> {
  const dir = await mkdtemp(join(tmpdir(), 'town-'));
  const redis = await startTownRedis(dir);
  const { socketPath } = redis;
  const store = openStore(connect(socketPath), groupId, { nameless, seal });
  const sandbox = createSandbox({ callsPerSecond: Number.POSITIVE_INFINITY, seed });
  const { apiBaseUrl } = await sandbox.listen();
  sandbox.addCommunity({ id: groupId, name: 'Школа', screenName: 'school', token: 'token' });
  const dialogs = Array.from({ length: people }, (_, i) => {
    sandbox.addPerson({ id: i + 1, firstName: 'Ольга', lastName: 'Тестова' });
    return sandbox.dialog(groupId, i + 1);
  });
  const ledger = new Ledger(sandbox);
  const processes = new BotProcesses();

  async function talks(
    { words, first = [], patienceMs = patience }: Talk,
    weather: () => Promise<void>,
  ): Promise<Counts> {
    const next = (said: number) =>
      first[said] ?? ((dialog: Dialog) => void (said === 0 ? dialog.opens() : dialog.says('меню')));
    let storms = true;
    const storm = weather().finally(() => {
      storms = false;
    });
    let [before, at] = [0, performance.now()];
    for (;;) {
      for (const dialog of dialogs) {
        const said = ledger.said(dialog);
        if (ledger.seen(dialog) >= said && (storms || said < words)) ledger.does(dialog, next(said));
      }
      const answered = ledger.answered(dialogs);
      if (answered > before || storms) [before, at] = [answered, performance.now()];
      if (!storms && answered === ledger.saidByAll) break;
      // While it storms nobody may be answered for a while; after that somebody was lost.
      if (performance.now() - at > patienceMs) break;
      await pause(10);
    }
    await storm;
    // Whatever would still come twice comes now.
    await pause(3_000);
    return ledger.count(dialogs, store);
  }

  return {
    ...{ sandbox, store, dialogs, ledger, redis, talks, random: chanceFrom(seed) },
    bot: (owner) => processes.of({ socketPath, groupId, apiBaseUrl, token: 'token', owner }),
    async callsBack(bot) {
      const ask = (method: string, params: object = {}) =>
        Asked.parse(sandbox.call(groupId, method, { group_id: groupId, ...params })).response;
      const { code: confirmation = '' } = ask('groups.getCallbackConfirmationCode');
      const port = await bot.start({ callback: { path: '/vk', secret: 'secret', confirmation } });
      const url = `http://127.0.0.1:${port}/vk`;
      const { server_id } = ask('groups.addCallbackServer', { url, title: 'bot', secret_key: 'secret' });
      ask('groups.setCallbackSettings', { server_id, message_new: 1 });
      while (ask('groups.getCallbackServers').items?.[0]?.status !== 'ok') await pause(10);
    },
    async leader(bots) {
      const owner = await store.client.hget(store.keys.lease('poller'), 'owner');
      const leads = bots.find((bot) => bot.owner === owner);
      if (!leads) throw new Error('Nobody leads');
      return leads;
    },
    async close() {
      processes.end();
      await store.connection.close();
      await sandbox.close();
      await redis.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
