import { markDuty } from '#src/domain/duties/mark.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { Person } from '#src/domain/people/record.ts';
import { type Behind, behindIn, withoutBotIn } from '#src/domain/reports/behind.ts';
import { readFacts } from '#src/domain/reports/facts.ts';
import { type Figures, figuresOf } from '#src/domain/reports/figures.ts';
import { blankReport, type Counts, type Report } from '#src/domain/reports/record.ts';
import { dayOf } from '#src/domain/school/calendar.ts';

/** A report as it is shown: the figures, what was entered by hand beside them, and what has changed. */
export interface SchoolReport {
  readonly figures: Figures;
  readonly kept: Report;
  readonly change: Change | undefined;
  readonly behind: readonly Behind[];
  readonly withoutBot: readonly Person[];
}

/** Since the last day on which somebody looked at a report: what was added, by what is counted. */
export interface Change {
  readonly since: string;
  readonly by: Readonly<Record<keyof Counts, number>>;
}

export const countNames = [
  'staff',
  'inStaffroom',
  'verified',
  'chats',
  'parents',
  'parentsInChat',
  'waiting',
  'late',
] as const satisfies readonly (keyof Counts)[];

export async function readReport(desk: Pick<Desk, 'tx' | 'me' | 'school'>): Promise<SchoolReport> {
  const { tx, me, school } = desk;
  const [kept = blankReport, facts] = await Promise.all([tx.read('report', 'main'), readFacts(desk)]);
  const figures = figuresOf(facts);
  const change = changeOf(kept, figures.counts, dayOf(tx.now, school));
  return { figures, kept, change, behind: behindIn(facts, me.id), withoutBot: withoutBotIn(facts) };
}

/** How the school stands (H7, A17). */
export const lookAtReport = operation(
  'reports.read',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => ({
    ok: true as const,
    report: await readReport(desk),
  }),
);

/** The head has opened the report (H7): its numbers are what the next one is compared with. */
export const openReport = operation(
  'reports.open',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me, school } = desk;
    const { kept, figures } = await readReport(desk);
    tx.write('report', 'main', withCounts(kept, figures.counts, dayOf(tx.now, school)));
    await markDuty(desk, 'H7', { state: 'done', at: tx.now, by: me.id });
    return { ok: true as const };
  },
);

/** Looked at again on the same day it is compared with the same day before. */
export function withCounts(kept: Report, counts: Counts, day: string): Report {
  const latest = { day, counts };
  return kept.latest?.day === day ? { ...kept, latest } : { ...kept, latest, before: kept.latest };
}

export function changeOf({ latest, before }: Report, counts: Counts, today: string): Change | undefined {
  const then = latest?.day === today ? before : latest;
  if (!then) return undefined;
  const added = (name: keyof Counts) => counts[name] - then.counts[name];
  const by = Object.fromEntries(countNames.map((name) => [name, added(name)])) as Change['by'];
  return { since: then.day, by };
}
