import { z } from 'zod';
import { acceptedNotes, personLine } from '#scenes/administrator/requests.ts';
import { again, button, defineScene, go, leave, leaveTo, refused, say } from '#src/conversation/define.ts';
import { acceptRequests, postponeRequests, rejectionReasons, rejectRequest } from '#src/domain/decisions.ts';
import { holds } from '#src/domain/desk.ts';
import { stillOpen } from '#src/domain/requests.ts';

/**
 * The requests of a page one by one (A9, A10, S1, P1): accept, reject or put off. A refusal is always single, has
 * a neutral reason, and is previewed as the person will read it. Opened by the scene `queue` with its page.
 */
type Step = 'one' | 'reason' | 'preview';
const Draft = z.object({
  queue: z.string().default(''),
  ids: z.array(z.string()).default([]),
  reason: z.enum(rejectionReasons).optional(),
  /** Staff were accepted, so the platform is asked about at the end. */
  platform: z.boolean().default(false),
});

export const request = defineScene<Step, typeof Draft>({
  slug: 'request',
  duties: [],
  version: 1,
  first: 'one',
  draft: Draft,
  may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  steps: {
    one: {
      async ask({ draft, school }) {
        const found = await stillOpen(school, draft);
        const [first] = found.ok ? found.queued : [];
        if (!first) return draft.platform ? leaveTo({ scene: 'platform-requests' }) : leave();
        const kind = first.request.kind === 'verification' ? 'verification' : first.request.role;
        const accept = kind === 'verification' || kind === 'student' ? `accept-${kind}` : 'accept';
        const of = first.request.id;
        return {
          text: say('request-one.ask', { line: await personLine(school, first) }),
          buttons: [
            button('accept', say(`request-one.${accept}`), { of, look: 'positive' }),
            button('reject', say('request-one.reject'), { of }),
            button('postpone', say('request-one.postpone'), { of }),
          ],
        };
      },
      async answer({ chose, of = '', draft, school }) {
        const input = { queue: draft.queue, ids: [of] };
        const rest = { ids: draft.ids.filter((id) => id !== of) };
        if (chose === 'reject') return go('reason', { ids: [of, ...rest.ids] });
        if (chose === 'postpone') {
          const done = await postponeRequests(school, input);
          return go('one', rest, done.ok ? say('request.postponed') : refused(done));
        }
        const done = await acceptRequests(school, input);
        if (!done.ok) return go('one', rest, refused(done));
        const platform = draft.platform || (draft.queue === 'staff' && done.accepted > 0);
        return go('one', { ...rest, platform }, ...acceptedNotes(done));
      },
    },
    reason: {
      ask: () => ({
        text: say('request-reason.ask'),
        buttons: rejectionReasons.map((reason) =>
          button('reason', say(`request-reason.${reason}`), { of: reason }),
        ),
      }),
      answer({ of }) {
        const reason = rejectionReasons.find((known) => known === of);
        return reason === undefined ? again(say('patterns.choose-one')) : go('preview', { reason });
      },
    },
    preview: {
      ask: ({ draft }) =>
        draft.reason === undefined
          ? go('reason')
          : {
              text: [
                say('request-preview.ask'),
                say('request-rejected.told', { why: say(`request-rejected.${draft.reason}`) }),
              ],
              buttons: [
                button('send', say('request-preview.send'), { look: 'primary' }),
                button('reason', say('request-preview.other')),
              ],
            },
      async answer({ chose, draft, school }) {
        if (chose !== 'send' || draft.reason === undefined) return go('reason');
        const [id = '', ...ids] = draft.ids;
        const done = await rejectRequest(school, { queue: draft.queue, ids: [id], reason: draft.reason });
        return go('one', { ids, reason: undefined }, done.ok ? say('request.rejected') : refused(done));
      },
    },
  },
});
