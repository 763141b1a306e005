import { z } from 'zod';
import {
  type Asked,
  day,
  go,
  goOn,
  type ListRow,
  leave,
  leaveTo,
  type Moves,
  refused,
  type Say,
  say,
} from '#scenes/scene.ts';
import { nameOf, pageOf, wasRenamed } from '#scenes/steps/people.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { sinceOf } from '#src/domain/duties/pending.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { listQueue, type Queued, stillOpen } from '#src/domain/joining/requests.ts';
import { limits } from '#src/regulation/limits.ts';

export type QueueSteps = {
  which: 'queue';
  page: 'person' | 'all' | 'except' | 'single';
  except: 'tick' | 'accept';
};
export const QueueDraft = z.object({
  /** What the scene was opened for: a queue, or a class. */
  of: z.string().optional(),
  queue: z.string().default(''),
  /** The page as it was shown. */
  ids: z.array(z.string()).default([]),
  /** Requests that cannot be read and were stepped over. */
  unread: z.number().default(0),
  except: z.array(z.string()).default([]),
});
export type QueueDraft = z.infer<typeof QueueDraft>;
type QueueMove = Moves<keyof QueueSteps, QueueDraft>;

/** The page is done with: the next one is read anew. */
const nextPage: Partial<QueueDraft> = { of: undefined, queue: '', ids: [], unread: 0, except: [] };

/** Goes to the first page of a queue, which is kept as it is shown now. */
export async function showPage(school: Desk, queue: string): Promise<QueueMove> {
  const listed = await listQueue(school, { queue, most: limits.queuePageSize });
  if (!listed.ok) return leave(refused(listed));
  const { queued, unread } = listed;
  if (queued.length === 0 && unread > 0) return leave(say('queue.unreadable', { count: unread }));
  return go('page', { ...nextPage, queue, ids: idsOf(queued), unread });
}

interface Page {
  readonly queued: readonly Queued[];
  readonly waiting: number;
}

/** The page without what was decided since, and how many wait in all; a page that is decided makes way for the next. */
export async function readPage({ draft, school }: Asked<QueueDraft>): Promise<Page | QueueMove> {
  const { queue, ids } = draft;
  const [found, waiting] = await Promise.all([stillOpen(school, { queue, ids }), waitingIn(school, queue)]);
  if (!found.ok || found.queued.length === 0) return go('which', nextPage, say('queue.gone'));
  return { queued: found.queued, waiting };
}

/** Accepts those of a page, and goes on to the next one or to the platform's own list. */
export async function acceptPage(
  school: Desk,
  draft: QueueDraft,
  chosen: readonly Queued[],
): Promise<QueueMove> {
  const { queue } = draft;
  const done = await acceptRequests(school, { queue, ids: idsOf(chosen) });
  if (!done.ok) return leave(refused(done));
  const left = draft.ids.length - done.accepted;
  const platform = done.accepted > 0 && (await isTimeForPlatform(school, queue, left));
  return platform
    ? leaveTo({ scene: 'platform-requests' }, ...acceptedNotes(done))
    : goOn('which', nextPage, ...acceptedNotes(done));
}

/**
 * Staff are to be accepted on the platform as well, which the bot cannot see; so it asks. Before the next page of
 * staff the question would only be in the way.
 *
 * @param left  how many were looked at and stay in the queue
 */
export async function isTimeForPlatform(school: Desk, queue: string, left: number): Promise<boolean> {
  if (queue !== 'staff' && queue !== 'administration') return false;
  return (await waitingIn(school, queue)) <= left;
}

export async function waitingIn(school: Desk, queue: string): Promise<number> {
  const listed = await listQueue(school, { queue, most: 0 });
  return listed.ok ? listed.waiting : 0;
}

export const idsOf = (queued: readonly Queued[]): string[] => queued.map(({ request }) => request.id);

/** The people of a page by name, each once: one person may ask for two roles. */
export function namesOf(queued: readonly Queued[], now: number): Say[] {
  const people = [...new Map(queued.map(({ person }) => [person.id, person])).values()];
  return people.map((person) => nameOf(person, people, now));
}

export const personRows = (school: Desk, queued: readonly Queued[]): Promise<ListRow[]> =>
  Promise.all(queued.map(async (one) => ({ of: one.request.id, line: await personLine(school, one) })));

/** Who asks for what, and since when: one line a person. */
export async function personLine({ tx }: Desk, { request, person }: Queued): Promise<Say> {
  const classes = await readClasses(tx);
  const kind = request.kind === 'verification' ? 'verification' : request.role;
  const named = request.role === 'parent' && request.child !== undefined ? '-of' : '';
  const line = say(`request-line.${kind}${named}`, {
    who:
      person.post === undefined
        ? person.name
        : say('request-line.post', { who: person.name, post: person.post }),
    class: titleOf(classes, request.class),
    waits: sinceOf('waits', tx.now - request.at),
    ...(request.child === undefined ? {} : { child: request.child }),
  });
  const from = request.from === undefined ? undefined : titleOf(classes, request.from);
  const whence = from === undefined ? line : say('request-line.moves', { line, from });
  return wasRenamed(person, tx.now) ? say('request-line.renamed', { line: whence }) : whence;
}

/** Who it is that asks, beyond the name that anybody can type: the page, the invite, and a name that was changed. */
export async function identityLines({ tx }: Desk, { request, person }: Queued): Promise<Say[]> {
  const [invite] = await tx.readAll('invite', request.invite === undefined ? [] : [request.invite]);
  const [maker] = await tx.readAll('person', invite?.maker ? [invite.maker] : []);
  const when = invite && day(invite.madeAt);
  return [
    say('request-one.page', { page: pageOf(person) }),
    ...(request.invitedFor === undefined
      ? []
      : [say('request-one.invited-for', { name: request.invitedFor })]),
    ...(when && maker ? [say('request-one.invite', { when, who: maker.name })] : []),
    ...(when && !maker ? [say('request-one.invite-old', { when })] : []),
    ...(wasRenamed(person, tx.now) ? [say('request-one.renamed', { when: day(person.renamedAt) })] : []),
  ];
}

/** What came of accepting: how many, where the class has its teacher already, and whose roles exclude each other. */
export const acceptedNotes = (done: { accepted: number; taken: number; apart: number }): Say[] => [
  ...(done.accepted > 0 ? [say('queue.accepted', { count: done.accepted })] : []),
  ...(done.taken > 0 ? [say('queue.taken', { count: done.taken })] : []),
  ...(done.apart > 0 ? [say('queue.apart', { count: done.apart })] : []),
];
