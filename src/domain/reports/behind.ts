import type { ChatId } from '#src/domain/chats/record.ts';
import { isClosed } from '#src/domain/duties/progress.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Entry } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';
import type { Facts, StaffFacts } from '#src/domain/reports/facts.ts';
import { byAge, chatIds, standOf } from '#src/domain/reports/figures.ts';
import { limits } from '#src/regulation/limits.ts';

/** What of a colleague's is open beyond the school's own limits; the Положение sets no dates. */
export type Matter =
  | { readonly kind: 'staffroom' | 'verification' }
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

function ownMatters(person: Person, { classes, school }: Facts): readonly Matter[] {
  const chats = classes
    .filter(({ entry }) => entry?.teacher === person.id)
    .flatMap(({ title, entry }) =>
      chatIds
        .filter((chat) => standOf(entry, chat, school) === 'missing')
        .map((chat) => ({ kind: 'chat' as const, classTitle: title, chat })),
    );
  return [
    ...(isClosed(person.duties.H3) ? [] : [{ kind: 'staffroom' as const }]),
    ...(isClosed(person.duties.H4) ? [] : [{ kind: 'verification' as const }]),
    ...chats,
  ];
}

/** Requests beyond the limit that wait for this person: a class's for its teacher, everything else for administrators. */
function lateOf(person: PersonId, { classes, queues, administrators, school, now }: Facts): number {
  const late = (queue: readonly Entry[]) => byAge(queue, now, school).late;
  const isAdministrator = administrators.includes(person);
  const ofClasses = classes.filter(({ entry }) =>
    entry?.teacher == null ? isAdministrator : entry.teacher === person,
  );
  const ofStaff = isAdministrator ? Object.values(queues) : [];
  return [...ofClasses.map(({ queue }) => queue), ...ofStaff].reduce(
    (total, queue) => total + late(queue),
    0,
  );
}
