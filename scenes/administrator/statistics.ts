import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  day,
  dayAndTime,
  go,
  goOn,
  leave,
  open,
  refused,
  type Say,
  type Step,
  say,
  scene,
} from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { platformText, reportFiles } from '#src/domain/reports/files.ts';
import { PlatformFigures, type PlatformNumber, type Schedule } from '#src/domain/reports/record.ts';
import { lookAtReport, type SchoolReport } from '#src/domain/reports/report.ts';
import {
  keepPlatformFigures,
  nextReport,
  reportWasHanded,
  sendReport,
} from '#src/domain/reports/statistics.ts';
import { summaryOf } from '#src/domain/reports/summary.ts';
import { dayOf } from '#src/domain/school/calendar.ts';
import { readPastDay } from '#src/domain/school/dates.ts';

/**
 * A17 (2.1, where there is access): the report to the head. The bot's own figures, and beside them those that the
 * administrator reads off the platform, each of which may be left out; a preview; sent to the head, or handed over by
 * the administrator where no head is in the bot.
 */
type Steps = {
  look: 'enter' | 'none' | 'send' | 'schedule' | 'decisions';
  day: 'today';
  preview: 'send' | 'change';
  forward: 'done' | 'later';
} & { [Number in PlatformNumber]: 'skip' };
const Draft = z.object({
  /** What was entered here; without it the figures that were entered before stay. */
  platform: z
    .union([PlatformFigures, z.literal('none')])
    .nullable()
    .default(null),
});
type Draft = z.infer<typeof Draft>;

export const statistics = scene<Steps, typeof Draft>(
  'statistics',
  {
    duties: ['A17'],
    version: 1,
    draft: Draft,
    first: 'look',
    resumes: true,
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    look: about(({ school }: Asked<Draft>) => reportOf(school), {
      ask: ({ it, me, school, now }) => ({
        text: [
          ...summaryOf(it),
          ...stepsOf(school, 'A17'),
          ...(it.kept.sentAt === undefined
            ? []
            : [say('statistics-look.sent', { when: day(it.kept.sentAt) })]),
          ...scheduleText(it.kept.schedule, now, school),
          say('statistics-look.ask', { inside: school.guides.platform.inside[me.lang] }),
        ],
        buttons: [
          button('enter', say('statistics-look.enter'), { look: 'primary' }),
          button('none', say('statistics-look.none')),
          ...(it.kept.platform === null ? [] : [button('send', say('statistics-look.send'))]),
          [
            button('schedule', say('statistics-look.schedule')),
            button('decisions', say('statistics-look.decisions')),
          ],
        ],
      }),
      choices: {
        enter: () => go('day', entering(null)),
        none: () => go('preview', entering('none')),
        send: () => go('preview', entering(null)),
        schedule: () => open('report-schedule'),
        decisions: () => open('decisions'),
      },
    }),
    day: {
      ask: () => ({
        text: say('statistics-day.ask'),
        buttons: [button('today', say('statistics-day.today'))],
      }),
      choices: {
        today: ({ school, now }) => go('staffJoined', entering(begun(dayOf(now, school.school)))),
      },
      words({ said, school, now }) {
        const read = readPastDay(said, now, school.school);
        // «сентябрь 2026» is no day.
        const [of, month, year] = read?.split('.') ?? [];
        return year === undefined
          ? again(say('statistics-day.unread'))
          : go('staffJoined', entering(begun(`${year}-${month}-${of}`)));
      },
    },
    staffJoined: numberStep('staffJoined', 'staffConfirmed'),
    staffConfirmed: numberStep('staffConfirmed', 'classesWithChats'),
    classesWithChats: numberStep('classesWithChats', 'parentsJoined'),
    parentsJoined: numberStep('parentsJoined', 'preview'),
    preview: about(({ school, draft }: Asked<Draft>) => reportOf(school, draft.platform), {
      ask: ({ it, school }) => ({
        text: [say('statistics-preview.ask'), ...summaryOf(it), ...platformText(it.kept.platform)],
        attach: reportFiles(it, school.school.name),
        buttons: [
          button('send', say('statistics-preview.send'), { look: 'positive' }),
          button('change', say('statistics-preview.change')),
        ],
      }),
      choices: {
        async send({ draft, school }) {
          if (draft.platform !== null) {
            const kept = await keepPlatformFigures(school, { platform: draft.platform });
            if (!kept.ok) return leave(refused(kept));
          }
          const sent = await sendReport(school, {});
          if (sent.ok) return leave(say('statistics.sent', { names: [...sent.heads] }));
          return sent.refusal === 'no-head' ? goOn('forward', entering(null)) : leave(refused(sent));
        },
        change: () => go('day'),
      },
    }),
    forward: about(({ school }: Asked<Draft>) => reportOf(school), {
      ask: ({ it, school }) => ({
        text: [say('statistics-forward.ask'), ...platformText(it.kept.platform)],
        attach: reportFiles(it, school.school.name),
        buttons: [
          button('done', say('statistics-forward.done'), { look: 'positive' }),
          button('later', say('statistics-forward.later')),
        ],
      }),
      choices: {
        async done({ school }) {
          const handed = await reportWasHanded(school, {});
          return leave(handed.ok ? say('statistics.handed') : refused(handed));
        },
        later: () => leave(say('statistics.later')),
      },
    }),
  },
);

/** @param platform  what was entered and is not stored yet */
async function reportOf(school: Desk, platform: Draft['platform'] = null): Promise<SchoolReport | undefined> {
  const looked = await lookAtReport(school, {});
  if (!looked.ok) return undefined;
  const { report } = looked;
  return platform === null ? report : { ...report, kept: { ...report.kept, platform } };
}

const entering = (platform: Draft['platform']): Partial<Draft> => ({ platform });
const begun = (of: string): PlatformFigures => ({ day: of, numbers: {} });

const mostCounted = 100_000;

/** One number off the platform; none is an answer too. */
function numberStep(
  name: PlatformNumber,
  next: PlatformNumber | 'preview',
): Step<Draft, keyof Steps, 'skip'> {
  const entered = (platform: Draft['platform']): PlatformFigures =>
    platform === null || platform === 'none' ? begun('') : platform;
  return {
    ask: ({ draft }) =>
      entered(draft.platform).day === ''
        ? go('day')
        : {
            text: say(`statistics-number.${name}`),
            buttons: [button('skip', say('statistics-number.skip'))],
          },
    choices: { skip: () => go(next) },
    words({ said, draft }) {
      const digits = said.replace(/(?<=\d)[ \u00A0](?=\d{3})/g, '');
      const count = /^\d{1,6}$/.test(digits) ? Number(digits) : undefined;
      if (count === undefined || count > mostCounted) return again(say('statistics-number.unread'));
      const { numbers, ...rest } = entered(draft.platform);
      return go(next, entering({ ...rest, numbers: { ...numbers, [name]: count } }));
    },
  };
}

function scheduleText(schedule: Schedule | null, now: number, { school }: Desk): Say[] {
  const next = schedule && nextReport(schedule, now, school);
  return next === null ? [] : [say('statistics-look.planned', { when: dayAndTime(next) })];
}
