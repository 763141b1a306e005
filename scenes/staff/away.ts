import { z } from 'zod';
import { again, button, day, defineScene, go, leave, refused, say, stay } from '#src/conversation/define.ts';
import { dayOf, daysLater, endOfDay, sundayOf } from '#src/domain/calendar.ts';
import { listDeputies, mayStandIn } from '#src/domain/deputies.ts';
import { comeBack, readPerson, setAway } from '#src/domain/people.ts';
import { readDay } from '#src/domain/school-times.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * «Меня нет до …»: the bot keeps silent up to and including a day, and a colleague decides about requests in one's
 * stead. Can be ended before.
 */
type Step = 'day' | 'deputy' | 'review';
const Draft = z.object({
  /** The last day of being away, `2026-09-20`. */
  last: z.string().default(''),
  deputy: z.number().default(0),
  page: z.number().int().min(0).default(0),
});

const pageSize = 6;

export const away = defineScene<Step, typeof Draft>({
  slug: 'away',
  duties: [],
  version: 1,
  first: 'day',
  draft: Draft,
  may: (me) => me.roles.some(({ role }) => isStaff(role)),
  steps: {
    day: {
      takes: ['text'],
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
      async answer({ chose, said, school, now }) {
        if (chose === 'back') {
          const back = await comeBack(school, {});
          return leave(back.ok ? say('away.back') : refused(back));
        }
        const today = dayOf(now, school.school);
        const last =
          chose === 'tomorrow'
            ? daysLater(today, 1)
            : chose === 'monday'
              ? sundayOf(today)
              : readDay(said, now);
        return last === undefined ? again(say('away-day.unread')) : go('deputy', { last, page: 0 });
      },
    },
    deputy: {
      async ask({ draft, me, school }) {
        const all = await listDeputies(school.tx, me.id);
        const shown = all.slice(draft.page * pageSize, (draft.page + 1) * pageSize);
        const more = all.length > (draft.page + 1) * pageSize;
        return {
          text: say(all.length > 0 ? 'away-deputy.ask' : 'away-deputy.nobody'),
          buttons: [
            ...shown.map(({ id, name }) =>
              button('who', say('away-deputy.who', { name }), { of: String(id) }),
            ),
            ...(more ? [button('more', say('away-deputy.more'))] : []),
            ...(draft.page > 0 ? [button('first', say('away-deputy.first'))] : []),
          ],
        };
      },
      answer({ chose, of, draft }) {
        if (chose === 'more') return stay({ page: draft.page + 1 });
        if (chose === 'first') return stay({ page: 0 });
        return go('review', { deputy: Number(of) || 0 });
      },
    },
    review: {
      async ask({ draft, me, school, now }) {
        const deputy = await readPerson(school.tx, draft.deputy);
        // A button can be forged: nobody but a possible deputy is named here.
        if (!deputy || !mayStandIn(deputy, me.id, now))
          return go('deputy', {}, refused({ refusal: 'no-such-deputy' }));
        return {
          text: say('away-review.ask', {
            until: day(endOfDay(draft.last, school.school)),
            who: deputy.name,
          }),
          buttons: [
            button('yes', say('away-review.yes'), { look: 'positive' }),
            button('change', say('away-review.change')),
          ],
        };
      },
      async answer({ chose, draft, school }) {
        if (chose !== 'yes') return go('day');
        const until = endOfDay(draft.last, school.school);
        const done = await setAway(school, { until, deputy: draft.deputy });
        if (done.ok) return leave(say('away.done', { until: day(until) }));
        return go(done.refusal === 'no-such-deputy' ? 'deputy' : 'day', {}, refused(done));
      },
    },
  },
});
