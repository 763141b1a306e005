import { allOthers, readOthers, readSchoolChats } from '#src/domain/chats/filing.ts';
import { fitsPlatform, readChatLink } from '#src/domain/chats/links.ts';
import type { ChatId } from '#src/domain/chats/record.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { allCourses, readCourses } from '#src/domain/teaching/courses.ts';
import { PlatformRole } from '#src/regulation/roles.ts';

/**
 * For what a link is meant: a standard chat of a class, a role in the class on the platform, one of what is taught, a
 * chat of the administration or an «иной чат» by its id, «Учительская», or a chat that is new.
 */
export type LinkedTo =
  | { readonly class: string; readonly chat: ChatId }
  | { readonly class: string; readonly role: PlatformRole }
  | { readonly course: string }
  | { readonly school: string }
  | 'staffroom'
  | 'new';

/**
 * A link as it may be stored: an invitation, to the platform in force, and to no other place of the school: parents
 * must never be led into the children's chat, and a teacher never be made a pupil.
 *
 * @returns link-… when it is none of that
 */
export async function readStorableLink(
  { tx, school }: Pick<Desk, 'tx' | 'school'>,
  text: string,
  to: LinkedTo,
) {
  const read = readChatLink(text);
  if (!read.ok) return no(`link-${read.refusal}` as const);
  if (!fitsPlatform(read.link, school.platform)) return no('link-other-platform');
  const [{ list }, schoolChats, others, courses] = await Promise.all([
    readClasses(tx),
    readSchoolChats(tx),
    readOthers(tx, [allOthers]),
    readCourses(tx, allCourses),
  ]);
  const entries = await tx.readAll(
    'class',
    list.map(({ id }) => id),
  );
  const places = entries.flatMap(({ id, chats, platform = {} }) => [
    ...Object.entries(chats).map(([chat, { link }]) => ({ place: `${id}/${chat}`, link })),
    ...PlatformRole.options.map((role) => ({ place: `${id}/${role}`, link: platform[role]?.link })),
  ]);
  const elsewhere = [
    ...[...schoolChats, ...others].map(({ id, link }) => ({ place: `school/${id}`, link })),
    ...courses.map(({ id, link }) => ({ place: `course/${id}`, link })),
    { place: 'staffroom', link: school.staffroom },
  ];
  const taken = [...places, ...elsewhere].some(
    ({ place, link }) => link === read.link && place !== placeOf(to),
  );
  return taken ? no('link-taken') : read;
}

function placeOf(to: LinkedTo): string {
  if (typeof to === 'string') return to;
  if ('school' in to) return `school/${to.school}`;
  if ('course' in to) return `course/${to.course}`;
  return `${to.class}/${'chat' in to ? to.chat : to.role}`;
}
