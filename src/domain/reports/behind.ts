import type { ChatId } from '#src/domain/chats/record.ts';
import { isClosed, stateOf } from '#src/domain/duties/progress.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { ClassFacts, Facts, StaffFacts } from '#src/domain/reports/facts.ts';
import { chatIds, standOf } from '#src/domain/reports/figures.ts';
import { linkOf, stateOfLife } from '#src/domain/teaching/courses.ts';
import { dutyRow } from '#src/regulation/duties.ts';
import { limits } from '#src/regulation/limits.ts';

/** What of a colleague's is open beyond the school's own limits; the Положение sets no dates. */
export type Matter =
  | { readonly kind: 'staffroom' | 'verification' }
  | { readonly kind: 'courseLife' }
  | { readonly kind: 'classLife'; readonly classTitle: string }
  | { readonly kind: 'chat'; readonly classTitle: string; readonly chat: ChatId }
  | { readonly kind: 'requests'; readonly count: number };

export interface Behind {
  readonly person: Person;
  readonly matters: readonly Matter[];
}

/**
 * The colleagues with something overdue, by name. Not among them: who does without the bot (the administrator ticks for
 * them), who is away, who is frozen, and whoever looks.
 */
export const behindIn = (facts: Facts, looking: PersonId): readonly Behind[] =>
  facts.staff.flatMap((one) => {
    const matters = one.person.id === looking ? [] : mattersOf(one, facts);
    return matters.length > 0 ? [{ person: one.person, matters }] : [];
  });

export const withoutBotIn = ({ staff }: Facts): readonly Person[] =>
  staff.flatMap(({ person }) => (person.withoutBot === undefined ? [] : [person]));

function mattersOf({ person, since }: StaffFacts, facts: Facts): readonly Matter[] {
  const { now } = facts;
  const isAway = person.away !== undefined && person.away.until > now;
  if (person.frozen || person.withoutBot !== undefined || isAway) return [];
  const late = lateOf(person.id, facts);
  return [
    ...(now - since >= limits.ownRowsAge ? ownMatters(person, facts) : []),
    ...(late > 0 ? [{ kind: 'requests' as const, count: late }] : []),
  ];
}

function ownMatters(person: Person, facts: Facts): readonly Matter[] {
  const { classes, school } = facts;
  const own = classes.filter(({ entry }) => entry?.teacher === person.id);
  const chats = own.flatMap(({ title, entry }) =>
    chatIds
      .filter((chat) => standOf(entry, chat, school) === 'missing')
      .map((chat) => ({ kind: 'chat' as const, classTitle: title, chat })),
  );
  const lives = own
    .filter((one) => isUntended(one, facts))
    .map(({ title }) => ({ kind: 'classLife' as const, classTitle: title }));
  return [
    ...(isClosed(person.duties.H3) ? [] : [{ kind: 'staffroom' as const }]),
    ...(isClosed(person.duties.H4) ? [] : [{ kind: 'verification' as const }]),
    ...chats,
    ...lives,
    ...(leavesCoursesUntended(person, facts) ? [{ kind: 'courseLife' as const }] : []),
  ];
}

/** Nobody has said in this term that the chats of the class are alive, beyond the limit. A class without chats has none. */
function isUntended({ entry }: ClassFacts, { school, now, isTermLate }: Facts): boolean {
  if (!isTermLate) return false;
  const has = chatIds.some((chat) => standOf(entry, chat, school) === 'there');
  const state = stateOf({ key: 'C4', row: dutyRow('C4'), me: { person: undefined }, school, entry, now });
  return has && isOpen(state);
}

/** The same for the chats of what somebody teaches (T4). */
function leavesCoursesUntended({ id }: Person, { coursesOf, school, now, isTermLate }: Facts): boolean {
  if (!isTermLate) return false;
  const own = coursesOf.get(id) ?? [];
  const has = own.some((course) => linkOf(course, school) !== null);
  return has && isOpen(stateOfLife(own, school, now));
}

const isOpen = (state: DutyState | undefined): boolean => !isClosed(state) && state?.state !== 'setAside';

/** Requests beyond the limit that wait for this person: a class's for its teacher, everything else for administrators. */
function lateOf(person: PersonId, { classes, queues, administrators }: Facts): number {
  const isAdministrator = administrators.includes(person);
  const ofClasses = classes.filter(({ entry }) =>
    entry?.teacher == null ? isAdministrator : entry.teacher === person,
  );
  const ofStaff = isAdministrator ? queues : [];
  return [...ofClasses.map(({ waiting }) => waiting), ...ofStaff].reduce(
    (total, { late }) => total + late,
    0,
  );
}
