import type { Desk } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Mailing, Notice, Transaction } from '#src/domain/ground/transaction.ts';
import type { Waiting } from '#src/domain/mailings/record.ts';
import { hoursOf, reachableAt } from '#src/domain/people/own-hours.ts';
import type { Person } from '#src/domain/people/record.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { days } from '#src/regulation/durations.ts';

/** What a turn has staged for others. */
export interface Staged {
  readonly notices: readonly Notice[];
  readonly mailings: readonly Mailing[];
}

/**
 * In the quiet hours whatever may wait is put aside until they are over, and what is for a colleague until their own
 * hours begin, each person's in its order; what is left goes now. Here, and nowhere else, is chosen when people hear what
 * they have not asked for this minute.
 */
export async function waitForMorning(
  tx: Transaction,
  staged: Staged,
  school: School | undefined,
  people: ReadonlyMap<PersonId, Person>,
): Promise<Staged> {
  if (!school) return staged;
  const awake = afterQuiet(tx.now, school);
  const opens = (id: PersonId) => {
    const person = people.get(id);
    return hoursOf(person, school) ? reachableAt(person, tx.now, school) : awake;
  };
  // An edit brings up to date what is read already, and makes no sound.
  const waits = ({ atOnce = false, edits }: Notice | (Mailing & { edits?: undefined })) =>
    !atOnce && edits === undefined;
  const goes = (notice: Notice) => !waits(notice) || opens(notice.to) === tx.now;
  const toMany = staged.mailings.filter(waits);
  // What is asked about in the end goes whole.
  const parted = toMany.filter(({ about }) => about === undefined);
  const own = parted.flatMap(({ to, ...mailing }) =>
    to.filter((id) => opens(id) > awake).map((id): Notice => ({ ...mailing, to: id, lane: 'mailings' })),
  );
  const later = [...staged.notices.filter((notice) => !goes(notice)), ...own];
  const ids = [...new Set(later.map(({ to }) => to))];
  await Promise.all(
    ids.map((id) => putAside(tx, id, opens(id), later.filter(({ to }) => to === id).map(ofOne))),
  );
  const others = toMany
    .map((one) => (one.about ? one : { ...one, to: one.to.filter((id) => opens(id) <= awake) }))
    .filter(({ to }) => to.length > 0);
  if (awake > tx.now)
    await Promise.all(others.map((mailing) => putAside(tx, `many-${tx.newId()}`, awake, [ofMany(mailing)])));
  return {
    notices: staged.notices.filter(goes),
    mailings: [...staged.mailings.filter((mailing) => !waits(mailing)), ...(awake > tx.now ? [] : others)],
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

/** What a message that waits for somebody is about is gone, and so is what the message would say of it. */
export async function dropWaiting(
  tx: Transaction,
  id: PersonId,
  isGone: (about: NonNullable<Waiting['about']>) => boolean,
): Promise<void> {
  const [found, at] = await Promise.all([tx.read('morning', id), tx.dueAt('morning', id)]);
  const waiting = found?.waiting.filter(({ about }) => about === undefined || !isGone(about));
  if (!found || !waiting || waiting.length === found.waiting.length) return;
  tx.write('morning', id, { ...found, waiting }, { untilMs: (at ?? tx.now) + days(1) });
}

/** Somebody deletes their data: what waits for them goes along. What waits for others, or for many, names them until it goes. */
export function forgetMorning(tx: Transaction, id: PersonId): void {
  tx.erase('morning', id);
  tx.resolveDue('morning', id);
}
