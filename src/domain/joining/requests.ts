import { readClass, relyOnClasses } from '#src/domain/classes/classes.ts';
import { wakeDigest } from '#src/domain/duties/digest.ts';
import { type Desk, no, ownRoles } from '#src/domain/ground/desk.ts';
import { type Concern, ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Entry, Transaction } from '#src/domain/ground/transaction.ts';
import { isClosedTo, refusalOf } from '#src/domain/joining/invites.ts';
import {
  classOfQueue,
  classQueue,
  entryOf,
  lateQueue,
  ofOthers,
  requestIn,
  senderIn,
} from '#src/domain/joining/queue-entry.ts';
import type { Request } from '#src/domain/joining/record.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { addWorkingDays } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { isFamily, mayHoldTogether } from '#src/regulation/roles.ts';

/**
 * Where a request waits: with the administrator, or with the class teacher of the class. Who leads the school waits
 * apart, for no stand-in decides about that.
 */
export function queueOf({ kind, role, class: of }: Pick<Request, 'kind' | 'role' | 'class'>): string {
  if (kind === 'verification') return 'verification';
  if (role === 'head' || role === 'deputy') return 'administration';
  return isFamily(role) ? classQueue(of ?? '') : 'staff';
}

/** Under which word a person's record holds an open request. */
export const keyOf = (role: string, inClass: string | undefined): string =>
  inClass === undefined ? role : `${role}:${inClass}`;
export const keyOfRequest = ({ kind, role, class: of }: Request): string =>
  kind === 'verification' ? 'verification' : keyOf(role, of);

export interface Sending {
  /** The hash of the invite by which the person came. */
  readonly invite: string;
  readonly child?: string | undefined;
}

/** Sends a request to join (H3, S1, P1). Takes one use of the invite in the same commit, or is refused with it. */
export const sendRequest = operation('requests.send', ofNothing, async (desk: Desk, input: Sending) => {
  const { tx, me } = desk;
  const [invite, left, person, classes] = await Promise.all([
    tx.read('invite', input.invite),
    tx.count('invite-uses', input.invite),
    readPerson(tx, me.id),
    relyOnClasses(tx),
  ]);
  if (!invite) return no('invite-unknown');
  if (!person) return no('unknown-person');
  const { role, class: of } = invite;
  // What is held in somebody's stead ends by itself and is no membership.
  const own = ownRoles(person);
  if (own.some((held) => held.role === role && held.class === of)) return no('already-member');
  if (!mayHoldTogether([...own.map((held) => held.role), role])) return no('roles-apart');
  const known = person.requests[keyOf(role, of)];
  if (known !== undefined) return { ok: true as const, id: known, again: true };
  const dead = refusalOf(invite, left, tx.now);
  if (dead) return no(dead);
  if (isClosedTo(invite, classes)) return no('class-closed');

  const id = tx.newId();
  const child = input.child === undefined ? {} : { child: input.child };
  const { label, ...unlabelled } = invite;
  const request: Request = {
    v: 1,
    id,
    kind: 'join',
    person: me.id,
    role,
    at: tx.now,
    state: 'open',
    invite: invite.hash,
    ...(of === undefined ? {} : { class: of }),
    ...child,
    ...(label ? { invitedFor: label.name } : {}),
  };
  tx.takeOne('invite-uses', invite.hash);
  // A label has done its work: what it said of the subjects is the person's own from here on.
  if (label) tx.write('invite', invite.hash, unlabelled);
  tx.write('person', me.id, {
    ...person,
    requests: { ...person.requests, [keyOf(role, of)]: id },
    ...(label && label.subjects.length > 0 ? { subjects: label.subjects } : {}),
  });
  tx.create('request', id, request);
  await putIntoQueue(desk, request, me.id);
  tx.audit('requests.send', me.id, of);
  return { ok: true as const, id, again: false };
});

/** Asks the administrator for help with the teacher status (H4, C2, T2 → A10). */
export const askVerification = operation(
  'requests.send',
  ofNothing,
  async (desk: Desk, _: Record<never, never>) => {
    const { tx, me } = desk;
    const person = await readPerson(tx, me.id);
    if (!person) return no('unknown-person');
    const known = person.requests.verification;
    if (known !== undefined) return { ok: true as const, id: known, again: true };
    const id = tx.newId();
    const request: Request = {
      v: 1,
      id,
      kind: 'verification',
      person: me.id,
      role: 'subjectTeacher',
      at: tx.now,
      state: 'open',
    };
    tx.write('person', me.id, { ...person, requests: { ...person.requests, verification: id } });
    tx.create('request', id, request);
    await putIntoQueue(desk, request, me.id);
    return { ok: true as const, id, again: false };
  },
);

/** The request waits, with everybody whose matter it is; the one that was asked first comes first. */
export async function putIntoQueue(desk: Desk, request: Request, from: PersonId): Promise<void> {
  const { tx, school } = desk;
  const queue = queueOf(request);
  const entry = entryOf({ id: request.id, person: from });
  tx.put('queue', queue, entry, request.at);
  const deciders = await decidersOf(desk, queue);
  if (classOfQueue(queue) !== undefined) {
    // Nobody decides their own request: a class teacher's child is the administrator's matter at once.
    const own = deciders.ids.every((id) => id === from);
    if (deciders.orphan || own || request.late) tx.put('queue', lateQueue, entry, request.at);
    const at = addWorkingDays(tx.now, limits.requestEscalationWorkingDays, school);
    tx.makeDue('request-late', request.id, at);
  }
  await Promise.all(deciders.ids.map((decider) => wakeDigest(desk, decider)));
}

/** A request is decided or gone: nobody is asked about it any more. */
export function leaveQueues(tx: Transaction, request: Request, from: PersonId): void {
  const entry = entryOf({ id: request.id, person: from });
  for (const queue of new Set([queueOf(request), lateQueue])) tx.drop('queue', queue, entry);
  tx.resolveDue('request-late', request.id);
  tx.resolveDue('rejection', request.id);
}

/** Who decides about the requests of a queue: the class teacher, or the administrators where there is none. */
export async function decidersOf(
  { tx }: Pick<Desk, 'tx'>,
  queue: string,
): Promise<{ ids: readonly PersonId[]; orphan: boolean }> {
  const of = classOfQueue(queue);
  const [all, entry] = await Promise.all([
    readAdministrators(tx),
    of === undefined ? undefined : readClass(tx, of),
  ]);
  if (entry?.teacher != null) return { ids: [entry.teacher], orphan: false };
  return { ids: all.ids, orphan: of !== undefined };
}

export interface Queued {
  readonly request: Request;
  readonly person: Person;
}

export function concernOf({ queue }: { queue: string }): Concern {
  const of = classOfQueue(queue);
  if (of !== undefined) return { class: of, role: 'parent' };
  return { role: queue === 'administration' ? 'head' : 'subjectTeacher' };
}

/**
 * The open requests of a queue, oldest first, with the people who sent them; one's own is for others to decide. What cannot
 * be read is stepped over and counted: it keeps nobody behind it from being decided about.
 */
export const listQueue = operation(
  'requests.list',
  concernOf,
  async ({ tx, me }: Desk, input: { queue: string; most: number }) => {
    const entries = ofOthers(await tx.list('queue', input.queue), me.id);
    const queued: Queued[] = [];
    let unread = 0;
    for (let from = 0; from < entries.length && queued.length < input.most; from += input.most) {
      const page = entries.slice(from, from + input.most);
      const found = await readPage(tx, page);
      unread += page.length - found.length;
      queued.push(...found);
    }
    return { ok: true as const, queued: queued.slice(0, input.most), waiting: entries.length, unread };
  },
);

async function readPage(tx: Transaction, entries: readonly Entry[]): Promise<readonly Queued[]> {
  const [requests, people] = await Promise.all([
    tx.readAll('request', entries.map(requestIn)),
    tx.readAll('person', entries.map(senderIn)),
  ]);
  return withSenders(
    requests.filter(({ state }) => state === 'open'),
    people,
  );
}

function withSenders(requests: readonly Request[], people: readonly Person[]): readonly Queued[] {
  const known = new Map(people.map((person) => [person.id, person]));
  return requests.flatMap((request) => {
    const person = request.person === null ? undefined : known.get(request.person);
    return person ? [{ request, person }] : [];
  });
}

export interface Deciding {
  readonly queue: string;
  readonly ids: readonly string[];
}

/**
 * Those of some requests that are still open: a page as it was shown, without what a colleague decided since. They
 * stand as they wait now, so that what was put off comes last.
 */
export const stillOpen = operation('requests.list', concernOf, async (desk: Desk, input: Deciding) => {
  const [open, entries] = await Promise.all([readOpen(desk, input), desk.tx.list('queue', input.queue)]);
  const order = new Map(entries.map((entry, at) => [requestIn(entry), at]));
  const placeOf = ({ id }: Request): number => order.get(id) ?? order.size;
  const waiting = [...open].sort((one, other) => placeOf(one) - placeOf(other));
  return { ok: true as const, queued: await readSenders(desk.tx, waiting) };
});

/** The requests of others that are still open, of those that were named and stand in this queue. */
export async function readOpen(
  { tx, me }: Pick<Desk, 'tx' | 'me'>,
  { queue, ids }: Deciding,
): Promise<readonly Request[]> {
  const requests = await tx.readAll('request', [...new Set(ids)]);
  return requests.filter((request) => {
    if (request.person === me.id) return false;
    return request.state === 'open' && isIn(request, queue);
  });
}

/** Whether a request waits in this queue, for which the permission was asked: one of another is not touched. */
export function isIn(request: Request, queue: string): boolean {
  const its = queueOf(request);
  return its === queue || (queue === lateQueue && classOfQueue(its) !== undefined);
}

/** The people who sent some requests. */
export async function readSenders(tx: Transaction, requests: readonly Request[]): Promise<readonly Queued[]> {
  const ids = requests.flatMap(({ person }) => person ?? []);
  return withSenders(requests, await tx.readAll('person', [...new Set(ids)]));
}
