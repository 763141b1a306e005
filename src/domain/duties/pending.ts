import { titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { livingRoles } from '#src/domain/ground/desk.ts';
import type { Entry, Transaction } from '#src/domain/ground/transaction.ts';
import { classOfQueue, classQueue, lateQueue, ofOthers } from '#src/domain/joining/queue-entry.ts';
import type { Person } from '#src/domain/people/record.ts';
import { minutesOf } from '#src/domain/school/calendar.ts';
import { hours, minutes } from '#src/regulation/durations.ts';
import { type Say, say } from '#src/text/say.ts';

/** What is pending for a person: one line a queue, in the order in which they are shown. */
export interface Pending {
  readonly queue: string;
  readonly count: number;
  /** When the oldest came, ms. */
  readonly oldest: number;
}

/** The queues that a person decides about, also in somebody's stead. */
export function queuesOf(person: Person, now: number): readonly string[] {
  const queues = livingRoles(person, now).flatMap(({ role, class: of, until }) => {
    if (role === 'administrator')
      return ['staff', ...(until === undefined ? ['administration'] : []), 'verification', 'late'];
    return role === 'classTeacher' && of !== undefined ? [classQueue(of)] : [];
  });
  return [...new Set(queues)];
}

export async function readPending(tx: Transaction, person: Person): Promise<readonly Pending[]> {
  const queues = queuesOf(person, tx.now);
  const lists = await Promise.all(queues.map((queue) => tx.list('queue', queue)));
  // Who waits long stands in two queues; whoever keeps both counts them once, in the class.
  const inClasses = new Set(
    queues.flatMap((queue, i) =>
      classOfQueue(queue) === undefined ? [] : (lists[i] ?? []).map(({ id }) => id),
    ),
  );
  return queues.flatMap((queue, i) => {
    const others = ofOthers(lists[i] ?? [], person.id);
    const entries: readonly Entry[] =
      queue === lateQueue ? others.filter(({ id }) => !inClasses.has(id)) : others;
    const [first] = entries;
    return first ? [{ queue, count: entries.length, oldest: first.at }] : [];
  });
}

/** «Заявки в 7А: 12»; also the label of the button by which one of several queues is chosen. */
export function lineOf({ queue, count }: Pending, classes: Classes): Say {
  const of = classOfQueue(queue);
  return of === undefined
    ? say(`digest-line.${queue}`, { count })
    : say('digest-line.class', { count, class: titleOf(classes, of) });
}

/** How long a request waits, or an invite has been there; below a minute it is no number. */
export const sinceOf = (part: 'waits' | 'issued', age: number) =>
  age < minutes(1) ? say(`age.${part}-now`) : say(`age.${part}`, { age: ageOf(age) });

/** An age in the largest unit that says enough. */
export function ageOf(age: number) {
  if (age < hours(1)) return say('age.minutes', { count: Math.max(1, minutesOf(age)) });
  if (age < hours(24)) return say('age.hours', { count: Math.floor(age / minutes(60)) });
  return say('age.days', { count: Math.floor(age / hours(24)) });
}
