import { roleLine } from '#scenes/administrator/groups.ts';
import { type Say, say } from '#scenes/scene.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { ownRoles } from '#src/domain/ground/desk.ts';
import { listMyInvites } from '#src/domain/joining/invites.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import { type ClassFigures, chatIds, type StaffFigures } from '#src/domain/reports/figures.ts';
import { lookAtReport } from '#src/domain/reports/report.ts';
import { familyCount } from '#src/domain/reports/summary.ts';
import type { TableFile } from '#src/files/described.ts';

type Cell = Say | string | number;

/**
 * The school as a workbook: of the staff who has joined and whose personal invite still waits, by name; and the classes
 * with their class teachers and chats. Families stand in it as counts alone, and no code or link does.
 */
export async function peopleTables(school: Desk): Promise<TableFile | undefined> {
  const [looked, invites] = await Promise.all([lookAtReport(school, {}), listMyInvites(school)]);
  if (!looked.ok) return undefined;
  const { staff, classes } = looked.report.figures;
  const joined = await Promise.all(staff.map((one) => staffRow(school, one)));
  const waiting = await Promise.all(
    invites.flatMap(({ invite }) => (invite.label ? [waitingRow(school, invite, invite.label)] : [])),
  );
  return {
    kind: 'table-file',
    name: say('people-tables.file'),
    sheets: [
      {
        title: say('report-sheet.staff'),
        head: [
          say('report-head.name'),
          ...['state', 'role', 'post', 'subjects'].map((name) => say(`people-tables.${name}`)),
          say('report-head.staffroom'),
          say('report-head.verified'),
          say('report-head.note'),
        ],
        rows: [...joined, ...waiting],
      },
      {
        title: say('report-sheet.classes'),
        head: ['class', 'teacher', 'parents', 'students', ...chatIds].map((name) =>
          say(`report-head.${name}`),
        ),
        rows: classes.map(classRow),
      },
    ],
  };
}

async function staffRow(school: Desk, { person, ...stand }: StaffFigures): Promise<Cell[]> {
  const roles = await Promise.all(ownRoles(person).map((held) => roleLine(school, held)));
  return [
    person.name,
    say('people-tables.joined'),
    say('report-roles.list', { roles }),
    person.post ?? '',
    (person.subjects ?? []).join(', '),
    yesOrNo(stand.inStaffroom),
    yesOrNo(stand.verified),
    stand.withoutBot ? say('report.without-bot') : '',
  ];
}

async function waitingRow(
  school: Desk,
  { role, class: of }: Invite,
  { name, post, subjects }: NonNullable<Invite['label']>,
): Promise<Cell[]> {
  const as = await roleLine(school, of === undefined ? { role } : { role, class: of });
  return [name, say('people-tables.waiting'), as, post ?? '', subjects.join(', '), '', '', ''];
}

const classRow = ({ title, teacher, joined, chats }: ClassFigures): Cell[] => [
  title,
  teacher ?? '',
  familyCount(joined.parent),
  familyCount(joined.student),
  ...chatIds.map((chat) => say(`report-chat.${chats[chat]}`)),
];

const yesOrNo = (yes: boolean): Say => say(yes ? 'report-roles.yes' : 'report-roles.no');
