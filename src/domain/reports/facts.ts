import { readSchoolChats } from '#src/domain/chats/filing.ts';
import type { SchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import {
  lookAtFamilies,
  lookAtInChat,
  lookAtInvites,
  lookAtQueues,
  nobody,
} from '#src/domain/classes/gathered.ts';
import type { Classes, SchoolClass } from '#src/domain/classes/record.ts';
import type { EventKind, SchoolEvent } from '#src/domain/events/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Entry } from '#src/domain/ground/transaction.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { byName } from '#src/domain/people/names.ts';
import type { Person } from '#src/domain/people/record.ts';
import { addWorkingDays, dayOf, termStart } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { inReadingOrder, lookAtCourses, standOfCourse } from '#src/domain/teaching/courses.ts';
import { countHeld } from '#src/domain/teaching/lessons.ts';
import type { Course } from '#src/domain/teaching/record.ts';
import { allTickets, waitingSince } from '#src/domain/tickets/kept.ts';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/** What the reports are made of: read in three trips, and no record of a family among it. */
export interface Facts {
  readonly now: number;
  readonly school: School;
  /** The term has gone on for so long that its ticks are wanting (C4, T4). */
  readonly isTermLate: boolean;
  readonly classes: readonly ClassFacts[];
  readonly staff: readonly StaffFacts[];
  readonly administrators: readonly string[];
  readonly staffInvites: number;
  /** What waits in the queues of the administrator. */
  readonly queues: readonly Waiting[];
  /** Questions to the school that wait for an answer (A15). */
  readonly tickets: Waiting;
  /** Broadcasts and meetings of the last month of which it was said that they were held. */
  readonly held: Readonly<Record<Exclude<EventKind, 'webinar'>, number>>;
  readonly courses: readonly Course[];
  readonly coursesOf: ReadonlyMap<string, readonly Course[]>;
  /** The subjects and activities, in the order in which people read them (1.6). */
  readonly subjects: () => readonly SubjectFacts[];
  /** Lessons of the last month that were neither cancelled nor left out, by how they are held. */
  readonly lessons: Awaited<ReturnType<typeof countHeld>>;
  /** The chats of the administration (H6a–e). */
  readonly schoolChats: readonly SchoolChat[];
}

export interface StaffFacts {
  readonly person: Person;
  /** When a role was last given (ms). */
  readonly since: number;
}

export interface ClassFacts {
  readonly id: string;
  readonly title: string;
  readonly entry: SchoolClass | undefined;
  readonly invites: number;
  readonly joined: Readonly<Record<FamilyRole, number>>;
  readonly inChat: Readonly<Record<FamilyRole, number>>;
  readonly waiting: Waiting;
}

/** Open requests by age: up to a day, longer, and beyond the school's own limit. */
export interface Waiting {
  readonly fresh: number;
  readonly older: number;
  readonly late: number;
}

/** A subject of the curriculum or an activity in a class. */
export interface SubjectFacts {
  readonly title: string;
  readonly classTitle: string;
  readonly hasChat: boolean;
}

const ofAdministrators = ['staff', 'administration', 'verification'] as const;

/** Reads what every report and reminder is made of. Families are counted by their places in the indexes. */
export async function readFacts({ tx, school }: Pick<Desk, 'tx' | 'school'>): Promise<Facts> {
  const [classes, schoolChats, staff, administrators, invites, planned, asked, ...queues] = await Promise.all(
    [
      readClasses(tx),
      readSchoolChats(tx),
      tx.list('staff', 'all'),
      readAdministrators(tx),
      tx.ids('invites', 'staff'),
      tx.list('events', 'all'),
      tx.list('tickets', allTickets),
      ...ofAdministrators.map((queue) => tx.list('queue', queue)),
    ],
  );
  const lately = planned.filter(({ at }) => at <= tx.now && tx.now - at < limits.controlEvery);
  const [people, entries, taught, lessons, families, inChat, waiting, issued, events, tickets] =
    await Promise.all([
      tx.readAll(
        'person',
        staff.map(({ id }) => id),
      ),
      tx.readAll(
        'class',
        classes.list.map(({ id }) => id),
      ),
      lookAtCourses(tx),
      countHeld({ tx, school }),
      lookAtFamilies(tx),
      lookAtInChat(tx),
      lookAtQueues(tx),
      lookAtInvites(tx),
      tx.readAll(
        'event',
        lately.map(({ id }) => id),
      ),
      tx.readAll(
        'ticket',
        asked.map(({ id }) => id),
      ),
    ]);
  const since = new Map(staff.map(({ id, at }) => [id, at]));
  const entryOf = new Map(entries.map((entry) => [entry.id, entry]));
  return {
    now: tx.now,
    school,
    isTermLate: dayOf(tx.now - limits.ownRowsAge, school) >= termStart(tx.now, school),
    classes: classes.list.map(({ id, title }) => ({
      ...{ id, title, entry: entryOf.get(id), invites: issued.get(id) ?? 0 },
      joined: families.get(id)?.count ?? nobody,
      inChat: inChat.get(id)?.count ?? nobody,
      waiting: byAge(waiting.get(id) ?? [], tx.now, school),
    })),
    staff: [...people].sort(byName).map((person) => ({ person, since: since.get(person.id) ?? tx.now })),
    administrators: administrators.ids,
    staffInvites: invites.length,
    queues: queues.map((queue) => byAge(queue, tx.now, school)),
    tickets: byAge(waitingSince(tickets), tx.now, school),
    held: heldIn(events),
    courses: taught.all,
    coursesOf: taught.of,
    lessons,
    schoolChats,
    subjects: () => factsOfCourses(taught.all, classes, school),
  };
}

function heldIn(events: readonly SchoolEvent[]): Facts['held'] {
  const count = (of: EventKind) => events.filter(({ kind, state }) => kind === of && state === 'held').length;
  return { broadcast: count('broadcast'), meeting: count('meeting') };
}

/** What is taught where (T3), and whether it has its chat; a club without classes is the school's. */
const factsOfCourses = (
  courses: readonly Course[],
  classes: Classes,
  school: School,
): readonly SubjectFacts[] =>
  inReadingOrder(courses, classes).map((course) => ({
    title: course.title,
    classTitle: course.classes.map((of) => titleOf(classes, of)).join(', '),
    hasChat: hasOwnChat(course, school),
  }));

/** Whether it has its chat, here or elsewhere, or needs none. */
export const hasOwnChat = (course: Course, school: School): boolean =>
  ['there', 'closed'].includes(standOfCourse(course, school));

function byAge(queue: readonly Entry[], now: number, school: School): Waiting {
  const late = queue.filter(({ at }) => isLate(at, now, school)).length;
  const fresh = queue.filter(({ at }) => now - at < days(1)).length;
  return { fresh, late, older: queue.length - fresh - late };
}

/** Longer than the school's own limit for a decision; within two days nothing can be. */
const isLate = (at: number, now: number, school: School): boolean =>
  now - at >= days(limits.requestEscalationWorkingDays) &&
  addWorkingDays(at, limits.requestEscalationWorkingDays, school) <= now;
