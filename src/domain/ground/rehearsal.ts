import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { DescribedFile } from '#src/files/described.ts';
import type { Language } from '#src/text/language.ts';
import type { Say } from '#src/text/say.ts';

/** Somebody imagined. Nobody has this id, and it is written nowhere. */
export const imagined: PersonId = 'rehearsal:somebody';

/** What they do, or what others do meanwhile that brings them word. */
export type Act =
  | { readonly taps: string }
  | { readonly says: string }
  | { readonly meanwhile: (tx: Transaction) => Promise<void> };

/** Somebody imagined comes by an invite, and does one thing after the other. */
export interface Rehearsal {
  readonly lang: Language;
  /** What must be there before: answers the code of the invite. */
  readonly before: (tx: Transaction) => Promise<string>;
  readonly acts: readonly Act[];
}

/** What they then see, word for word, in the language that they have chosen by then. */
export interface Played {
  readonly text: readonly Say[];
  readonly rows: readonly (readonly { readonly taps: string; readonly label: Say }[])[];
  readonly attach: readonly DescribedFile[];
  /** What would be known about them. */
  readonly person: Person | undefined;
}

/**
 * Plays it from the beginning, by the scenes that everybody goes through, in a transaction that is never committed:
 * nothing is stored, sent or used up, and what is shown cannot differ from what people meet.
 */
export type Rehearse = (rehearsal: Rehearsal) => Promise<Played>;
