import type { Logger } from 'pino';
import type { VK } from 'vk-io';
import type { Clock } from '#src/clock.ts';
import type { Button, Scene } from '#src/conversation/define.ts';
import type { Did } from '#src/conversation/did.ts';
import type { CommonWord } from '#src/conversation/patterns.ts';
import type { TurnTools } from '#src/conversation/turn.ts';
import type { OutboxEntry } from '#src/delivery.ts';
import { actorOf, type BotFacts, type Desk, type Dice } from '#src/domain/desk.ts';
import { isDueKind, onDue } from '#src/domain/due.ts';
import { blankSchool } from '#src/domain/settings.ts';
import { guideBook } from '#src/guides/book.ts';
import type { Guides } from '#src/guides/load.ts';
import { type Checkpoint, Inbox, type Incoming } from '#src/pipeline/inbox.ts';
import { type DueFact, readDue } from '#src/store/due.ts';
import { Lease, type LeaseOwner } from '#src/store/lease.ts';
import { openOutbox } from '#src/store/outbox.ts';
import type { Store } from '#src/store/redis.ts';
import type { StagedTransaction } from '#src/store/transaction.ts';
import type { Texts } from '#src/text/texts.ts';
import { createDispatch, type UpdateTransaction } from '#src/vk/dispatch.ts';
import { type FetchTable, fetchedDid, synthetic } from '#src/vk/fetched.ts';
import { apology, stageNotices } from '#src/vk/replies.ts';
import { Sender } from '#src/vk/sender.ts';
import { peerOfUpdate, personOfUpdate, UpdateEnvelope, withSoundPayload } from '#src/vk/update.ts';
import { createUploads, type Draw } from '#src/vk/uploads.ts';

export interface AppPorts {
  readonly store: Store;
  readonly vk: VK;
  readonly groupId: number;
  readonly bot: BotFacts;
  readonly clock: Clock;
  readonly log: Logger;
  readonly dice: Dice;
  readonly texts: Texts;
  readonly guides: Guides;
  readonly scenes: ReadonlyMap<string, Scene>;
  /** Where a deep link or a code leads. */
  readonly door: TurnTools['door'];
  readonly draw: Draw;
  readonly fetchTable: FetchTable;
  readonly owner: LeaseOwner;
  /** The least distance between two calls to VK, µs; 20 calls a second are allowed. */
  readonly paceMicros: number;
  readonly checkpoint?: ((at: Checkpoint) => void) | undefined;
}

/** The lease of the sender lives this long without being renewed. */
const leaseMs = 10_000;
const dueAtOnce = 100;
const commonWords: readonly CommonWord[] = ['back', 'cancel', 'help', 'home', 'start'];

/** Wires the rooms; the only place that knows them all. Reads no environment and starts no process. */
export function createApp(ports: AppPorts) {
  const { store, vk, groupId, clock, log, texts, checkpoint } = ports;

  const seat = async (tx: UpdateTransaction, id: number, lang: 'ru' | 'en'): Promise<Desk> => {
    const [person, school] = await Promise.all([tx.read('person', String(id)), tx.read('school', 'main')]);
    return {
      tx,
      me: actorOf(id, person, lang, tx.now),
      school: school ?? blankSchool,
      dice: ports.dice,
      bot: ports.bot,
      guides: guideBook(ports.guides, school?.platform ?? null),
    };
  };

  const dispatch = createDispatch({
    vk,
    groupId,
    scenes: ports.scenes,
    tools: createTools(ports),
    texts,
    seat,
  });
  const inbox = new Inbox({ store, clock, log, wake: () => sender.wake(), checkpoint });

  const takeTurn = async (): Promise<void> => {
    const wait = await store.pace(store.keys.pace(), ports.paceMicros);
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
  };
  const lease = new Lease(store, store.keys.lease('sender'), ports.owner, leaseMs);
  const sender = new Sender({
    vk,
    groupId,
    outbox: openOutbox(store),
    clock,
    log,
    takeTurn,
    prepare: createUploads(vk, takeTurn, ports.draw),
    fetch: (entry) => takeFetched(entry),
    lease,
    checkpoint,
  });

  const incomingUpdate = (update: UpdateEnvelope): Incoming => ({
    id: update.event_id,
    key: String(personOfUpdate(update) ?? `event-${update.event_id}`),
    what: 'update',
    handle: (tx: StagedTransaction) => dispatch(withSoundPayload(update), tx),
    apologise: (tx, number) => apology(texts, tx, peerOfUpdate(update), number),
  });

  async function takeFetched(entry: OutboxEntry): Promise<void> {
    if (entry.delivery.kind !== 'fetch-table') return;
    const { to, peer } = entry.delivery;
    const did: Did = fetchedDid(await ports.fetchTable(entry.delivery));
    await inbox.take({
      id: `fetched:${entry.cause}`,
      key: String(to),
      what: 'fetched',
      handle: (tx) => dispatch(synthetic(groupId, to, peer), tx, did),
      apologise: (tx, number) => apology(texts, tx, peer, number),
    });
  }

  const takeDue = (fact: DueFact): Promise<void> => {
    const [kind = '', ...rest] = fact.member.split('|');
    const id = rest.join('|');
    return inbox.take({
      id: `due:${fact.member}:${fact.at}`,
      // What is due for a person keeps their order; other facts only their own.
      key: kind === 'digest' ? id : fact.member,
      what: 'due',
      async handle(tx) {
        tx.claimDue(fact.member, fact.at);
        if (isDueKind(kind)) await onDue[kind](await seat(tx, 0, 'ru'), id);
        await stageNotices(texts, tx);
      },
      async apologise(tx) {
        tx.claimDue(fact.member, fact.at);
      },
    });
  };

  return {
    inbox,
    sender,
    lease,
    takeTurn,
    /** Handles one update of VK to its end. What is no update of VK's shape is logged and dropped. */
    async take(raw: unknown): Promise<void> {
      const update = UpdateEnvelope.safeParse(raw);
      if (!update.success) log.warn('VK sent an update of an unknown shape; it was dropped');
      else await inbox.take(incomingUpdate(update.data));
    },
    /** Handles everything that is due by now; answers how many facts there were. */
    async tick(): Promise<number> {
      const facts = await readDue(store, clock.now(), dueAtOnce);
      await Promise.all(facts.map(takeDue));
      return facts.length;
    },
    /** Resolves when everything taken is committed and everything committed is sent, as far as it may be by now. */
    async drained(): Promise<void> {
      await inbox.drained();
      await sender.drained();
    },
  };
}
export type App = ReturnType<typeof createApp>;

function createTools({ texts, scenes, door }: AppPorts): TurnTools {
  const words = new Map(
    commonWords.flatMap((common) => texts.words(common).map((word) => [word, common] as const)),
  );
  return {
    scenes,
    door,
    readWord: (text) =>
      words.get(
        text
          .trim()
          .toLowerCase()
          .replace(/[.!]+$/, ''),
      ),
    matchLabel(typed, buttons: readonly Button[], lang) {
      const plain = typed.trim().toLowerCase();
      const number = /^\d{1,2}[.)]?$/.test(plain) ? Number.parseInt(plain, 10) : 0;
      return (
        buttons[number - 1] ?? buttons.find(({ label }) => texts.render(label, lang).toLowerCase() === plain)
      );
    },
  };
}
