import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  day,
  dayInYear,
  go,
  leave,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { comeBack, listDeputies, refusalOfDay, setAway } from '#src/domain/people/away.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { dayOf, daysLater, endOfDay, sundayOf } from '#src/domain/school/calendar.ts';
import { readDay } from '#src/domain/school/school-times.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * «Меня нет до …»: the bot keeps silent up to and including a day, and a colleague decides about requests in one's
 * stead. Can be ended before.
 */
type Steps = { day: 'back' | 'tomorrow' | 'monday'; deputy: 'who'; review: 'yes' | 'change' };
const Draft = z.object({
  /** The last day of being away, `2026-09-20`. */
  last: z.string().default(''),
  deputy: PersonId.optional(),
});
type Draft = z.infer<typeof Draft>;

export const away = scene<Steps, typeof Draft>(
  'away',
  {
    duties: [],
    version: 2,
    draft: Draft,
    first: 'day',
    may: (me) => me.roles.some(({ role }) => isStaff(role)),
  },
  {
    day: {
      async ask({ me, school, now }) {
        const present = me.person?.away;
        const isAway = present !== undefined && present.until > now;
        const deputy = isAway ? await readPerson(school.tx, present.deputy) : undefined;
        return {
          text: isAway
            ? say('away-day.away', {
                until: day(present.until),
                who: deputy?.name ?? say('away-day.somebody'),
              })
            : say('away-day.ask'),
          buttons: [
            ...(isAway ? [button('back', say('away-day.come-back'), { look: 'positive' })] : []),
            [button('tomorrow', say('away-day.tomorrow')), button('monday', say('away-day.monday'))],
          ],
        };
      },
      choices: {
        async back({ school }) {
          const back = await comeBack(school, {});
          if (!back.ok) return leave(refused(back));
          const { decided } = back;
          return leave(say('away.back'), ...(decided ? [say('away.meanwhile', { ...decided })] : []));
        },
        tomorrow: ({ school, now }) => go('deputy', { last: daysLater(dayOf(now, school.school), 1) }),
        monday: ({ school, now }) => go('deputy', { last: sundayOf(dayOf(now, school.school)) }),
      },
      words({ said, school, now }) {
        const last = readDay(said, now, school.school);
        if (last === undefined) return again(say('away-day.unread'));
        const refusal = refusalOfDay(endOfDay(last, school.school), now);
        return refusal ? again(refused({ refusal })) : go('deputy', { last });
      },
    },
    deputy: {
      async ask({ me, school }) {
        const deputies = await listDeputies(school.tx, me.id);
        return {
          text: say(deputies.length > 0 ? 'away-deputy.ask' : 'away-deputy.nobody'),
          list: peopleList('who', deputies, school.tx.now),
        };
      },
      choices: { who: ({ of }) => go('review', { deputy: PersonId.parse(of) }) },
    },
    review: about(chosenDeputy, {
      ask: ({ draft, it, school }) => ({
        text: say('away-review.ask', { until: dayInYear(endOfDay(draft.last, school.school)), who: it.name }),
        buttons: [
          button('yes', say('away-review.yes'), { look: 'positive' }),
          button('change', say('away-review.change')),
        ],
      }),
      choices: {
        async yes({ draft, it, school }) {
          const until = endOfDay(draft.last, school.school);
          const done = await setAway(school, { until, deputy: it.id });
          return done.ok ? leave(say('away.done', { until: day(until) })) : go('day', {}, refused(done));
        },
        change: () => go('day'),
      },
    }),
  },
);

/** The colleague who was chosen, called as in the list; another is asked for where they have left or are away. */
async function chosenDeputy({ draft, me, school }: Asked<Draft>) {
  const deputies = await listDeputies(school.tx, me.id);
  const deputy = deputies.find(({ id }) => id === draft.deputy);
  return deputy
    ? { id: deputy.id, name: nameOf(deputy, deputies, school.tx.now) }
    : go<'deputy', Draft>('deputy', {}, refused({ refusal: 'no-such-deputy' }));
}
