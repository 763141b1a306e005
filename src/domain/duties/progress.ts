import { readOthers, readSchoolChats } from '#src/domain/chats/filing.ts';
import { fitsPlatform } from '#src/domain/chats/links.ts';
import { ChatId } from '#src/domain/chats/record.ts';
import { linkIn, mayKeep, type SchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import { keyFor, readKey } from '#src/domain/duties/key.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { inviteAgainLater } from '#src/domain/duties/safety.ts';
import { ofThisTerm } from '#src/domain/duties/term.ts';
import { type Actor, type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import type { School } from '#src/domain/school/record.ts';
import { linkOf, readCourses, stateOfAll, stateOfLife } from '#src/domain/teaching/courses.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import {
  canonical,
  type DutyEnd,
  type DutyRow,
  dutiesOf,
  dutyRow,
  dutyRows,
  endsWithLink,
} from '#src/regulation/duties.ts';
import { limits } from '#src/regulation/limits.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** One duty of a person as it stands: the row, the class where it has one, and how far it is. */
export interface Standing {
  /** `H3`, or with its class `C3a:c7`. */
  readonly key: string;
  readonly row: DutyRow;
  readonly class?: string;
  readonly classTitle?: string;
  readonly state: DutyState | undefined;
}

/** Done, or closed in another full-valued way. «Отложено» and «ждёт ответа» are not. */
export const isClosed = (state: DutyState | undefined): boolean =>
  state !== undefined && state.state !== 'setAside' && state.state !== 'asked';

/** A person's own list, in the order of the Положение, nothing twice: C1, T1 and H3 are one row. */
export async function listDuties(tx: Transaction, me: Actor, school: School): Promise<readonly Standing[]> {
  const own = ownRoles(me);
  const ids = [...new Set(own.flatMap(({ class: of }) => of ?? []))];
  // All at once: one trip to the store.
  const leads = own.some(({ role }) => role === 'head' || role === 'deputy');
  const isOfStaff = own.some(({ role }) => isStaff(role));
  const [classes, schoolChats, others, courses, ...read] = await Promise.all([
    readClasses(tx),
    leads ? readSchoolChats(tx) : [],
    isOfStaff ? readOthers(tx, [me.id, ...ids]) : [],
    isOfStaff ? readCourses(tx, me.id) : [],
    ...ids.map((id) => readClass(tx, id)),
  ]);
  const entries = new Map(read.map((entry) => [entry.id, entry]));
  const standings = new Map<string, Standing>();
  for (const { role, class: of } of own) {
    const all = dutiesOf(role, me.person?.handedOver);
    // Whoever teaches has a teacher's rows, by whatever role they came.
    const rows = isStaff(role) && courses.length > 0 ? [...all, ...teachingRows] : all;
    for (const row of rows) {
      const id = canonical(row.id);
      const scoped = row.scope === 'class' || row.scope === 'child';
      if (scoped && of === undefined) continue;
      const inClass = scoped ? of : undefined;
      const key = keyFor(id, inClass);
      if (standings.has(key)) continue;
      const state = stateOf({
        key,
        row: dutyRow(id),
        me,
        school,
        schoolChats: [...schoolChats, ...others.filter((chat) => mayKeep(me, chat))],
        courses,
        now: tx.now,
        entry: inClass === undefined ? undefined : entries.get(inClass),
      });
      standings.set(key, {
        key,
        row,
        state,
        ...(inClass === undefined ? {} : { class: inClass, classTitle: titleOf(classes, inClass) }),
      });
    }
  }
  return [...standings.values()].sort((a, b) => orderOf(a) - orderOf(b));
}

/** One row for all that somebody teaches: eight classes are no eight rows. */
const teachingRows = dutiesOf('subjectTeacher').filter(({ scope }) => scope === 'classSubject');

const orderOf = ({ row }: Standing): number => dutyRows.indexOf(dutyRow(canonical(row.id)));

/** One duty of a person's own list by its key. */
export const findDuty = async ({ tx, me, school }: Desk, key: string): Promise<Standing | undefined> =>
  (await listDuties(tx, me, school)).find((standing) => standing.key === key);

interface Where {
  readonly key: string;
  readonly row: DutyRow;
  readonly me: Pick<Actor, 'person'>;
  readonly school: School;
  readonly schoolChats?: readonly SchoolChat[];
  /** What they teach. */
  readonly courses?: readonly Course[];
  readonly entry: SchoolClass | undefined;
  readonly now: number;
}

/** The state is kept where the duty lives, so that a colleague's work counts. */
export function stateOf(where: Where): DutyState | undefined {
  const { key, row, me, school, schoolChats, courses = [], entry, now } = where;
  if (schoolChatLost(key, school, schoolChats)) return undefined;
  if (row.scope === 'school') return schoolState(row, school, now);
  if (row.scope === 'class') return classState(row, entry, school, now);
  if (row.id === 'T3a' && courses.length > 0) return stateOfAll(courses, school);
  if (row.id === 'T4' && courses.length > 0) return stateOfLife(courses, school, now);
  const state = me.person?.duties[key];
  // The safety check comes round each half-year; where no pupils are kept it is a talk without a repeat.
  const again = row.id === 'S4' && school.pupils === 'full' && state?.state === 'done';
  return again && state.at + limits.safetyCheckEvery <= now ? undefined : state;
}

function schoolState({ id }: DutyRow, school: School, now: number): DutyState | undefined {
  const state = school.duties[id];
  const moved = id === 'A4' && school.staffroom !== null && !fitsPlatform(school.staffroom, school.platform);
  // Control goes on: what was looked at a month ago is looked at again.
  const again = id === 'H7' && state?.state === 'done' && state.at + limits.controlEvery <= now;
  return moved || again ? undefined : state;
}

/** Of the chats of a row that were linked, none leads to the platform in force any more. */
function schoolChatLost(key: string, school: School, chats: readonly SchoolChat[] = []): boolean {
  const linked = chats.filter(({ duty, class: of, link }) => keyFor(duty, of) === key && link !== null);
  return linked.length > 0 && linked.every((chat) => linkIn(chat, school) === null);
}

function classState(
  { id }: DutyRow,
  entry: SchoolClass | undefined,
  school: School,
  now: number,
): DutyState | undefined {
  if (chatLost(entry, id, school)) return undefined;
  const state = entry?.duties[id];
  // The chats are looked after each term.
  return id === 'C4' ? ofThisTerm(state, school, now) : state;
}

/** The school has moved to another platform, and the chat's link leads to the former one: it is to be made anew. */
function chatLost(entry: SchoolClass | undefined, id: string, { platform }: School): boolean {
  const chat = ChatId.safeParse(id);
  const link = chat.success ? entry?.chats[chat.data]?.link : undefined;
  return link != null && !fitsPlatform(link, platform);
}

/** Ends a duty in one of the ways that its row allows, or takes it up again. */
export const settleDuty = operation(
  'duties.settle',
  ofNothing,
  async (desk: Desk, input: { key: string; end: DutyEnd | 'again' | 'asked'; note?: string }) => {
    const { tx, me, school } = desk;
    const read = readKey(input.key);
    if (!read) return no('unknown-duty');
    const row = dutyRow(read.id);
    const mine = (await listDuties(tx, me, school)).some(({ key }) => key === input.key);
    if (!mine) return no('forbidden');
    const { end } = input;
    if (endsWithLink(row.id) && (end === 'done' || end === 'doneBefore')) return no('link-needed');
    if (end !== 'again' && end !== 'asked' && !row.ends.includes(end)) return no('not-this-way');
    const state: DutyState | undefined =
      end === 'again'
        ? undefined
        : { state: end, at: tx.now, by: me.id, ...(input.note === undefined ? {} : { note: input.note }) };
    // A teacher's one row stands for all that they teach: T3a for the chats that are not there yet, T4 for all of them.
    const courses = row.id === 'T3a' || row.id === 'T4' ? await readCourses(tx, me.id) : [];
    const meant = courses.filter((course) => row.id === 'T4' || linkOf(course, school) === null);
    for (const course of meant) await markDuty(desk, keyFor(row.id, course.id), state);
    if (courses.length === 0) await markDuty(desk, input.key, state);
    if (read.id === 'S4' && end === 'done') inviteAgainLater(tx, me.id);
    tx.audit(`duties.${end}.${read.id}`, me.id, read.class);
    return { ok: true as const };
  },
);
