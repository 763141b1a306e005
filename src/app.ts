import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Logger } from 'pino';
import { door } from '#scenes/door.ts';
import { elsewhere } from '#scenes/elsewhere.ts';
import { answerInWords } from '#scenes/in-words.ts';
import { scenes as allScenes } from '#scenes/index.ts';
import { opensAt } from '#scenes/openings.ts';
import { open } from '#scenes/scene.ts';
import { answerTo, leadOn, leadToTitled, named as namedScenes } from '#scenes/understand.ts';
import { type Clock, unlessAborted } from '#src/clock.ts';
import { type CarePhrases, careReader } from '#src/conversation/care.ts';
import type { Manner } from '#src/conversation/place.ts';
import { isEnglish, isSmile, plain } from '#src/conversation/reading.ts';
import type { Scenes } from '#src/conversation/scene.ts';
import type { CommonWord, Meaning, Pleasantry, TurnTools } from '#src/conversation/tools.ts';
import { nameless } from '#src/domain/answers/nameless.ts';
import { isDueKind } from '#src/domain/due.ts';
import { actorOf, type BotFacts, type Desk, type Dice } from '#src/domain/ground/desk.ts';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import { composeLetter } from '#src/domain/letters.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import type { DrawnFile, MadeFile } from '#src/files/described.ts';
import { draw, readTableLazily } from '#src/files/draw.ts';
import { guideBook } from '#src/guides/book.ts';
import { type Guides, loadGuides } from '#src/guides/load.ts';
import type { About } from '#src/messenger/delivery.ts';
import type { Capabilities, Messenger } from '#src/messenger/port.ts';
import { type Checkpoint, Inbox, type Incoming } from '#src/pipeline/inbox.ts';
import { type DueFact, Intake } from '#src/pipeline/intake.ts';
import type { Mail } from '#src/pipeline/letters.ts';
import { rehearsing } from '#src/pipeline/rehearsal.ts';
import { Sender } from '#src/pipeline/sender.ts';
import type { Staging } from '#src/pipeline/staging.ts';
import { hours } from '#src/regulation/durations.ts';
import { forgetLetters, letterAgain, openLetter, orderedAgain } from '#src/store/dead.ts';
import { readDue, readDueTries } from '#src/store/due.ts';
import { Lease } from '#src/store/lease.ts';
import { openOutbox } from '#src/store/outbox.ts';
import { openStore, type Store } from '#src/store/redis.ts';
import type { Seal } from '#src/store/seal.ts';
import { begin } from '#src/store/transaction.ts';
import { tellWake } from '#src/store/wakes.ts';
import type { Say } from '#src/text/say.ts';
import { loadTexts, type Texts } from '#src/text/texts.ts';
import { loadUnderstanding } from '#src/understanding/load.ts';
import type { Understanding } from '#src/understanding/understand.ts';

/** Everything from outside. What is left out is the real thing; tests and the demo put their own in its place. */
export interface Parts {
  /** By url or by the path of a socket. */
  readonly redis: string;
  readonly groupId: number;
  /** Undefined where letters are given to be sent by hand. */
  readonly mail?: Mail | undefined;
  readonly messenger: (slugs: readonly string[]) => Messenger;
  readonly firstAdministrators: readonly PersonId[];
  readonly clock: Clock;
  readonly log: Logger;
  readonly dice: Dice;
  /** The same for a bot that is started again on its data, so that it need not wait for its own leases. */
  readonly owner: string;
  readonly texts?: Texts;
  readonly guides?: Guides;
  readonly scenes?: Scenes<Desk>;
  readonly draw?: (file: DrawnFile) => Promise<MadeFile>;
  readonly checkpoint?: (at: Checkpoint) => void;
  /** What the audit calls a person, under the community's own key. */
  readonly nameless: (id: string) => string;
  /** Closes what is set aside, under the same key. */
  readonly seal: Seal;
  /** Lets the store write its file anew, without what was deleted; undefined where the store is not the bot's own. */
  readonly rewrite?: (() => Promise<void>) | undefined;
  /** Hears of Redis going away; everything waits for it meanwhile. */
  readonly storeIsAway?: (fault: Error) => void;
}

/** A lease lives this long without being renewed. */
const leaseMs = 10_000;
const dueAtOnce = 100;

const contentIn = (folder: string): string => fileURLToPath(new URL(`../${folder}`, import.meta.url));

/** Wires the rooms: one wiring for main, demo and tests. The only file that knows them all; starts nothing. */
export function assemble(parts: Parts) {
  const { clock, log, dice, groupId, checkpoint, firstAdministrators } = parts;
  const texts = parts.texts ?? loadTexts(contentIn('locales'));
  const guides = parts.guides ?? loadGuides(contentIn('guides'));
  const scenes = parts.scenes ?? allScenes;
  const messenger = parts.messenger([...scenes.keys()]);
  const store = openStore(parts.redis, groupId, {
    nameless: parts.nameless,
    seal: parts.seal,
    ...(parts.storeIsAway ? { told: parts.storeIsAway } : {}),
  });
  const who = { owner: parts.owner, boot: randomUUID() };
  const once = tellOnce(log);
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
  // Read when somebody first writes what no step asked for.
  let read: Understanding | undefined;
  const understanding = () => {
    read ??= loadUnderstanding(contentIn('guides'));
    return read;
  };
  const tools = toolsOf(scenes, texts, messenger.capabilities, understanding);
  const rehearse = rehearsing({ tools, seat, begin: () => start({ cause: 'rehearsal', now: clock.now() }) });
  const intake = new Intake({
    messenger,
    texts,
    tools,
    seat,
    dueTries: (member) => readDueTries(store, member),
  });
  const start = begin(store);
  const inbox = new Inbox({
    begin: (of) => start({ ...of, report: (fault) => once(fault.message, 'a stored record cannot be read') }),
    clock,
    log,
    wake() {
      sender.wake();
      if (leases.sender.fence === undefined) tellWake(store);
    },
    pause: unlessAborted,
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
    draw: parts.draw ?? draw,
    readTable: readTableLazily,
    letters: { mail: parts.mail, compose },
    onResult: (entry, told) => takeAll(intake.told(entry, told)),
    onFetched: (entry, read) => takeAll(intake.fetched(entry, read)),
    after: (ms, run) => void setTimeout(run, ms),
    checkpoint,
  });

  return {
    store,
    messenger,
    /** What one turn is made of, for whoever takes turns without committing them. */
    tools,
    seat,
    leases,
    inbox,
    sender,
    /** Handles one update to its end. What is no update of the messenger's shape is logged and dropped. */
    async take(raw: unknown): Promise<void> {
      const incoming = intake.update(raw);
      if (!incoming) log.warn('an update of an unknown shape came in; it was dropped');
      await takeAll(incoming);
    },
    /** Stages what is due in every school and missing in this one. */
    begins: (): Promise<void> => takeAll(intake.began(who.boot)),
    /** Handles everything that is due by now; answers how many facts there were. */
    async tick(): Promise<number> {
      await forgetInTime();
      const facts = await readDue(store, clock.now(), dueAtOnce, (kind) => {
        const known = isDueKind(kind) || kind === orderedAgain;
        if (!known) once(`due ${kind}`, 'a due fact of an unknown kind is left for a newer version');
        return known;
      });
      // Before the fact is claimed: a process that ends in between writes the file once more, and never not at all.
      if (facts.some(({ member }) => member.startsWith('rewrite|'))) await parts.rewrite?.();
      await Promise.all(facts.map(async (fact) => inbox.take(await incomingOf(fact))));
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

const commonWords: readonly CommonWord[] = ['back', 'cancel', 'help', 'home', 'start'];
const meanings: readonly Meaning[] = ['yes', 'no', 'done', 'unsure'];
const pleasantries: readonly Pleasantry[] = ['thanks', 'fine', 'bye'];

function toolsOf(
  scenes: Scenes<Desk>,
  texts: Texts,
  room: Capabilities,
  understanding: () => Understanding,
): TurnTools<Desk> {
  const spoken = <Word extends string>(family: string, words: readonly Word[]) => {
    const known = new Map(
      words.flatMap((word) => texts.words(`${family}.${word}`).map((said) => [spelled(said), word] as const)),
    );
    return (text: string): Word | undefined => {
      const whole = known.get(spelled(text));
      if (whole !== undefined) return whole;
      // «Да, всё верно»: each part says the same.
      const [first, ...others] = text.split(/[,.!]+/).flatMap((part) => plain(part) || []);
      const said = first === undefined ? undefined : known.get(first);
      return others.length > 0 && others.every((part) => known.get(part) === said) ? said : undefined;
    };
  };
  const kind = spoken('pleasantries', pleasantries);
  const pleasantry = (text: string): Pleasantry | undefined => {
    if (isSmile(text)) return 'smile';
    // «Спасибо, всё понятно!»: whatever its parts are, the first one is answered.
    const parts = text.split(/[,.!]+/).filter((part) => plain(part) !== '');
    return parts.every((part) => kind(part)) ? kind(parts[0] ?? '') : undefined;
  };
  const render = (said: Say, { me, school }: Desk) => texts.render(said, me.lang, school.zone);
  const isSaid = (text: string, desk: Desk) => (label: Say) => plain(render(label, desk)) === plain(text);
  const named = spoken('named', namedScenes);
  const english = new Set(texts.words('english.words').map(plain));
  const careWords = (of: keyof CarePhrases) => texts.words(`care-words.${of}`);
  return {
    scenes,
    ground: { known: 'home', stranger: 'hello' },
    help: 'help',
    passOn: 'pass-on',
    danger: 'trusted-adult',
    words: {
      common: spoken('words', commonWords),
      meaning: spoken('meanings', meanings),
      pleasantry,
      isEnglish: (text) => isEnglish(text, english),
    },
    care: careReader({
      danger: careWords('danger'),
      harmless: careWords('harmless'),
      urgent: careWords('urgent'),
      secret: careWords('secret'),
    }),
    render,
    room,
    door,
    elsewhere: (came, desk) => elsewhere(came, desk, (text) => pleasantry(text) !== undefined),
    answered: (text, desk) => answerInWords(isSaid(text, desk), desk),
    async understand(text, desk, midway) {
      const byName = scenes.get(named(text) ?? '');
      if (byName?.may(desk.me)) return open(byName.slug);
      return (await leadToTitled(isSaid(text, desk), desk)) ?? leadOn(text, understanding(), desk, midway);
    },
    answers: (text, desk) => answerTo(text, understanding(), desk),
    // What a pupil writes is passed on to nobody: it may be what comes after «меня обижают».
    nameless: (text, desk) => (desk.me.isPupil ? undefined : nameless(text, desk)),
    opensAt,
  };
}

/** «?» is a word too, and a smile is another one. */
const spelled = (text: string): string => plain(text) || text.trim();

/** The operator is told once of what stays as it is; a line a second would hide the next fault. */
function tellOnce(log: Logger) {
  const told = new Set<string>();
  return (what: string, sentence: string): void => {
    if (told.has(what)) return;
    told.add(what);
    log.error({ what }, sentence);
  };
}
