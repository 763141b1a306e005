import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  day,
  go,
  goOn,
  type ListRow,
  type Moves,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import type { Behind } from '#src/domain/reports/behind.ts';
import { platformText, reportFiles } from '#src/domain/reports/files.ts';
import { matterLine, mayNudge, nudge, readNudges } from '#src/domain/reports/nudge.ts';
import { lookAtReport, openReport, type SchoolReport } from '#src/domain/reports/report.ts';
import { summaryOf } from '#src/domain/reports/summary.ts';

/**
 * H7 (2.2): how the school stands. One screen first, then the picture and the table; what is overdue with the staff by
 * name, each of whom can be reminded once a week. Families stand in it as counts alone.
 */
type Steps = {
  look: 'full' | 'behind' | 'decisions' | 'deputies';
  full: 'behind';
  behind: 'person';
  person: 'nudge' | 'others';
};
const Draft = z.object({ person: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const control = scene<Steps, typeof Draft>(
  'control',
  { duties: ['H7'], version: 1, draft: Draft, first: 'look', may: (me) => may(me, 'reports.open') },
  {
    look: about(({ school }) => reportOf(school), {
      ask: ({ it, me }) => ({
        text: [
          ...summaryOf(it),
          say('report.held', it.figures.held),
          say('report.lessons', it.figures.lessons),
          ...platformText(it.kept.platform),
          nextStep(it),
        ],
        buttons: [
          button('full', say('control-look.full'), { look: 'primary' }),
          ...(it.behind.length > 0
            ? [button('behind', say('control-look.behind', { count: it.behind.length }))]
            : []),
          ...(may(me, 'audit.read') ? [button('decisions', say('control-look.decisions'))] : []),
          ...(may(me, 'duties.hand-over') ? [button('deputies', say('control-look.deputies'))] : []),
        ],
      }),
      choices: {
        async full({ school }) {
          const opened = await openReport(school, {});
          return opened.ok ? go('full') : goOn('look', {}, refused(opened));
        },
        behind: () => go('behind'),
        decisions: () => open('decisions'),
        deputies: () => open('deputies'),
      },
    }),
    full: about(({ school }) => reportOf(school), {
      ask: ({ it, school }) => ({
        text: say('control-full.ask'),
        attach: reportFiles(it, school.school.name),
        buttons: it.behind.length > 0 ? [button('behind', say('control-full.behind'))] : [],
      }),
      choices: { behind: () => go('behind') },
    }),
    behind: about(({ school }) => reportOf(school), {
      async ask({ it, school }) {
        const rows = await rowsOf(school, it.behind);
        return {
          text: [
            say(rows.length > 0 ? 'control-behind.ask' : 'control-behind.none'),
            ...(it.withoutBot.length > 0
              ? [say('control-behind.without-bot', { names: it.withoutBot.map(({ name }) => name) })]
              : []),
          ],
          list: { choose: 'person', rows },
        };
      },
      choices: { person: ({ of }) => go('person', { person: of }) },
    }),
    person: about(colleague, {
      ask: ({ it, now }) => ({
        text: [
          say('control-person.ask', { name: it.name, lines: it.behind.matters.map(matterLine) }),
          ...(it.nudgedAt === undefined ? [] : [say('control-person.nudged', { when: day(it.nudgedAt) })]),
        ],
        buttons: [
          ...(mayNudge(it.nudgedAt, now)
            ? [button('nudge', say('control-person.nudge'), { look: 'positive' })]
            : []),
          button('others', say('control-person.others')),
        ],
      }),
      choices: {
        async nudge({ it, school }) {
          const done = await nudge(school, { person: it.behind.person.id });
          return goOn('behind', {}, done.ok ? say('control-person.done', { name: it.name }) : refused(done));
        },
        others: () => goOn('behind'),
      },
    }),
  },
);

async function reportOf(school: Desk): Promise<SchoolReport | undefined> {
  const looked = await lookAtReport(school, {});
  return looked.ok ? looked.report : undefined;
}

/** The one thing that helps most: requests of people who wait, then what colleagues have open, then missing chats. */
function nextStep({ behind, figures }: SchoolReport): Say {
  if (behind.length > 0) return say('control-next.behind', { count: behind.length });
  const missing = figures.chatsOf - figures.counts.chats;
  return missing > 0 ? say('control-next.chats', { count: missing }) : say('control-next.nothing');
}

async function rowsOf({ tx }: Desk, behind: readonly Behind[]): Promise<ListRow[]> {
  const people = behind.map(({ person }) => person);
  const nudges = await readNudges(
    tx,
    people.map(({ id }) => id),
  );
  return behind.map(({ person, matters }) => {
    const nudgedAt = nudges.get(person.id);
    const named = { name: nameOf(person, people, tx.now), count: matters.length };
    return {
      of: person.id,
      line:
        nudgedAt === undefined
          ? say('control-behind.line', named)
          : say('control-behind.line-nudged', { ...named, when: day(nudgedAt) }),
    };
  });
}

interface Colleague {
  readonly behind: Behind;
  readonly name: Say;
  readonly nudgedAt: number | undefined;
}

/** The colleague while something of theirs is overdue; they may have done it a moment ago. */
async function colleague({ draft, school }: Asked<Draft>): Promise<Colleague | Moves<'behind', Draft>> {
  const report = await reportOf(school);
  const behind = report?.behind.find(({ person }) => person.id === draft.person);
  if (!report || !behind) return goOn('behind', {}, say('control-person.settled'));
  const people = report.behind.map(({ person }) => person);
  const nudges = await readNudges(school.tx, [behind.person.id]);
  return {
    behind,
    name: nameOf(behind.person, people, school.tx.now),
    nudgedAt: nudges.get(behind.person.id),
  };
}
