import { z } from 'zod';
import { button, leave, refused, say, scene } from '#scenes/scene.ts';
import { markRead } from '#src/domain/mailings/read.ts';

/** Under a message to families: «Прочитано» by one tap, which is counted and shows nobody's name. */
type Steps = { ask: 'yes' };
const Draft = z.object({ mailing: z.string().default('') });

export const mailRead = scene<Steps, typeof Draft>(
  'mail-read',
  { duties: [], version: 1, draft: Draft, first: 'ask', may: (me) => me.person !== undefined },
  {
    ask: {
      ask: () => ({
        text: say('mail-read.ask'),
        buttons: [button('yes', say('mail-read.yes'), { look: 'positive' })],
      }),
      choices: {
        async yes({ draft, school }) {
          const marked = await markRead(school, { mailing: draft.mailing });
          return leave(marked.ok ? say('mail-read.done') : refused(marked));
        },
      },
    },
  },
);
