import { readNomenclature } from '#src/domain/classes/nomenclature.ts';
import { longestPost, readNameAndPost, readText } from '#src/domain/people/names.ts';
import { leading, namesNobody, noClass } from '#src/domain/people/staff-words.ts';

export const isPerson = (cell: string): boolean => {
  const read = readPerson(cell);
  return read !== undefined && read.post === '';
};

/** A full name, perhaps with the post behind it; one word alone is nobody whom an invite could be handed to. */
export function readPerson(said: string): { name: string; post: string } | undefined {
  const plain = said.replace(/^\d{1,3}[.)]?\s+/u, '').replace(/^["«“„]+|["»”]+$/gu, '');
  const read = readNameAndPost(plain === plain.toUpperCase() ? plain.toLowerCase() : plain);
  if (!read) return undefined;
  const words = read.name
    .replace(/\(.*?\)/gu, '')
    .trim()
    .split(' ');
  if (
    words.length < 2 ||
    words.length > 5 ||
    !/^\p{Lu}/u.test(read.name) ||
    !words.slice(0, 2).every(isCapital)
  )
    return undefined;
  return namesNobody(read.name) ? undefined : { name: read.name, post: read.post ?? '' };
}
const isCapital = (part: string): boolean => /^\p{Lu}/u.test(part);

export function withoutLeading(said: string): { post: string; titles: readonly string[] } {
  const found = leading.exec(said);
  const titles = found?.[1] === undefined ? [] : titlesIn(found[1]);
  const rest = titles.length > 0 ? said.replace(leading, '').replace(/^[\s,;]+|[\s,;]+$/gu, '') : said;
  return { post: readText(rest, longestPost) ?? rest.slice(0, longestPost).trim(), titles };
}

/** The led classes of a row. Several in a column that is headed «Класс» are those in which somebody teaches. */
export function leadsOf(
  led: readonly string[],
  inClass: string,
): { titles: readonly string[]; unread?: string } {
  const own = led.map((cell) => cell.replace(leading, ' $1 ').trim()).find((cell) => cell !== '') ?? '';
  const said = own || inClass;
  if (said === '' || noClass.test(said)) return { titles: [] };
  const titles = titlesIn(said);
  if (titles.length === 0) return own || /^\d/u.test(said) ? { titles, unread: said } : { titles };
  return { titles: own || titles.length === 1 ? titles : [] };
}

export const isTitle = (cell: string): boolean => titlesIn(cell).length === 1;

function titlesIn(text: string): readonly string[] {
  const read = text.length <= longestCell ? readNomenclature(text) : undefined;
  return read?.ok ? read.titles : [];
}

export const subjectsOf = (cell: string): string[] =>
  [
    ...new Set(
      cell
        .split(/[,;/\n]/u)
        .flatMap((part) => readText(part, longestCell) ?? [])
        .filter((part) => /\p{L}{2}/u.test(part)),
    ),
  ].slice(0, mostSubjects);

const longestCell = 60;
export const mostSubjects = 10;
export const clip = (text: string): string =>
  text.length > longestCell ? `${text.slice(0, longestCell - 1)}…` : text;
