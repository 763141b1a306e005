import type { Chat } from '#src/domain/chats/record.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import type { SchoolClass } from '#src/domain/classes/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { DutyStates } from '#src/domain/ground/stored.ts';
import { handBack, withoutLent } from '#src/domain/people/away.ts';
import type { Person } from '#src/domain/people/record.ts';
import { keyOfName } from '#src/domain/people/staff-table.ts';
import { dropAnswer } from '#src/domain/questions/answers.ts';
import { withoutStaff } from '#src/domain/teaching/class-staff.ts';
import { allCourses, readCourses } from '#src/domain/teaching/courses.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * Takes a person's id out of what belongs to the school and to others: who did a duty, who made an invite, who
 * stands in for whom. What was done stays done. A record that cannot be read keeps its trace; the operator hears of it.
 */
export async function eraseTraces(desk: Desk, person: Person): Promise<void> {
  const { tx } = desk;
  const [classes, school, courses] = await Promise.all([
    readClasses(tx),
    tx.read('school', 'main'),
    readCourses(tx, allCourses),
    eraseStandIns(desk, person),
    eraseFromEvents(desk, person),
  ]);
  if (school && isIn(school.duties, person.id))
    tx.write('school', 'main', { ...school, duties: without(school.duties, person.id) });
  for (const course of courses)
    if (isIn(course.duties, person.id))
      tx.write('course', course.id, { ...course, duties: without(course.duties, person.id) });
  const { list, leaving = [], year } = classes;
  if (year && isIn(year.marks, person.id))
    tx.write('classes', 'main', { ...classes, year: { ...year, marks: without(year.marks, person.id) } });
  const ids = [...list, ...leaving].map(({ id }) => id);
  const [entries] = await Promise.all([tx.readAll('class', ids), eraseFromInvites(desk, person, ids)]);
  for (const entry of entries) {
    const chats = withoutSecond(entry.chats, person);
    const staff = withoutStaff(entry, person.id);
    if (chats !== entry.chats || isIn(entry.duties, person.id) || staff !== entry)
      tx.write('class', entry.id, { ...staff, chats, duties: without(entry.duties, person.id) });
  }
}

/** An invite outlives its maker, and works without the name that a staff table gave it. */
async function eraseFromInvites({ tx }: Desk, person: Person, classes: readonly string[]): Promise<void> {
  const lists = ['staff', ...classes].flatMap((of) => [tx.list('invites', of), tx.list('ended-invites', of)]);
  const invites = await tx.readAll(
    'invite',
    (await Promise.all(lists)).flat().map(({ id }) => id),
  );
  const isStaffMember = person.roles.some(({ role }) => isStaff(role));
  for (const invite of invites) {
    const { label, ...unlabelled } = invite;
    const isNamed = label !== undefined && isStaffMember && mayBeSameName(label.name, person.name);
    if (invite.maker !== person.id && !isNamed) continue;
    const maker = invite.maker === person.id ? null : invite.maker;
    tx.write('invite', invite.hash, { ...(isNamed ? unlabelled : invite), maker });
  }
}

/** «Орлов Пётр Ильич» in a table is «Пётр Орлов» here: all words of the shorter name, in whatever order. */
function mayBeSameName(one: string, other: string): boolean {
  const [short = [], long = []] = [one, other]
    .map((name) => keyOfName(name).split(' '))
    .sort((a, b) => a.length - b.length);
  return short.length > 1 && short.every((word) => long.includes(word));
}

/** An event outlives whoever planned it or sees to it. */
async function eraseFromEvents({ tx }: Desk, { id: person }: Person): Promise<void> {
  const entries = await tx.list('events', 'all');
  const events = await tx.readAll(
    'event',
    entries.map(({ id }) => id),
  );
  for (const { id, asks } of events) if (asks) dropAnswer(tx, id, person);
  for (const event of events.filter(({ maker, charge }) => maker === person || charge === person))
    tx.write('event', event.id, {
      ...event,
      maker: event.maker === person ? null : event.maker,
      charge: event.charge === person ? null : event.charge,
    });
}

async function eraseStandIns(desk: Desk, person: Person): Promise<void> {
  const { tx } = desk;
  await handBack(desk, person);
  // Read after that: two may have stood in for each other.
  for (const deputy of await tx.readAll('person', person.away ? [person.away.deputy] : []))
    tx.write('person', deputy.id, { ...deputy, roles: withoutLent(deputy, person.id) });
}

/** Colleagues name each other as the second administrator of a chat, by words alone. */
function withoutSecond(chats: SchoolClass['chats'], { name, roles }: Person): SchoolClass['chats'] {
  const isNamed = ({ second }: Chat) => second?.toLowerCase() === name.toLowerCase();
  const named = Object.entries(chats).filter(([, chat]) => isNamed(chat));
  if (named.length === 0 || !roles.some(({ role }) => isStaff(role))) return chats;
  return { ...chats, ...Object.fromEntries(named.map(([id, chat]) => [id, { ...chat, second: null }])) };
}

const isIn = (duties: DutyStates, id: PersonId): boolean => Object.values(duties).some(({ by }) => by === id);

const without = (duties: DutyStates, id: PersonId): DutyStates =>
  Object.fromEntries(
    Object.entries(duties).map(([key, { by, ...state }]) => [
      key,
      by === undefined || by === id ? state : { ...state, by },
    ]),
  );
