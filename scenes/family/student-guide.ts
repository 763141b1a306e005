import { z } from 'zod';
import { type Asked, button, leave, leaveTo, open, say, scene, stay } from '#scenes/scene.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * S1, S2, S3 (2.5) in the pupils' modes `guided` and `off`: steps only. No request, no link, and nothing is kept
 * beyond the running conversation; `off` refers to the class teacher. The safety talk is there in every mode.
 */
type Steps = { topics: Topic | 'safety' | 'now' | 'end' };
type Topic = keyof typeof duties;
/** Which duty's steps stand behind a button. */
const duties = { join: 'S1', chats: 'S2', lessons: 'S3' } as const;
const Draft = z.object({ class: z.string().optional() });

export const studentGuide = scene<Steps, typeof Draft>(
  'student-guide',
  {
    duties: ['S1', 'S2', 'S3'],
    version: 1,
    draft: Draft,
    first: 'topics',
    // Whom the bot does not keep has no other way back here but the code.
    begun: (_, me) => me.person === undefined,
    may: () => true,
  },
  {
    topics: {
      async ask({ draft, me, school }) {
        // Whom the bot keeps has own lessons and events to look at.
        if (school.school.pupils === 'full' && holdsOwn(me, 'student')) return leaveTo({ scene: 'events' });
        const title = titleOf(await readClasses(school.tx), draft.class);
        const off = school.school.pupils === 'off';
        return {
          text: [
            say(off ? 'student-guide-topics.off' : 'student-guide-topics.ask', { class: title }),
            say('care.helpline'),
          ],
          buttons: [
            ...(off
              ? []
              : [
                  button('join', say('student-guide-topics.join'), { look: 'primary' as const }),
                  button('chats', say('student-guide-topics.chats')),
                  button('lessons', say('student-guide-topics.lessons')),
                ]),
            button('safety', say('student-guide-topics.safety')),
            button('now', say('safety-question.now')),
            button('end', say('student-guide-topics.end')),
          ],
        };
      },
      choices: {
        join: (asked) => tell(asked, 'join'),
        chats: (asked) => tell(asked, 'chats'),
        lessons: (asked) => tell(asked, 'lessons'),
        safety: () => open('safety', { whose: 'student' }),
        now: () => open('trusted-adult', {}, say('care.danger')),
        end: () => leave(),
      },
    },
  },
);

const tell = ({ school }: Asked<unknown>, topic: Topic) =>
  stay({}, say(`student-guide-answer.${topic}`), ...stepsOf(school, duties[topic]));
