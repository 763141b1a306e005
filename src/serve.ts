import type { Logger } from 'pino';
import { assemble } from '#src/app.ts';
import { claimCodeFor } from '#src/claim-code.ts';
import { unlessAborted } from '#src/clock.ts';
import type { Community, Config } from '#src/config.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { StoreFault, wordsOf } from '#src/faults.ts';
import type { Health } from '#src/http.ts';
import { createHashId } from '#src/log.ts';
import { createMail } from '#src/mail/mail.ts';
import type { Counted } from '#src/metrics.ts';
import { seconds } from '#src/regulation/durations.ts';
import { runApp } from '#src/run.ts';
import type { Shared } from '#src/shared.ts';
import { faultOfData } from '#src/store/data-check.ts';
import { raiseData, readDataState } from '#src/store/data-version.ts';
import type { KnownSchools } from '#src/store/known-schools.ts';
import type { Store } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { addressOf } from '#src/vk/address.ts';
import type { CallbackDoor } from '#src/vk/callback-door.ts';
import { callsMadeBy, openVk } from '#src/vk/calls.ts';
import { wantedOf } from '#src/vk/check.ts';
import { untilCommunity } from '#src/vk/community.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';

export interface ServePorts {
  readonly shared: Shared;
  readonly config: Pick<Config, 'vkApiBaseUrl' | 'mail' | 'updates'>;
  /** Where VK calls; undefined where the bot asks VK. */
  readonly door: CallbackDoor | undefined;
  /** Of this installation; each community's keys are made of it and its number. */
  readonly key: string;
  readonly log: Logger;
  /** Its token as it stands now: it is read anew as long as VK refuses it. */
  readonly tokenNow: () => string;
  /** What an operator reads on the console. */
  readonly tell: (sentence: string) => void;
  /** VK lets it in, and something is not as it should be. */
  readonly lacking: (sentence: string) => void;
  readonly refused: (sentence: string) => void;
  /** What DATA_DIR remembers. */
  readonly schools: Pick<KnownSchools, 'has' | 'remember' | 'forget'>;
  /** Where the data lies, for a sentence. */
  readonly place: string;
  /** A school that was there once is not missed. */
  readonly newSchool: boolean;
  /** Nobody is served by what is there of its data: the operator is to do something, and start again. */
  readonly lost: (sentence: string) => void;
}

export interface Serving {
  readonly groupId: number;
  /** Whether somebody who writes to this community now gets an answer, and what is in the way. */
  ready(): Promise<Health>;
  /** What it has done and what waits. */
  counted(): Promise<Counted>;
  stop(): Promise<void>;
}

/** One community, from the first question to VK until the bot is stopped. What goes wrong here is nobody else's matter. */
export function serve(community: Community, ports: ServePorts): Serving {
  const { groupId, adminVkIds } = community;
  const { shared, config, door, key, schools, tokenNow, tell } = ports;
  const log = ports.log.child({ groupId });
  const { clock } = shared;
  const abort = new AbortController();
  const { signal } = abort;
  let running: ReturnType<typeof runApp> | undefined;
  let inTheWay = 'VK has not answered yet';

  /** Everything waits for Redis; undefined when it is stopped before that. */
  async function insist<Answer>(work: () => Promise<Answer>): Promise<Answer | undefined> {
    while (!signal.aborted) {
      try {
        return await work();
      } catch (fault) {
        if (!(fault instanceof StoreFault)) throw fault;
        log.warn(wordsOf(fault), 'everything waits for Redis');
        await unlessAborted(seconds(1), signal);
      }
    }
    return undefined;
  }

  /** What keeps the bot from what is there, before anything is written to it. */
  async function lookAtData(): Promise<string | undefined> {
    const state = await readDataState(shared.connection, groupId);
    const hadSchool = schools.has(groupId);
    if (ports.newSchool && state.hasSchool)
      return `Community ${groupId} has its school: start without --new-school.`;
    const fault = faultOfData(state, {
      groupId,
      hadSchool: hadSchool && !ports.newSchool,
      place: ports.place,
    });
    if (fault === undefined && hadSchool && !state.hasSchool) schools.forget(groupId);
    return fault;
  }

  async function begin(): Promise<void> {
    const fault = await insist(lookAtData);
    if (fault !== undefined) {
      inTheWay = fault;
      return ports.lost(fault);
    }
    const found = await untilCommunity({
      open: () => openVk({ token: tokenNow(), groupId, apiBaseUrl: config.vkApiBaseUrl }),
      wanted: wantedOf(community, config),
      clock,
      away(sentence) {
        inTheWay = sentence;
        tell(`Community ${groupId}: ${sentence}`);
      },
      refused(sentence) {
        inTheWay = sentence;
        ports.refused(sentence);
      },
      pause: unlessAborted,
      signal,
    });
    if (!found) return;
    const { vk, screenName, findings } = found;
    for (const { sentence } of findings) ports.lacking(sentence);
    const app = assemble(shared, {
      groupId,
      messenger: (slugs) => createVkMessenger({ vk, screenName, groupId, slugs, log, clock, callback: door }),
      mail: config.mail && createMail({ ...config.mail, community: groupId }),
      firstAdministrators: adminVkIds.map((id) => PersonId.parse(addressOf(id))),
      log,
      calledBefore: callsMadeBy(vk),
      nameless: createHashId(`${key} ${groupId}`),
      seal: createSeal(key, groupId),
    });
    const tellChange = (sentence: string): void => {
      inTheWay = sentence;
      log.info(sentence);
    };
    await insist(() => raiseData(app.store, { lease: app.leases.sender, tell: tellChange, signal }));
    if (signal.aborted) return;
    running = runApp({ app, clock, log });
    log.info('the bot is running');
    await Promise.all([adminVkIds.length === 0 && offerClaim(app.store), rememberSchool()]);
  }

  /** As soon as there is one. */
  async function rememberSchool(): Promise<void> {
    while (!signal.aborted) {
      const state = await insist(() => readDataState(shared.connection, groupId));
      if (state?.hasSchool) return schools.remember(groupId);
      await unlessAborted(seconds(10), signal);
    }
  }

  /** As long as nobody administers the community. */
  async function offerClaim(store: Store): Promise<void> {
    const code = await insist(() => claimCodeFor(store, `${key} ${groupId}`, clock.now()));
    if (code !== undefined)
      tell(`There is no administrator yet. Send this code to community ${groupId} to become one: ${code}`);
  }

  begin().catch((fault: unknown) => {
    inTheWay = 'a fault of the bot; the log has it';
    log.error(wordsOf(fault), 'the community cannot be served; the others are');
  });

  return {
    groupId,
    ready: async () => running?.ready() ?? { ok: false, waits: inTheWay },
    async counted() {
      const { isReady = false, work, condition } = (await running?.counted()) ?? {};
      return { groupId, isReady, work, condition };
    },
    async stop() {
      abort.abort();
      await running?.stop();
    },
  };
}

/** Of all communities: whoever calls or restarts the bot for one that is not ready would take it from the others. */
export async function readyOf(serving: readonly Serving[]): Promise<Health> {
  const states = await Promise.all(
    serving.map(async ({ groupId, ready }) => ({ groupId, state: await ready() })),
  );
  const ok = states.some(({ state }) => state.ok);
  const others = states.filter(({ state }) => !state.ok);
  if (others.length === 0) return { ok };
  return { ok, notReady: Object.fromEntries(others.map(({ groupId, state }) => [groupId, whyOf(state)])) };
}

function whyOf({ ok: _ok, ...why }: Health): Record<string, unknown> {
  return why;
}
