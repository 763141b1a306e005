import { fitsPlatform } from '#src/domain/chats/links.ts';
import { ChatId } from '#src/domain/chats/record.ts';
import { isShown, linkIn, type SchoolChat, SchoolChatDuty } from '#src/domain/chats/school-chat.ts';
import { isClosed, stateOf } from '#src/domain/duties/progress.ts';
import { livingRoles } from '#src/domain/ground/desk.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { Person } from '#src/domain/people/record.ts';
import {
  type ClassFacts,
  type Facts,
  hasOwnChat,
  type StaffFacts,
  type Waiting,
} from '#src/domain/reports/facts.ts';
import type { Counts } from '#src/domain/reports/record.ts';
import type { School } from '#src/domain/school/record.ts';
import { canonical, type DutyRow, dutyRow, dutyRows } from '#src/regulation/duties.ts';
import { type ActRole, actRoleOf, type FamilyRole, type Role } from '#src/regulation/roles.ts';

/** there: a link is stored · outside: kept without the bot · aside: put off with a reason · missing */
export type ChatStand = 'there' | 'outside' | 'aside' | 'missing';

export interface ClassFigures
  extends Pick<ClassFacts, 'id' | 'title' | 'invites' | 'joined' | 'inChat' | 'waiting'> {
  /** The class teacher's name; undefined where there is none. */
  readonly teacher: string | undefined;
  readonly chats: Readonly<Record<ChatId, ChatStand>>;
}

export interface StaffFigures {
  readonly person: Person;
  readonly roles: readonly Role[];
  readonly inStaffroom: boolean;
  readonly verified: boolean;
  readonly withoutBot: boolean;
}

export interface RowFigures {
  readonly role: ActRole;
  readonly done: number;
  readonly open: number;
  readonly putOff: number;
}

/** How the school stands by what people answered in the bot. */
export interface Figures {
  readonly at: number;
  readonly staff: readonly StaffFigures[];
  readonly staffInvites: number;
  readonly classes: readonly ClassFigures[];
  readonly counts: Counts;
  /** How many class chats there are to be. */
  readonly chatsOf: number;
  readonly families: { readonly joined: Families; readonly inChat: Families };
  readonly waiting: Waiting;
  /** Questions to the school that wait for an answer, by age (A15). */
  readonly tickets: Waiting;
  readonly held: Facts['held'];
  readonly lessons: Facts['lessons'];
  /** How many subjects and activities have no chat (1.6); undefined while nobody has entered any. */
  readonly withoutChat: number | undefined;
  /** Read in the workbook alone, so counted for it alone. */
  readonly rows: () => readonly RowFigures[];
  readonly subjects: Facts['subjects'];
  /** The administration's own: H6a–d, and of the «иные чаты» those that were begun. */
  readonly schoolChats: readonly SchoolChatFigures[];
}
export interface SchoolChatFigures {
  readonly duty: SchoolChatDuty;
  readonly title: string;
  readonly stand: ChatStand;
}
type Families = Readonly<Record<FamilyRole, number>>;

/** Everything that a report says, from what was read. */
export function figuresOf(facts: Facts): Figures {
  const { now } = facts;
  const staff = facts.staff.map((one) => staffFigures(one, now));
  const classes = facts.classes.map((one) => classFigures(one, facts));
  const waiting = sum([...classes.map((one) => one.waiting), ...facts.queues]);
  const families = { joined: familiesIn(classes, 'joined'), inChat: familiesIn(classes, 'inChat') };
  const stands = classes.flatMap(({ chats }) => Object.values(chats));
  return {
    at: now,
    staff,
    staffInvites: facts.staffInvites,
    classes,
    chatsOf: stands.length,
    families,
    waiting,
    tickets: facts.tickets,
    held: facts.held,
    lessons: facts.lessons,
    withoutChat:
      facts.courses.length === 0
        ? undefined
        : facts.courses.filter((course) => !hasOwnChat(course, facts.school)).length,
    rows: () => rowsOf(facts),
    subjects: facts.subjects,
    schoolChats: schoolChatFigures(facts),
    counts: {
      staff: staff.length,
      inStaffroom: staff.filter((one) => one.inStaffroom).length,
      verified: staff.filter((one) => one.verified).length,
      chats: stands.filter((stand) => stand === 'there' || stand === 'outside').length,
      parents: families.joined.parent,
      parentsInChat: families.inChat.parent,
      waiting: waiting.fresh + waiting.older + waiting.late,
      late: waiting.late,
    },
  };
}

function staffFigures({ person }: StaffFacts, now: number): StaffFigures {
  return {
    person,
    roles: [...new Set(livingRoles(person, now).map(({ role }) => role))],
    inStaffroom: isClosed(person.duties.H3),
    verified: isClosed(person.duties.H4),
    withoutBot: person.withoutBot !== undefined,
  };
}

function classFigures(facts: ClassFacts, { staff, school }: Facts): ClassFigures {
  const { id, title, invites, joined, inChat, entry, waiting } = facts;
  const stand = (chat: ChatId) => standOf(entry, chat, school);
  return {
    ...{ id, title, invites, joined, inChat, waiting },
    teacher: staff.find(({ person }) => person.id === entry?.teacher)?.person.name,
    chats: { C3a: stand('C3a'), C3b: stand('C3b'), C3c: stand('C3c') },
  };
}

/** A link that leads to a platform which is no longer in force is none. */
export function standOf(entry: ClassFacts['entry'], chat: ChatId, { platform }: School): ChatStand {
  const link = entry?.chats[chat]?.link;
  if (link != null) return fitsPlatform(link, platform) ? 'there' : 'missing';
  return standByWord(entry?.duties[chat]);
}

function schoolChatFigures({ schoolChats, school }: Facts): readonly SchoolChatFigures[] {
  return SchoolChatDuty.options
    .filter((duty) => !isShown(duty))
    .flatMap((duty) => {
      const begun = schoolChats.filter((chat) => chat.duty === duty);
      const stand = (chat?: SchoolChat): ChatStand =>
        chat && linkIn(chat, school) !== null ? 'there' : standByWord(school.duties[duty]);
      if (begun.length > 0) return begun.map((chat) => ({ duty, title: chat.title, stand: stand(chat) }));
      return duty === 'H6e' ? [] : [{ duty, title: '', stand: stand() }];
    });
}

/** Without a link it is as was said of it. */
const standByWord = (state: DutyState | undefined): ChatStand =>
  state?.state === 'setAside' ? 'aside' : isClosed(state) ? 'outside' : 'missing';

const sum = (all: readonly Waiting[]): Waiting =>
  all.reduce(
    (total, { fresh, older, late }) => ({
      fresh: total.fresh + fresh,
      older: total.older + older,
      late: total.late + late,
    }),
    { fresh: 0, older: 0, late: 0 },
  );

const familiesIn = (classes: readonly ClassFigures[], what: 'joined' | 'inChat'): Families => ({
  parent: classes.reduce((total, one) => total + one[what].parent, 0),
  student: classes.reduce((total, one) => total + one[what].student, 0),
});

const ofStaff = ['administrator', 'administration', 'classTeacher', 'subjectTeacher'] as const;

/** The rows of the Положение by role, each counted where its state lives: school, class or colleague. */
const rowsOf = (facts: Facts): readonly RowFigures[] =>
  ofStaff.map((role) => {
    const states = dutyRows
      .filter(({ whose, ends }) => whose === role && ends.length > 0)
      .flatMap((row) => statesOf(row, role, facts));
    return {
      role,
      done: states.filter(isClosed).length,
      putOff: states.filter((state) => state?.state === 'setAside').length,
      open: states.filter((state) => !isClosed(state) && state?.state !== 'setAside').length,
    };
  });

function statesOf(row: DutyRow, role: ActRole, { classes, staff, coursesOf, school, now }: Facts) {
  const id = canonical(row.id);
  const where = { key: id, row: dutyRow(id), me: { person: undefined }, school, now, entry: undefined };
  if (row.scope === 'school') return [stateOf(where)];
  if (row.scope === 'class') return classes.map(({ entry }) => stateOf({ ...where, entry }));
  return staff
    .filter(({ person }) => livingRoles(person, now).some((held) => actRoleOf(held.role) === role))
    .map(({ person }) => stateOf({ ...where, me: { person }, courses: coursesOf.get(person.id) ?? [] }));
}

export const chatIds = ChatId.options;
