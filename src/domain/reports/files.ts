import { titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import type { ChatStand, ClassFigures, StaffFigures } from '#src/domain/reports/figures.ts';
import { chatIds } from '#src/domain/reports/figures.ts';
import { type PlatformFigures, platformNumbers, type Report } from '#src/domain/reports/record.ts';
import type { SchoolReport } from '#src/domain/reports/report.ts';
import { dayWords, familyCount } from '#src/domain/reports/summary.ts';
import { shortNameOf } from '#src/domain/school/details.ts';
import type { DescribedFile, GridMark, TableSheet } from '#src/files/described.ts';
import { day, type Say, say } from '#src/text/say.ts';

type Cell = Say | string | number;
type Sheet = TableSheet<Say | string>;

/** The report as a picture for a telephone and as a workbook; nobody of a family is named in either. */
export function reportFiles(report: SchoolReport, school: string): readonly DescribedFile[] {
  return [
    pictureOf(report, school),
    {
      kind: 'table-file',
      name: say('report-picture.file', { when: day(report.figures.at) }),
      sheets: sheetsOf(report),
    },
  ];
}

const markOf = {
  there: 'full',
  outside: 'half',
  aside: 'dash',
  missing: 'empty',
} as const satisfies Record<ChatStand, GridMark>;
const stands = ['there', 'outside', 'aside', 'missing'] as const;

function pictureOf({ figures }: SchoolReport, school: string): DescribedFile {
  const { counts, families, chatsOf, classes } = figures;
  const bar = (name: string, value: number, of: number) => ({
    label: say(`report-bar.${name}`, { value, of }),
    value,
    of,
  });
  return {
    kind: 'report-picture',
    title: say('report-picture.title', { school: shortNameOf({ name: school }), when: day(figures.at) }),
    bars: [
      bar('staffroom', counts.inStaffroom, counts.staff),
      bar('verified', counts.verified, counts.staff),
      bar('chats', counts.chats, chatsOf),
      familyBar(families.inChat.parent, families.joined.parent),
      {
        ...bar('requests', counts.late, counts.waiting),
        label: say('report-bar.requests', { value: counts.late, of: counts.waiting }),
      },
    ],
    grid: {
      title: say('report-picture.classes'),
      cells: classes.map(({ title, chats }) => ({
        label: title,
        marks: chatIds.map((chat) => markOf[chats[chat]]),
      })),
      legend: stands.map((stand) => ({ mark: markOf[stand], label: say(`report-chat.${stand}`) })),
    },
    note: say('report-picture.note'),
  };
}

/** A bar would tell by its length what the number above it keeps back. */
const familyBar = (inChat: number, joined: number) => ({
  label:
    typeof familyCount(joined) === 'number'
      ? say('report-bar.parents', { value: familyCount(inChat), of: joined })
      : say('report-bar.few-parents', { value: familyCount(joined) }),
  value: typeof familyCount(inChat) === 'number' ? inChat : 0,
  of: joined,
});

const sheetsOf = ({ figures, kept, withoutBot }: SchoolReport): readonly Sheet[] => [
  {
    title: say('report-sheet.whole'),
    head: [say('report-head.what'), say('report-head.number')],
    rows: [
      ...wholeRows(figures),
      [say('report-row.without-bot'), withoutBot.length],
      [say('report-picture.note'), ''],
    ],
  },
  {
    title: say('report-sheet.classes'),
    head: [
      ...['class', 'teacher', 'invites', 'parents', 'parents-in-chat', 'students', 'students-in-chat'],
      ...chatIds,
      ...['waiting', 'late'],
    ].map((name) => say(`report-head.${name}`)),
    rows: figures.classes.map(classRow),
  },
  {
    title: say('report-sheet.staff'),
    head: ['name', 'roles', 'staffroom', 'verified', 'note'].map((name) => say(`report-head.${name}`)),
    rows: figures.staff.map(staffRow),
  },
  {
    title: say('report-sheet.rows'),
    head: ['role', 'done', 'open', 'put-off'].map((name) => say(`report-head.${name}`)),
    rows: figures
      .rows()
      .map(({ role, done, open, putOff }) => [say(`report-role.${role}`), ...[done, open, putOff]]),
  },
  {
    title: say('report-sheet.subjects'),
    head: ['subject', 'class', 'chat'].map((name) => say(`report-head.${name}`)),
    rows:
      figures.withoutChat === undefined
        ? [[say('report-row.subjects-unknown'), '', '']]
        : figures.subjects().map(({ title, classTitle, hasChat }) => [title, classTitle, yesOrNo(hasChat)]),
  },
  {
    title: say('report-sheet.own-chats'),
    head: ['chat', 'state'].map((name) => say(`report-head.${name}`)),
    rows: figures.schoolChats.map((chat) => [titleOfSchoolChat(chat), say(`report-chat.${chat.stand}`)]),
  },
  {
    title: say('report-sheet.platform'),
    head: [say('report-head.what'), say('report-head.number')],
    rows: platformRows(kept.platform),
  },
];

function wholeRows(figures: SchoolReport['figures']): Cell[][] {
  const { counts, staffInvites, chatsOf, families, held, lessons, waiting, tickets } = figures;
  const row = (name: string, cell: Cell): Cell[] => [say(`report-row.${name}`), cell];
  return [
    row('staff', counts.staff),
    row('staff-invites', staffInvites),
    row('staffroom', counts.inStaffroom),
    row('verified', counts.verified),
    row('chats', counts.chats),
    row('chats-of', chatsOf),
    row('parents', familyCount(families.joined.parent)),
    row('parents-in-chat', familyCount(families.inChat.parent)),
    row('students', familyCount(families.joined.student)),
    row('students-in-chat', familyCount(families.inChat.student)),
    row('fresh', waiting.fresh),
    row('older', waiting.older),
    row('late', waiting.late),
    row('tickets-fresh', tickets.fresh),
    row('tickets-older', tickets.older),
    row('tickets-late', tickets.late),
    row('broadcasts', held.broadcast),
    row('meetings', held.meeting),
    row('lessons-distance', lessons.distance),
    row('lessons-hybrid', lessons.hybrid),
  ];
}

const classRow = ({ title, teacher, invites, joined, inChat, chats, waiting }: ClassFigures): Cell[] => [
  title,
  teacher ?? '—',
  invites,
  ...[joined.parent, inChat.parent, joined.student, inChat.student].map(familyCount),
  ...chatIds.map((chat) => say(`report-chat.${chats[chat]}`)),
  // Who waits in a class is a family too.
  ...[waiting.fresh + waiting.older + waiting.late, waiting.late].map(familyCount),
];

const staffRow = ({ person, roles, inStaffroom, verified, withoutBot }: StaffFigures): Cell[] => [
  person.name,
  say('report-roles.list', { roles: roles.map((role) => say(`my-data-role.${role}`)) }),
  yesOrNo(inStaffroom),
  yesOrNo(verified),
  withoutBot ? say('report.without-bot') : '',
];

const yesOrNo = (yes: boolean): Say => say(yes ? 'report-roles.yes' : 'report-roles.no');

function platformRows(platform: Report['platform']): Cell[][] {
  if (platform === null) return [[say('report-platform.not-entered'), '']];
  if (platform === 'none') return [[say('report-platform.none'), '']];
  return [
    [say('report-platform.as-of', { when: dayWords(platform.day) }), ''],
    ...enteredIn(platform).map(({ label, count }): Cell[] => [label, count]),
  ];
}

/** What was entered of the platform's own figures; what was left out is not spoken of. */
export const enteredIn = ({ numbers }: PlatformFigures): readonly { label: Say; count: number }[] =>
  platformNumbers.flatMap((name) => {
    const count = numbers[name];
    return count === undefined ? [] : [{ label: say(`report-platform.${name}`), count }];
  });

/** The platform's own figures as they stand under the bot's, apart from them. */
export function platformText(platform: Report['platform']): readonly Say[] {
  if (platform === null) return [];
  if (platform === 'none') return [say('report-platform.none')];
  const lines = enteredIn(platform).map(({ label, count }) => say('report-platform.line', { label, count }));
  const when = dayWords(platform.day);
  return lines.length === 0
    ? [say('report-platform.empty', { when })]
    : [say('report-platform.text', { when, lines })];
}
