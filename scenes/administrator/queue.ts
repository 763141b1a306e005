import {
  acceptPage,
  idsOf,
  namesOf,
  personRows,
  QueueDraft,
  type QueueSteps,
  readPage,
  showPage,
} from '#scenes/administrator/requests.ts';
import { about, button, go, leave, leaveTo, open, type Say, say, scene, stay } from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { lineOf, readPending } from '#src/domain/duties/pending.ts';
import { holds } from '#src/domain/ground/desk.ts';
import { isPlatformOpen } from '#src/domain/joining/platform-list.ts';
import { classQueue } from '#src/domain/joining/queue-entry.ts';
import type { Queued } from '#src/domain/joining/requests.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * A9, A10 (2.1) for the administrator, S1 and P1 (2.5, 2.7) for the class teacher: the requests, a page at a time,
 * oldest first. What is accepted is the page that was shown, not what came later.
 */
export const queue = scene<QueueSteps, typeof QueueDraft>(
  'queue',
  {
    duties: ['A9', 'A10'],
    version: 1,
    draft: QueueDraft,
    first: 'which',
    may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  },
  {
    which: {
      async ask({ draft, me, school }) {
        const all = me.person ? await readPending(school.tx, me.person) : [];
        // A10 is a list of its own: whoever comes for it is not led to those who want to join.
        const status = draft.of === 'A10';
        const pending = status ? all.filter((one) => one.queue === 'verification') : all;
        if (status && pending.length === 0) return leave(say('queue.no-status'));
        const wanted = pending.find(
          (one) => one.queue === draft.of || one.queue === classQueue(draft.of ?? ''),
        );
        if (wanted) return showPage(school, wanted.queue);
        const [first, ...others] = pending;
        if (!first)
          return isPlatformOpen(school) ? leaveTo({ scene: 'platform-requests' }) : leave(say('queue.none'));
        if (others.length === 0) return showPage(school, first.queue);
        const classes = await readClasses(school.tx);
        return {
          text: say('queue-which.ask'),
          list: {
            choose: 'queue',
            rows: pending.map((one) => ({ of: one.queue, label: lineOf(one, classes) })),
          },
        };
      },
      choices: { queue: ({ of, school }) => showPage(school, of) },
    },
    page: about(readPage, {
      async ask({ it: { queued, waiting }, draft, school }) {
        const count = queued.length;
        const verify = draft.queue === 'verification';
        return {
          text: [
            ...(verify ? stepsOf(school, 'A10') : []),
            ...consentOf(queued),
            ...(draft.unread > 0 ? [say('queue.unreadable', { count: draft.unread })] : []),
            ...(waiting > count + draft.unread ? [say('queue-page.more', { waiting })] : []),
            say('queue-page.ask', { count }),
          ],
          list: {
            choose: 'person',
            most: limits.queuePageSize,
            rows: await personRows(school, queued),
          },
          buttons: [
            button('all', say(acceptKey(draft), { count }), { look: 'positive' }),
            ...(count > 1 ? [button('except', say('queue-page.except'))] : []),
            button('single', say('queue-page.single')),
          ],
        };
      },
      choices: {
        person: ({ of, draft }) => open('request', { queue: draft.queue, ids: [of] }),
        all: {
          confirm: ({ it, draft, now }) => sureOf(draft, it.queued, now),
          take: ({ it, draft, school }) => acceptPage(school, draft, it.queued),
        },
        except: () => go('except', { except: [] }),
        single: ({ it, draft }) => open('request', { queue: draft.queue, ids: idsOf(it.queued) }),
      },
    }),
    except: about(readPage, {
      async ask({ it: { queued }, draft, school }) {
        const rows = await personRows(school, queued);
        const count = chosenOf(draft, queued).length;
        return {
          text: say('queue-except.ask'),
          list: {
            choose: 'tick',
            inRow: 5,
            most: limits.queuePageSize,
            rows: rows.map(({ of, line }, i) =>
              draft.except.includes(of) && line
                ? {
                    of,
                    line: say('queue-except.left-out', { line }),
                    label: say('queue-except.out', { number: i + 1 }),
                  }
                : { of, ...(line && { line }) },
            ),
          },
          buttons:
            count > 0 ? [button('accept', say(acceptKey(draft), { count }), { look: 'positive' })] : [],
        };
      },
      choices: {
        tick: ({ of, draft }) =>
          stay({
            except: draft.except.includes(of)
              ? draft.except.filter((id) => id !== of)
              : [...draft.except, of],
          }),
        accept: {
          confirm: ({ it, draft, now }) => sureOf(draft, chosenOf(draft, it.queued), now),
          take: ({ it, draft, school }) => acceptPage(school, draft, chosenOf(draft, it.queued)),
        },
      },
    }),
  },
);

const acceptKey = ({ queue }: QueueDraft): string =>
  `queue-page.${queue === 'verification' ? 'verify' : 'accept'}`;

const chosenOf = ({ except }: QueueDraft, queued: readonly Queued[]): readonly Queued[] =>
  queued.filter(({ request }) => !except.includes(request.id));

/** Several at once are named before they are accepted; the one of a page stands there by name already. */
const sureOf = (draft: QueueDraft, chosen: readonly Queued[], now: number) =>
  chosen.length > 1
    ? { ask: [say(`${acceptKey(draft)}-sure`, { names: namesOf(chosen, now) }), ...consentOf(chosen)] }
    : undefined;

const consentOf = (queued: readonly Queued[]): Say[] =>
  queued.some(({ request }) => request.role === 'student') ? [say('queue-page.consent')] : [];
