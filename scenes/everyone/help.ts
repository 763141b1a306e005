import { z } from 'zod';
import { type Asked, again, button, type Moves, open, say, scene } from '#scenes/scene.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * Help, from anywhere: what people really ask, each in a few sentences; rights R1 and R3, and the platform's own
 * support (R2) on the first line.
 */
type Steps = { topics: Topic | 'safety' | 'now' };
const Draft = z.object({});

type Topic =
  | 'support'
  | 'data'
  | 'no-chat'
  | 'official'
  | 'voluntary'
  | 'children'
  | 'status'
  | 'colleagues'
  | 'code'
  | 'phone'
  | 'role'
  | 'bot';
/** Two in a row, the most asked first: families, and whoever is not known, ask of other things than staff or a pupil. */
const rows: Record<'student' | 'family' | 'staff', readonly (readonly Topic[])[]> = {
  student: [['no-chat', 'official'], ['voluntary', 'code'], ['phone', 'role'], ['bot']],
  family: [
    ['no-chat', 'official'],
    ['voluntary', 'children'],
    ['code', 'phone'],
    ['role', 'bot'],
  ],
  staff: [
    ['no-chat', 'status'],
    ['code', 'phone'],
    ['role', 'colleagues'],
    ['bot', 'voluntary'],
  ],
};

export const help = scene<Steps, typeof Draft>(
  'help',
  { duties: ['R1', 'R2', 'R3'], version: 1, draft: Draft, first: 'topics', may: () => true },
  {
    topics: {
      ask: ({ me }) => ({
        text: say('help-topics.ask'),
        buttons: [
          button('support', say('help-topics.support'), { look: 'primary' }),
          ...rows[whose(me)].map((row) => row.map((topic) => button(topic, say(`help-topics.${topic}`)))),
          [button('data', say('help-topics.data')), button('safety', say('help-topics.safety'))],
          button('now', say('safety-question.now')),
        ],
      }),
      choices: {
        support: answerOf('support'),
        'no-chat': answerOf('no-chat'),
        official: answerOf('official'),
        voluntary: answerOf('voluntary'),
        children: answerOf('children'),
        status: answerOf('status'),
        colleagues: answerOf('colleagues'),
        code: answerOf('code'),
        phone: answerOf('phone'),
        role: answerOf('role'),
        bot: answerOf('bot'),
        // What is stored can be seen only where something is stored.
        data: (asked) => (asked.me.person ? open('settings') : answerOf('data')(asked)),
        safety: () => open('safety'),
        now: () => open('trusted-adult', {}, say('care.danger')),
      },
    },
  },
);

function whose({ roles }: Asked<unknown>['me']): keyof typeof rows {
  if (roles.some(({ role }) => role === 'student')) return 'student';
  return roles.some(({ role }) => isStaff(role)) ? 'staff' : 'family';
}

function answerOf(topic: Topic) {
  return ({ me, school }: Asked<unknown>): Moves<never, never> => {
    const { platform } = school.guides;
    return again(
      say(`help-answer.${topic}`, {
        platform: platform.name[me.lang],
        inside: platform.inside[me.lang],
        profile: platform.profile[me.lang],
        wrong: platform.wrongProfile[me.lang],
        way: school.school.otherWay,
        hasWay: school.school.otherWay === '' ? 'no' : 'yes',
      }),
    );
  };
}
