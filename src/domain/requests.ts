import { addWorkingDays } from '#src/domain/calendar.ts';
import { readClass, readClasses, titleOf } from '#src/domain/classes.ts';
import { type Desk, no } from '#src/domain/desk.ts';
import { wakeDigest } from '#src/domain/digest.ts';
import { refusalOf } from '#src/domain/invites.ts';
import { readPerson } from '#src/domain/people.ts';
import { type Concern, ofNothing, operation } from '#src/domain/permissions.ts';
import { entryOf, requestIn, senderIn } from '#src/domain/queue-entry.ts';
import type { Person, Request } from '#src/domain/records.ts';
import type { Entry, Transaction } from '#src/domain/transaction.ts';
import { limits } from '#src/regulation/limits.ts';
import { mayHoldTogether } from '#src/regulation/roles.ts';

/** Where a request waits: with the administrator, or with the class teacher of the class. */
export const queueOf = (request: Pick<Request, 'kind' | 'role' | 'class'>): string => {
  if (request.kind === 'verification') return 'verification';
  return request.role === 'parent' || request.role === 'student' ? `class-${request.class}` : 'staff';
};
/** Class requests that nobody answered in time, or that have no class teacher: the administrator sees them too. */
export const lateQueue = 'late';

/** Under which word a person's record holds an open request. */
export const keyOf = (role: string, inClass: string | undefined): string =>
  inClass === undefined ? role : `${role}:${inClass}`;

export interface Sending {
  /** The hash of the invite by which the person came. */
  readonly invite: string;
  readonly child?: string | undefined;
}

/** Asks early for who will decide, so that the next turn of the same person finds it in its first trip. */
export async function warmDeciders(
  { tx }: Desk,
  { class: of }: { class?: string | undefined },
): Promise<void> {
  await Promise.all([tx.read('administrators', 'all'), of === undefined ? undefined : readClass(tx, of)]);
}

/**
 * Asks for what sending will need while the person looks over what is sent: the process remembers what a turn has
 * read, so that the next one finds it in its first trip.
 */
export async function warmSending(
  { tx }: Desk,
  { invite, class: of }: { invite: string; class?: string | undefined },
): Promise<void> {
  const digests = async (): Promise<void> => {
    const [all, entry] = await Promise.all([
      tx.read('administrators', 'all'),
      of === undefined ? undefined : readClass(tx, of),
    ]);
    const deciders = entry?.teacher != null ? [entry.teacher] : (all?.ids ?? []);
    await Promise.all(deciders.map((decider) => tx.dueAt('digest', String(decider))));
  };
  await Promise.all([tx.read('invite', invite), tx.count('invite-uses', invite), readClasses(tx), digests()]);
}

/** Sends a request to join (H3, S1, P1). Takes one use of the invite in the same commit, or is refused with it. */
export const sendRequest = operation('requests.send', ofNothing, async (desk: Desk, input: Sending) => {
  const { tx, me } = desk;
  const id = tx.newId();
  const [invite, left, person, classes] = await Promise.all([
    tx.read('invite', input.invite),
    tx.count('invite-uses', input.invite),
    readPerson(tx, me.id),
    readClasses(tx),
    tx.read('request', id),
  ]);
  if (!invite) return no('invite-unknown');
  if (!person) return no('unknown-person');
  const { role, class: of } = invite;
  // What is held in somebody's stead ends by itself and is no membership.
  const own = person.roles.filter(({ until }) => until === undefined);
  if (own.some((held) => held.role === role && held.class === of)) return no('already-member');
  if (!mayHoldTogether([...own.map((held) => held.role), role])) return no('roles-apart');
  const known = person.requests[keyOf(role, of)];
  if (known !== undefined) return { ok: true as const, id: known, again: true };
  const dead = refusalOf(invite, left, tx.now);
  if (dead) return no(dead);

  const child = input.child === undefined ? {} : { child: input.child };
  const request: Request = {
    v: 1,
    id,
    kind: 'join',
    person: me.id,
    role,
    at: tx.now,
    state: 'open',
    ...(of === undefined ? {} : { class: of }),
    ...child,
  };
  tx.takeOne('invite-uses', invite.hash);
  tx.write('person', String(me.id), { ...person, requests: { ...person.requests, [keyOf(role, of)]: id } });
  await putIntoQueue(desk, request);
  tx.audit('requests.send', me.id, titleOf(classes, of));
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
    const id = desk.tx.newId();
    await tx.read('request', id);
    const request: Request = {
      v: 1,
      id,
      kind: 'verification',
      person: me.id,
      role: 'subjectTeacher',
      at: tx.now,
      state: 'open',
    };
    tx.write('person', String(me.id), { ...person, requests: { ...person.requests, verification: id } });
    await putIntoQueue(desk, request);
    return { ok: true as const, id, again: false };
  },
);

async function putIntoQueue(desk: Desk, request: Request): Promise<void> {
  const { tx, school } = desk;
  tx.write('request', request.id, request);
  tx.put('queue', queueOf(request), entryOf(request), tx.now);
  const deciders = await decidersOf(desk, request);
  if (queueOf(request).startsWith('class-')) {
    if (deciders.orphan) tx.put('queue', lateQueue, entryOf(request), tx.now);
    tx.makeDue(
      'request-late',
      request.id,
      addWorkingDays(tx.now, limits.requestEscalationWorkingDays, school),
    );
  }
  for (const decider of deciders.ids) await wakeDigest(desk, decider);
}

/** Who decides about a request: the class teacher, or the administrators where there is none. */
export async function decidersOf(
  { tx }: Pick<Desk, 'tx'>,
  request: Request,
): Promise<{ ids: readonly number[]; orphan: boolean }> {
  const [all, entry] = await Promise.all([
    tx.read('administrators', 'all'),
    request.class === undefined ? undefined : readClass(tx, request.class),
  ]);
  const family = queueOf(request).startsWith('class-');
  if (family && entry?.teacher != null) return { ids: [entry.teacher], orphan: false };
  return { ids: all?.ids ?? [], orphan: family };
}

export interface Queued {
  readonly request: Request;
  readonly person: Person;
}

export const concernOf = (input: { queue: string }): Concern =>
  input.queue.startsWith('class-')
    ? { class: input.queue.slice('class-'.length), role: 'parent' }
    : { role: 'subjectTeacher' };

/** The open requests of a queue, oldest first, with the people who sent them. */
export const listQueue = operation(
  'requests.list',
  concernOf,
  async ({ tx }: Desk, input: { queue: string; most: number }) => {
    const entries = await tx.list('queue', input.queue);
    return {
      ok: true as const,
      queued: await readPage(tx, entries.slice(0, input.most)),
      waiting: entries.length,
    };
  },
);

async function readPage(tx: Transaction, entries: readonly Entry[]): Promise<Queued[]> {
  const read = await Promise.all(
    entries.map((entry) =>
      Promise.all([tx.read('request', requestIn(entry)), tx.read('person', senderIn(entry))]),
    ),
  );
  return read.flatMap(([request, person]) =>
    request?.state === 'open' && person ? [{ request, person }] : [],
  );
}

/** Asks for the page after this one along with the rest, for it is shown when this one is decided. */
export async function warmNextPage(tx: Transaction, { queue, ids }: Deciding): Promise<void> {
  const entries = await tx.list('queue', queue);
  const next = entries.filter((entry) => !ids.includes(requestIn(entry)));
  await readPage(tx, next.slice(0, limits.queuePageSize));
}

/** Those of some requests that are still open: a page as it was shown, without what a colleague decided since. */
export const stillOpen = operation('requests.list', concernOf, async (desk: Desk, input: Deciding) => ({
  ok: true as const,
  queued: await openRequests(desk, input),
}));

export interface Deciding {
  readonly queue: string;
  readonly ids: readonly string[];
}

/** The requests that are still open, of those that were named and stand in this queue. */
export async function openRequests({ tx }: Desk, input: Deciding): Promise<Queued[]> {
  const requests = await Promise.all(input.ids.map((id) => tx.read('request', id)));
  const people = await Promise.all(requests.map((request) => request && readPerson(tx, request.person)));
  return requests.flatMap((request, i) => {
    const person = people[i];
    // The permission was asked for this queue, so a request of another one is not touched.
    const here =
      request !== undefined &&
      (queueOf(request) === input.queue ||
        (input.queue === lateQueue && queueOf(request).startsWith('class-')));
    return here && request.state === 'open' && person ? [{ request, person }] : [];
  });
}
