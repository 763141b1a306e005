import { z } from 'zod';
import { button, defineScene, leave, open, say, stay } from '#src/conversation/define.ts';
import { readClasses, titleOf } from '#src/domain/classes.ts';
import { stepsOf } from '#src/domain/guide-steps.ts';

/**
 * S1, S2, S3 (2.5) in the pupils' modes `guided` and `off`: steps only. No request, no link, and nothing is kept
 * beyond the running conversation; `off` refers to the class teacher. The safety talk is there in every mode.
 */
type Step = 'topics';
const Draft = z.object({ class: z.string().optional() });

/** Which duty's steps stand behind a button. */
const topics = { join: 'S1', chats: 'S2', lessons: 'S3' } as const;
type Topic = keyof typeof topics;
const isTopic = (word: string | undefined): word is Topic =>
  word !== undefined && Object.hasOwn(topics, word);

export const studentGuide = defineScene<Step, typeof Draft>({
  slug: 'student-guide',
  duties: ['S1', 'S2', 'S3'],
  version: 1,
  first: 'topics',
  draft: Draft,
  may: () => true,
  steps: {
    topics: {
      async ask({ draft, school }) {
        const title = titleOf(await readClasses(school.tx), draft.class);
        const off = school.school.pupils === 'off';
        return {
          text: say(off ? 'student-guide-topics.off' : 'student-guide-topics.ask', { class: title }),
          buttons: [
            ...(off
              ? []
              : [
                  button('join', say('student-guide-topics.join'), { look: 'primary' as const }),
                  button('chats', say('student-guide-topics.chats')),
                  button('lessons', say('student-guide-topics.lessons')),
                ]),
            button('safety', say('student-guide-topics.safety')),
            button('end', say('student-guide-topics.end')),
          ],
        };
      },
      answer({ chose, school }) {
        if (chose === 'safety') return open('safety');
        if (!isTopic(chose) || school.school.pupils === 'off') return leave();
        return stay({}, say(`student-guide-answer.${chose}`), ...stepsOf(school, topics[chose]));
      },
    },
  },
});
