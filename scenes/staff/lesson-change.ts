import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  dayInWeek,
  go,
  leave,
  type Moves,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { formStep, placeStep } from '#scenes/staff/lesson-draft.ts';
import { WhenDraft, whenRestStep, whenStep } from '#scenes/steps/when.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { placeOf } from '#src/domain/teaching/lesson-facts.ts';
import { moveLesson, placeLesson } from '#src/domain/teaching/lessons.ts';
import { findMyLesson, type MyLesson } from '#src/domain/teaching/my-lessons.ts';
import { LessonForm } from '#src/domain/teaching/record.ts';

/** One lesson is moved to another time, or all of the row to another place: shown as it will be, then told to all. */
type Steps = {
  what: never;
  when: never;
  'when-rest': 'time' | 'day';
  form: 'distance' | 'hybrid' | 'school';
  place: 'later';
  review: 'yes' | 'no';
};
const Draft = WhenDraft.extend({
  of: z.string().default(''),
  what: z.enum(['time', 'place']).default('time'),
  /** The day of the rule that is moved, and when that lesson was to begin. */
  from: z.string().default(''),
  was: z.number().default(0),
  form: LessonForm.default('distance'),
  link: z.string().nullable().default(null),
  room: z.string().nullable().default(null),
  /** When the lesson had last been changed as the change was begun. */
  seen: z.number().optional(),
});
type Draft = z.infer<typeof Draft>;

export const lessonChange = scene<Steps, typeof Draft>(
  'lesson-change',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'what',
    may: isColleague,
  },
  {
    what: about(find, {
      ask: ({ draft, it: { lesson } }) =>
        go(draft.what === 'time' ? 'when' : 'form', { seen: lesson.at, form: lesson.form }),
      choices: {},
    }),
    when: whenStep({ next: 'review', rest: 'when-rest' }, ({ draft }) =>
      say('lesson-change-when.ask', { was: dayInWeek(draft.was) }),
    ),
    'when-rest': whenRestStep({ when: 'when', next: 'review', rest: 'when-rest' }),
    form: formStep('place'),
    place: placeStep('review'),
    review: about(find, {
      ask: ({ draft, it }) => ({
        text: linesOf(draft, it),
        buttons: [
          button('yes', say('event-change-review.yes'), { look: 'positive' }),
          button('no', say('event-change-review.no')),
        ],
      }),
      choices: { yes: change, no: () => leave() },
    }),
  },
);

async function find({ draft, school }: Asked<Draft>): Promise<MyLesson | undefined> {
  const found = await findMyLesson(school, draft.of);
  return found?.isMine && found.next ? found : undefined;
}

function linesOf(draft: Draft, { course, classes }: MyLesson): readonly Say[] {
  const title = titleOfCourse(course, classes);
  if (draft.what === 'time')
    return [
      say('lesson-change-review.time', { title, was: dayInWeek(draft.was), when: dayInWeek(draft.at) }),
    ];
  return [say('lesson-change-review.place', { title }), ...placeOf(draft)];
}

async function change({
  draft,
  it: { lesson },
  school,
}: Asked<Draft> & { it: MyLesson }): Promise<Moves<keyof Steps, Draft>> {
  const { of: key, seen = lesson.at, from, at, ends, form, link, room } = draft;
  const changed = await (draft.what === 'time'
    ? moveLesson(school, { key, seen, day: from, to: { at, ends } })
    : placeLesson(school, { key, seen, to: { form, link, room } }));
  return leave(changed.ok ? say('lesson-change.done', { count: changed.told }) : refused(changed));
}
