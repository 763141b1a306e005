import { type Asked, again, button, type Moves, type Say, type StepAbout, say } from '#scenes/scene.ts';
import { readText } from '#src/domain/people/names.ts';
import { limits } from '#src/regulation/limits.ts';

/** Why something is called off, for all who were to come; without a reason it is asked by name once more. */
export const whyStep = <It, D, S extends string>(
  textsOf: (it: It) => { readonly ask: Say; readonly sure: Say; readonly yes: Say },
  callOff: (asked: Asked<D> & { readonly it: It }, why: string) => Promise<Moves<S, D>>,
): StepAbout<D, S, 'skip', It> => ({
  ask: ({ it }) => ({ text: textsOf(it).ask, buttons: [button('skip', say('event-why.skip'))] }),
  choices: {
    skip: {
      confirm({ it }) {
        const { sure, yes } = textsOf(it);
        return { ask: sure, yes };
      },
      take: (asked) => callOff(asked, ''),
    },
  },
  words(asked) {
    const why = readText(asked.said, limits.reasonLength);
    return why === undefined
      ? again(say('event-why.long', { most: limits.reasonLength }))
      : callOff(asked, why);
  },
});
