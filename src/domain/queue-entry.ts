import type { Request } from '#src/domain/records.ts';
import type { Entry } from '#src/domain/transaction.ts';

/** An entry of a queue names the request and who sent it, so that both are read in one trip. */
export const entryOf = ({ id, person }: Pick<Request, 'id' | 'person'>): string => `${id}:${person}`;

export const requestIn = ({ id }: Pick<Entry, 'id'>): string => id.split(':')[0] ?? '';
export const senderIn = ({ id }: Pick<Entry, 'id'>): string => id.split(':')[1] ?? '';
