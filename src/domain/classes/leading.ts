import { blankClass, readClasses } from '#src/domain/classes/classes.ts';
import type { ClassEntry, SchoolClass } from '#src/domain/classes/record.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';

/** A class of the school with what is known of it. */
export interface Led {
  readonly entry: ClassEntry;
  readonly class: SchoolClass;
}

/** Every class of the school, in the order of the nomenclature. */
export async function readLeading(tx: Transaction): Promise<readonly Led[]> {
  const { list } = await readClasses(tx);
  const stored = await tx.readAll(
    'class',
    list.map(({ id }) => id),
  );
  const known = new Map(stored.map((one) => [one.id, one]));
  return list.map((entry) => ({ entry, class: known.get(entry.id) ?? blankClass(entry.id) }));
}

/** Whether A8 has nothing to do with a class: somebody leads it, or it was set aside with a reason. */
export const isSettled = ({ class: { teacher, aside } }: Led): boolean =>
  teacher !== null || aside !== undefined;

/**
 * A8 is done when every class has a class teacher or was set aside, and open again when one has lost hers. How the
 * administrator has ended the row otherwise («не требуется») stays.
 */
export async function reviewLeading(desk: Desk): Promise<void> {
  const { tx, me } = desk;
  const [led, school] = await Promise.all([readLeading(tx), tx.read('school', 'main')]);
  const state = school?.duties.A8;
  const settled = led.length > 0 && led.every(isSettled);
  if (settled && state === undefined) await markDuty(desk, 'A8', { state: 'done', at: tx.now, by: me.id });
  if (!settled && state?.state === 'done') await markDuty(desk, 'A8', undefined);
}
