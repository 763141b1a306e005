import { enterByCode } from '#scenes/everyone/code.ts';
import { invitedTo, JoinDraft, sendJoining, titleIn } from '#scenes/family/joining.ts';
import { about, again, button, go, leave, leaveTo, type Step, say, scene } from '#scenes/scene.ts';
import { consentStep } from '#scenes/steps/consent.ts';
import { nameStep, ownName } from '#scenes/steps/name.ts';
import { readCode } from '#src/domain/ground/code.ts';
import { forgetNewcomer } from '#src/domain/people/forget.ts';
import { nameBesideKin, readKin } from '#src/domain/people/kin-words.ts';
import { readName } from '#src/domain/people/names.ts';
import { rename } from '#src/domain/people/people.ts';

/**
 * P1 (2.7) and, in the pupils' mode `full`, S1 (2.5): a family asks to join by the class's invite. Consent comes
 * before anything is stored; the child's name lives with this request only. The class teacher decides.
 */
type Steps = {
  consent: 'yes' | 'no' | 'lang';
  name: 'keep';
  child: 'relative';
  relative: 'parent' | 'enough';
  review: 'send' | 'change' | 'other';
  other: never;
};

/** A grandmother, an elder brother or a guardian may say so wherever words are data: that is no name, and no question. */
function orKin<C extends string>(step: Step<JoinDraft, keyof Steps, C>): typeof step {
  const { words } = step;
  if (!words) return step;
  return {
    ...step,
    words(asked) {
      const kin = asked.draft.role === 'parent' ? readKin(asked.said) : undefined;
      if (kin === 'other') return go('relative');
      if (kin === 'legal') return again(say('family-join.welcome'));
      return words({ ...asked, said: nameBesideKin(asked.said) });
    },
  };
}

export const familyJoin = scene<Steps, typeof JoinDraft>(
  'family-join',
  { duties: ['P1', 'S1'], version: 1, draft: JoinDraft, first: 'consent', resumes: true, may: () => true },
  {
    consent: about(
      invitedTo,
      orKin(
        consentStep(
          'name',
          ({ draft }) => draft.role,
          async ({ draft, school }) =>
            say('family-join-consent.ask', { role: draft.role, class: await titleIn(school, draft) }),
        ),
      ),
    ),
    name: orKin(nameStep('child', ({ draft }) => say('family-join-name.ask', { role: draft.role }))),
    child: orKin(
      about(invitedTo, {
        ask: ({ draft, it }) =>
          draft.role === 'parent'
            ? {
                text: say('family-join-child.ask', { class: it }),
                buttons: [button('relative', say('family-join-child.relative'))],
              }
            : go('review'),
        choices: { relative: () => go('relative') },
        words({ said }) {
          const child = readName(said);
          return child === undefined ? again(say('family-join-child.unread')) : go('review', { child });
        },
      }),
    ),
    relative: about(invitedTo, {
      ask: ({ it }) => ({
        text: say('family-join-relative.ask', { class: it }),
        buttons: [
          button('parent', say('family-join-relative.parent')),
          button('enough', say('family-join-relative.enough')),
        ],
      }),
      choices: {
        parent: ({ draft }) => go(draft.name === undefined ? 'consent' : 'child'),
        async enough({ school }) {
          // Whoever is nothing else here is not kept either.
          await forgetNewcomer(school);
          return leave(say('family-join-relative.end'));
        },
      },
    }),
    review: about(invitedTo, {
      ask: (asked) => ({
        text: say('family-join-review.ask', {
          role: asked.draft.role,
          name: ownName(asked),
          class: asked.it,
          child: asked.draft.child,
        }),
        buttons: [
          button('send', say('family-join-review.send'), { look: 'positive' }),
          button('change', say('family-join-review.change')),
          button('other', say('family-join-review.other'), { means: 'no' }),
        ],
      }),
      choices: {
        send: sendJoining,
        change: (asked) => go('name', { name: ownName(asked) }),
        other: () => go('other'),
      },
    }),
    other: {
      ask: ({ draft }) => ({ text: say('family-join-other.ask', { role: draft.role }) }),
      choices: {},
      async words(asked) {
        const code = readCode(asked.said);
        if (code === undefined) return again(say('hello-code.unread'));
        const move = await enterByCode(asked.school, code);
        if (move.move !== 'open') return move;
        // The other class's code takes this conversation's place, and the name is not asked twice.
        await rename(asked.school, { name: ownName(asked) });
        return leaveTo(move, ...move.notes);
      },
    },
  },
);
