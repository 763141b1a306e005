import type { Refused } from '#src/domain/ground/desk.ts';
import type { StagedTransaction } from '#src/store/transaction.ts';

/** Does something at a time, in one transaction. */
export type At = (at: number, work: (tx: StagedTransaction) => Promise<void> | void) => Promise<void>;

/** So many are more than a page. */
export const many = 12;

/** What came of a deed; none of these may be refused. */
export async function must<T extends { readonly ok: true }>(doing: Promise<T | Refused<string>>): Promise<T> {
  const done = await doing;
  if (!done.ok) throw new Error(`The school is seeded with what is refused: ${done.refusal}`);
  return done;
}
