import { planLinkNews } from '#src/domain/chats/link-news.ts';
import { readStorableLink } from '#src/domain/chats/storable.ts';
import { keyFor } from '#src/domain/duties/key.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { CourseLink } from '#src/domain/teaching/course-links.ts';
import { changeCourse } from '#src/domain/teaching/keeping.ts';
import type { DutyId } from '#src/regulation/duties.ts';

const row: DutyId = 'T3a';

/**
 * Stores the links of a teacher's chats (T3a), several at once, all of them or none. Pupils who may be shown them hear
 * of it.
 *
 * @returns link-… when one may not be stored, overtaken when one is not theirs any more
 */
export const storeCourseChats = operation(
  'courses.keep',
  ofNothing,
  async (desk: Desk, { links }: { links: readonly CourseLink[] }) => {
    const { tx, me } = desk;
    const courses = await tx.readAll(
      'course',
      links.map(({ course }) => course),
    );
    const own = courses.filter(({ teacher }) => teacher === me.id);
    if (own.length !== links.length) return no('overtaken');
    if (new Set(links.map(({ link }) => link)).size < links.length) return no('link-taken');
    const read = await Promise.all(links.map(({ link, course }) => readStorableLink(desk, link, { course })));
    const refused = read.find((one) => !one.ok);
    if (refused && !refused.ok) return refused;
    for (const course of own) {
      const link = links.find((one) => one.course === course.id)?.link;
      if (link === undefined || link === course.link) continue;
      const done: DutyState = { state: 'done', at: tx.now, by: me.id };
      changeCourse(tx, course, { link, at: tx.now, duties: { ...course.duties, T3a: done } });
      planLinkNews(desk, keyFor(row, course.id));
      tx.audit(`chats.store.${row}`, me.id, course.classes[0]);
    }
    return { ok: true as const };
  },
);

/** How a chat ends without a link: put off with a reason, kept without the bot, not needed where it is a club's; or again. */
export interface EndingCourse {
  readonly course: string;
  readonly end: 'setAside' | 'doneOutside' | 'notNeeded' | 'again';
  readonly note?: string;
}

/**
 * Ends a chat by subject without a link, or takes it up again. A link that was stored is erased, so that nobody is sent
 * into a chat that is not in use.
 *
 * @returns not-this-way for a subject's chat that is said not to be needed
 */
export const endCourseChat = operation('courses.keep', ofNothing, async (desk: Desk, input: EndingCourse) => {
  const { tx, me } = desk;
  const course = await tx.read('course', input.course);
  if (course?.teacher !== me.id) return no('overtaken');
  const { end, note } = input;
  if (end === 'notNeeded' && course.kind !== 'club') return no('not-this-way');
  const { T3a: _before, ...others } = course.duties;
  const state =
    end === 'again' ? undefined : { state: end, at: tx.now, by: me.id, ...(note ? { note } : {}) };
  changeCourse(tx, course, { link: null, duties: state ? { ...others, T3a: state } : others });
  tx.audit(`duties.${end}.${row}`, me.id, course.classes[0]);
  return { ok: true as const };
});
