import { readClasses } from '#src/domain/classes/classes.ts';
import { isSpared } from '#src/domain/events/audience.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { eveningAfter, waitForEvening } from '#src/domain/mailings/evening.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { toldOfLesson } from '#src/domain/teaching/families.ts';
import { type CourseLesson, factsOfLesson, keyOfLesson } from '#src/domain/teaching/lesson-facts.ts';
import { nextOf } from '#src/domain/teaching/occurrences.ts';
import { limits } from '#src/regulation/limits.ts';
import { dayInWeek, type Say, say } from '#src/text/say.ts';

/** What people are told of a lesson: that there is one, or what has changed in it. */
export type LessonNews =
  | { readonly kind: 'planned' }
  | { readonly kind: 'placed' }
  | { readonly kind: 'ended' }
  | { readonly kind: 'moved'; readonly was: number; readonly at: number }
  | { readonly kind: 'cancelled'; readonly was: number; readonly why: string };

/**
 * Tells those whom a lesson is for and their class teachers, and not whoever has just done it. A change is told at once to everybody; what is
 * new may wait for the evening, and is not told to those who do not want to hear of it.
 *
 * @returns how many are told
 */
export async function tellLesson(desk: Desk, of: CourseLesson, news: LessonNews): Promise<number> {
  const { tx, me, school } = desk;
  const isNew = news.kind === 'planned';
  const [people, classes] = await Promise.all([toldOfLesson(desk, of.course), readClasses(tx)]);
  const others = people.filter((one) => one.id !== me.id && (!isNew || !isSpared(one)));
  const next = nextOf(of.lesson, school, tx.now);
  const canWait = isNew && next !== undefined && next.at > eveningAfter(tx.now, school);
  const later = canWait ? others.filter((one) => hearingOf(one, true) === 'evening') : [];
  waitForEvening(desk, 'lesson', keyOfLesson(of), later);
  const to = others
    .filter((one) => !later.includes(one) && (!isNew || hearingOf(one, true) !== 'urgent'))
    .map(({ id }) => id);
  const title = titleOfCourse(of.course, classes);
  tx.mail({
    to,
    // Nobody is woken for what is days away, and nobody goes to where nothing is.
    atOnce: soonestOf(news, next) < afterQuiet(tx.now, school) + limits.newsBeforeEvent,
    text: [
      ...wordsOf(news, title),
      ...(news.kind === 'planned' || news.kind === 'placed'
        ? factsOfLesson(of, classes, school, tx.now)
        : []),
      say('event-news.safe'),
    ],
    opens: news.kind === 'ended' ? [] : [openOf(of)],
  });
  return to.length + later.length;
}

/** The earliest time at which somebody could come in vain. */
const soonestOf = (news: LessonNews, next: { readonly at: number } | undefined): number =>
  Math.min(next?.at ?? Number.POSITIVE_INFINITY, 'was' in news ? news.was : Number.POSITIVE_INFINITY);

export const openOf = (of: CourseLesson) => ({
  about: 'lesson' as const,
  id: keyOfLesson(of),
  label: say('event-news.open'),
});

function wordsOf(news: LessonNews, title: Say): readonly Say[] {
  if (news.kind === 'moved')
    return [say('lesson-news.moved', { title, was: dayInWeek(news.was), when: dayInWeek(news.at) })];
  if (news.kind === 'cancelled')
    return [
      say('lesson-news.cancelled', { title, was: dayInWeek(news.was) }),
      ...(news.why === '' ? [] : [say('event-news.why', { why: news.why })]),
    ];
  return [say(`lesson-news.${news.kind}`, { title })];
}
