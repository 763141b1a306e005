import {
  previewStep,
  type RejectingSteps,
  RequestDraft,
  reasonStep,
  rejectedStep,
  without,
} from '#scenes/administrator/rejecting.ts';
import {
  acceptedNotes,
  identityLines,
  idsOf,
  isTimeForPlatform,
  personLine,
  waitingIn,
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
import { postponeRequests } from '#src/domain/joining/decisions.ts';
import { acceptInstead, heldBy, mayReplace } from '#src/domain/joining/replacing.ts';
import { type Queued, stillOpen } from '#src/domain/joining/requests.ts';

/**
 * Requests one by one (A9, A10, S1, P1): accept, reject or put off. A refusal is always single, has a neutral
 * reason, and is previewed as the person will read it. Opened by the scene `queue` with one person or its page.
 */
type Steps = { one: 'accept' | 'reject' | 'postpone' } & RejectingSteps;

export const request = scene<Steps, typeof RequestDraft>(
  'request',
  {
    duties: [],
    version: 1,
    draft: RequestDraft,
    first: 'one',
    may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  },
  {
    one: about(firstOpen, {
      async ask({ it, school }) {
        const of = it.request.id;
        const kind = it.request.kind === 'verification' ? 'verification' : it.request.role;
        const held = await heldBy(school, it);
        const accept = kind === 'verification' || kind === 'student' ? `accept-${kind}` : 'accept';
        return {
          text: [
            say('request-one.ask', { line: await personLine(school, it) }),
            ...(await identityLines(school, it)),
            ...(held ? [say('request-one.held', { class: held.classTitle, now: held.person.name })] : []),
          ],
          buttons: [
            ...(held && !mayReplace(school, it)
              ? []
              : [
                  button('accept', say(`request-one.${held ? 'replace' : accept}`), { of, look: 'positive' }),
                ]),
            button('reject', say('request-one.reject'), { of }),
            button('postpone', say('request-one.postpone'), { of }),
          ],
        };
      },
      choices: {
        accept: {
          async confirm({ it, school }) {
            const held = await heldBy(school, it);
            if (!held) return undefined;
            const who = it.person.name;
            return {
              ask: say('request-one.sure', { class: held.classTitle, now: held.person.name, who }),
              yes: say('request-one.replace'),
            };
          },
          take: accept,
        },
        reject: ({ of }) => go('reason', { rejecting: of }),
        async postpone({ of, draft, school }) {
          const done = await postponeRequests(school, { queue: draft.queue, ids: [of] });
          const note = done.ok ? say('request.postponed') : refused(done);
          return goOn('one', { ...without(draft, of), left: draft.left + 1 }, note);
        },
      },
    }),
    reason: reasonStep,
    preview: previewStep,
    rejected: rejectedStep,
  },
);

async function accept({
  of,
  draft,
  school,
}: Asked<RequestDraft> & { of: string }): Promise<Moves<'one', RequestDraft>> {
  const done = await acceptInstead(school, { queue: draft.queue, ids: [of] });
  if (!done.ok) return goOn('one', without(draft, of), refused(done));
  const after = {
    accepted: draft.accepted || done.accepted > 0,
    left: draft.left + done.taken + done.apart,
  };
  return goOn('one', { ...without(draft, of), ...after }, ...acceptedNotes(done));
}

/** The first request that is still open; those that a colleague decided meanwhile are counted and left out. */
async function firstOpen({
  draft,
  school,
}: Asked<RequestDraft>): Promise<Queued | Moves<'one', RequestDraft>> {
  // The place was of another version, and begins anew.
  if (draft.queue === '') return leaveTo({ scene: 'queue' });
  const found = await stillOpen(school, draft);
  if (!found.ok) return leave(refused(found));
  const gone = draft.ids.length - found.queued.length;
  if (gone > 0) return go('one', { ids: idsOf(found.queued) }, say('queue.overtaken', { count: gone }));
  const [first] = found.queued;
  if (first) return first;
  if (draft.accepted && (await isTimeForPlatform(school, draft.queue, draft.left)))
    return leaveTo({ scene: 'platform-requests' });
  // What was just put off is not put before the person again.
  if (draft.left > 0 && (await waitingIn(school, draft.queue)) <= draft.left)
    return leaveTo({ scene: 'home' }, say('request.all-left', { count: draft.left }));
  return leaveTo({ scene: 'queue', draft: { of: draft.queue } });
}
