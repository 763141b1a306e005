import { z } from 'zod';
import { type Asked, about, button, go, goOn, leave, refused, type Say, say, scene } from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { isColleague } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { subjectsOf, titleOfCourse, titleOfSubject } from '#src/domain/teaching/courses.ts';
import {
  handCourses,
  listChatsToHandOver,
  listToHandOver,
  readColleagues,
} from '#src/domain/teaching/handing.ts';

/**
 * T3, T4 (2.4): a subject goes to a colleague with all its chats, and so does an «иной чат»: by its teacher, or by the
 * administrator once they left.
 */
type Steps = {
  what: 'one' | 'all';
  who: 'person';
};
const Draft = z.object({
  whose: z.enum(['own', 'left']).default('own'),
  courses: z.array(z.string()).default([]),
  chats: z.array(z.string()).default([]),
});
type Draft = z.infer<typeof Draft>;

export const subjectHandover = scene<Steps, typeof Draft>(
  'subject-handover',
  { duties: [], version: 1, draft: Draft, first: 'what', may: isColleague },
  {
    what: about(readThese, {
      ask: ({ draft, it }) => {
        if (isChosen(draft) && draft.whose === 'own') return go('who');
        return {
          text: say(`subject-handover-what.${draft.whose}`, { lines: it.all.flatMap(({ lines }) => lines) }),
          list: { choose: 'one', rows: it.all.map(({ of, label }) => ({ of, label })) },
          buttons: it.all.length > 1 ? [button('all', say('subject-handover-what.all'))] : [],
        };
      },
      choices: {
        one: ({ it, of }) => go('who', joined(it.all.filter((one) => one.of === of))),
        all: ({ it }) => go('who', joined(it.all)),
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
            const { courses, chats } = joined(it.chosen);
            const handed = await handCourses(school, { courses, chats, person: PersonId.parse(of) });
            if (!handed.ok) return leave(refused(handed));
            const done = say('subject-handover.done');
            return draft.whose === 'left' && it.chosen.length < it.all.length
              ? goOn('what', { courses: [], chats: [] }, done)
              : leave(done);
          },
        },
      },
    }),
  },
);

/** What goes together: a subject with all its classes, or one chat. */
interface Parcel {
  readonly of: string;
  readonly label: Say;
  readonly lines: readonly Say[];
  readonly courses: readonly string[];
  readonly chats: readonly string[];
}

const isChosen = ({ courses, chats }: Draft): boolean => courses.length + chats.length > 0;

const joined = (parcels: readonly Parcel[]) => ({
  courses: parcels.flatMap(({ courses }) => courses),
  chats: parcels.flatMap(({ chats }) => chats),
});

/** What is left to be handed over; a colleague may have been faster. */
async function readThese({ draft, school }: Asked<Draft>) {
  const [courses, chats, colleagues, classes] = await Promise.all([
    listToHandOver(school, draft.whose),
    listChatsToHandOver(school, draft.whose),
    readColleagues(school, draft.whose),
    readClasses(school.tx),
  ]);
  const parcelsOf = (some: typeof courses, others: typeof chats): Parcel[] => [
    ...subjectsOf(some).map((subject) => ({
      of: subject.courses[0]?.id ?? '',
      label: say('subjects-list.one', { title: subject.title }),
      lines: subject.courses.map((course) => titleOfCourse(course, classes)),
      courses: subject.courses.map(({ id }) => id),
      chats: [],
    })),
    ...others.map((chat) => ({
      ...{ of: chat.id, label: titleOfSchoolChat(chat), lines: [titleOfSchoolChat(chat)] },
      ...{ courses: [], chats: [chat.id] },
    })),
  ];
  const all = parcelsOf(courses, chats);
  const chosenCourses = courses.filter(({ id }) => draft.courses.includes(id));
  const chosenChats = chats.filter(({ id }) => draft.chats.includes(id));
  const chosen = parcelsOf(chosenCourses, chosenChats);
  if (all.length === 0 || (isChosen(draft) && chosen.length === 0))
    return leave(say('subject-handover.nothing'));
  const titles = [
    ...subjectsOf(chosenCourses).map((subject) => titleOfSubject(subject, classes)),
    ...chosenChats.map(titleOfSchoolChat),
  ];
  return { all, colleagues, chosen, titles };
}
