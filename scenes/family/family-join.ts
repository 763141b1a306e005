import { enterByCode } from '#scenes/everyone/code.ts';
import { classTitle, JoinDraft, sendJoining } from '#scenes/family/joining.ts';
import { again, button, defineScene, go, leave, leaveTo, say } from '#src/conversation/define.ts';
import { readCode } from '#src/domain/invites.ts';
import { readName } from '#src/domain/names.ts';
import { giveConsent, rename } from '#src/domain/people.ts';
import { warmDeciders, warmSending } from '#src/domain/requests.ts';

/**
 * P1 (2.7) and, in the pupils' mode `full`, S1 (2.5): a family asks to join by the class's invite. Consent comes
 * before anything is stored; the child's name lives with this request only. The class teacher decides.
 */
type Step = 'consent' | 'name' | 'class' | 'other' | 'child' | 'review';
export const familyJoin = defineScene<Step, typeof JoinDraft>({
  slug: 'family-join',
  duties: ['P1', 'S1'],
  version: 1,
  first: 'consent',
  draft: JoinDraft,
  may: () => true,
  steps: {
    consent: {
      ask: async ({ me, draft, school }) =>
        me.person
          ? go('name')
          : {
              text: [
                say('family-join-consent.ask', { role: draft.role, class: await classTitle(school, draft) }),
                say('consent.text'),
              ],
              buttons: [
                button('yes', say('consent.yes'), { look: 'positive' }),
                button('no', say('consent.no')),
              ],
            },
      async answer({ chose, school }) {
        if (chose !== 'yes') return leave(say('consent.refused'));
        await giveConsent(school, {});
        return go('name');
      },
    },
    name: {
      takes: ['text'],
      ask: ({ me, draft }) =>
        me.person?.name ? go('class') : { text: say('family-join-name.ask', { role: draft.role }) },
      async answer({ said, school }) {
        const name = readName(said);
        if (name === undefined) return again(say('name.unread'));
        await rename(school, { name });
        return go('class');
      },
    },
    class: {
      async ask({ me, draft, school }) {
        const title = await classTitle(school, draft);
        if (draft.invite === '') return leave(say('family-join.no-code'));
        // A second device or a second tap: one request for one class.
        if (me.person?.requests[`${draft.role}:${draft.class}`] !== undefined)
          return leave(say('family-join.sent-before', { class: title }));
        return {
          text: say('family-join-class.ask', { role: draft.role, class: title }),
          buttons: [
            button('yes', say('family-join-class.yes', { class: title }), { look: 'positive' }),
            button('other', say('family-join-class.other')),
          ],
        };
      },
      answer: ({ chose, draft }) =>
        chose === 'other' ? go('other') : go(draft.role === 'parent' ? 'child' : 'review'),
    },
    other: {
      takes: ['text'],
      ask: ({ draft }) => ({ text: say('family-join-other.ask', { role: draft.role }) }),
      async answer({ said, school }) {
        const code = readCode(said);
        if (code === undefined) return again(say('hello-code.unread'));
        const move = await enterByCode(school, code);
        // The other class's code takes this conversation's place; a dead one is asked for again.
        return move.move === 'open' ? leaveTo(move, ...move.notes) : move;
      },
    },
    child: {
      takes: ['text'],
      async ask({ draft, school }) {
        await warmDeciders(school, draft);
        return { text: say('family-join-child.ask') };
      },
      answer({ said }) {
        const child = readName(said);
        return child === undefined ? again(say('family-join-child.unread')) : go('review', { child });
      },
    },
    review: {
      async ask({ me, draft, school }) {
        const [title] = await Promise.all([classTitle(school, draft), warmSending(school, draft)]);
        return {
          text: say('family-join-review.ask', {
            role: draft.role,
            name: me.person?.name ?? '',
            class: title,
            child: draft.child,
          }),
          buttons: [
            button('send', say('family-join-review.send'), { look: 'positive' }),
            button('change', say('family-join-review.change')),
          ],
        };
      },
      answer: ({ chose, draft, school }) => (chose === 'send' ? sendJoining(school, draft) : go('class')),
    },
  },
});
