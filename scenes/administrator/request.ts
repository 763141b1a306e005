import { z } from 'zod';
import {
  acceptedNotes,
  identityLines,
  idsOf,
  isTimeForPlatform,
  personLine,
} from '#scenes/administrator/requests.ts';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  leave,
  leaveTo,
  type Moves,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { holds } from '#src/domain/ground/desk.ts';
import { acceptRequests, postponeRequests } from '#src/domain/joining/decisions.ts';
import {
  type RejectionReason,
  readRejecting,
  rejectionReasons,
  rejectRequest,
  takeBackRejection,
  toldOf,
} from '#src/domain/joining/rejection.ts';
import { type Queued, stillOpen } from '#src/domain/joining/requests.ts';
import { minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * Requests one by one (A9, A10, S1, P1): accept, reject or put off. A refusal is always single, has a neutral
 * reason, and is previewed as the person will read it. Opened by the scene `queue` with one person or its page.
 */
type Steps = {
  one: 'accept' | 'reject' | 'postpone';
  reason: 'reason';
  preview: 'send' | 'reason';
  rejected: 'next' | 'takeBack';
};
const Reason = z.enum([...rejectionReasons.join, ...rejectionReasons.verification]);
const Draft = z.object({
  queue: z.string().default(''),
  /** What is still to be decided. */
  ids: z.array(z.string()).default([]),
  rejecting: z.string().default(''),
  reason: Reason.optional(),
  accepted: z.boolean().default(false),
  /** How many were looked at and still wait. */
  left: z.number().int().default(0),
});
type Draft = z.infer<typeof Draft>;

export const request = scene<Steps, typeof Draft>(
  'request',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'one',
    may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  },
  {
    one: about(firstOpen, {
      async ask({ it, school }) {
        const of = it.request.id;
        const kind = it.request.kind === 'verification' ? 'verification' : it.request.role;
        const accept = kind === 'verification' || kind === 'student' ? `accept-${kind}` : 'accept';
        return {
          text: [
            say('request-one.ask', { line: await personLine(school, it) }),
            ...(await identityLines(school, it)),
          ],
          buttons: [
            button('accept', say(`request-one.${accept}`), { of, look: 'positive' }),
            button('reject', say('request-one.reject'), { of }),
            button('postpone', say('request-one.postpone'), { of }),
          ],
        };
      },
      choices: {
        async accept({ of, draft, school }) {
          const done = await acceptRequests(school, { queue: draft.queue, ids: [of] });
          if (!done.ok) return goOn('one', without(draft, of), refused(done));
          const after = {
            accepted: draft.accepted || done.accepted > 0,
            left: draft.left + done.taken + done.apart,
          };
          return goOn('one', { ...without(draft, of), ...after }, ...acceptedNotes(done));
        },
        reject: ({ of }) => go('reason', { rejecting: of }),
        async postpone({ of, draft, school }) {
          const done = await postponeRequests(school, { queue: draft.queue, ids: [of] });
          const note = done.ok ? say('request.postponed') : refused(done);
          return goOn('one', { ...without(draft, of), left: draft.left + 1 }, note);
        },
      },
    }),
    reason: about(toReject, {
      ask: async ({ it, school }) => ({
        text: [say('request-one.ask', { line: await personLine(school, it) }), say('request-reason.ask')],
        buttons: rejectionReasons[it.request.kind].map((reason: RejectionReason) =>
          button('reason', say(`request-reason.${reason}`), { of: reason }),
        ),
      }),
      choices: { reason: ({ of }) => go('preview', { reason: Reason.parse(of) }) },
    }),
    // The question by name before a refusal: it shows the person's line and what they will read.
    preview: about(toReject, {
      ask: async ({ it, draft, school }) =>
        draft.reason === undefined
          ? go('reason')
          : {
              text: [
                say('request-one.ask', { line: await personLine(school, it) }),
                say('request-preview.ask'),
                ...toldOf(draft.reason),
              ],
              buttons: [
                button('send', say('request-preview.send'), {
                  ...{ of: it.request.id, look: 'negative', final: true },
                }),
                button('reason', say('request-preview.other')),
              ],
            },
      choices: {
        async send({ of, draft, school }) {
          if (draft.reason === undefined) return go('reason');
          const { queue, reason } = draft;
          const done = await rejectRequest(school, { queue, ids: [of], reason });
          return done.ok
            ? goOn('rejected', { ...without(draft, of), rejecting: of })
            : goOn('one', without(draft, of), refused(done));
        },
        reason: () => go('reason'),
      },
    }),
    rejected: about(rejectedOne, {
      ask: ({ it }) => ({
        text: say('request-rejected-one.ask', {
          who: it.person.name,
          minutes: Math.round(limits.rejectionUndo / minutes(1)),
        }),
        buttons: [
          button('next', say('request-rejected-one.next'), { look: 'primary' }),
          button('takeBack', say('request-rejected-one.take-back')),
        ],
      }),
      choices: {
        next: () => goOn('one', { rejecting: '' }),
        async takeBack({ it, draft, school }) {
          const { id } = it.request;
          const back = await takeBackRejection(school, { queue: draft.queue, ids: [id] });
          return back.ok
            ? goOn('one', { ids: [id, ...draft.ids], rejecting: '' }, say('request.taken-back'))
            : goOn('one', { rejecting: '' }, refused(back));
        },
      },
    }),
  },
);

/** The first request that is still open; those that a colleague decided meanwhile are counted and left out. */
async function firstOpen({ draft, school }: Asked<Draft>): Promise<Queued | Moves<'one', Draft>> {
  const found = await stillOpen(school, draft);
  if (!found.ok) return leave(refused(found));
  const gone = draft.ids.length - found.queued.length;
  if (gone > 0) return go('one', { ids: idsOf(found.queued) }, say('queue.overtaken', { count: gone }));
  const [first] = found.queued;
  if (first) return first;
  const platform = draft.accepted && (await isTimeForPlatform(school, draft.queue, draft.left));
  return leaveTo(platform ? { scene: 'platform-requests' } : { scene: 'queue', draft: { of: draft.queue } });
}

async function toReject({ draft, school }: Asked<Draft>): Promise<Queued | Moves<'one', Draft>> {
  const found = await stillOpen(school, { queue: draft.queue, ids: [draft.rejecting] });
  const [only] = found.ok ? found.queued : [];
  return only ?? goOn('one', {}, say('refusal-decided-already'));
}

/** The one that was just rejected, while it can be taken back. */
async function rejectedOne({ draft, school }: Asked<Draft>): Promise<Queued | Moves<'one', Draft>> {
  const { queue, rejecting } = draft;
  const read = await readRejecting(school, { queue, ids: [rejecting] });
  return (read.ok ? read.found : undefined) ?? goOn('one', { rejecting: '' });
}

const without = ({ ids }: Draft, of: string): Partial<Draft> => ({
  ids: ids.filter((id) => id !== of),
  rejecting: '',
  reason: undefined,
});
