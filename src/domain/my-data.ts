import { readClasses, titleOf } from '#src/domain/classes.ts';
import type { Desk } from '#src/domain/desk.ts';
import type { Person, Request } from '#src/domain/records.ts';

/** Everything that is stored about the person who asks, in one place. */
export interface MyData {
  readonly person: Person;
  readonly requests: readonly Request[];
  readonly classTitle: (id: string | undefined) => string;
  /** The same as a file for people to take away. */
  readonly json: string;
}

export async function readMyData({ tx, me }: Desk): Promise<MyData | undefined> {
  const { person } = me;
  if (!person) return undefined;
  const [classes, notices, ...found] = await Promise.all([
    readClasses(tx),
    tx.read('notices', String(me.id)),
    ...Object.values(person.requests).map((id) => tx.read('request', id)),
  ]);
  const requests = found.flatMap((request) => request ?? []);
  const classTitle = (id: string | undefined): string => titleOf(classes, id);
  const json = JSON.stringify({ person, requests, ...(notices ? { notices } : {}) }, undefined, 2);
  return { person, requests, classTitle, json };
}
