import { again, type Moves, open, type Say, say } from '#scenes/scene.ts';
import { readClassTable } from '#src/domain/classes/class-table.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { readNomenclature } from '#src/domain/classes/nomenclature.ts';
import { differenceOf } from '#src/domain/classes/structure.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/** Classes as somebody wrote or sent them, or why nothing could be made of it. */
type ListRead =
  | { readonly ok: true; readonly titles: string[]; readonly notes: readonly Say[] }
  | { readonly ok: false; readonly no: Say };

const linesShown = 5;

export function readClassList(text: string): ListRead {
  const read = readNomenclature(text);
  return read.ok
    ? { ok: true, titles: read.titles, notes: [] }
    : { ok: false, no: say('classes-list.unread', { lines: read.unread.slice(0, linesShown) }) };
}

/** One bad row does not send a whole table back: it is named above the preview of the others. */
export function readClassRows(rows: readonly (readonly string[])[]): ListRead {
  const { titles, unread } = readClassTable(rows);
  if (titles.length === 0) return { ok: false, no: say('classes-list.no-column') };
  const lines = unread.slice(0, linesShown);
  const notes = lines.length > 0 ? [say('classes-list.left-out', { lines, count: unread.length })] : [];
  return { ok: true, titles, notes };
}

/** What the scene `classes` previews: the list, and what it changes. */
export const previewOf = async (titles: string[], { tx }: Pick<Desk, 'tx'>) => ({
  titles,
  seen: differenceOf(await readClasses(tx), titles),
});

/** A list that was given elsewhere is previewed and stored in the scene of the classes; the other goes on after it. */
export async function lookOver(read: ListRead, school: Desk): Promise<Moves<never, never>> {
  if (!read.ok) return again(read.no);
  return open('classes', { ...(await previewOf(read.titles, school)), given: true }, ...read.notes);
}
