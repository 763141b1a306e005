import { readClasses } from '#src/domain/classes/classes.ts';
import { partsOf } from '#src/domain/ground/member.ts';
import type { Collection, Entry, IndexName, Transaction } from '#src/domain/ground/transaction.ts';
import { classQueue } from '#src/domain/joining/queue-entry.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/** By class; a class in which there is nobody may be absent. */
type ByClass<T> = ReadonlyMap<string, T>;
export type FamilyCount = Readonly<Record<FamilyRole, number>>;

/** The families of every class: who they are, as role and person, and how many of each role. */
export interface Families {
  readonly members: readonly (readonly [role: string, person: string])[];
  readonly count: FamilyCount;
}

export const lookAtFamilies = (tx: Transaction): Promise<ByClass<Families>> =>
  ofEachClass(tx, 'class-people', (id) => id, familiesIn);

/** Gathering all of them for less would take longer than reading these. */
const few = 8;

/** The families of some classes, as role and person. */
export async function readFamilies(
  tx: Transaction,
  classes: readonly string[],
): Promise<Families['members']> {
  if (classes.length > few) {
    const families = await lookAtFamilies(tx);
    return classes.flatMap((of) => families.get(of)?.members ?? []);
  }
  const lists = await Promise.all(classes.map((of) => tx.ids('class-people', of)));
  return lists.flat().map(partsOf);
}

/** Those of them who said that they are in the chat of the class. */
export const lookAtInChat = (tx: Transaction): Promise<ByClass<Families>> =>
  ofEachClass(tx, 'in-chat', (id) => id, familiesIn);

/** Who was shown the platform's own link of the class, and when. */
export const lookAtReceived = (tx: Transaction): Promise<ByClass<readonly Entry[]>> =>
  ofEachClass(
    tx,
    'link-received',
    (id) => id,
    (entries) => entries,
  );

export const lookAtQueues = (tx: Transaction): Promise<ByClass<readonly Entry[]>> =>
  ofEachClass(tx, 'queue', classQueue, (entries) => entries);

/** How many invites stand in the list of each class, living or over. */
export const lookAtInvites = (tx: Transaction): Promise<ByClass<number>> =>
  ofEachClass(
    tx,
    'invites',
    (id) => id,
    ({ length }) => length,
  );

export const nobody: FamilyCount = { parent: 0, student: 0 };

function familiesIn(entries: readonly Entry[]): Families {
  const members = entries.map(({ id }) => partsOf(id));
  const count = (role: FamilyRole) => members.filter(([as]) => as === role).length;
  return { members, count: { parent: count('parent'), student: count('student') } };
}

/** One index of all classes; a class that leaves and comes back brings its entries, so it hangs on the classes too. */
const ofEachClass = <T>(
  tx: Transaction,
  index: IndexName & Collection,
  idOf: (of: string) => string,
  read: (entries: readonly Entry[]) => T,
): Promise<ByClass<T>> =>
  tx.gathered(`${index} of each class`, ['classes', index], async (fresh) => {
    const { list } = await readClasses(fresh);
    const lists = await Promise.all(list.map(({ id }) => fresh.list(index, idOf(id))));
    return new Map(list.map(({ id }, i) => [id, read(lists[i] ?? [])]));
  });
