import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  dayInWeek,
  go,
  goOn,
  leaveTo,
  type Moves,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { whyStep } from '#scenes/steps/why.ts';
import { classesAs, type Desk } from '#src/domain/ground/desk.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { entryOf } from '#src/domain/teaching/lesson-calendar.ts';
import { factsOfLesson } from '#src/domain/teaching/lesson-facts.ts';
import { cancelLesson, endLesson } from '#src/domain/teaching/lessons.ts';
import { findMyLesson, type MyLesson } from '#src/domain/teaching/my-lessons.ts';
import { isOnce, occurrencesOf } from '#src/domain/teaching/occurrences.ts';

/**
 * One lesson (T4, S3): for those of its classes, with a file for the calendar; whoever teaches it moves or cancels one of its
 * times, gives it another place, or ends the whole row.
 */
type Steps = {
  look: 'calendar' | 'one' | 'place' | 'end';
  calendar: 'look';
  one: 'move' | 'cancel';
  why: 'skip';
};
const Draft = z.object({
  of: z.string().default(''),
  /** The day of the rule that is looked at, and when the lesson had last been changed as its cancelling was begun. */
  day: z.string().default(''),
  seen: z.number().default(0),
});
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => findMyLesson(school, draft.of);
/** So many of the coming times a teacher is shown. */
const shown = 6;

export const lesson = scene<Steps, typeof Draft>(
  'lesson',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => me.roles.length > 0 },
  {
    look: about(find, {
      async ask({ it, now, school: desk }) {
        const { school } = desk;
        const mine = it.isMine && it.next !== undefined;
        const coming = occurrencesOf(it.lesson, school, { after: now, most: shown });
        return {
          text: [
            ...factsOfLesson(it, it.classes, school, now),
            ...(await teacherLine(it, desk)),
            ...(mine ? [say('lesson-look.which')] : []),
          ],
          ...(mine
            ? {
                list: {
                  choose: 'one' as const,
                  rows: coming.map(({ day, at }) => ({
                    of: day,
                    line: say('lesson-look.line', { when: dayInWeek(at) }),
                  })),
                },
              }
            : {}),
          buttons: [
            ...(it.next ? [button('calendar', say('event-look.calendar'))] : []),
            ...(mine ? [button('place', say('event-look.place'))] : []),
            ...(mine && !isOnce(it.lesson) ? [button('end', say('lesson-look.end'))] : []),
          ],
        };
      },
      choices: {
        calendar: () => go('calendar'),
        one: ({ of }) => go('one', { day: of }),
        place: ({ it, draft }) => open('lesson-change', { of: draft.of, what: 'place', seen: it.lesson.at }),
        end: {
          confirm: ({ it }) => ({
            ask: say('lesson-look.sure', { title: titleOfCourse(it.course, it.classes) }),
            yes: say('lesson-look.yes'),
          }),
          async take({ it, draft, school }) {
            const ended = await endLesson(school, { key: draft.of, seen: it.lesson.at });
            return ended.ok
              ? leaveTo({ scene: 'events' }, say('lesson-told.ended', { count: ended.told }))
              : goOn('look', {}, refused(ended));
          },
        },
      },
    }),
    calendar: about(find, {
      ask({ it, me, now, school }) {
        const reminds = me.person?.lessonReminders === true;
        const entry = entryOf(it, school.school, { now, reminds });
        return {
          text: say('event-calendar.ask'),
          buttons: [button('look', say('event-calendar.enough'))],
          attach: entry ? [{ kind: 'calendar-file', name: say('events-calendar.file'), ...entry }] : [],
        };
      },
      choices: { look: () => go('look') },
    }),
    one: about(findOne, {
      ask: ({ it }) => ({
        text: say('lesson-one.ask', { title: titleOfCourse(it.course, it.classes), when: dayInWeek(it.at) }),
        buttons: [button('move', say('event-look.time')), button('cancel', say('lesson-one.cancel'))],
      }),
      choices: {
        move: ({ it, draft }) =>
          open('lesson-change', { of: draft.of, what: 'time', from: draft.day, was: it.at }),
        cancel: ({ it }) => go('why', { seen: it.lesson.at }),
      },
    }),
    why: about(
      findOne,
      whyStep(
        ({ course, classes, at }) => ({
          ask: say('lesson-why.ask', { when: dayInWeek(at) }),
          sure: say('lesson-why.sure', { title: titleOfCourse(course, classes), when: dayInWeek(at) }),
          yes: say('lesson-why.yes'),
        }),
        cancel,
      ),
    ),
  },
);

/** A class teacher, whom families ask first, reads whom to ask in turn. */
async function teacherLine({ course, isMine }: MyLesson, { tx, me }: Desk): Promise<readonly Say[]> {
  const leads = classesAs(me, 'classTeacher').some((of) => course.classes.includes(of));
  if (isMine || !leads || course.teacher === null) return [];
  const teacher = await tx.read('person', course.teacher);
  return teacher ? [say('lesson-look.teacher', { name: teacher.name })] : [];
}

/** One of the coming times of a lesson of one's own. */
async function findOne({
  draft,
  now,
  school,
}: Asked<Draft>): Promise<(MyLesson & { readonly at: number }) | undefined> {
  const found = await findMyLesson(school, draft.of);
  if (!found?.isMine) return undefined;
  const one = occurrencesOf(found.lesson, school.school, { after: now }).find(({ day }) => day === draft.day);
  return one && { ...found, at: one.at };
}

async function cancel({ draft, school }: Asked<Draft>, why: string): Promise<Moves<'look', Draft>> {
  const cancelled = await cancelLesson(school, { key: draft.of, seen: draft.seen, day: draft.day, why });
  return goOn(
    'look',
    {},
    cancelled.ok ? say('lesson-told.cancelled', { count: cancelled.told }) : refused(cancelled),
  );
}
