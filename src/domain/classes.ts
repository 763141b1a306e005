import { type Desk, no } from '#src/domain/desk.ts';
import { type ClassesDifference, diffClasses, sortClasses } from '#src/domain/nomenclature.ts';
import { ofNothing, operation } from '#src/domain/permissions.ts';
import type { ClassEntry, Classes, SchoolClass } from '#src/domain/records.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

const noClasses: Classes = { v: 1, next: 1, list: [] };

export const readClasses = async (tx: Transaction): Promise<Classes> =>
  (await tx.read('classes', 'main')) ?? noClasses;

/** The entry of a class by its id or, for what people type, by its title. */
export const findClass = (classes: Classes, idOrTitle: string): ClassEntry | undefined =>
  classes.list.find(({ id, title }) => id === idOrTitle || title === idOrTitle.toUpperCase());

export const titleOf = (classes: Classes, id: string | undefined): string =>
  classes.list.find((entry) => entry.id === id)?.title ?? '—';

/** A class with nothing in it yet. */
export const blankClass = (id: string): SchoolClass => ({ v: 1, id, teacher: null, chats: {}, duties: {} });

export const readClass = async (tx: Transaction, id: string): Promise<SchoolClass> =>
  (await tx.read('class', id)) ?? blankClass(id);

export interface Parallel {
  readonly grade: string;
  readonly classes: readonly ClassEntry[];
}

/** The classes by their number: 7А and 7Б are one parallel. */
export function parallelsOf(classes: Classes): readonly Parallel[] {
  const parallels = new Map<string, ClassEntry[]>();
  for (const entry of classes.list) {
    const grade = /^\d+/.exec(entry.title)?.[0] ?? '';
    parallels.set(grade, [...(parallels.get(grade) ?? []), entry]);
  }
  return [...parallels].map(([grade, list]) => ({ grade, classes: list }));
}

/** What changed between a preview and its confirmation shows in this: the titles as they were. */
export const differenceOf = (classes: Classes, wanted: readonly string[]): ClassesDifference =>
  diffClasses(
    classes.list.map(({ title }) => title),
    wanted,
  );

export interface Replacing {
  readonly titles: readonly string[];
  /** The difference that the person confirmed; another one is refused as overtaken. */
  readonly seen: ClassesDifference;
}

/** Stores the nomenclature (A5): known titles keep their ids; a class with people or a class teacher must not vanish. */
export const replaceClasses = operation(
  'classes.replace',
  ofNothing,
  async (desk: Desk, { titles, seen }: Replacing) => {
    const { tx, me, school } = desk;
    const classes = await readClasses(tx);
    const difference = differenceOf(classes, titles);
    if (difference.added.join() !== seen.added.join() || difference.gone.join() !== seen.gone.join())
      return no('overtaken');
    if (titles.length === 0) return no('no-classes');
    if (titles.length > limits.classesPerSchool) return no('too-many-classes');
    const going = classes.list.filter(({ title }) => difference.gone.includes(title));
    const people = await Promise.all(
      going.map(({ id }) => Promise.all([tx.list('class-people', id), tx.read('class', id)])),
    );
    if (people.some(([members, entry]) => members.length > 0 || (entry?.teacher ?? null) !== null))
      return no('class-in-use');

    let next = classes.next;
    const list = sortClasses(titles).map((title) => {
      const known = classes.list.find((entry) => entry.title === title);
      if (known) return known;
      const added = { id: `c${next}`, title, open: false };
      next += 1;
      return added;
    });
    tx.write('classes', 'main', { v: 1, next, list });
    if (school.duties.A5?.state !== 'done' && school.ready) {
      tx.write('school', 'main', {
        ...school,
        duties: { ...school.duties, A5: { state: 'done', at: tx.now, by: me.id } },
      });
    }
    tx.audit('classes.replace', me.id);
    return { ok: true as const, count: list.length };
  },
);

/** Opens or closes the bot for a class: a pilot first, then class by class. */
export const openClasses = operation(
  'classes.open',
  ofNothing,
  async (desk: Desk, input: { ids: readonly string[]; open: boolean }) => {
    const { tx, me } = desk;
    const classes = await readClasses(tx);
    const list = classes.list.map((entry) =>
      input.ids.includes(entry.id) ? { ...entry, open: input.open } : entry,
    );
    tx.write('classes', 'main', { ...classes, list });
    tx.audit(input.open ? 'classes.open' : 'classes.close', me.id, input.ids.join(','));
    return { ok: true as const };
  },
);
