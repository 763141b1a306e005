import { z } from 'zod';
import { go, leave, leaveTo, type Move, refused, type Say, say } from '#src/conversation/define.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import { acceptRequests } from '#src/domain/decisions.ts';
import type { Desk } from '#src/domain/desk.ts';
import { ageOf } from '#src/domain/digest.ts';
import { listQueue, type Queued } from '#src/domain/requests.ts';
import { limits } from '#src/regulation/limits.ts';

export type QueueStep = 'which' | 'page' | 'except';
export const QueueDraft = z.object({
  /** What the scene was opened for: a queue, or a class. */
  of: z.string().optional(),
  queue: z.string().optional(),
  /** The page as it was shown. */
  ids: z.array(z.string()).default([]),
  except: z.array(z.string()).default([]),
});
export type QueueDraft = z.infer<typeof QueueDraft>;
type QueueMove = Move<QueueStep, QueueDraft>;

/** The page is done with: the next one is read anew. */
export const nextPage: Partial<QueueDraft> = { of: undefined, queue: undefined, ids: [], except: [] };

/** Goes to the first page of a queue, which is kept as it is shown now. */
export async function showPage(school: Desk, queue: string): Promise<QueueMove> {
  const listed = await listQueue(school, { queue, most: limits.queuePageSize });
  if (!listed.ok) return leave(refused(listed));
  const ids = listed.queued.map(({ request }) => request.id);
  return go('page', { ...nextPage, queue, ids });
}

/** Accepts what was shown. Staff are to be accepted on the platform as well, which the bot cannot see; so it asks. */
export async function acceptPage(
  school: Desk,
  draft: QueueDraft,
  ids: readonly string[],
): Promise<QueueMove> {
  const done = await acceptRequests(school, { queue: draft.queue ?? '', ids });
  if (!done.ok) return leave(refused(done));
  const notes = acceptedNotes(done);
  if (draft.queue !== 'staff' || done.accepted === 0) return go('which', nextPage, ...notes);
  // Before the next page of staff the question would only be in the way.
  const left = await listQueue(school, { queue: 'staff', most: 0 });
  const seen = draft.ids.length - done.accepted - done.overtaken;
  const more = left.ok && left.waiting > seen;
  return more ? go('which', nextPage, ...notes) : leaveTo({ scene: 'platform-requests' }, ...notes);
}

/** Who asks for what, and since when: one line a person. */
export async function personLine({ tx }: Desk, { request, person }: Queued): Promise<Say> {
  const classes = await readClasses(tx);
  const kind = request.kind === 'verification' ? 'verification' : request.role;
  const named = request.role === 'parent' && request.child !== undefined ? '-of' : '';
  return say(`request-line.${kind}${named}`, {
    who:
      person.post === undefined
        ? person.name
        : say('request-line.post', { who: person.name, post: person.post }),
    class: titleOf(classes, request.class),
    age: ageOf(tx.now - request.at),
    ...(request.child === undefined ? {} : { child: request.child }),
  });
}

export const numberedPeople = (school: Desk, queued: readonly Queued[]): Promise<Say[]> =>
  Promise.all(
    queued.map(async (one, i) =>
      say('request-line.numbered', { number: i + 1, line: await personLine(school, one) }),
    ),
  );

/** What came of accepting: how many, whom a colleague had decided before, and where the class has its teacher. */
export const acceptedNotes = (done: { accepted: number; taken: number; overtaken: number }): Say[] => [
  ...(done.accepted > 0 ? [say('queue.accepted', { count: done.accepted })] : []),
  ...(done.overtaken > 0 ? [say('queue.overtaken', { count: done.overtaken })] : []),
  ...(done.taken > 0 ? [say('queue.taken', { count: done.taken })] : []),
];
