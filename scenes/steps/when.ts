import { z } from 'zod';
import { type Asked, again, button, go, type Moves, type Say, type Step, say } from '#scenes/scene.ts';
import { readWhen, type WhenRead } from '#src/domain/events/when.ts';
import { dayOf, daysLater, momentOf } from '#src/domain/school/calendar.ts';
import { day as dayShown } from '#src/text/say.ts';

/** What is known of when, while it is asked. */
export const WhenDraft = z.object({
  day: z.string().optional(),
  time: z.string().optional(),
  /** «В 3»: the two times that may be meant. */
  halves: z.array(z.string()).optional(),
  at: z.number().default(0),
  ends: z.number().optional(),
});
export type WhenDraft = z.infer<typeof WhenDraft>;

/** A day and a time, in one sentence, or a day where there is a usual time; what it leaves open is asked by the step `rest`, so that «Назад» leads here. */
export const whenStep = <D extends WhenDraft, S extends string>(
  { next, rest, usual }: { readonly next: S; readonly rest: S; readonly usual?: string },
  ask: (asked: Asked<D>) => Say,
): Step<D, S, never> => ({
  ask: (asked) => ({ text: ask(asked) }),
  choices: {},
  words: (asked) => hearWhen(asked, asked.said, usual === undefined ? {} : { time: usual }, { next, rest }),
});

/** What is still open of a day and a time; what was said is not asked again. */
export const whenRestStep = <D extends WhenDraft, S extends string>({
  when,
  next,
  rest,
}: {
  readonly when: S;
  readonly next: S;
  readonly rest: S;
}): Step<D, S, 'time' | 'day'> => ({
  ask({ draft: { halves, day, time }, now, school }) {
    if (halves)
      return {
        text: say('when.which-half'),
        buttons: [halves.map((half) => button('time', say('when.time', { time: half }), { of: half }))],
      };
    if (day !== undefined)
      return { text: say('when.no-time', { day: dayShown(momentOf(day, '12:00', school.school)) }) };
    if (time === undefined) return go(when);
    const today = dayOf(now, school.school);
    return {
      text: say('when.no-day', { time }),
      buttons: [
        [
          button('day', say('when.today'), { of: today }),
          button('day', say('when.tomorrow'), { of: daysLater(today, 1) }),
        ],
      ],
    };
  },
  choices: {
    time: (asked) => hearWhen(asked, asked.of, asked.draft, { next, rest }),
    day: (asked) => hearWhen(asked, asked.of, asked.draft, { next, rest }),
  },
  words: (asked) => hearWhen(asked, halfNamed(asked) ?? asked.said, asked.draft, { next, rest }),
});

const byDay = /^(?:днем|дня|вечером|вечера|по-?полудни|day|by day|pm|afternoon|evening)$/;
const byNight = /^(?:ночью|ночи|утром|утра|night|by night|am|morning)$/;

/** «Днём», where two times may be meant. */
function halfNamed({
  draft: { halves },
  said,
}: Asked<WhenDraft> & { readonly said: string }): string | undefined {
  const word = said
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[.!]+$/, '')
    .trim();
  return halves?.[byDay.test(word) ? 0 : byNight.test(word) ? 1 : -1];
}

/** @param unread  what is said instead of the general words where nothing could be made of it */
export function hearWhen<D extends WhenDraft, S extends string>(
  { now, school }: Asked<D>,
  said: string,
  known: Pick<WhenDraft, 'day' | 'time'>,
  { next, rest, unread }: { readonly next: S; readonly rest: S; readonly unread?: string },
): Moves<S, D> {
  const read = readWhen(said, now, school.school, known);
  if (read.ok) return go(next, whenOf<D>({ at: read.at, ends: read.ends }));
  const heard = heardOf(read);
  if (heard) return go(rest, whenOf<D>(heard));
  return again(say(read.why === 'unread' && unread !== undefined ? unread : `when.${read.why}`));
}

/** What was understood of an answer that leaves a question. */
function heardOf(read: Exclude<WhenRead, { ok: true }>): Partial<WhenDraft> | undefined {
  if (read.why === 'no-time') return { day: read.day };
  if (read.why === 'no-day') return { time: read.time };
  return read.why === 'which-half' ? { day: read.day, halves: [...read.times] } : undefined;
}

const nothing = { day: undefined, time: undefined, halves: undefined, ends: undefined };
const whenOf = <D extends WhenDraft>(known: Partial<WhenDraft>): Partial<D> =>
  ({ ...nothing, ...known }) as Partial<D>;
