import { enterByCode } from '#scenes/everyone/code.ts';
import {
  type Asked,
  again,
  beside,
  button,
  go,
  goOn,
  leave,
  type Say,
  type Step,
  say,
} from '#scenes/scene.ts';
import { readCode } from '#src/domain/ground/code.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { giveConsent } from '#src/domain/people/people.ts';

/** Who is asked: what is stored differs, and so does the way without the bot. */
type Whose = 'parent' | 'student' | 'staff';

/**
 * Consent (152-ФЗ), before anything is stored about a person. Whoever has given it is not asked again. It is the
 * first screen that an invite leads to, so it says whose bot this is, and speaks the other language on one tap.
 *
 * @param invited  what is said before the text of the consent: who is invited as what
 */
export const consentStep = <D, S extends string>(
  next: S,
  whose: (asked: Asked<D>) => Whose,
  invited: (asked: Asked<D>) => Say | Promise<Say | readonly Say[]>,
): Step<D, S, 'yes' | 'no' | 'lang'> => ({
  ask: async (asked) =>
    asked.me.person
      ? go(next)
      : {
          text: [
            ...schoolsName(asked.school),
            ...[await invited(asked)].flat(),
            say('consent.text', { whose: whose(asked) }),
            ...(whose(asked) === 'student' ? [say('care.helpline')] : []),
          ],
          brief: say('consent.brief'),
          buttons: [
            [
              button('yes', say('consent.yes'), { look: 'positive' }),
              button('no', say('consent.no'), { means: 'no' }),
            ],
            button('lang', say('consent.lang')),
          ],
        },
  choices: {
    async yes({ school }) {
      await giveConsent(school, {});
      return goOn(next);
    },
    no: (asked) => leave(say('consent.refused'), wayWithout(asked.school, whose(asked))),
    lang: ({ me }) => ({ ...again(), lang: me.lang === 'ru' ? 'en' : 'ru' }),
  },
  // Whoever does not say yes or no here asks whether they must: «Это обязательно?», «а если я против». The consent
  // stands right above then, and nobody reads it twice.
  async words(asked) {
    const code = readCode(asked.said);
    if (code !== undefined) return enterByCode(asked.school, code);
    return beside(say('consent.voluntary', { whose: whose(asked) }), wayWithout(asked.school, whose(asked)));
  },
});

/** The heading of a first screen; a school that is not set up has no name yet. */
export const schoolsName = ({ school }: Pick<Desk, 'school'>): Say[] =>
  school.name === '' ? [] : [say('consent.school', { school: school.name })];

const wayWithout = (school: Desk, whose: Whose): Say =>
  whose === 'staff' ? say('consent.refused-staff') : schoolsWay(school);

/** How families are informed who do without the chat or the bot, in the school's own words. */
export const schoolsWay = ({ school }: Desk): Say =>
  school.otherWay === ''
    ? say('class-chat-other-way.ask-school')
    : say('class-chat-other-way.school', { way: school.otherWay });
