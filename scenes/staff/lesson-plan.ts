import {
  type Asked,
  about,
  again,
  button,
  day,
  go,
  leave,
  leaveTo,
  type Moves,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { formStep, LessonDraft, placeStep, planIn } from '#scenes/staff/lesson-draft.ts';
import { hearWhen, whenRestStep } from '#scenes/steps/when.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { momentOf, termEnd, yearEnd } from '#src/domain/school/calendar.ts';
import { type CourseLife, findCourseLife } from '#src/domain/teaching/course-life.ts';
import { titleOfCourse } from '#src/domain/teaching/courses.ts';
import { toldOfLesson } from '#src/domain/teaching/families.ts';
import { daysOf, factsOfLesson } from '#src/domain/teaching/lesson-facts.ts';
import { planLesson } from '#src/domain/teaching/lessons.ts';
import { occurrencesOf } from '#src/domain/teaching/occurrences.ts';
import { readLessonTime, readUntil, readWeekly, type Weekly } from '#src/domain/teaching/weekly-words.ts';

/**
 * T4 (2.4): a lesson is planned, once or every week: when, until when, how it is held, where. It is shown whole before
 * anybody is told.
 */
type Steps = {
  when: never;
  'when-rest': 'time' | 'day';
  time: never;
  until: 'term' | 'year';
  form: 'distance' | 'hybrid' | 'school';
  place: 'later';
  review: 'yes' | 'when' | 'form' | 'place';
};
type Draft = LessonDraft;

const howStep = formStep<Draft, keyof Steps>('place');

export const lessonPlan = scene<Steps, typeof LessonDraft>(
  'lesson-plan',
  {
    duties: [],
    version: 1,
    draft: LessonDraft,
    first: 'when',
    resumes: true,
    may: isColleague,
  },
  {
    when: about(find, {
      ask: ({ it }) => ({
        text: say('lesson-plan-when.ask', { title: titleOfCourse(it.course, it.classes) }),
      }),
      choices: {},
      words(asked) {
        const { said, now, school } = asked;
        const read = readWeekly(said, now, school.school);
        if (read === undefined)
          return hearWhen<Draft, keyof Steps>(
            asked,
            said,
            {},
            { next: 'form', rest: 'when-rest', unread: 'lesson-plan-when.unread' },
          );
        return typeof read === 'string' ? again(say(`lesson-plan-when.${read}`)) : toWeekly(asked, read);
      },
    }),
    'when-rest': whenRestStep({ when: 'when', next: 'form', rest: 'when-rest' }),
    time: {
      ask: ({ draft }) => ({ text: say('lesson-plan-time.ask', { days: daysOf(draft) }) }),
      choices: {},
      words({ draft, said, now, school }) {
        const read = readLessonTime(said, now, school.school);
        if (read?.time === undefined) return again(say('lesson-plan-time.unread'));
        const known = { clock: read.time, minutes: read.minutes ?? draft.minutes };
        return go(draft.until === '' ? 'until' : 'form', known);
      },
    },
    until: {
      ask({ now, school: { school } }) {
        const [term, year] = [termEnd(now, school), yearEnd(now, school)];
        const shown = (last: string) => day(momentOf(last, '12:00', school));
        return {
          text: say('lesson-plan-until.ask'),
          buttons: [
            ...(term < year ? [button('term', say('lesson-plan-until.term', { when: shown(term) }))] : []),
            button('year', say('lesson-plan-until.year', { when: shown(year) })),
          ],
        };
      },
      choices: {
        term: ({ now, school }) => go('form', { until: termEnd(now, school.school) }),
        year: ({ now, school }) => go('form', { until: yearEnd(now, school.school) }),
      },
      words({ said, now, school }) {
        const until = readUntil(said, now, school.school);
        if (until === undefined) return again(say('lesson-plan-until.unread'));
        if (until > yearEnd(now, school.school)) return again(say('lesson-plan-until.too-far'));
        return go('form', { until });
      },
    },
    form: {
      ...howStep,
      // A time that was changed leads back to the whole.
      ask: (asked) => (asked.draft.changing ? go('review') : howStep.ask(asked)),
    },
    place: placeStep('review'),
    review: about(find, {
      async ask({ draft, it, now, school }) {
        const plan = planIn(draft, now, school.school);
        if (!plan) return go('when');
        const lesson = { ...plan, id: '', except: [], at: now };
        const told = await toldOfLesson(school, it.course);
        const count = occurrencesOf(lesson, school.school, { after: now }).length;
        return {
          text: [
            ...factsOfLesson({ course: it.course, lesson }, it.classes, school.school, now),
            ...(draft.at > 0 ? [] : [say('lesson-plan-review.count', { count })]),
            say('lesson-plan-review.whom', {
              count: told.filter(({ id }) => id !== school.me.id).length,
            }),
          ],
          buttons: [
            button('yes', say('event-plan-review.yes'), { look: 'positive' }),
            [
              button('when', say('event-plan-review.when')),
              button('form', say('lesson-plan-review.form')),
              button('place', say('event-plan-review.place')),
            ],
          ],
        };
      },
      choices: {
        yes: plan,
        when: () => go('when', { changing: true }),
        form: () => go('form', { changing: false }),
        place: () => go('place'),
      },
    }),
  },
);

function find({ draft, school }: Asked<Draft>) {
  return findCourseLife(school, draft.course);
}

/** The days and the time are known; days on which there is no school fall away, and it is said. */
function toWeekly({ draft, school: { school } }: Asked<Draft>, read: Weekly): Moves<keyof Steps, Draft> {
  const off = read.days.filter((one) => school.daysOff.includes(one));
  const days = read.days.filter((one) => !off.includes(one));
  if (days.length === 0) return again(say('lesson-plan-when.days-off', { days: daysOf({ days: off }) }));
  const known = {
    ...{ days, at: 0, clock: read.time ?? '', until: read.until ?? '' },
    minutes: read.minutes ?? draft.minutes,
  };
  const next = read.time === undefined ? 'time' : read.until === undefined ? 'until' : 'form';
  return go(
    next,
    known,
    ...(off.length > 0 ? [say('lesson-plan-when.left-out', { days: daysOf({ days: off }) })] : []),
  );
}

async function plan({
  draft,
  it,
  now,
  school,
}: Asked<Draft> & { it: CourseLife }): Promise<Moves<keyof Steps, Draft>> {
  const planned = planIn(draft, now, school.school);
  if (!planned) return go('when');
  const done = await planLesson(school, { course: it.course.id, plan: planned });
  if (done.ok)
    return leaveTo(
      { scene: 'lesson', draft: { of: done.key } },
      say('lesson-plan.done', { count: done.told }),
    );
  return done.refusal === 'event-past' ? go('when', {}, refused(done)) : leave(refused(done));
}
