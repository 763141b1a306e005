import type { Attachment } from '#src/domain/attachments.ts';
import type { Records } from '#src/domain/records.ts';
import type { Say } from '#src/domain/say.ts';

/**
 * What an operation may read and stage while one update is handled. Nothing is written or sent before the
 * commit, which takes all of it or nothing. The store implements it; there is no key and no Redis in here.
 */
export interface Transaction {
  /** When this update is handled, ms since the epoch. Stays the same when the handler runs again. */
  readonly now: number;

  /**
   * The record, or undefined where there is none; what was staged before is seen. Reads that are asked for
   * together travel together, so ask for what is needed at once (`Promise.all`).
   */
  read<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** As `read`; the commit is refused when somebody changes the record meanwhile, although nothing is written to it. */
  rely<K extends RecordKind>(kind: K, id: string): Promise<Records[K] | undefined>;
  /** Replaces a record that was read before; refused at the commit when somebody was faster. */
  write<K extends RecordKind>(kind: K, id: string, value: Records[K], life?: { untilMs: number }): void;
  erase(kind: RecordKind, id: string): void;

  /** All entries of an index, oldest first, with what was staged. */
  list(index: IndexName, id: string): Promise<readonly Entry[]>;
  put(index: IndexName, id: string, member: string, at: number): void;
  drop(index: IndexName, id: string, member: string): void;

  count(counter: CounterName, id: string): Promise<number>;
  /** Takes one; the commit is refused when none is left, and the handler runs again. */
  takeOne(counter: CounterName, id: string): void;
  setCount(counter: CounterName, id: string, left: number): void;
  eraseCount(counter: CounterName, id: string): void;

  /** Makes a fact due at a time; a later call for the same fact moves it. */
  makeDue(kind: DueKind, id: string, at: number): void;
  resolveDue(kind: DueKind, id: string): void;
  /** When a fact is due, or undefined. */
  dueAt(kind: DueKind, id: string): Promise<number | undefined>;

  /** Stages a message to somebody else than the person who is talking. */
  tell(notice: Notice): void;
  /** Who did what to whom. Ids and words of the domain only, never names or texts. */
  audit(act: string, by: number, whom?: string): void;
}

export type RecordKind = keyof Records;
export interface Entry {
  readonly id: string;
  readonly at: number;
}

/** staff, people: everybody · class-people: `<role>:<id>` · invites: by class, or `staff` · queue: requests by queue */
export type IndexName = 'staff' | 'people' | 'class-people' | 'invites' | 'queue';
export type CounterName = 'invite-uses';
export type DueKind = 'digest' | 'request-late' | 'invite-end';

/** A message that the bot sends to a person on behalf of an operation. */
export interface Notice {
  readonly to: number;
  readonly text: readonly Say[];
  /** What the buttons under it open; absent where there is nothing to do. */
  readonly opens?: readonly { readonly scene: string; readonly label: Say; readonly draft?: string }[];
  readonly attach?: readonly Attachment[];
  /** Reminders wait behind answers. */
  readonly lane?: 'answers' | 'reminders' | 'mailings';
  /** Edits the message kept under this name when there is one, else sends it and keeps its number there. */
  readonly keepAs?: string;
}
