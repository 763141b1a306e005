import { giveLinks, type LinkFault } from '#src/domain/chats/given-links.ts';
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
 * Gives the links of a message to the chats that they are for: «7А https…», «Математика 7Б: https…», or in order.
 *
 * @param missing  the courses that wait for a link, in the order in which they were shown
 * @param before   the links that were collected already
 */
export function readCourseLinks(
  text: string,
  courses: readonly Course[],
  missing: readonly Course[],
  classes: Classes,
  before: readonly CourseLink[] = [],
): { links: readonly CourseLink[]; faults: readonly LinkFault[] } {
  const idsOf = (some: readonly Course[]) => some.map(({ id }) => id);
  const { links, faults } = giveLinks(
    text,
    idsOf(missing),
    (label) => idsOf(fittingTo(label, courses, classes)),
    before.map(({ link }) => link),
  );
  return { links: links.map(({ of, link }) => ({ course: of, link })), faults };
}

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
