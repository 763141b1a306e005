import { z } from 'zod';
import { pageOf, pager, readPage } from '#scenes/administrator/pages.ts';
import {
  again,
  button,
  defineScene,
  go,
  open,
  refused,
  type Say,
  say,
  stay,
} from '#src/conversation/define.ts';
import { dayOf, termStart } from '#src/domain/calendar.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import { holds } from '#src/domain/desk.ts';
import { ageOf } from '#src/domain/digest.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';
import { annulMyInvites, isStale, type ListedInvite, listMyInvites } from '#src/domain/invites.ts';
import { settleDuty } from '#src/domain/progress.ts';
import type { Classes, School } from '#src/domain/records.ts';

/**
 * A12 (2.1): the living invites by age and use; one is annulled in one tap, or all that nobody has used for long.
 * The platform's own links the bot cannot annul: the steps are shown, and the administrator says when it is done.
 */
type Step = 'list' | 'platform';
const Draft = z.object({ page: z.number().int().min(0).default(0) });

/** Each has a row of two buttons. */
const shownAtOnce = 5;

export const inviteList = defineScene<Step, typeof Draft>({
  slug: 'invite-list',
  duties: ['A12'],
  version: 1,
  first: 'list',
  draft: Draft,
  may: (me) => holds(me, 'administrator') || holds(me, 'classTeacher'),
  steps: {
    list: {
      async ask({ draft, me, now, school }) {
        const [living, classes] = await Promise.all([listMyInvites(school), readClasses(school.tx)]);
        const stale = living.filter((one) => isStale(one, now)).length;
        const paged = pageOf(living, draft.page, shownAtOnce);
        const first = paged.page * shownAtOnce + 1;
        const { inside } = school.guides.platform;
        return {
          text: [
            living.length === 0
              ? say('invite-list-list.none')
              : say('invite-list-list.ask', {
                  count: living.length,
                  lines: paged.shown.map((one, i) => lineOf(one, { number: first + i, now, classes })),
                }),
            ...(holds(me, 'administrator')
              ? [
                  say(`invite-list-list.${isConfirmed(school.school, now) ? 'confirmed' : 'unconfirmed'}`, {
                    inside: inside[me.lang],
                  }),
                ]
              : []),
          ],
          buttons: [
            ...paged.shown.map(({ invite }, i) => [
              button('show', say('invite-list-list.show', { number: first + i }), { of: invite.hash }),
              button('annul', say('invite-list-list.annul', { number: first + i }), { of: invite.hash }),
            ]),
            ...pager(paged),
            ...(stale > 0
              ? [button('annul-stale', say('invite-list-list.annul-stale', { count: stale }))]
              : []),
            ...(holds(me, 'administrator') ? [button('platform', say('invite-list-list.platform'))] : []),
            button('new', say('invite-list-list.new')),
          ],
        };
      },
      async answer({ chose, of, now, school }) {
        if (chose === 'page') return stay({ page: readPage(of) });
        if (chose === 'show') return open('invite', { of });
        if (chose === 'new') return open('invites');
        if (chose === 'platform') return go('platform');
        const living = await listMyInvites(school);
        const chosen = living.filter((one) =>
          chose === 'annul-stale' ? isStale(one, now) : one.invite.hash === of,
        );
        const count = await annulMyInvites(
          school,
          chosen.map(({ invite }) => invite),
        );
        return again(say('invite-list.annulled', { count }));
      },
    },
    platform: {
      ask: ({ me, school }) => ({
        text: [
          say('invite-list-platform.ask', { inside: school.guides.platform.inside[me.lang] }),
          ...stepsOf(school, 'A12'),
        ],
        buttons: [
          button('done', say('invite-list-platform.done'), { look: 'positive' }),
          button('later', say('invite-list-platform.later')),
        ],
      }),
      async answer({ chose, now, school }) {
        if (chose !== 'done') return go('list');
        const stale = (await listMyInvites(school)).filter((one) => isStale(one, now)).length;
        if (stale > 0) return go('list', {}, say('invite-list-platform.stale-first', { count: stale }));
        const settled = await settleDuty(school, { key: 'A12', end: 'done' });
        return go('list', {}, settled.ok ? say('invite-list-platform.saved') : refused(settled));
      },
    },
  },
});

const lineOf = (
  { invite, left }: ListedInvite,
  { number, now, classes }: { number: number; now: number; classes: Classes },
): Say =>
  say('invite-list-list.line', {
    number,
    as: say(`invited-as.${invite.role}`, { class: titleOf(classes, invite.class) }),
    age: ageOf(now - invite.madeAt),
    used: invite.uses - left,
    uses: invite.uses,
  });

/** The platform's links were sorted out in the present term. */
const isConfirmed = (school: School, now: number): boolean => {
  const confirmed = school.duties.A12;
  return confirmed?.state === 'done' && dayOf(confirmed.at, school) >= termStart(now, school);
};
