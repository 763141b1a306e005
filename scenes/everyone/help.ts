import { z } from 'zod';
import { type Asked, button, go, open, say, scene } from '#scenes/scene.ts';
import { listAnswers } from '#src/domain/answers/answers.ts';
import { readGiven } from '#src/domain/answers/given.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { ownTickets } from '#src/domain/tickets/asking.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * Help, from anywhere: three ways side by side, what people really ask, a human of the school, and the platform's own
 * support (R2, 3.2); the rights R1 and R3.
 */
type Steps = {
  topics: 'answers' | 'school' | 'people' | 'platform' | 'mine' | 'data' | 'safety' | 'now';
  answers: 'answer';
};
const Draft = z.object({});

/** What is asked most stands first; the rest follows. */
const firstOf: Record<'student' | 'families' | 'staff', readonly string[]> = {
  student: ['cannot-see-chat', 'which-chat-official', 'is-it-compulsory', 'code-does-not-come', 'new-phone'],
  families: [
    ...['cannot-see-chat', 'which-chat-official', 'is-it-compulsory', 'how-to-join', 'second-child'],
    ...['new-phone', 'parent-of-oneself', 'free', 'instructions', 'who-is-bot'],
  ],
  staff: [
    ...['cannot-see-chat', 'status-how', 'wrong-role', 'parents-do-not-join', 'voluntary-teacher'],
    ...['code-does-not-come', 'instructions', 'free', 'who-is-bot'],
  ],
};

export const help = scene<Steps, typeof Draft>(
  'help',
  { duties: ['R1', 'R2', 'R3'], version: 1, draft: Draft, first: 'topics', browse: true, may: () => true },
  {
    topics: {
      async ask({ me, school }) {
        const open = (await ownTickets(school)).filter(({ state }) => state !== 'closed').length;
        return {
          text: [
            say('help-topics.ask'),
            say('help-topics.free', { platform: school.guides.platform.name[me.lang] }),
          ],
          buttons: [
            button('answers', say('help-topics.answers'), { look: 'primary' }),
            holdsOwn(me, 'administrator')
              ? button('people', say('help-topics.people'), { look: 'primary' })
              : button('school', say('help-topics.school'), { look: 'primary' }),
            button(
              'platform',
              say('help-topics.platform', { of: school.guides.platform.genitive[me.lang] }),
              { look: 'primary' },
            ),
            ...(open > 0 ? [button('mine', say('help-topics.mine', { count: open }))] : []),
            [button('data', say('help-topics.data')), button('safety', say('help-topics.safety'))],
            button('now', say('safety-question.now')),
          ],
        };
      },
      choices: {
        answers: () => go('answers'),
        school: () => open('ask-school'),
        people: () => open('tickets'),
        platform: () => open('support-letter'),
        mine: () => open('my-ticket'),
        // What is stored can be seen only where something is stored.
        data: ({ me }) => (me.person ? open('settings') : open('asked', { of: 'what-bot-stores' })),
        safety: () => open('safety'),
        now: () => open('trusted-adult', {}, say('care.danger')),
      },
    },
    answers: {
      ask: async ({ me, school }) => ({
        text: say('help-answers.ask'),
        list: {
          choose: 'answer',
          rows: (await answersFor(school, whose(me))).map(({ id, question }) => ({
            of: id,
            label: say('help-answers.question', { question }),
          })),
        },
      }),
      choices: { answer: ({ of }) => open('asked', { of }) },
    },
  },
);

function whose({ roles, isPupil }: Asked<unknown>['me']): keyof typeof firstOf {
  if (isPupil) return 'student';
  return roles.some(({ role }) => isStaff(role)) ? 'staff' : 'families';
}

/** What the school has changed or added counts, and what it has withdrawn is not offered. */
async function answersFor(school: Asked<unknown>['school'], who: keyof typeof firstOf) {
  const listener = who === 'staff' ? 'staff' : 'families';
  const rank = ({ id }: { readonly id: string }) => {
    const at = firstOf[who].indexOf(id);
    return at < 0 ? firstOf[who].length : at;
  };
  const [all, given] = await Promise.all([listAnswers(school), readGiven(school)]);
  return all
    .filter(({ id, for: whom }) => given.has(id) && (whom === 'everyone' || whom === listener))
    .toSorted((one, other) => rank(one) - rank(other));
}
