import { readClass, relyOnClasses } from '#src/domain/classes/classes.ts';
import { reviewLeading } from '#src/domain/classes/leading.ts';
import { readNomenclature, sortClasses } from '#src/domain/classes/nomenclature.ts';
import type { ClassEntry } from '#src/domain/classes/record.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { askWhichClass } from '#src/domain/movement/divided.ts';
import { markMovement } from '#src/domain/movement/mark.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';

/** One title as a person writes it, «7г» or «10СЭ» in quotation marks or without; undefined when it is none or several. */
export function readClassTitle(text: string): string | undefined {
  const [written, quoted] = [
    readNomenclature(text),
    readNomenclature(`«${text.trim().replace(/[«»"]/g, '')}»`),
  ];
  const read = written.ok ? written : quoted;
  return read.ok && read.titles.length === 1 ? read.titles[0] : undefined;
}

/** The classes in the order in which a school lists them. */
export function inOrder(list: readonly ClassEntry[]): ClassEntry[] {
  const titles = sortClasses(list.map(({ title }) => title));
  return [...list].sort((one, other) => titles.indexOf(one.title) - titles.indexOf(other.title));
}

/**
 * Calls a class otherwise (A11). It keeps its id, so that nothing of its families, chats and requests changes.
 *
 * @returns no-such-class, title-taken
 */
export const renameClass = operation(
  'movement.class',
  ofNothing,
  async (desk: Desk, { class: of, title }: { class: string; title: string }) => {
    const { tx, me } = desk;
    const [classes, { teacher }] = await Promise.all([relyOnClasses(tx), readClass(tx, of)]);
    const entry = classes.list.find(({ id }) => id === of);
    if (!entry) return no('no-such-class');
    if (entry.title === title) return { ok: true as const };
    if (classes.list.some((one) => one.title === title)) return no('title-taken');
    const list = classes.list.map((one) => (one.id === of ? { ...one, title } : one));
    tx.write('classes', 'main', { ...classes, list: inOrder(list) });
    if (teacher !== null && teacher !== me.id)
      tx.tell({ to: teacher, text: [say('school-year.told-teacher', { was: entry.title, class: title })] });
    tx.audit('movement.class-renamed', me.id, of);
    return { ok: true as const };
  },
);

/**
 * Divides a class (A11): a new one stands beside it, open to families where the first is. Its families are asked which
 * of the two is theirs; the administrator or the class teacher may move them as well.
 *
 * @returns no-such-class, title-taken, too-many-classes
 */
export const divideClass = operation(
  'movement.class',
  ofNothing,
  async (desk: Desk, { class: of, title }: { class: string; title: string }) => {
    const { tx, me } = desk;
    const [classes, stored] = await Promise.all([relyOnClasses(tx), readClass(tx, of)]);
    const { teacher } = stored;
    const entry = classes.list.find(({ id }) => id === of);
    if (!entry) return no('no-such-class');
    if (classes.list.some((one) => one.title === title)) return no('title-taken');
    if (classes.list.length >= limits.classesPerSchool) return no('too-many-classes');
    const added = { id: `c${classes.next}`, title, open: entry.open };
    tx.write('classes', 'main', {
      ...classes,
      next: classes.next + 1,
      list: inOrder([...classes.list, added]),
    });
    await askWhichClass(desk, stored, { was: entry, added });
    if (teacher !== null && teacher !== me.id)
      tx.tell({
        to: teacher,
        text: [say('class-changes.told-divided', { class: entry.title, to: title })],
        opens: [{ about: 'family-moves', id: of, label: say('class-changes.move') }],
      });
    await reviewLeading(desk);
    await markMovement(desk);
    tx.audit('movement.class-divided', me.id, of);
    return { ok: true as const, id: added.id };
  },
);
