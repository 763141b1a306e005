import { readClasses, relyOnClasses } from '#src/domain/classes/classes.ts';
import { readLeading, reviewLeading } from '#src/domain/classes/leading.ts';
import { sortClasses } from '#src/domain/classes/nomenclature.ts';
import type { ClassEntry, Classes } from '#src/domain/classes/record.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { classQueue } from '#src/domain/joining/queue-entry.ts';
import { inOrder } from '#src/domain/movement/class-changes.ts';
import { endClass } from '#src/domain/movement/closing.ts';
import { markMovement } from '#src/domain/movement/mark.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** What becomes of each class when the year turns; null where it leaves the school. */
export interface YearPlan {
  readonly steps: readonly { readonly id: string; readonly title: string; readonly to: string | null }[];
  /** The new first classes. */
  readonly firsts: readonly string[];
}

export interface YearWish {
  /** By the title of today: another title, or an empty one where the class leaves. */
  readonly changes: Readonly<Record<string, string>>;
  readonly firsts: readonly string[];
}

/** Every class steps up by a grade; the last grade leaves, also where the school ends after the 9th or the 4th. */
export function planYear({ list }: Pick<Classes, 'list'>, { changes, firsts }: YearWish): YearPlan {
  const highest = Math.max(0, ...list.map(({ title }) => gradeOf(title)));
  const last = highest === 9 || highest === 4 ? highest : 11;
  const steps = list.map(({ id, title }) => {
    const wished = changes[title];
    const grade = gradeOf(title);
    const next = grade >= last ? null : title.replace(/^\d+/, String(grade + 1));
    return { id, title, to: wished === undefined ? next : wished === '' ? null : wished };
  });
  return { steps, firsts: sortClasses(firsts) };
}

const gradeOf = (title: string): number => Number.parseInt(title, 10);

/** A grade and a letter, as most classes are called; whoever is called otherwise is looked over by the administrator. */
export const isOrdinary = (title: string): boolean => /^\d{1,2}\p{L}?$/u.test(title);

/** Titles that two classes would have. */
export function clashesIn({ steps, firsts }: YearPlan): readonly string[] {
  const titles = [...steps.flatMap(({ to }) => to ?? []), ...firsts];
  return sortClasses(titles.filter((title, at) => titles.indexOf(title) !== at));
}

/** The classes as they were looked at: whoever confirms another school than they saw is told so. */
export const signatureOf = (list: readonly Pick<ClassEntry, 'id' | 'title'>[]): string =>
  list.map(({ id, title }) => `${id}=${title}`).join();

/** Done anew each year: the structure on the platform, and the links there that are confirmed for the term. */
const reset: readonly DutyId[] = ['A5', 'A12'];

/**
 * The new school year (A11): all classes step up in one action. A class keeps its id, so its families, chats and its
 * class teacher go along untouched; whoever leaves stays for a day, in which all of it can be taken back.
 *
 * @returns overtaken (the classes have changed since `seen`), title-taken, too-many-classes
 */
export const stepUp = operation(
  'movement.class',
  ofNothing,
  async (desk: Desk, { seen, ...wish }: YearWish & { readonly seen: string }) => {
    const { tx, me } = desk;
    const [classes, school] = await Promise.all([relyOnClasses(tx), tx.read('school', 'main')]);
    if (classes.year && signatureOf(classes.year.before) === seen) return { ok: true as const };
    if (signatureOf(classes.list) !== seen) return no('overtaken');
    // Whoever leaves is still there, and the day in which it can be taken back is not over.
    if (undoUntil(classes, tx.now) !== undefined || (classes.leaving ?? []).length > 0)
      return no('year-is-turning');
    const plan = planYear(classes, wish);
    if (clashesIn(plan).length > 0) return no('title-taken');
    const stay = plan.steps.flatMap(({ id, to }) =>
      to === null ? [] : [{ id, title: to, open: isOpen(classes, id) }],
    );
    const firsts = plan.firsts.map((title, at) => ({ id: `c${classes.next + at}`, title, open: false }));
    if (stay.length + firsts.length > limits.classesPerSchool) return no('too-many-classes');
    const until = tx.now + limits.yearUndo;
    tx.write('classes', 'main', {
      ...classes,
      next: classes.next + firsts.length,
      list: inOrder([...stay, ...firsts]),
      leaving: classes.list.filter(({ id }) => plan.steps.some((step) => step.id === id && step.to === null)),
      year: {
        at: tx.now,
        until,
        before: plan.steps.map(({ id, title, to }) => ({ id, title, ...(to === null ? {} : { to }) })),
        firsts: firsts.map(({ id }) => id),
        marks: Object.fromEntries(
          reset.flatMap((id) => (school?.duties[id] ? [[id, school.duties[id]]] : [])),
        ),
      },
    });
    for (const id of reset) if (isMade(school?.duties[id]?.state)) await markDuty(desk, id, undefined);
    tx.makeDue('school-year', 'main', until);
    await reviewLeading(desk);
    await markMovement(desk);
    await tellColleagues(desk, 'school-year.told-colleague');
    tx.audit('movement.year', me.id);
    return { ok: true as const };
  },
);

const isMade = (state: string | undefined): boolean => state === 'done' || state === 'doneBefore';
const isOpen = ({ list }: Classes, of: string): boolean => list.find(({ id }) => id === of)?.open ?? false;

/** Until when the turn of the year can be taken back, ms; undefined where it cannot. */
export const undoUntil = ({ year }: Classes, now: number): number | undefined =>
  year && year.before.length > 0 && year.until > now ? year.until : undefined;

/**
 * Takes the turn of the year back within a day: the titles of before, and whoever was leaving. What was entered
 * meanwhile stays: class teachers, requests, chats and families hang on a class's id, and a title that was changed by
 * hand since is left alone.
 *
 * @returns too-late, firsts-in-use (a new first class has people by now), title-taken
 */
export const takeYearBack = operation(
  'movement.class',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const classes = await relyOnClasses(tx);
    const { year } = classes;
    if (!year || undoUntil(classes, tx.now) === undefined) return no('too-late');
    const inUse = await Promise.all(year.firsts.map((of) => isInUse(desk, of)));
    if (inUse.includes(true)) return no('firsts-in-use');
    const before = new Map(year.before.map((one) => [one.id, one]));
    const back = [...classes.list, ...(classes.leaving ?? [])]
      .filter(({ id }) => !year.firsts.includes(id))
      .map((entry) => {
        const was = before.get(entry.id);
        return was && (was.to === undefined || was.to === entry.title)
          ? { ...entry, title: was.title }
          : entry;
      });
    if (new Set(back.map(({ title }) => title)).size < back.length) return no('title-taken');
    const { year: _undone, leaving: _stay, ...rest } = classes;
    tx.write('classes', 'main', { ...rest, list: inOrder(back) });
    for (const of of year.firsts) tx.erase('class', of);
    const school = await tx.read('school', 'main');
    // What was done anew since counts for more than what was done before.
    for (const [id, state] of Object.entries(year.marks))
      if (school?.duties[id] === undefined) await markDuty(desk, id, state);
    tx.resolveDue('school-year', 'main');
    await reviewLeading(desk);
    await tellColleagues(desk, 'school-year.told-back');
    tx.audit('movement.year-back', me.id);
    return { ok: true as const };
  },
);

async function isInUse({ tx }: Desk, of: string): Promise<boolean> {
  const [members, waiting, invites, entry] = await Promise.all([
    tx.list('class-people', of),
    tx.list('queue', classQueue(of)),
    tx.list('invites', of),
    tx.rely('class', of),
  ]);
  return members.length + waiting.length + invites.length > 0 || (entry?.teacher ?? null) !== null;
}

async function tellColleagues(desk: Desk, what: string): Promise<void> {
  const { tx, me } = desk;
  const { ids } = await readAdministrators(tx);
  for (const to of ids) if (to !== me.id) tx.tell({ to, text: [say(what, { who: me.person?.name ?? '' })] });
}

/** The day of the undo is over: class teachers hear what their class is called now, and whoever leaves goes. */
export async function yearIsTurned(desk: Desk): Promise<void> {
  const { tx, school } = desk;
  const classes = await readClasses(tx);
  const { year } = classes;
  if (!year || year.before.length === 0) return;
  if (year.until > tx.now) return tx.makeDue('school-year', 'main', year.until);
  if (!mayDisturb(tx.now, school)) return tx.makeDue('school-year', 'main', nextDigest(tx.now, school));
  const before = new Map(year.before.map(({ id, title }) => [id, title]));
  for (const {
    entry,
    class: { platform, ...rest },
  } of await readLeading(tx)) {
    // On the platform a new year is a new class, and an old link would lead into the former one.
    if (platform) tx.write('class', entry.id, rest);
    const { teacher } = rest;
    const was = before.get(entry.id);
    if (teacher === null || was === undefined || was === entry.title) continue;
    tx.tell({
      to: teacher,
      text: [say('school-year.told-teacher', { was, class: entry.title })],
      opens: [{ about: 'class-chats', id: entry.id, label: say('request-accepted.chats') }],
      lane: 'reminders',
    });
  }
  // Each in a transaction of its own: a class is as many people as one commit should hold.
  for (const { id } of classes.leaving ?? []) tx.makeDue('class-leaves', id, tx.now);
  tx.makeDue('former-review', 'school', tx.now + limits.formerReview);
  tx.write('classes', 'main', { ...classes, year: { ...year, before: [], firsts: [], marks: {} } });
}

/** The families of a class that has finished school are told goodbye. */
export async function classLeaves(desk: Desk, of: string): Promise<void> {
  const { leaving = [] } = await readClasses(desk.tx);
  if (!leaving.some(({ id }) => id === of)) return;
  await endClass(desk, of, { why: 'graduated' });
  desk.tx.audit('movement.class-graduated', null, of);
}
