import { rowsOf } from '#scenes/administrator/pages.ts';
import {
  acceptPage,
  nextPage,
  numberedPeople,
  QueueDraft,
  type QueueStep,
  showPage,
} from '#scenes/administrator/requests.ts';
import { button, defineScene, go, leave, leaveTo, open, say, stay } from '#src/conversation/define.ts';
import { readClasses } from '#src/domain/classes.ts';
import { isPlatformOpen } from '#src/domain/decisions.ts';
import { holds } from '#src/domain/desk.ts';
import { lineOf, readPending } from '#src/domain/digest.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { stillOpen } from '#src/domain/requests.ts';

/**
 * A9, A10 (2.1) for the administrator, S1 and P1 (2.5, 2.7) for the class teacher: the requests, a page at a time,
 * oldest first. What is accepted is the page that was shown, not what came later.
 */
export const queue = defineScene<QueueStep, typeof QueueDraft>({
  slug: 'queue',
  duties: ['A9', 'A10'],
  version: 1,
  first: 'which',
  draft: QueueDraft,
  may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  steps: {
    which: {
      async ask({ draft, me, school }) {
        const pending = me.person ? await readPending(school.tx, me.person) : [];
        const wanted = pending.find((one) => one.queue === draft.of || one.queue === `class-${draft.of}`);
        if (wanted) return showPage(school, wanted.queue);
        const [first, ...others] = pending;
        if (!first)
          return isPlatformOpen(school) ? leaveTo({ scene: 'platform-requests' }) : leave(say('queue.none'));
        // «Назад» from the only queue there is leads out.
        if (others.length === 0) return draft.queue === undefined ? showPage(school, first.queue) : leave();
        const classes = await readClasses(school.tx);
        return {
          text: say('queue-which.ask'),
          buttons: pending.slice(0, 9).map((one) => button('queue', lineOf(one, classes), { of: one.queue })),
        };
      },
      answer: ({ of, school }) => showPage(school, of ?? ''),
    },
    page: {
      async ask({ draft, school }) {
        const found = await stillOpen(school, { queue: draft.queue ?? '', ids: draft.ids });
        if (!found.ok || found.queued.length === 0) return go('which', nextPage);
        const { queued } = found;
        const kind = draft.queue === 'verification' ? 'verify' : 'accept';
        const count = queued.length;
        return {
          text: [
            ...(kind === 'verify' ? stepsOf(school, 'A10') : []),
            say('queue-page.ask', { count, lines: await numberedPeople(school, queued) }),
            ...(queued.some(({ request }) => request.role === 'student') ? [say('queue-page.consent')] : []),
          ],
          buttons: [
            button('all', say(`queue-page.${kind}`, { count }), { look: 'positive' }),
            ...(count > 1 ? [button('except', say('queue-page.except'))] : []),
            button('single', say('queue-page.single')),
          ],
        };
      },
      answer({ chose, draft, school }) {
        if (chose === 'except') return go('except', { except: [] });
        if (chose === 'single') return open('request', { queue: draft.queue, ids: draft.ids });
        return acceptPage(school, draft, draft.ids);
      },
    },
    except: {
      async ask({ draft, school }) {
        const found = await stillOpen(school, { queue: draft.queue ?? '', ids: draft.ids });
        if (!found.ok || found.queued.length === 0) return go('which', nextPage);
        const count = found.queued.filter(({ request }) => !draft.except.includes(request.id)).length;
        const ticks = found.queued.map(({ request }, i) =>
          button(
            'tick',
            say(`queue-except.${draft.except.includes(request.id) ? 'out' : 'in'}`, { number: i + 1 }),
            { of: request.id },
          ),
        );
        return {
          text: say('queue-except.ask', { lines: await numberedPeople(school, found.queued) }),
          buttons: [
            ...rowsOf(ticks, 5),
            ...(count > 0
              ? [button('accept', say('queue-page.accept', { count }), { look: 'positive' as const })]
              : []),
          ],
        };
      },
      answer({ chose, of = '', draft, school }) {
        if (chose === 'tick')
          return stay({
            except: draft.except.includes(of)
              ? draft.except.filter((id) => id !== of)
              : [...draft.except, of],
          });
        return acceptPage(
          school,
          draft,
          draft.ids.filter((id) => !draft.except.includes(id)),
        );
      },
    },
  },
});
