import { z } from 'zod';
import { again, button, dayAndTime, go, leave, type Moves, refused, say, scene } from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import type { Schedule } from '#src/domain/reports/record.ts';
import { planReport } from '#src/domain/reports/statistics.ts';
import { readTimeOfDay } from '#src/domain/school/hours.ts';

/** A17 (2.1): the report goes to the head by itself, every week or month, until it is stopped. */
type Steps = { every: 'week' | 'month' | 'stop'; weekday: 'day'; date: never; time: 'morning' };
const Draft = z.object({
  every: z.enum(['week', 'month']).default('week'),
  day: z.number().int().default(1),
});

const week = [1, 2, 3, 4, 5, 6, 7];

export const reportSchedule = scene<Steps, typeof Draft>(
  'report-schedule',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'every',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    every: {
      async ask({ school }) {
        const kept = await school.tx.read('report', 'main');
        return {
          text: say('report-schedule-every.ask'),
          buttons: [
            [
              button('week', say('report-schedule-every.week')),
              button('month', say('report-schedule-every.month')),
            ],
            ...(kept?.schedule ? [button('stop', say('report-schedule-every.stop'))] : []),
          ],
        };
      },
      choices: {
        week: () => go('weekday', { every: 'week' }),
        month: () => go('date', { every: 'month' }),
        async stop({ school }) {
          const stopped = await planReport(school, { schedule: null });
          return leave(stopped.ok ? say('report-schedule.stopped') : refused(stopped));
        },
      },
    },
    weekday: {
      ask: ({ school }) => ({
        text: say('report-schedule-weekday.ask'),
        list: {
          choose: 'day',
          inRow: 2,
          rows: week
            .filter((day) => !school.school.daysOff.includes(day))
            .map((day) => ({ of: `${day}`, label: say(`report-schedule-weekday.day${day}`) })),
        },
      }),
      choices: { day: ({ of }) => go('time', { day: Number(of) }) },
    },
    date: {
      ask: () => ({ text: say('report-schedule-date.ask') }),
      choices: {},
      words({ said }) {
        const [, digits = ''] =
          /^(\d{1,2})(?:-?(?:го|е)|(?:st|nd|rd|th))?(?: числ[оа])?\.?$/u.exec(said) ?? [];
        const day = Number(digits);
        return day >= 1 && day <= 31 ? go('time', { day }) : again(say('report-schedule-date.unread'));
      },
    },
    time: {
      ask: ({ school }) => ({
        text: say('report-schedule-time.ask', { ...school.school.hours }),
        buttons: [button('morning', say('report-schedule-time.morning', { from: school.school.hours.from }))],
      }),
      choices: { morning: ({ draft, school }) => plan(school, { ...draft, time: school.school.hours.from }) },
      words({ said, draft, school }) {
        const time = readTimeOfDay(said);
        return time === undefined
          ? again(say('report-schedule-time.unread'))
          : plan(school, { ...draft, time });
      },
    },
  },
);

async function plan(school: Desk, schedule: Schedule): Promise<Moves<never, never>> {
  const planned = await planReport(school, { schedule });
  if (!planned.ok)
    return planned.refusal === 'outside-hours' ? again(refused(planned)) : leave(refused(planned));
  return planned.next === null
    ? leave(say('report-schedule.stopped'))
    : leave(say('report-schedule.planned', { when: dayAndTime(planned.next) }));
}
