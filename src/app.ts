import type { Logger } from 'pino';
import { unlessAborted } from '#src/clock.ts';
import type { Manner } from '#src/conversation/place.ts';
import { isDueKind, planWhatIsMissing } from '#src/domain/due.ts';
import { actorOf, type BotFacts, type Desk } from '#src/domain/ground/desk.ts';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import { composeLetter } from '#src/domain/letters.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { tellTroubles } from '#src/domain/troubles/tell.ts';
import { readTableLazily } from '#src/files/draw.ts';
import { guideBook } from '#src/guides/book.ts';
import { Latest } from '#src/latest.ts';
import type { About } from '#src/messenger/delivery.ts';
import type { Messenger, Unheard } from '#src/messenger/port.ts';
import type { DueFact } from '#src/pipeline/due-fact.ts';
import { type Checkpoint, Inbox, type Incoming } from '#src/pipeline/inbox.ts';
import { Intake } from '#src/pipeline/intake.ts';
import type { Mail } from '#src/pipeline/letters.ts';
import { numbered } from '#src/pipeline/numbered.ts';
import { rehearsing } from '#src/pipeline/rehearsal.ts';
import { Sender } from '#src/pipeline/sender.ts';
import type { Begin, Staging } from '#src/pipeline/staging.ts';
import { Tally } from '#src/pipeline/tally.ts';
import { hours } from '#src/regulation/durations.ts';
import type { Shared } from '#src/shared.ts';
import { forgetLetters, letterAgain, openLetter, orderedAgain } from '#src/store/dead.ts';
import { readDue, readDueTries } from '#src/store/due.ts';
import { Lease, leaseMs } from '#src/store/lease.ts';
import { openOutbox } from '#src/store/outbox.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import type { Seal } from '#src/store/seal.ts';
import { begin } from '#src/store/transaction.ts';
import type { Say } from '#src/text/say.ts';
import { ofWatch, Watch } from '#src/watch.ts';

/** What is one community's, from outside. */
export interface Parts {
  readonly groupId: number;
  /** Undefined where letters are given to be sent by hand. */
  readonly mail?: Mail | undefined;
  readonly messenger: (slugs: readonly string[]) => Messenger;
  readonly firstAdministrators: readonly PersonId[];
  readonly log: Logger;
  readonly checkpoint?: (at: Checkpoint) => void;
  /** Calls of the messenger that were made on the way here. */
  readonly calledBefore?: number;
  /** Looks on while transactions are handled, for whoever shows what a turn did. */
  readonly watch?: (begin: Begin) => Begin;
  /** What the audit calls a person, under the community's own key. */
  readonly nameless: (id: string) => string;
  /** Closes what is set aside, under the same key. */
  readonly seal: Seal;
}

const dueAtOnce = 100;

/**
 * Wires the rooms for one community: one wiring for main, demo and tests, for one school and for many. With `shared.ts`
 * the only file that knows them all; starts nothing.
 */
export function assemble(shared: Shared, parts: Parts) {
  const { clock, dice, texts, guides, scenes, connection, who } = shared;
  const { log, groupId, checkpoint, firstAdministrators, nameless, seal } = parts;
  const messenger = parts.messenger([...scenes.keys()]);
  const store = openStore(connection, groupId, { nameless, seal });
  const once = tellOnce(log);
  const tally = new Tally();
  const twin = () => once('DATA_DIR', 'another bot runs on a copy of this DATA_DIR; give each one its own');
  const leases = {
    poller: new Lease(store, store.keys.lease('poller'), who, leaseMs, twin),
    sender: new Lease(store, store.keys.lease('sender'), who, leaseMs, twin),
  };
  const bot: BotFacts = {
    linkFor: messenger.linkFor,
    address: messenger.address,
    firstAdministrators,
    editable: messenger.capabilities.editable,
    mails: parts.mail !== undefined,
  };

  const seat = async (tx: Staging, id: PersonId, { lang, child }: Manner): Promise<Desk> => {
    const [person, stored] = await Promise.all([tx.read('person', id), tx.read('school', 'main')]);
    const school = stored ?? blankSchool;
    const me = actorOf(id, person, lang, tx.now, child);
    return { tx, me, school, dice, bot, guides: guideBook(guides, school.platform), rehearse };
  };
  const tools = { ...shared.tools, room: messenger.capabilities };
  const rehearse = rehearsing({ tools, seat, begin: () => start({ cause: 'rehearsal', now: clock.now() }) });
  const intake = new Intake({
    messenger,
    texts,
    tools,
    seat,
    dueTries: (member) => readDueTries(store, member),
  });
  const start = begin(store);
  const watched = parts.watch ?? ((begin: Begin) => begin);
  const inbox = new Inbox({
    begin: watched((of) =>
      start({ ...of, report: (fault) => once(fault.message, 'a stored record cannot be read') }),
    ),
    clock,
    log,
    wake(fresh) {
      sender.wake(fresh);
      if (leases.sender.fence === undefined) connection.wakes.tell(store.keys.outbox('answers'));
    },
    pause: unlessAborted,
    tally,
    checkpoint,
  });
  // Letters of the school are Russian, whoever sends them, and need no marks against mentions.
  const compose = async (about: About) => {
    const desk = await seat(start({ cause: 'letter', now: clock.now() }), theClock, { lang: 'ru' });
    const letter = await composeLetter(desk, about);
    if (!letter) return undefined;
    const { lines, ...rest } = letter;
    const words = (said: Say) => texts.render(said, 'ru', desk.school.zone).replaceAll('\u2060', '');
    return { ...rest, subject: words(letter.subject), text: lines.map(words).join('\n') };
  };
  const takeAll = async (incoming: Incoming | undefined): Promise<void> => {
    if (incoming) await inbox.take(incoming);
  };
  const incomingOf = async (fact: DueFact): Promise<Incoming> => {
    const entry = letterAgain(fact.member);
    if (entry === undefined) return intake.due(fact);
    const kept = await openLetter(store, entry);
    if (!kept)
      log.error({ check: 'whether LOG_KEY was another one then' }, 'what was set aside cannot be opened');
    return intake.again(fact, entry, kept);
  };
  let forgot = Number.NEGATIVE_INFINITY;
  const forgetInTime = async (): Promise<void> => {
    if (Math.abs(clock.now() - forgot) < hours(1)) return;
    await forgetLetters(store, clock.now());
    forgot = clock.now();
  };
  const sender = new Sender({
    messenger,
    outbox: openOutbox(store, leases.sender.key),
    lease: leases.sender,
    clock,
    log,
    draw: shared.draw,
    readTable: readTableLazily,
    letters: { mail: parts.mail, compose },
    onResult: (entry, told) => takeAll(intake.told(entry, told)),
    onNumbered: (entry) => takeAll(numbered(entry)),
    onFetched: (entry, read) => takeAll(intake.fetched(entry, read)),
    after: (ms, run) => void setTimeout(run, ms),
    checkpoint,
    calledBefore: parts.calledBefore,
    tally,
  });

  const watch = new Watch({
    ...{ store, clock, tally },
    sends: () => leases.sender.fence !== undefined,
    isRefused: () => sender.isRefused,
    async tell(seen) {
      let lasts = true;
      const work = async (desk: Desk): Promise<void> => {
        lasts = await tellTroubles(desk, seen);
      };
      await takeAll(intake.own(`${ofWatch}${clock.now()}`, work));
      return lasts;
    },
  });

  return {
    store,
    messenger,
    /** What one turn is made of, for whoever takes turns without committing them. */
    tools,
    seat,
    leases,
    tally,
    inbox,
    sender,
    /** Handles one update to its end. What is no update of the messenger's shape is logged and dropped. */
    async take(raw: unknown, right?: string): Promise<void> {
      const incoming = intake.update(raw);
      if (!incoming) log.warn('an update of an unknown shape came in; it was dropped');
      const under = right === undefined ? undefined : { key: leases.poller.key, fence: right };
      await takeAll(incoming && { ...incoming, under });
    },
    /** Stages what is due in every school and missing in this one. */
    begins: (): Promise<void> => takeAll(intake.own(`began:${who.boot}`, planWhatIsMissing)),
    /**
     * Handles everything that is due by now, and looks how the bot itself fares.
     *
     * @param unheard  the messenger cannot be read
     * @returns how many facts there were
     */
    async tick(unheard?: Unheard): Promise<number> {
      await forgetInTime();
      const facts = await readDue(store, clock.now(), dueAtOnce, (kind) => {
        const known = isDueKind(kind) || kind === orderedAgain;
        if (!known) once(`due ${kind}`, 'a due fact of an unknown kind is left for a newer version');
        return known;
      });
      // Before the fact is claimed: a process that ends in between writes the file once more, and never not at all.
      if (facts.some(({ member }) => member.startsWith('rewrite|'))) await shared.rewrite?.();
      await Promise.all(facts.map(async (fact) => inbox.take(await incomingOf(fact))));
      await watch.look(unheard);
      return facts.length;
    },
    /** Resolves when everything taken is committed and everything committed is sent, as far as it may be by now. */
    async drained(): Promise<void> {
      await inbox.drained();
      await sender.drained();
    },
  };
}
export type App = ReturnType<typeof assemble>;
export type { Store };

/** What is remembered as told: a thousand broken records fill no memory, and the first of them is told once more. */
const toldAtMost = 500;

/** The operator is told once of what stays as it is; a line a second would hide the next fault. */
function tellOnce(log: Logger) {
  const told = new Latest<true>(toldAtMost);
  return (what: string, sentence: string): void => {
    if (!told.get(what)) log.error({ what }, sentence);
    told.keep(what, true);
  };
}
