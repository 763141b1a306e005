import { z } from 'zod';
import { type Asked, about, button, go, goOn, leave, refused, say, scene } from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { ownRoles } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { subjectsOf, titleOfCourse, titleOfSubject } from '#src/domain/teaching/courses.ts';
import { handCourses, listToHandOver, readColleagues } from '#src/domain/teaching/handing.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** T3, T4 (2.4): a subject goes to a colleague with all its chats, by its teacher, or by the administrator once they left. */
type Steps = {
  what: 'one' | 'all';
  who: 'person';
};
const Draft = z.object({
  whose: z.enum(['own', 'left']).default('own'),
  courses: z.array(z.string()).default([]),
});
type Draft = z.infer<typeof Draft>;

export const subjectHandover = scene<Steps, typeof Draft>(
  'subject-handover',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'what',
    may: (me) => ownRoles(me).some(({ role }) => isStaff(role)),
  },
  {
    what: about(readThese, {
      ask: ({ draft, it }) => {
        if (draft.courses.length > 0 && draft.whose === 'own') return go('who');
        return {
          text: say(`subject-handover-what.${draft.whose}`, {
            lines: it.all.map((course) => titleOfCourse(course, it.classes)),
          }),
          list: {
            choose: 'one',
            rows: subjectsOf(it.all).map((one) => ({
              of: one.courses[0]?.id ?? '',
              label: say('subjects-list.one', { title: one.title }),
            })),
          },
          buttons: it.all.length > 1 ? [button('all', say('subject-handover-what.all'))] : [],
        };
      },
      choices: {
        one: ({ it, of }) => {
          const subject = subjectsOf(it.all).find(({ courses }) => courses.some(({ id }) => id === of));
          return go('who', { courses: subject?.courses.map(({ id }) => id) ?? [] });
        },
        all: ({ it }) => go('who', { courses: it.all.map(({ id }) => id) }),
      },
    }),
    who: about(readThese, {
      ask: ({ it, now }) => ({
        text:
          it.colleagues.length === 0
            ? say('subject-handover-who.nobody')
            : say('subject-handover-who.ask', { titles: it.titles }),
        list: peopleList('person', it.colleagues, now),
      }),
      choices: {
        person: {
          confirm: ({ it, now, of }) => {
            const to = it.colleagues.find(({ id }) => id === of);
            return (
              to && {
                ask: say('subject-handover-who.sure', {
                  titles: it.titles,
                  who: nameOf(to, it.colleagues, now),
                }),
              }
            );
          },
          async take({ draft, it, of, school }) {
            const handed = await handCourses(school, {
              courses: it.chosen.map(({ id }) => id),
              person: PersonId.parse(of),
            });
            if (!handed.ok) return leave(refused(handed));
            const done = say('subject-handover.done');
            return draft.whose === 'left' && it.chosen.length < it.all.length
              ? goOn('what', { courses: [] }, done)
              : leave(done);
          },
        },
      },
    }),
  },
);

/** What is left to be handed over; a colleague may have been faster. */
async function readThese({ draft, school }: Asked<Draft>) {
  const [all, colleagues, classes] = await Promise.all([
    listToHandOver(school, draft.whose),
    readColleagues(school, draft.whose),
    readClasses(school.tx),
  ]);
  if (all.length === 0) return leave(say('subject-handover.nothing'));
  const chosen = all.filter(({ id }) => draft.courses.includes(id));
  if (draft.courses.length > 0 && chosen.length === 0) return leave(say('subject-handover.nothing'));
  const titles = subjectsOf(chosen).map((one) => titleOfSubject(one, classes));
  return { all, colleagues, classes, chosen, titles };
}
