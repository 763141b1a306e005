import { z } from 'zod';
import { enterAgain } from '#scenes/everyone/code.ts';
import { leave, leaveTo, refused, scene } from '#scenes/scene.ts';

/** «Отправить снова» under the news of a rejection: leads on to the joining, with the name to mend. */
type Steps = { way: never };
const Draft = z.object({ invite: z.string().default('') });

export const joinAgain = scene<Steps, typeof Draft>(
  'join-again',
  { duties: [], version: 1, draft: Draft, first: 'way', may: (me) => me.person !== undefined },
  {
    way: {
      async ask({ draft, school }) {
        // A button can be forged.
        if (draft.invite === '') return leave(refused({ refusal: 'invite-unknown' }));
        const way = await enterAgain(school, draft.invite);
        // Whoever was accepted meanwhile has nothing to send.
        return way.move === 'open' ? leaveTo(way, ...way.notes) : leave(...way.notes);
      },
      choices: {},
    },
  },
);
