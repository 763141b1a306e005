import { readClasses } from '#src/domain/classes/classes.ts';
import { lookAtFamilies, lookAtQueues } from '#src/domain/classes/gathered.ts';
import { reviewLeading } from '#src/domain/classes/leading.ts';
import { type ClassesDifference, diffClasses, sortClasses } from '#src/domain/classes/nomenclature.ts';
import type { ClassEntry, Classes } from '#src/domain/classes/record.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { limits } from '#src/regulation/limits.ts';

/** What changed between a preview and its confirmation shows in this: the titles as they were. */
export const differenceOf = (classes: Classes, wanted: readonly string[]): ClassesDifference =>
  diffClasses(
    classes.list.map(({ title }) => title),
    wanted,
  );

/** Who would be left without their class. */
export interface ClassUse {
  readonly entry: ClassEntry;
  readonly people: number;
  readonly waiting: number;
  readonly teacher: boolean;
}

/** Those of some classes that somebody is in, waits for, or leads. */
export async function readUses(
  tx: Transaction,
  { list }: Classes,
  titles: readonly string[],
): Promise<readonly ClassUse[]> {
  const uses = await Promise.all(
    list
      .filter(({ title }) => titles.includes(title))
      .map(async (entry): Promise<ClassUse> => {
        const [families, queues, known] = await Promise.all([
          lookAtFamilies(tx),
          lookAtQueues(tx),
          // Whoever becomes its class teacher just now is seen by the commit.
          tx.rely('class', entry.id),
        ]);
        const people = families.get(entry.id)?.members.length ?? 0;
        const waiting = queues.get(entry.id)?.length ?? 0;
        return { entry, people, waiting, teacher: (known?.teacher ?? null) !== null };
      }),
  );
  return uses.filter(({ people, waiting, teacher }) => people + waiting > 0 || teacher);
}

export interface Replacing {
  readonly titles: readonly string[];
  /** The difference that the person confirmed; another one is refused as overtaken. */
  readonly seen: ClassesDifference;
}

/** Stores the nomenclature (A5): known titles keep their ids; a class with people, open requests or a class teacher must not vanish. */
export const replaceClasses = operation(
  'classes.replace',
  ofNothing,
  async (desk: Desk, { titles, seen }: Replacing) => {
    const { tx, me } = desk;
    const classes = await readClasses(tx);
    const difference = differenceOf(classes, titles);
    if (difference.added.join() !== seen.added.join() || difference.gone.join() !== seen.gone.join())
      return no('overtaken');
    if (titles.length === 0) return no('no-classes');
    if (titles.length > limits.classesPerSchool) return no('too-many-classes');
    const used = await readUses(tx, classes, difference.gone);
    if (used.length > 0) return no('class-in-use');

    let next = classes.next;
    const list = sortClasses(titles).map((title) => {
      const known = classes.list.find((entry) => entry.title === title);
      if (known) return known;
      const added = { id: `c${next}`, title, open: false };
      next += 1;
      return added;
    });
    tx.write('classes', 'main', { ...classes, next, list });
    await reviewLeading(desk);
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
