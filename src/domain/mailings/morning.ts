import type { Desk } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Mailing, Notice, Transaction } from '#src/domain/ground/transaction.ts';
import type { Waiting } from '#src/domain/mailings/record.ts';
import { afterQuiet, type Calendar } from '#src/domain/school/calendar.ts';
import { days } from '#src/regulation/durations.ts';

/** What a turn has staged for others. */
export interface Staged {
  readonly notices: readonly Notice[];
  readonly mailings: readonly Mailing[];
}

/**
 * In the quiet hours whatever may wait is put aside until they are over, each person's in its order; what is left goes
 * now. Here, and nowhere else, is chosen when people hear what they have not asked for this minute.
 */
export async function waitForMorning(
  tx: Transaction,
  staged: Staged,
  calendar: Calendar | undefined,
): Promise<Staged> {
  const at = calendar ? afterQuiet(tx.now, calendar) : tx.now;
  if (at === tx.now) return staged;
  // An edit brings up to date what is read already, and makes no sound.
  const waits = ({ atOnce = false, edits }: Notice | (Mailing & { edits?: undefined })) =>
    !atOnce && edits === undefined;
  const later = staged.notices.filter(waits);
  const people = [...new Set(later.map(({ to }) => to))];
  await Promise.all(people.map((id) => putAside(tx, id, at, later.filter(({ to }) => to === id).map(ofOne))));
  const toMany = staged.mailings.filter(waits);
  await Promise.all(toMany.map((mailing) => putAside(tx, `many-${tx.newId()}`, at, [ofMany(mailing)])));
  return {
    notices: staged.notices.filter((notice) => !waits(notice)),
    mailings: staged.mailings.filter((mailing) => !waits(mailing)),
  };
}

async function putAside(tx: Transaction, id: string, at: number, more: readonly Waiting[]): Promise<void> {
  const before = await tx.read('morning', id);
  // A fact that fails is tried again for some hours.
  const life = { untilMs: at + days(1) };
  tx.write('morning', id, { v: 1, waiting: [...(before?.waiting ?? []), ...more] }, life);
  tx.makeDue('morning', id, at);
}

const ofOne = ({ to, text, opens, attached, lane, about }: Notice): Waiting => ({
  ...{ to: [to], text: [...text], lane: lane ?? 'answers', about },
  ...{ opens: opens && [...opens], attached: attached && [...attached] },
});

const ofMany = ({ to, text, opens, attached, about }: Mailing): Waiting => ({
  ...{ to: [...to], text: [...text], lane: 'mailings', about },
  ...{ opens: opens && [...opens], attached: attached && [...attached] },
});

/** The quiet hours are over: what waited goes, to those who are there by now. */
export async function morningComes({ tx }: Desk, id: string): Promise<void> {
  const found = await tx.read('morning', id);
  tx.erase('morning', id);
  for (const { to, ...waiting } of found?.waiting ?? []) {
    const [only] = to;
    if (only !== undefined && PersonId.safeParse(id).success) tx.tell({ to: only, ...waiting });
    else tx.mail({ ...waiting, to: (await tx.readAll('person', to)).map((person) => person.id) });
  }
}

/** Somebody deletes their data: what waits for them goes along. What waits for others, or for many, names them until it goes. */
export function forgetMorning(tx: Transaction, id: PersonId): void {
  tx.erase('morning', id);
  tx.resolveDue('morning', id);
}
