import type { Opens } from '#src/domain/ground/about.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { RecordKind, Records } from '#src/domain/records.ts';
import type { UnreadableRecord } from '#src/faults.ts';
import type { Say } from '#src/text/say.ts';

/**
 * What an operation may read and stage while one update is handled. Nothing is written or sent before the
 * commit, which takes all of it or nothing. The store implements it; there is no key and no Redis in here.
 */
export interface Transaction {
  /** When this update is handled, ms since the epoch. Stays the same when the handler runs again. */
  readonly now: number;

  /** An id that is the same when the same update is handled again. */
  newId(): string;

  /**
   * The record, or undefined where there is none; what was staged before is seen. Reads that are asked for
   * together travel together, so ask for what is needed at once (`Promise.all`).
   *
   * @throws UnreadableRecord when what is stored cannot be read; the operator is told
   */
  read<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** As `read` for many: what is not there and what cannot be read is left out, and the operator is told of the latter. */
  readAll<K extends RecordKind>(kind: K, ids: readonly string[]): Promise<readonly Records[K][]>;
  /** Tells the operator of a record that was left out because it cannot be read. */
  leftOut(fault: UnreadableRecord): void;
  /** As `read`; the commit is refused when somebody changes the record meanwhile, although nothing is written to it. */
  rely<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** Replaces a record that was read before; refused at the commit when somebody was faster. */
  write<K extends RecordKind>(kind: K, id: string, value: Records[K], life?: { untilMs: number }): void;
  /** Stores a record under an id that this update has made itself (`newId`, a fresh code): there can be none before. */
  create<K extends RecordKind>(kind: K, id: string, value: Records[K], life?: { untilMs: number }): void;
  erase(kind: RecordKind, id: string): void;

  /** All entries of an index, oldest first, with what was staged. */
  list(index: IndexName, id: string): Promise<readonly Entry[]>;
  /** As `list`, where nobody asks for the times: of thousands it takes half as long. */
  ids(index: IndexName, id: string): Promise<readonly string[]>;
  /** Whether it is a member; the others are not read for it. */
  has(index: IndexName, id: string, member: string): Promise<boolean>;
  put(index: IndexName, id: string, member: string, at: number): void;
  drop(index: IndexName, id: string, member: string): void;

  /**
   * What is made of whole collections, and made again only when something of them has changed: a report of sixty classes
   * does not read all of them for each look. It is shared by many turns and must not be changed.
   *
   * @param name     under which one thing is made
   * @param of       all that it is made of
   * @param gather   reads by the transaction that it is given, and stages nothing
   * @param besides  what else it depends on: the day, the calendar
   */
  gathered<T>(
    name: string,
    of: readonly Collection[],
    gather: (tx: Transaction) => Promise<T>,
    besides?: string,
  ): Promise<T>;

  count(counter: CounterName, id: string): Promise<number>;
  /** As `count` for many, in their order. */
  counts(counter: CounterName, ids: readonly string[]): Promise<readonly number[]>;
  /** Takes one; the commit is refused when none is left, and the handler runs again. */
  takeOne(counter: CounterName, id: string): void;
  /** Gives one back; the caller relies on what it counts, which may be gone. */
  giveBack(counter: CounterName, id: string): void;
  setCount(counter: CounterName, id: string, left: number): void;
  eraseCount(counter: CounterName, id: string): void;

  /** Makes a fact due at a time; a later call for the same fact moves it. */
  makeDue(kind: DueKind, id: string, at: number): void;
  resolveDue(kind: DueKind, id: string): void;
  /** When a fact is due, or undefined. */
  dueAt(kind: DueKind, id: string): Promise<number | undefined>;

  /** Stages a message to somebody else than the person who is talking. */
  tell(notice: Notice): void;
  /** Stages a letter by mail; what is written is asked of `src/domain/letters.ts` when it is sent. */
  post(letter: { readonly by: PersonId; readonly about: NonNullable<Notice['about']> }): void;
  /** Stages one message to many, behind everything else. */
  mail(mailing: Mailing): void;
  /** A mailing goes no further than it has come, by what it is about. */
  stopMail(id: string): void;
  /** What became of a mailing by now, by what it is about; whoever is missing was not written to yet. */
  outcomes(id: string): Promise<readonly MailOutcome[]>;
  /** @param person  whose outcome goes; all of them where nobody is named */
  eraseOutcomes(id: string, person?: PersonId): void;
  /** Those of them whose messages do not get through, as far as is known. */
  unreachableOf<Id extends string>(people: readonly Id[]): Promise<ReadonlySet<Id>>;
  /** What could not be handled or delivered and holds words from or to somebody; kept for some days, closed. */
  setAsideOf(person: PersonId): Promise<readonly Entry[]>;
  eraseSetAside(id: string): void;
  /** Who did what to whom. Ids and words of the domain only, never names or texts. */
  audit(act: string, by: PersonId | null, whom?: string): void;
  /** The newest of the audit, newest first; older than the one that is named. */
  audited(most: number, olderThan?: string): Promise<readonly Audited[]>;
  /** What the audit calls a person. */
  markOf(person: string): string;
}

/** One entry of the audit. People are marks; `whom` may also be a class, several, or a role. */
export interface Audited {
  readonly id: string;
  readonly act: string;
  readonly at: number;
  readonly by?: string | undefined;
  readonly whom?: string | undefined;
}

export interface Entry {
  readonly id: string;
  readonly at: number;
}

/**
 * staff, people: everybody · class-people: `<role>:<person>` · in-chat: of these, who said that they are in the class
 * chat · invites, ended-invites: by class, or `staff` · queue: requests by queue · events · mailings: those of the last
 * thirty days · mail-read: by mailing, marks of those who said that they have read it · materials: of a year ·
 * courses: what is taught, by class, by teacher, or `all`
 */
export type IndexName =
  // `<role>:<person>` by class: who was shown the platform's own link.
  | 'link-received'
  | 'staff'
  | 'people'
  // Those whom a count of people who are written to must ask: frozen, or spared something.
  | 'apart'
  | 'class-people'
  | 'in-chat'
  // Of the members of a class that was divided those who have said which class is theirs now.
  | 'class-chosen'
  | 'invites'
  | 'ended-invites'
  | 'queue'
  | 'events'
  | 'mailings'
  | 'mail-read'
  // `mailing:<id>`, `event:<id>` and `lesson:<course>:<lesson>` by person: what waits for their evening message.
  | 'evening'
  // Persons by mailing: who got it in an evening message.
  | 'evening-got'
  | 'materials'
  | 'courses'
  // Mailings that ask something, by course, class, `staff`, or `all`.
  | 'questions'
  // `<place of the answer>:<person>` by question, or by event.
  | 'answers'
  // Questions to the school by their author, all of them, and those that wait for the school.
  | 'tickets'
  // `<message>:<ticket>:<messages by then>` by person: which messages of a dialog belong to a ticket.
  | 'ticket-messages'
  // The «иные чаты»: by keeper, by class, by person, and all of them.
  | 'other-chats'
  // What was passed on to the school because nobody could answer it.
  | 'unanswered';

/** Of these it is known when one of their entries or records has changed last. */
export const collections = [
  'classes',
  'course',
  'courses',
  'class-people',
  'in-chat',
  'invites',
  'link-received',
  'people',
  'queue',
] as const;
export type Collection = (typeof collections)[number];
export type CounterName = 'invite-uses';
export const dueKinds = [
  'digest',
  'contact-end',
  'request-late',
  'invite-end',
  'stale-invites',
  'away-over',
  'rejection',
  'link-news',
  'event',
  'school-year',
  'class-leaves',
  'mailing',
  'nudge',
  'class-nudge',
  'report',
  'school-chats',
  'evening',
  'morning',
  // What was deleted is to leave the store's own file too; the application does it (src/app.ts).
  'rewrite',
  'safety',
  'plea',
  'question',
  'lesson',
  // A pupil whose record is to go, in a mode in which none is kept.
  'pupil',
  // Somebody who is no longer at the school and whose record is to go, and the yearly look for such.
  'former',
  'former-review',
  'ticket',
  'letter-end',
  'unanswered',
] as const;
export type DueKind = (typeof dueKinds)[number];

/** What a notice that was sent comes back as: to which operation, about whom. */
export const toldKinds = [
  'digest',
  'application',
  'decision',
  'mailing',
  'plea',
  'ticket',
  'support',
] as const;
export type ToldKind = (typeof toldKinds)[number];

/** A message that the bot sends to a person on behalf of an operation. */
export interface Notice {
  readonly to: PersonId;
  readonly text: readonly Say[];
  /** What the buttons under it open; absent where there is nothing to do. */
  readonly opens?: readonly Opens[] | undefined;
  /** Pictures and documents that somebody sent, by the messenger's own references. */
  readonly attached?: readonly string[] | undefined;
  /**
   * Somebody waits for it this minute, must know whatever the hour, or it has chosen its hour itself. Everything else
   * leaves people alone in the quiet hours (src/domain/mailings/morning.ts).
   */
  readonly atOnce?: boolean;
  /** Reminders wait behind answers. */
  readonly lane?: 'answers' | 'reminders' | 'mailings' | undefined;
  /** Brings an earlier message up to date instead of sending a new one, by the reference that its result told. */
  readonly edits?: string;
  /** Whoever must know what became of it is told by `onTold` (src/domain/told.ts). */
  readonly about?: { readonly kind: ToldKind; readonly id: string } | undefined;
}

/**
 * A message to many: one entry of the outbox, whatever their number. What it is about is told once, when it has come
 * to its end, and under that id the outcomes are kept for thirty days.
 */
export type Mailing = Pick<Notice, 'text' | 'opens' | 'attached' | 'about' | 'atOnce'> & {
  readonly to: readonly PersonId[];
};

/** What became of a mailing for one of its recipients. */
export interface MailOutcome {
  readonly to: PersonId;
  readonly came: Told['came'];
  readonly why?: string;
}

/** What became of a notice that said what it is about. */
export type Told =
  | { readonly came: 'sent'; readonly ref: string | undefined }
  | { readonly came: 'unreachable'; readonly why: string }
  | { readonly came: 'given-up'; readonly why: string };
