import type { Figures } from '#src/domain/reports/figures.ts';
import { type Change, countNames, type SchoolReport } from '#src/domain/reports/report.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, type SayArg, say } from '#src/text/say.ts';

/**
 * One or two families of a whole class would be known by name to whoever reads: below this a number is only said to
 * be small. None is said as none, for it names nobody.
 */
export const familyCount = (count: number): Say | number =>
  count > 0 && count < limits.fewestCounted ? say('report.few') : count;

/** Five lines, one more while questions wait (A15), and what has changed: what the head reads first, here and in the message that comes by itself. */
export function summaryOf({ figures, change }: SchoolReport): readonly Say[] {
  const { counts, chatsOf, families, waiting, tickets } = figures;
  const asked = tickets.fresh + tickets.older + tickets.late;
  const { staff, inStaffroom, verified } = counts;
  return [
    say('report.summary', {
      lines: [
        say('report.staff', { staff, inStaffroom, verified }),
        say('report.chats', { chats: counts.chats, of: chatsOf, ...schoolChatsIn(figures) }),
        say('report.families', {
          joined: familyCount(families.joined.parent),
          inChat: familyCount(families.inChat.parent),
        }),
        counts.waiting === 0
          ? say('report.no-requests')
          : say('report.requests', { count: counts.waiting, late: waiting.late }),
        ...(asked > 0 ? [say('report.tickets', { count: asked, late: tickets.late })] : []),
        subjectsLine(figures),
      ],
    }),
    changeLine(change),
    say('report.source'),
  ];
}

const schoolChatsIn = ({ schoolChats }: Figures) => ({
  own: schoolChats.filter(({ stand }) => stand === 'there' || stand === 'outside').length,
  ownOf: schoolChats.length,
});

const subjectsLine = ({ withoutChat }: Figures): Say =>
  withoutChat === undefined ? say('report.subjects-unknown') : say('report.subjects', { count: withoutChat });

function changeLine(change: Change | undefined): Say {
  if (!change) return say('report.first');
  const when = dayWords(change.since);
  const moved = countNames.filter((name) => change.by[name] !== 0);
  if (moved.length === 0) return say('report.unchanged', { when });
  const lines = moved.map((name) => say(`report-change.${name}`, { by: signed(change.by[name]) }));
  return say('report.changed', { when, lines });
}

const signed = (count: number): string => (count > 0 ? `+${count}` : `−${-count}`);

/** A calendar day that is stored without a time, as people read it. */
export const dayWords = (day: string): SayArg => ({ moment: Date.parse(`${day}T12:00:00Z`), as: 'day' });
