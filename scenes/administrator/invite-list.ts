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
import { areLinksConfirmed } from '#src/domain/joining/stale-invites.ts';

/**
 * A12 (2.1): the living invites by age and use; one is annulled on its card, or here all that nobody has used for
 * long. The platform's own links the bot cannot annul: the steps are shown, and the administrator says when it is done.
 */
type Steps = {
  list: 'show' | 'papers' | 'annul-stale' | 'platform' | 'ended' | 'new';
  stale: 'annul' | 'look';
  platform: 'done' | 'with-staffroom' | 'links' | 'later';
};
/** stale: opened by the reminder, straight at what can be annulled. */
const Draft = z.object({ stale: z.boolean().default(false) });

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
      async ask({ draft, me, now, school }) {
        if (draft.stale) return go('stale', { stale: false });
        const [living, classes] = await Promise.all([listMyInvites(school), readClasses(school.tx)]);
        const stale = living.filter((one) => isStale(one, now)).length;
        const { inside } = school.guides.platform;
        const isConfirmed = areLinksConfirmed(school.school, now);
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
            [button('new', say('invite-list-list.new')), button('ended', say('invite-list-list.ended'))],
          ],
        };
      },
      choices: {
        show: ({ of }) => open('invite', { of }),
        'annul-stale': {
          confirm: async ({ school }) => ({
            ask: sureOf(await listStale(school), await readClasses(school.tx)),
            yes: say('invite-list-list.yes'),
          }),
          take: ({ school }) => annulStale(school),
        },
        platform: () => go('platform'),
        papers: () => open('invite-sheets', { of: 'staff' }),
        ended: () => open('ended-invites'),
        new: () => open('invites'),
      },
    },
    stale: {
      async ask({ school }) {
        const [stale, classes] = await Promise.all([listStale(school), readClasses(school.tx)]);
        if (stale.length === 0) return goOn('list', {}, say('invite-list-stale.none'));
        return {
          text: sureOf(stale, classes),
          buttons: [
            // As in the list: the number that was read is the number that is annulled.
            button('annul', say('invite-list-list.yes'), { of: `${stale.length}`, final: true }),
            button('look', say('invite-list-stale.look')),
          ],
        };
      },
      choices: { annul: ({ school }) => annulStale(school), look: () => go('list') },
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

const sureOf = (stale: readonly ListedInvite[], classes: Classes): Say =>
  say('invite-list-list.sure', { count: stale.length, whom: whomOf(stale, classes) });

async function annulStale(school: Desk): Promise<Moves<'list', object>> {
  const stale = await listStale(school);
  const count = await annulMyInvites(
    school,
    stale.map(({ invite }) => invite),
  );
  return goOn('list', {}, say('invite-list.annulled', { count }));
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

/** So many lines are read before a tap; the list itself holds the rest. */
const mostNamed = 20;

/** Who is invited by them: a person by name, a role of a class once. */
function whomOf(listed: readonly ListedInvite[], classes: Classes): Say[] {
  const keyOf = ({ role, class: of, label }: ListedInvite['invite']) =>
    `${role} ${of ?? ''} ${label?.name ?? ''}`;
  const all = [...new Map(listed.map(({ invite }) => [keyOf(invite), whomIn(invite, classes)])).values()];
  const [named, others] = [all.slice(0, mostNamed), all.length - mostNamed];
  return others > 0 ? [...named, say('invite-list-list.more', { count: others })] : named;
}
