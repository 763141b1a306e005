import { type Asked, button, go, goOn, leave, type Say, type Step, say } from '#scenes/scene.ts';
import { giveConsent } from '#src/domain/people/people.ts';

/**
 * Consent (152-ФЗ), before anything is stored about a person. Whoever has given it is not asked again.
 *
 * @param hello  what is said before the text of the consent: who is invited as what
 */
export const consentStep = <D, S extends string>(
  next: S,
  hello: (asked: Asked<D>) => Say | Promise<Say>,
): Step<D, S, 'yes' | 'no'> => ({
  ask: async (asked) =>
    asked.me.person
      ? go(next)
      : {
          text: [await hello(asked), say('consent.text')],
          buttons: [button('yes', say('consent.yes'), { look: 'positive' }), button('no', say('consent.no'))],
        },
  choices: {
    async yes({ school }) {
      await giveConsent(school, {});
      return goOn(next);
    },
    no: () => leave(say('consent.refused')),
  },
});
