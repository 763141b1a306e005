import { readChatLink } from '#src/domain/chats/links.ts';
import { titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { keyOfSubject } from '#src/domain/teaching/courses.ts';
import type { Course } from '#src/domain/teaching/record.ts';

/** A link and the course whose chat it is. */
export interface CourseLink {
  readonly course: string;
  readonly link: string;
}

/**
 * A link that could not be given to a chat.
 *
 * - a refusal of links (`link-other-host` …)
 * - `unknown`: nothing is taught that is called so · `unclear`: several are · `twice`: two links for one chat, or one for two
 * - `too-many`: more links than chats that are missing
 */
export interface LinkFault {
  readonly said: string;
  readonly why: string;
}

export interface CourseLinks {
  readonly links: readonly CourseLink[];
  readonly faults: readonly LinkFault[];
}

interface Labelled {
  readonly label: string;
  readonly piece: string;
}

const address = /(?:https?:\/\/|(?<![\p{L}\p{N}./-])(?:[a-z0-9-]+\.)+[a-z]{2,}\/)\S+/giu;

/**
 * Gives the links of a message to the chats that they are for: by what stands beside each («7А https…», «Математика 7Б:
 * https…», before it, behind it or on the line above), or in order where nothing does.
 *
 * @param missing  the courses that wait for a link, in the order in which they were shown
 */
export function readCourseLinks(
  text: string,
  courses: readonly Course[],
  missing: readonly Course[],
  classes: Classes,
): CourseLinks {
  const found = labelled(text);
  const links: CourseLink[] = [];
  const faults: LinkFault[] = [];
  const inOrder = found.every(({ label }) => label === '');
  for (const [at, { label, piece }] of found.entries()) {
    const read = readChatLink(piece);
    const fitting = inOrder ? missing.slice(at, at + 1) : fittingTo(label, courses, classes);
    const [course] = fitting;
    const said = label === '' ? piece : label;
    if (!read.ok) faults.push({ said, why: `link-${read.refusal}` });
    else if (!course) faults.push({ said, why: inOrder ? 'too-many' : 'unknown' });
    else if (fitting.length > 1) faults.push({ said, why: 'unclear' });
    else if (links.some((one) => one.course === course.id || one.link === read.link))
      faults.push({ said, why: 'twice' });
    else links.push({ course: course.id, link: read.link });
  }
  return { links, faults };
}

/** Each link with what names its chat. */
function labelled(text: string): Labelled[] {
  const found: Labelled[] = [];
  let above = '';
  for (const line of text.split('\n')) {
    const pieces = [...line.matchAll(address)];
    const last = pieces.at(-1);
    if (!last) {
      above = plain(line);
      continue;
    }
    let from = 0;
    let label = above;
    for (const piece of pieces) {
      label = plain(line.slice(from, piece.index)) || label;
      from = piece.index + piece[0].length;
      const behind = label === '' && pieces.length === 1 ? plain(line.slice(from)) : '';
      found.push({ label: label || behind, piece: piece[0].replace(/[,;)»"]+$/u, '') });
      label = '';
    }
    // What stands behind a link that has its name already begins the next line's.
    above = found.at(-1)?.label === plain(line.slice(from)) ? '' : plain(line.slice(from));
  }
  return found;
}

/** A label without its bullet and punctuation; «вот» and «ссылка» name nothing. */
const plain = (text: string): string => {
  const words = text
    .replace(/^\s*(?:[-–—•*·]|\d{1,2}[.)](?=\s|$))/u, '')
    .replace(/^[\s,;:–—=-]+|[\s,;:–—=-]+$/gu, '');
  return /[\p{L}\d]/u.test(words.replace(fillers, '')) ? words : '';
};
const fillers =
  /(?<!\p{L})(?:вот|ссылк\p{L}*|чат\p{L}*|на|и|готово|держите|link|chat|here|is|the)(?!\p{L})/giu;

function fittingTo(label: string, courses: readonly Course[], classes: Classes): readonly Course[] {
  const said = tight(label);
  const isNamed = (title: string) =>
    said.split(/[^\p{L}\d]+/u).includes(tight(title)) || ` ${said} `.includes(` ${tight(title)} `);
  const byClass = courses.filter(({ classes: ids }) => ids.some((of) => isNamed(titleOf(classes, of))));
  const bySubject = courses.filter(({ title }) => speaksOf(label, title));
  const both = byClass.filter((course) => bySubject.includes(course));
  if (both.length > 0) return both;
  // A club is called by its name alone; «Физика 9В» is nobody's where 9В is not taught.
  if (bySubject.length > 0)
    return /\d/u.test(label) && !bySubject.some(({ title }) => /\d/u.test(title)) ? [] : bySubject;
  const onlyClass = !/\p{L}{3}/u.test(label.replace(/класс\p{L}*/giu, ''));
  return onlyClass ? byClass : [];
}

/** «7-а», «7 «А»» and a Latin «7A» are 7А. */
const tight = (text: string): string =>
  [...text.toUpperCase()]
    .map((letter) => lookAlikes.get(letter) ?? letter)
    .join('')
    .replace(/(\d)[\s«"“„‐‑–-]+(\p{L})(?!\p{L})[»"”“]?/gu, '$1$2');
const lookAlikes = new Map([...'ABCEHKMOPTX'].map((latin, at) => [latin, 'АВСЕНКМОРТХ'.charAt(at)]));

/** The whole title, or the beginning of it as people shorten it: «мат», «матем.». */
function speaksOf(label: string, title: string): boolean {
  const [said, full] = [keyOfSubject(label), keyOfSubject(title)];
  if (said.includes(full)) return true;
  const words = said.split(/[^\p{L}]+/u).filter((word) => word.length >= 3);
  return words.some(
    (word) =>
      full.startsWith(word) ||
      full.split(/[^\p{L}]+/u).some((part) => part.length > 3 && part.startsWith(word)),
  );
}
