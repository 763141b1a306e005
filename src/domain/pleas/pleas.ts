import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Told, Transaction } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';
import { readAdults, readConfidants } from '#src/domain/pleas/confidants.ts';
import { endOfPlea, tellAsker, writePleas } from '#src/domain/pleas/keeping.ts';
import type { Plea } from '#src/domain/pleas/record.ts';
import { afterQuiet, type Calendar } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, say } from '#src/text/say.ts';

const readPleas = async (tx: Transaction, adult: PersonId): Promise<readonly Plea[]> =>
  (await tx.read('pleas', adult))?.list ?? [];

/**
 * How to reach somebody who asks for help, and all that the adult learns: the page, and the name and class where they
 * are stored anyway.
 */
export async function whoAsks({ tx }: Pick<Desk, 'tx'>, id: PersonId, person?: Person): Promise<Say> {
  const page = id.slice(id.indexOf(':') + 1);
  const roles = person ? ownRoles(person) : [];
  if (!person || person.name === '' || roles.length === 0) return say('plea.page', { page });
  const family = roles.find(({ class: of, role }) => of !== undefined && role !== 'classTeacher');
  const title = family ? titleOf(await readClasses(tx), family.class) : '';
  return say('plea.person', { name: person.name, role: family?.role ?? 'staff', class: title, page });
}

/**
 * Hands a plea for help on to one adult (S4), at any time of day: who asks, and nothing of what has happened. Asking
 * the same adult again changes nothing.
 *
 * @returns no-such-adult; `night`: they are not to be expected to read it before the morning
 */
export const sendPlea = operation('pleas.send', ofNothing, async (desk: Desk, { to }: { to: PersonId }) => {
  const { tx, me, school } = desk;
  // An adult who is taken off the list in this moment would never be asked about it again.
  const [adults, list] = await Promise.all([
    readAdults(desk),
    readPleas(tx, to),
    tx.rely('confidants', 'all'),
  ]);
  if (!adults.some(({ person }) => person.id === to)) return no('no-such-adult');
  const night = afterQuiet(tx.now, school) !== tx.now;
  if (list.some(({ from }) => from === me.id)) return { ok: true as const, night };
  const plea: Plea = { id: tx.newId(), from: me.id, at: tx.now, seen: false, reminded: false };
  keep(desk, to, [...list, plea]);
  tx.tell({
    to,
    text: [say('plea-news.new', { who: await whoAsks(desk, me.id, me.person) })],
    opens: [{ about: 'pleas', label: say('plea-news.answer') }],
    about: { kind: 'plea', id: memberOf(plea.id, to) },
    atOnce: true,
  });
  return { ok: true as const, night };
});

/** One plea as its adult sees it. */
export interface Asking {
  readonly plea: Plea;
  readonly who: Say;
}

/** What waits with the adult who asks; nobody else's. */
export const listPleas = operation(
  'confidants.answer',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const list = await readPleas(tx, me.id);
    const people = await tx.readAll(
      'person',
      list.map(({ from }) => from),
    );
    const askings = list.map(async (plea): Promise<Asking> => {
      const person = people.find(({ id }) => id === plea.from);
      return { plea, who: await whoAsks(desk, plea.from, person) };
    });
    return { ok: true as const, pleas: await Promise.all(askings) };
  },
);

/** The adult has read it: whoever asked knows that somebody is there. */
export const seePlea = operation(
  'confidants.answer',
  ofNothing,
  async (desk: Desk, { id }: { id: string }) => {
    const { tx, me } = desk;
    const list = await readPleas(tx, me.id);
    const plea = list.find((one) => one.id === id);
    if (!plea) return no('plea-gone');
    if (plea.seen) return { ok: true as const };
    keep(
      desk,
      me.id,
      list.map((one) => (one === plea ? { ...plea, seen: true } : one)),
    );
    tx.tell({ to: plea.from, text: [say('plea-news.seen', { who: me.person?.name ?? '' })], atOnce: true });
    return { ok: true as const };
  },
);

/** The adult has reached them: nothing of it is kept any longer. */
export const endPlea = operation(
  'confidants.answer',
  ofNothing,
  async (desk: Desk, { id }: { id: string }) => {
    const { tx, me } = desk;
    const list = await readPleas(tx, me.id);
    const plea = list.find((one) => one.id === id);
    if (!plea) return { ok: true as const };
    keep(desk, me.id, without(list, plea));
    tellAsker(tx, plea.from, say('plea-news.reached', { who: me.person?.name ?? '' }));
    return { ok: true as const };
  },
);

const without = (list: readonly Plea[], plea: Plea): readonly Plea[] => list.filter((one) => one !== plea);

/** An hour later, by day, or at its end. */
const nextTime = (plea: Plea, calendar: Calendar): number =>
  plea.reminded
    ? endOfPlea(plea, calendar)
    : Math.min(afterQuiet(plea.at + limits.pleaReminder, calendar), endOfPlea(plea, calendar));

function keep({ tx, school }: Pick<Desk, 'tx' | 'school'>, adult: PersonId, list: readonly Plea[]): void {
  writePleas(tx, adult, list);
  if (list.length > 0) tx.makeDue('plea', adult, Math.min(...list.map((plea) => nextTime(plea, school))));
}

/**
 * After an hour the adult is reminded, and whoever was not seen yet is told so, to choose another one; after two days
 * the plea is deleted whatever has come of it.
 */
export async function pleaIsDue(desk: Desk, id: string): Promise<void> {
  const { tx, school } = desk;
  const adult = PersonId.parse(id);
  const [list, person] = await Promise.all([readPleas(tx, adult), tx.read('person', adult)]);
  const who = person?.name ?? '';
  const living = list.filter((plea) => endOfPlea(plea, school) > tx.now);
  for (const plea of list.filter((one) => !living.includes(one)))
    tellAsker(tx, plea.from, say('plea-news.over'));
  const late = living.filter((plea) => nextTime(plea, school) <= tx.now);
  if (late.length > 0)
    tx.tell({
      to: adult,
      text: [say('plea-news.remind', { count: late.length })],
      opens: [{ about: 'pleas', label: say('plea-news.answer') }],
      atOnce: true,
    });
  for (const { from } of late.filter(({ seen }) => !seen))
    tellAsker(tx, from, say('plea-news.unseen', { who }));
  keep(
    desk,
    adult,
    living.map((plea) => (late.includes(plea) ? { ...plea, reminded: true } : plea)),
  );
}

/** It did not come: whoever asked is told at once, to choose another adult. */
export async function pleaWasTold(desk: Desk, id: string, { came }: Told): Promise<void> {
  if (came === 'sent') return;
  const { tx } = desk;
  const [of, to] = partsOf(id);
  const adult = PersonId.parse(to);
  const list = await readPleas(tx, adult);
  const plea = list.find((one) => one.id === of);
  if (!plea) return;
  keep(desk, adult, without(list, plea));
  tellAsker(tx, plea.from, say('plea-news.not-sent'));
}

/** What is stored about somebody here: whether they may be told of trouble, and the pleas that they have handed on. */
export async function pleaDataOf(tx: Transaction, id: PersonId) {
  const confidants = await readConfidants(tx);
  const lists = await Promise.all(confidants.map(({ person }) => readPleas(tx, person)));
  return {
    confidant: confidants.find(({ person }) => person === id),
    pleas: lists.flat().filter(({ from }) => from === id),
  };
}

/** Somebody deletes their data, their pleas with it. */
export async function forgetPleas(desk: Desk, from: PersonId): Promise<void> {
  for (const { person: adult } of await readConfidants(desk.tx)) {
    const list = await readPleas(desk.tx, adult);
    const others = list.filter((plea) => plea.from !== from);
    if (others.length < list.length) keep(desk, adult, others);
  }
}
