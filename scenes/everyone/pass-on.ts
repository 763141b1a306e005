import { z } from 'zod';
import { again, button, leave, refused, say, scene, stay } from '#scenes/scene.ts';
import { nameless } from '#src/domain/answers/nameless.ts';
import { passOn } from '#src/domain/answers/unanswered.ts';
import { stemOf, wordsOf } from '#src/understanding/features.ts';

/**
 * What nobody could answer goes to the school without a name, a number and whoever asked: shown first as it will go, and
 * said in other words if something of it is to stay here.
 */
type Steps = { look: 'send' | 'no' };
/** Masked before it comes here. */
const Draft = z.object({ said: z.string().default('') });

export const passOnScene = scene<Steps, typeof Draft>(
  'pass-on',
  { duties: [], version: 1, draft: Draft, first: 'look', may: () => true },
  {
    look: {
      ask: ({ draft }) => ({
        text: [say('pass-on-look.as', { text: draft.said }), say('pass-on-look.ask')],
        buttons: [
          button('send', say('pass-on-look.send'), { look: 'positive' }),
          button('no', say('pass-on-look.no')),
        ],
      }),
      choices: {
        async send({ draft, school }) {
          const stems = [...new Set(wordsOf(draft.said).map(stemOf))];
          const passed = await passOn(school, { text: draft.said, stems });
          if (!passed.ok && passed.refusal === 'nothing-left') return again(refused(passed));
          return leave(passed.ok ? say('pass-on.done') : refused(passed));
        },
        no: () => leave(say('pass-on.kept')),
      },
      words: ({ said, school }) => stay({ said: nameless(said, school) }),
    },
  },
);
