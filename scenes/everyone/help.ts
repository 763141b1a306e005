import { z } from 'zod';
import { again, button, defineScene, leave, open, say } from '#src/conversation/define.ts';

/**
 * Help, from anywhere: what people really ask, each in a few sentences; rights R1 and R3, and the platform's own
 * support (R2) on the first line.
 */
type Step = 'topics';
const Draft = z.object({});

/** Two in a row, the most asked first. */
const rows = [
  ['no-chat', 'official'],
  ['voluntary', 'children'],
  ['code', 'phone'],
  ['role', 'bot'],
] as const;
const topics = ['support', 'data', ...rows.flat()] as const;

export const help = defineScene<Step, typeof Draft>({
  slug: 'help',
  duties: ['R1', 'R2', 'R3'],
  version: 1,
  first: 'topics',
  draft: Draft,
  may: () => true,
  steps: {
    topics: {
      ask: () => ({
        text: say('help-topics.ask'),
        buttons: [
          button('support', say('help-topics.support'), { look: 'primary' }),
          ...rows.map((row) => row.map((topic) => button(topic, say(`help-topics.${topic}`)))),
          [button('data', say('help-topics.data')), button('safety', say('help-topics.safety'))],
        ],
      }),
      answer({ chose, me, school }) {
        if (chose === 'safety') return open('safety');
        // What is stored can be seen only where something is stored.
        if (chose === 'data' && me.person) return open('settings');
        const topic = topics.find((known) => known === chose);
        if (topic === undefined) return leave();
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
      },
    },
  },
});
