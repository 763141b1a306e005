import { z } from 'zod';
import { again, button, go, type Step, say } from '#scenes/scene.ts';
import { WhenDraft } from '#scenes/steps/when.ts';
import { readPlace } from '#src/domain/events/place.ts';
import { type Calendar, dayOf, timeOf, weekdayOf } from '#src/domain/school/calendar.ts';
import { readForm } from '#src/domain/teaching/form-words.ts';
import type { LessonPlan } from '#src/domain/teaching/lessons.ts';
import { LessonForm } from '#src/domain/teaching/record.ts';
import { minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

/** What is known of a lesson while it is planned: of one day (`at`), or of every week (`at` is 0). */
export const LessonDraft = WhenDraft.extend({
  course: z.string().default(''),
  days: z.array(z.number()).default([]),
  clock: z.string().default(''),
  minutes: z.number().default(limits.lessonMinutes),
  until: z.string().default(''),
  form: LessonForm.default('distance'),
  link: z.string().nullable().default(null),
  room: z.string().nullable().default(null),
  /** The time is changed after it was shown whole; that leads back there. */
  changing: z.boolean().default(false),
});
export type LessonDraft = z.infer<typeof LessonDraft>;

/** The lesson that is about to be planned; undefined while a part of it is missing. */
export function planIn(draft: LessonDraft, now: number, calendar: Calendar): LessonPlan | undefined {
  const { at, ends, days, clock, until, form, link, room } = draft;
  const where = { form, link, room };
  if (at > 0) {
    const day = dayOf(at, calendar);
    const length = ends === undefined ? limits.lessonMinutes : (ends - at) / minutes(1);
    return {
      ...{ ...where, days: [weekdayOf(day)], time: timeOf(at, calendar), minutes: length },
      ...{ from: day, until: day },
    };
  }
  if (days.length === 0 || clock === '' || until === '') return undefined;
  return { ...where, days, time: clock, minutes: draft.minutes, from: dayOf(now, calendar), until };
}

type Where = Pick<LessonDraft, 'form' | 'link' | 'room'>;

/** How a lesson is held. */
export const formStep = <D extends Where, S extends string>(next: S): Step<D, S, LessonForm> => ({
  ask: () => ({
    text: say('lesson-form.ask'),
    buttons: LessonForm.options.map((form) => button(form, say(`lesson-form.${form}`))),
  }),
  choices: {
    distance: () => go(next, { form: 'distance' } as Partial<D>),
    hybrid: () => go(next, { form: 'hybrid' } as Partial<D>),
    school: () => go(next, { form: 'school' } as Partial<D>),
  },
  words({ said }) {
    const form = readForm(said);
    return form === undefined ? again(say('lesson-form.unread')) : go(next, { form } as Partial<D>);
  },
});

/** Where it is held: a link, a room, or both. */
export const placeStep = <D extends Where, S extends string>(next: S): Step<D, S, 'later'> => ({
  ask: ({ draft }) => ({
    text: say('lesson-place.ask', { form: draft.form }),
    buttons: [button('later', say('lesson-place.later'), { means: 'no' })],
  }),
  choices: { later: () => go(next, { link: null, room: null } as Partial<D>) },
  words({ said }) {
    const place = readPlace(said);
    return typeof place === 'string'
      ? again(say(`event-plan-place.${place}`))
      : go(next, place as Partial<D>);
  },
});
