import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Entry } from '#src/domain/ground/transaction.ts';

/** The queue of a class's families, by the class's id. */
export const classQueue = (of: string): string => `class-${of}`;
/** The class whose families wait in a queue; undefined for the queues of the administrator. */
export const classOfQueue = (queue: string): string | undefined =>
  queue.startsWith('class-') ? queue.slice('class-'.length) : undefined;

/** Class requests that nobody answered in time, or that have no class teacher: the administrator sees them too. */
export const lateQueue = 'late';

/** An entry of a queue names the request and who sent it, so that both are read in one trip. */
export const entryOf = ({ id, person }: { id: string; person: PersonId }): string => memberOf(id, person);
export const requestIn = ({ id }: Pick<Entry, 'id'>): string => partsOf(id)[0];
export const senderIn = ({ id }: Pick<Entry, 'id'>): string => partsOf(id)[1];

/** The entries of everybody else: nobody decides their own request. */
export const ofOthers = (entries: readonly Entry[], me: PersonId): readonly Entry[] =>
  entries.filter((entry) => senderIn(entry) !== me);
