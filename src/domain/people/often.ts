import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Counts what somebody does once more; whoever has done it too often lately is asked to wait.
 *
 * @param what  what it is and by whom, as a mark that names nobody: nothing else is kept, and that for minutes
 */
export async function isTooOften(tx: Transaction, what: string, most: number): Promise<boolean> {
  const tries = await tx.read('tries', what);
  const recent = (tries?.times ?? []).filter((at) => at > tx.now - limits.wrongTriesWindow);
  if (recent.length >= most) return true;
  const untilMs = tx.now + limits.wrongTriesWindow;
  tx.write('tries', what, { v: 1, times: [...recent, tx.now] }, { untilMs });
  return false;
}

/** By what it is known, for minutes, that somebody has passed questions on, or has asked the school. */
export const passedBy = (tx: Transaction, person: PersonId): string => `passed-${tx.markOf(person)}`;
export const askedBy = (tx: Transaction, person: PersonId): string => `asked-${tx.markOf(person)}`;
