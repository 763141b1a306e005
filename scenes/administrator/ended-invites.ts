import { z } from 'zod';
import { type Asked, about, button, day, go, open, type Say, say, scene } from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { type EndedInvite, listMyEnded } from '#src/domain/joining/ended-invites.ts';

/** A12 (2.1): the invites that are over, with why and when; whom a personal one was for is not kept. */
type Steps = { list: 'show'; card: 'others' | 'new' };
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const endedInvites = scene<Steps, typeof Draft>(
  'ended-invites',
  {
    duties: ['A12'],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    list: {
      async ask({ school }) {
        const [ended, classes] = await Promise.all([listMyEnded(school), readClasses(school.tx)]);
        return {
          text: say(ended.length > 0 ? 'ended-invites-list.ask' : 'ended-invites-list.none', {
            count: ended.length,
          }),
          list: {
            choose: 'show',
            rows: ended.map((one) => ({ of: one.invite.hash, line: lineOf(one, classes) })),
          },
        };
      },
      choices: { show: ({ of }) => go('card', { of }) },
    },
    card: about(
      async ({ draft, school }: Asked<Draft>) =>
        (await listMyEnded(school)).find(({ invite }) => invite.hash === draft.of),
      {
        async ask({ it, school }) {
          const classes = await readClasses(school.tx);
          return {
            text: [
              lineOf(it, classes),
              say('ended-invites-card.more', {
                made: day(it.invite.madeAt),
                used: it.used,
                uses: it.invite.uses,
              }),
            ],
            buttons: [
              button('others', say('ended-invites-card.others')),
              button('new', say('invite-list-list.new')),
            ],
          };
        },
        choices: { others: () => go('list'), new: () => open('invites') },
      },
    ),
  },
);

/** Who was invited by it, and how it ended: all places taken, or on which day. */
const lineOf = ({ invite, why }: EndedInvite, classes: Classes): Say =>
  say(`ended-invites-list.${why}`, {
    as: say(`invited-as.${invite.role}`, { class: titleOf(classes, invite.class) }),
    when: day(invite.endedAt ?? invite.expiresAt),
  });
