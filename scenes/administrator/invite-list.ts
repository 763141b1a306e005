import { z } from 'zod';
import {
  button,
  go,
  goOn,
  type ListRow,
  leave,
  type Moves,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { dropStaffroom } from '#src/domain/chats/staffroom.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { sinceOf } from '#src/domain/duties/pending.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { annulMyInvites, isStale, type ListedInvite, listMyInvites } from '#src/domain/joining/invites.ts';
import { dayOf, termStart } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';

/**
 * A12 (2.1): the living invites by age and use; one is annulled on its card, or here all that nobody has used for
 * long. The platform's own links the bot cannot annul: the steps are shown, and the administrator says when it is done.
 */
type Steps = {
  list: 'show' | 'papers' | 'annul-stale' | 'platform' | 'new';
  platform: 'done' | 'with-staffroom' | 'links' | 'later';
};
const Draft = z.object({});

export const inviteList = scene<Steps, typeof Draft>(
  'invite-list',
  {
    duties: ['A12'],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    list: {
      async ask({ me, now, school }) {
        const [living, classes] = await Promise.all([listMyInvites(school), readClasses(school.tx)]);
        const stale = living.filter((one) => isStale(one, now)).length;
        const { inside } = school.guides.platform;
        const isConfirmed = isConfirmedFor(school.school, now);
        return {
          text: [
            ...(holdsOwn(me, 'administrator')
              ? [
                  say(`invite-list-list.${isConfirmed ? 'confirmed' : 'unconfirmed'}`, {
                    inside: inside[me.lang],
                  }),
                ]
              : []),
            living.length === 0
              ? say('invite-list-list.none')
              : say('invite-list-list.ask', { count: living.length }),
          ],
          list: { choose: 'show', rows: living.map((one) => rowOf(one, now, classes)) },
          buttons: [
            // The number that was confirmed is the number that is annulled: with another one it is another button.
            ...(stale > 0
              ? [
                  button('annul-stale', say('invite-list-list.annul-stale', { count: stale }), {
                    of: `${stale}`,
                  }),
                ]
              : []),
            ...(holdsOwn(me, 'administrator') ? [button('platform', say('invite-list-list.platform'))] : []),
            ...(holdsOwn(me, 'administrator') ? [button('papers', say('invite-list-list.papers'))] : []),
            button('new', say('invite-list-list.new')),
          ],
        };
      },
      choices: {
        show: ({ of }) => open('invite', { of }),
        'annul-stale': {
          async confirm({ school }) {
            const [stale, classes] = await Promise.all([listStale(school), readClasses(school.tx)]);
            return {
              ask: say('invite-list-list.sure', { count: stale.length, whom: whomOf(stale, classes) }),
              yes: say('invite-list-list.yes'),
            };
          },
          async take({ school }) {
            const stale = await listStale(school);
            const count = await annulMyInvites(
              school,
              stale.map(({ invite }) => invite),
            );
            return goOn('list', {}, say('invite-list.annulled', { count }));
          },
        },
        platform: () => go('platform'),
        papers: () => open('invite-sheets', { of: 'staff' }),
        new: () => open('invites'),
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
          ...(school.school.staffroom === null
            ? []
            : [button('with-staffroom', say('invite-list-platform.with-staffroom'))]),
          button('links', say('invite-list-platform.links')),
          button('later', say('invite-list-platform.later')),
        ],
      }),
      choices: {
        done: ({ school }) => settle(school),
        'with-staffroom': {
          confirm: () => ({ ask: say('invite-list-platform.sure') }),
          // A link that was annulled is handed to nobody.
          async take({ school }) {
            const dropped = await dropStaffroom(school, {});
            return dropped.ok ? settle(school, say('invite-list-platform.dropped')) : leave(refused(dropped));
          },
        },
        links: () => open('platform-links'),
        later: () => go('list'),
      },
    },
  },
);

async function settle(school: Desk, ...notes: Say[]): Promise<Moves<'list', object>> {
  const stale = (await listStale(school)).length;
  if (stale > 0) return goOn('list', {}, ...notes, say('invite-list-platform.stale-first', { count: stale }));
  const settled = await settleDuty(school, { key: 'A12', end: 'done' });
  return goOn('list', {}, ...notes, settled.ok ? say('invite-list-platform.saved') : refused(settled));
}

const listStale = async (school: Desk): Promise<readonly ListedInvite[]> =>
  (await listMyInvites(school)).filter((one) => isStale(one, school.tx.now));

const rowOf = ({ invite, left }: ListedInvite, now: number, classes: Classes): ListRow => ({
  of: invite.hash,
  line: say('invite-list-list.line', {
    as: whomIn(invite, classes),
    issued: sinceOf('issued', now - invite.madeAt),
    used: invite.uses - left,
    uses: invite.uses,
  }),
});

const whomIn = ({ label, role, class: of }: ListedInvite['invite'], classes: Classes): Say => {
  const as = say(`invited-as.${role}`, { class: titleOf(classes, of) });
  return label ? say('people.with-post', { name: label.name, post: as }) : as;
};

/** Who is invited by them, each named once. */
const whomOf = (listed: readonly ListedInvite[], classes: Classes): Say[] => [
  ...new Map(
    listed.map(({ invite }) => [`${invite.role} ${invite.class ?? ''}`, whomIn(invite, classes)]),
  ).values(),
];

/** The platform's links were sorted out in the present term. */
const isConfirmedFor = (school: School, now: number): boolean => {
  const confirmed = school.duties.A12;
  return confirmed?.state === 'done' && dayOf(confirmed.at, school) >= termStart(now, school);
};
