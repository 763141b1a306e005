import type { ClassEntry, Classes, SchoolClass } from '#src/domain/classes/record.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';

const noClasses: Classes = { v: 1, next: 1, list: [] };

export const readClasses = async (tx: Transaction): Promise<Classes> =>
  (await tx.read('classes', 'main')) ?? noClasses;

/** The same, for what must not outlive a class: the commit is refused where the classes have changed meanwhile. */
export const relyOnClasses = async (tx: Transaction): Promise<Classes> =>
  (await tx.rely('classes', 'main')) ?? noClasses;

/** The entry of a class by its id or, for what people type, by its title. */
export const findClass = (classes: Classes, idOrTitle: string): ClassEntry | undefined =>
  classes.list.find(({ id, title }) => id === idOrTitle || title === idOrTitle.toUpperCase());

export const titleOf = (classes: Classes, id: string | undefined): string =>
  [...classes.list, ...(classes.leaving ?? [])].find((entry) => entry.id === id)?.title ?? '—';

/** A class with nothing in it yet. */
export const blankClass = (id: string): SchoolClass => ({ v: 1, id, teacher: null, chats: {}, duties: {} });

export const readClass = async (tx: Transaction, id: string): Promise<SchoolClass> =>
  (await tx.read('class', id)) ?? blankClass(id);
