import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  day,
  dayInWeek,
  go,
  goOn,
  leaveTo,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { isClosed, settleDuty } from '#src/domain/duties/progress.ts';
import { type Desk, isColleague } from '#src/domain/ground/desk.ts';
import {
  type CourseLife,
  findCourseLife,
  readTaughtLife,
  type TaughtLife,
} from '#src/domain/teaching/course-life.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { keyOfLesson } from '#src/domain/teaching/lesson-facts.ts';
import { nextOf } from '#src/domain/teaching/occurrences.ts';

/**
 * T4 (2.4): what a teacher keeps up, over all classes at once: «все чаты живы» once a term, and writing to those who
 * are taught, or asking them.
 */
type Steps = {
  look: 'alive' | 'course' | 'chats' | 'subjects';
  course: 'families' | 'parents' | 'ask' | 'lesson' | 'plan';
};
const Draft = z.object({ course: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const courseLife = scene<Steps, typeof Draft>(
  'course-life',
  {
    duties: ['T4'],
    version: 1,
    draft: Draft,
    first: 'look',
    may: isColleague,
  },
  {
    look: about(readLife, {
      ask: ({ it }) => ({
        text: [say('course-life-look.ask'), termLine(it)],
        list: {
          choose: 'course',
          inRow: 2,
          rows: it.courses.map((course) => ({ of: course.id, label: titleOfCourse(course, it.classes) })),
        },
        buttons: [
          ...(it.hasChats && !isClosed(it.state)
            ? [button('alive', say('course-life-look.alive'), { look: 'positive' })]
            : []),
          [
            button('chats', say('course-life-look.chats')),
            button('subjects', say('subject-chats-guide.subjects')),
          ],
        ],
      }),
      choices: {
        async alive({ school }) {
          const done = await settleDuty(school, { key: 'T4', end: 'done' });
          return goOn('look', {}, done.ok ? say('course-life.alive') : refused(done));
        },
        course: ({ of }) => go('course', { course: of }),
        chats: () => open('subject-chats'),
        subjects: () => open('subjects'),
      },
    }),
    course: about(({ draft, school }: Asked<Draft>) => findCourseLife(school, draft.course), {
      ask: ({ it, school }) => ({
        text: [say('course-life-course.ask', { title: titleOfCourse(it.course, it.classes) }), whoLine(it)],
        list: {
          choose: 'lesson',
          rows: lessonsOf(it, school).map(({ key, at }) => ({
            of: key,
            line: say('course-life-course.lesson', { when: dayInWeek(at) }),
          })),
        },
        buttons: [
          ...(it.accepted.parent + it.accepted.student > 0
            ? [
                [
                  button('families', say('course-life-course.families')),
                  ...(it.accepted.student > 0 && it.accepted.parent > 0
                    ? [button('parents', say('course-life-course.parents'))]
                    : []),
                ],
                button('ask', say('class-life-look.question')),
              ]
            : []),
          button('plan', say('course-life-course.plan')),
        ],
      }),
      choices: {
        lesson: ({ of }) => open('lesson', { of }),
        plan: ({ it }) => open('lesson-plan', { course: it.course.id }),
        families: ({ it }) => writeTo(it, 'families'),
        parents: ({ it }) => writeTo(it, 'parents'),
        ask: ({ it }) => open('questions', { classes: it.open, course: it.course.id }),
      },
    }),
  },
);

/** Whoever has not said yet what they teach is asked that first. */
async function readLife({ school }: Asked<Draft>) {
  const life = await readTaughtLife(school);
  return life.courses.length === 0 ? leaveTo({ scene: 'subjects' }) : life;
}

/** The lessons that are still to come, each with its next time. */
const lessonsOf = ({ course }: CourseLife, { tx, school }: Desk) =>
  (course.lessons ?? [])
    .flatMap((lesson) => {
      const next = nextOf(lesson, school, tx.now);
      return next ? [{ key: keyOfLesson({ course, lesson }), at: next.at }] : [];
    })
    .sort((one, other) => one.at - other.at);

const writeTo = ({ course, open: classes }: CourseLife, whom: 'families' | 'parents') =>
  open('mailing', { kind: 'announcements', whom, classes, course: course.id, given: true });

function termLine({ hasChats, state }: TaughtLife): Say {
  if (state && isClosed(state)) return say('course-life-look.ticked', { when: day(state.at) });
  return say(`course-life-look.${hasChats ? 'term' : 'no-chats'}`);
}

/** Who can be written to; a club that is open to all has no classes by which the bot would know its people. */
function whoLine({ course, open: classes, accepted, inChat }: CourseLife): Say {
  if (course.classes.length === 0) return say('course-life-course.for-all');
  if (classes.length === 0) return say('course-life-course.closed');
  const { student, parent } = accepted;
  return inChat === undefined
    ? say('course-life-course.who', { student, parent })
    : say('course-life-course.counts', { student, parent, inChat, notYet: student - inChat });
}
