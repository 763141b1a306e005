import { z } from 'zod';
import { about, say, scene } from '#scenes/scene.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { listClassCourses } from '#src/domain/teaching/class-courses.ts';

/** C4, T3a (1.6, 2.3): which chats by subject the class has, for its class teacher; no link and no name stands in it. */
type Steps = { list: never };
const Draft = z.object({ of: z.string().default('') });

export const classSubjects = scene<Steps, typeof Draft>(
  'class-subjects',
  { duties: [], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'classTeacher') },
  {
    list: about(({ draft, school }) => listClassCourses(school, draft.of), {
      ask: ({ it }) => ({
        text:
          it.courses.length === 0
            ? say('class-subjects-list.none', { class: it.classTitle })
            : [
                say('class-subjects-list.ask', {
                  class: it.classTitle,
                  there: it.courses.filter(({ stand }) => stand === 'there' || stand === 'closed').length,
                  count: it.courses.length,
                  lines: it.courses.map(({ title, stand, left }) =>
                    say(left ? 'class-subjects-list.left' : 'class-subjects-list.line', {
                      mark: say(`course-stand.${stand}-mark`),
                      title,
                      stand: say(`course-stand.${stand}`),
                    }),
                  ),
                }),
              ],
      }),
      choices: {},
    }),
  },
);
