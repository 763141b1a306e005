import { z } from 'zod';
import { button, go, goOn, leave, open, refused, say, scene } from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * A2 (2.1): the administrator registers on the platform with the number of the application. The number is neither
 * asked nor kept: with another one nothing goes wrong that can be seen, only the administrator's rights are missing.
 */
type Steps = {
  steps: 'yes' | 'no';
  rights: 'yes' | 'no';
  other: 'again' | 'changed';
  changed: 'letter' | 'later';
};
const Draft = z.object({});

export const registration = scene<Steps, typeof Draft>(
  'registration',
  { duties: ['A2'], version: 1, draft: Draft, first: 'steps', may: (me) => holdsOwn(me, 'administrator') },
  {
    steps: {
      ask: ({ school }) => ({
        text: [...stepsOf(school, 'A2'), say('registration-steps.ask')],
        buttons: [
          button('yes', say('registration-steps.yes'), { look: 'positive' }),
          button('no', say('registration-steps.no')),
        ],
      }),
      choices: { yes: () => go('rights'), no: () => go('other') },
    },
    rights: {
      ask: ({ me, school }) => ({
        text: say('registration-rights.ask', { inside: school.guides.platform.inside[me.lang] }),
        buttons: [
          button('yes', say('registration-rights.yes'), { look: 'positive' }),
          button('no', say('registration-rights.no')),
        ],
      }),
      choices: {
        async yes({ school }) {
          const settled = await settleDuty(school, { key: 'A2', end: 'done' });
          return leave(settled.ok ? say('registration.done') : refused(settled));
        },
        no: () => go('other'),
      },
    },
    other: {
      ask: () => ({
        text: say('registration-other.ask'),
        buttons: [
          button('again', say('registration-other.again'), { look: 'primary' }),
          button('changed', say('registration-other.changed')),
        ],
      }),
      choices: { again: () => goOn('steps'), changed: () => go('changed') },
    },
    changed: {
      ask: () => ({
        text: say('registration-changed.ask'),
        buttons: [
          button('letter', say('registration-changed.letter'), { look: 'primary' }),
          button('later', say('registration-changed.later')),
        ],
      }),
      choices: { letter: () => open('application'), later: () => leave(say('registration.later')) },
    },
  },
);
