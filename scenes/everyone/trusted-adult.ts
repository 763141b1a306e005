import { z } from 'zod';
import { type Asked, about, button, go, leave, refused, say, scene } from '#scenes/scene.ts';
import { type Adult, readAdults } from '#src/domain/pleas/confidants.ts';
import { sendPlea, whoAsks } from '#src/domain/pleas/pleas.ts';

/**
 * S4 (2.5): whoever is in danger chooses an adult named by the school, sees exactly what is handed on, and hands it
 * on. Stands on top of what was open, which waits; where nobody is named it passes itself over. Asks what happened
 * nowhere, and keeps nothing of it.
 */
type Steps = { whom: 'adult' | 'no'; sure: 'yes' | 'other' };
const Draft = z.object({
  of: z.string().default(''),
  /** Opened by a button, and not by what somebody wrote. */
  wanted: z.boolean().default(false),
});

export const trustedAdult = scene<Steps, typeof Draft>(
  'trusted-adult',
  { duties: ['S4'], version: 1, draft: Draft, first: 'whom', may: () => true },
  {
    whom: {
      async ask({ draft, school }) {
        const adults = await readAdults(school);
        if (adults.length === 0) return leave(...(draft.wanted ? [say('trusted-adult-whom.none')] : []));
        return {
          text: say('trusted-adult-whom.ask'),
          list: {
            choose: 'adult',
            rows: adults.map((adult) => ({ of: adult.person.id, label: nameOf(adult) })),
          },
          buttons: [button('no', say('trusted-adult-whom.no'))],
        };
      },
      choices: { adult: ({ of }) => go('sure', { of }), no: () => leave() },
      unread: say('trusted-adult-whom.no-details'),
    },
    sure: about(adultOf, {
      ask: async ({ it, me, school }) => ({
        text: say('trusted-adult-sure.ask', {
          adult: nameOf(it),
          who: await whoAsks(school, me.id, me.person),
        }),
        buttons: [
          button('yes', say('trusted-adult-sure.yes'), { look: 'positive' }),
          button('other', say('trusted-adult-sure.other')),
        ],
      }),
      choices: {
        async yes({ it, school }) {
          const sent = await sendPlea(school, { to: it.person.id });
          return leave(
            sent.ok ? say('trusted-adult.sent', { night: sent.night ? 'yes' : 'no' }) : refused(sent),
          );
        },
        other: () => go('whom', { wanted: true }),
      },
      unread: say('trusted-adult-whom.no-details'),
    }),
  },
);

/** The adult who was chosen; whoever has become unable to answer meanwhile gives way to the others. */
async function adultOf({ draft, school }: Asked<z.infer<typeof Draft>>) {
  const adult = (await readAdults(school)).find(({ person }) => person.id === draft.of);
  return adult ?? go('whom', { wanted: true });
}

const nameOf = ({ person, post }: Adult) =>
  say('trusted-adult-whom.adult', { name: person.name, post: say(`confidant-post.${post}`) });
