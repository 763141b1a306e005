import { expect, it } from 'vitest';
import { z } from 'zod';
import { button, go, say, scene } from '#scenes/scene.ts';

/** What must not compile: `tsc`, which `npm test` runs first, fails where one of these is no error any more. */
const Draft = z.object({});
const head = { duties: [], version: 1, draft: Draft, first: 'one' as const, may: () => true };
const text = say('patterns.gone');

it('wants a handler for each choice, a choice for each button, and a step for each way', () => {
  scene<{ one: 'yes' | 'no' }, typeof Draft>('unhandled', head, {
    // @ts-expect-error: «no» has no handler
    one: { ask: () => ({ text }), choices: { yes: () => go('one') } },
  });
  scene<{ one: 'yes' }, typeof Draft>('unnamed', head, {
    one: {
      // @ts-expect-error: no choice is called «maybe»
      ask: () => ({ text, buttons: [button('maybe', text)] }),
      choices: { yes: () => go('one') },
    },
  });
  scene<{ one: 'yes' }, typeof Draft>('nowhere', head, {
    // @ts-expect-error: there is no step «two»
    one: { ask: () => ({ text }), choices: { yes: () => go('two') } },
  });
  scene<{ one: never }, typeof Draft>('too-much', head, {
    // @ts-expect-error: nothing on the screen leads to this handler
    one: { ask: () => ({ text }), choices: { yes: () => go('one') } },
  });
  expect(head.first).toBe('one');
});
