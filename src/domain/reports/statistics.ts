import { Cron } from 'croner';
import { markDuty } from '#src/domain/duties/mark.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { readStaff } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { platformText } from '#src/domain/reports/files.ts';
import { blankReport, type PlatformFigures, type Report, type Schedule } from '#src/domain/reports/record.ts';
import { readReport, type SchoolReport, withCounts } from '#src/domain/reports/report.ts';
import { summaryOf } from '#src/domain/reports/summary.ts';
import { addWorkingDays, dayOf, isWorkday } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { say } from '#src/text/say.ts';

const readKept = async ({ tx }: Pick<Desk, 'tx'>): Promise<Report> =>
  (await tx.read('report', 'main')) ?? blankReport;

/** Whoever leads the school and would hear of a report: not frozen, and in their own right. */
export const headsIn = (staff: readonly Person[]): readonly Person[] =>
  staff.filter((person) => !person.frozen && ownRoles(person).some(({ role }) => role === 'head'));

/** The figures that the administrator reads off the platform, or that there is no access to them (A17). */
export const keepPlatformFigures = operation(
  'reports.send',
  ofNothing,
  async (desk: Desk, input: { platform: PlatformFigures | 'none' }) => {
    const kept = await readKept(desk);
    desk.tx.write('report', 'main', { ...kept, platform: input.platform });
    return { ok: true as const };
  },
);

/**
 * Sends the report to the head (A17), who hears of it here.
 *
 * @returns no-head where nobody would hear: then the files are the administrator's to forward
 */
export const sendReport = operation(
  'reports.send',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const [report, staff] = await Promise.all([readReport(desk), readStaff(tx)]);
    const heads = headsIn(staff);
    if (heads.length === 0) return no('no-head');
    tellHeads(desk, report, heads);
    await noteSent(desk, report);
    tx.audit('reports.send', me.id);
    return { ok: true as const, heads: heads.map(({ name }) => name) };
  },
);

/** The administrator has handed the report over without the bot: by mail, on paper. */
export const reportWasHanded = operation(
  'reports.send',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    await noteSent(desk, await readReport(desk));
    desk.tx.audit('reports.send', desk.me.id);
    return { ok: true as const };
  },
);

async function noteSent(desk: Desk, { kept, figures }: SchoolReport): Promise<void> {
  const { tx, me, school } = desk;
  const counted = withCounts(kept, figures.counts, dayOf(tx.now, school));
  tx.write('report', 'main', { ...counted, sentAt: tx.now });
  const by = me.person ? { by: me.id } : {};
  await markDuty(desk, 'A17', { state: 'done', at: tx.now, ...by });
}

function tellHeads({ tx }: Desk, report: SchoolReport, heads: readonly Person[]): void {
  for (const { id } of heads)
    tx.tell({
      to: id,
      text: [say('report-notice.text'), ...summaryOf(report), ...platformText(report.kept.platform)],
      opens: [{ about: 'report', label: say('report-notice.open') }],
      lane: 'reminders',
    });
}

/**
 * From now on the report goes to the head by itself; null ends it.
 *
 * @returns outside-hours for a time at which the school does not work
 */
export const planReport = operation(
  'reports.send',
  ofNothing,
  async (desk: Desk, { schedule }: { schedule: Schedule | null }) => {
    const { tx, me, school } = desk;
    if (schedule && !isWithin(schedule.time, school.hours)) return no('outside-hours');
    const kept = await readKept(desk);
    tx.write('report', 'main', { ...kept, schedule });
    const next = schedule && nextReport(schedule, tx.now, school);
    if (next === null) tx.resolveDue('report', 'main');
    else tx.makeDue('report', 'main', next);
    tx.audit(schedule ? 'reports.plan' : 'reports.stop', me.id);
    return { ok: true as const, next };
  },
);

const isWithin = (time: string, { from, to }: School['hours']): boolean => from <= time && time <= to;

/** When the report goes out next; a day off gives way to the working day after it. A month ends on its last day. */
export function nextReport({ every, day, time }: Schedule, after: number, school: School): number | null {
  const [hour = '9', minute = '0'] = time.split(':');
  const at = `${Number(minute)} ${Number(hour)}`;
  const days = every === 'week' ? `* * ${day % 7}` : `${day > 28 ? 'L' : day} * *`;
  const next = new Cron(`${at} ${days}`, { timezone: school.zone }).nextRun(new Date(after))?.getTime();
  if (next === undefined) return null;
  return isWorkday(next, school) ? next : addWorkingDays(next, 1, school);
}

/** The time has come. Where there is no head in the bot, the administrators see it in their own list again. */
export async function reportIsDue(desk: Desk): Promise<void> {
  const { tx, school } = desk;
  const [report, staff] = await Promise.all([readReport(desk), readStaff(tx)]);
  const { schedule } = report.kept;
  if (schedule === null) return;
  const heads = headsIn(staff);
  tellHeads(desk, report, heads);
  if (heads.length > 0) await noteSent(desk, report);
  else await markDuty(desk, 'A17', undefined);
  const next = nextReport(schedule, tx.now, school);
  if (next !== null) tx.makeDue('report', 'main', next);
}
