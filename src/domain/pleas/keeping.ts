import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { Plea } from '#src/domain/pleas/record.ts';
import { beforeQuiet, type Calendar } from '#src/domain/school/calendar.ts';
import { hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, say } from '#src/text/say.ts';

/** When a plea is deleted whatever has come of it. */
export const endOfPlea = ({ at }: Pick<Plea, 'at'>, calendar: Calendar): number =>
  beforeQuiet(at + limits.pleaKept, calendar);

/** For so long a fact that fails is tried again. */
const sweptAfter = hours(3);

/** Keeps what waits with an adult: nothing where nothing does, and Redis sweeps what no fact came to. */
export function writePleas(tx: Transaction, adult: PersonId, list: readonly Plea[]): void {
  const newest = Math.max(...list.map(({ at }) => at));
  if (list.length === 0) {
    tx.erase('pleas', adult);
    tx.resolveDue('plea', adult);
  } else
    tx.write('pleas', adult, { v: 1, list: [...list] }, { untilMs: newest + limits.pleaKept + sweptAfter });
}

/** Whom else one may tell stands under each message that leaves somebody without an answer. */
export const tellAsker = (tx: Transaction, to: PersonId, text: Say): void =>
  tx.tell({
    to,
    text: [text],
    opens: [{ about: 'whom-to-tell', label: say('plea-news.other') }],
    atOnce: true,
  });

/** An adult can answer no longer: those who wait hear it, so that they choose another one. */
export async function pleasAreLost(tx: Transaction, adult: PersonId): Promise<void> {
  const list = (await tx.read('pleas', adult))?.list ?? [];
  for (const { from } of list) tellAsker(tx, from, say('plea-news.lost'));
  if (list.length > 0) writePleas(tx, adult, []);
}
