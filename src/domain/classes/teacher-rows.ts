import { classesNamed } from '#src/domain/classes/nomenclature.ts';
import type { ClassEntry } from '#src/domain/classes/record.ts';
import { readName } from '#src/domain/people/names.ts';
import type { Person } from '#src/domain/people/record.ts';

/**
 * Finds out who leads which class (A8): each row names classes of the school and one colleague. Columns and headings
 * of a table are `readStaffTable`'s matter. Nothing is stored here.
 */
export interface TeacherRows {
  readonly found: readonly { readonly class: string; readonly person: Person }[];
  /** Rows with a class, of which the name is nobody's who has joined. */
  readonly absent: readonly { readonly class: string; readonly name: string }[];
  /** Rows with a class, of which the name is several people's. */
  readonly namesakes: readonly { readonly class: string; readonly name: string }[];
  /** What looks like a class that the school has not. */
  readonly unknown: readonly string[];
}

type Row = readonly string[];

/** Between a class and a name; a hyphen inside a name has no spaces around it. */
const betweenParts = /\t|;|:\s|,\s*|\s[—–-]\s|(?<=\d\p{L}{0,3})\s*[—–]\s*/u;
const classFirst = /^\s*(\d{1,2}\s?[«"„]?\p{L}{0,3}[»"“]?)\s+(\p{L}.+)$/u;
const looksLikeClass = /^[\s«"„]*\d{1,2}[\s«"„-]*\p{L}{0,3}[»"“\s]*$/u;

/** The lines of a message as rows. */
export const rowsOf = (text: string): readonly Row[] =>
  text.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(betweenParts).filter((cell) => cell.trim() !== '');
    const [only = ''] = cells;
    const [, title, name] = cells.length === 1 ? (classFirst.exec(only) ?? []) : [];
    if (title !== undefined && name !== undefined) return [[title, name]];
    return cells.length > 0 ? [cells] : [];
  });

export function readTeacherRows(
  rows: readonly Row[],
  classes: readonly ClassEntry[],
  staff: readonly Person[],
): TeacherRows {
  // Of two rows for one class the later one is meant.
  const found = new Map<string, Person>();
  const absent = new Map<string, string>();
  const namesakes: { class: string; name: string }[] = [];
  const unknown: string[] = [];
  for (const row of rows) {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== '');
    const named = cells.flatMap((cell) => classesIn(cell, classes));
    const others = cells.filter((cell) => classesIn(cell, classes).length === 0);
    if (named.length === 0) {
      const attempt = others.find((cell) => looksLikeClass.test(cell));
      if (attempt !== undefined) unknown.push(attempt);
      continue;
    }
    const said = others.join(' ');
    const people = peopleIn(said, staff);
    const [person] = people;
    for (const { id } of named) {
      found.delete(id);
      absent.delete(id);
      if (person && people.length > 1) namesakes.push({ class: id, name: person.name });
      else if (person) found.set(id, person);
      else {
        const name = readName(said);
        if (name !== undefined) absent.set(id, name);
      }
    }
  }
  return {
    found: [...found].map(([of, person]) => ({ class: of, person })),
    absent: [...absent].map(([of, name]) => ({ class: of, name })),
    namesakes,
    unknown,
  };
}

/** In a table «1–4» may be anything; a class is called by its grade and letters, or by its own name. */
function classesIn(cell: string, classes: readonly ClassEntry[]): readonly ClassEntry[] {
  const { found } = classesNamed(cell, classes);
  const isOwnName = found.some(({ title }) => !looksLikeClass.test(title));
  return isOwnName || looksLikeClass.test(cell) ? found : [];
}

/** The colleagues whom a row means: by the whole name, or by as much of it as was written. */
function peopleIn(said: string, staff: readonly Person[]): readonly Person[] {
  const written = wordsOf(said);
  const whole = staff.filter(({ name }) => {
    const own = wordsOf(name);
    return own.length > 1 && own.every((word) => written.includes(word));
  });
  return whole.length > 0 ? whole : staff.filter(({ name }) => says(written, wordsOf(name)));
}

/** «Кузьмина А. П.», «Анна Кузьмина», «Кузьмина» all say something of «Кузьмина Анна Петровна». */
function says(part: readonly string[], name: readonly string[]): boolean {
  const words = part.filter((word) => word.length > 1);
  const initials = part.filter((word) => word.length === 1);
  const rest = name.filter((word) => !words.includes(word));
  return (
    words.some((word) => word.length > 2) &&
    words.every((word) => name.includes(word)) &&
    initials.every((initial) => rest.some((word) => word.startsWith(initial)))
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/ё/g, 'е')
    .split(/[^\p{L}\p{M}'-]+/u)
    .filter((word) => word !== '');
