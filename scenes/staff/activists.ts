import { z } from 'zod';
import { type Asked, about, go, leave, refused, say, scene, stay } from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { openForProposals, proposeActivist } from '#src/domain/chats/activists.ts';
import { activistsOf, isMember, titleOfSchoolChat } from '#src/domain/chats/school-chat.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { classesAs, holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { listFamilies } from '#src/domain/people/families.ts';

/**
 * H6c, H6d (2.2): a class teacher proposes parents of the own class, or pupils, for the chat with the head. Each of
 * them is asked by the bot and answers for themselves.
 */
type Steps = { chat: 'chat'; class: 'class'; people: 'person' };
const Draft = z.object({ of: z.string().optional(), class: z.string().optional() });
type Draft = z.infer<typeof Draft>;

export const activistsScene = scene<Steps, typeof Draft>(
  'activists',
  { duties: [], version: 1, draft: Draft, first: 'chat', may: (me) => holdsOwn(me, 'classTeacher') },
  {
    chat: {
      async ask({ draft, school }) {
        const open = await openForProposals(school);
        const [only] = open;
        if (!only) return leave(say('activists.none'));
        if (open.some(({ id }) => id === draft.of)) return go('class');
        if (open.length === 1) return go('class', { of: only.id });
        return {
          text: say('activists-chat.ask'),
          list: {
            choose: 'chat',
            rows: open.map((chat) => ({ of: chat.id, label: titleOfSchoolChat(chat) })),
          },
        };
      },
      choices: { chat: ({ of }) => go('class', { of }) },
    },
    class: {
      async ask({ me, school }) {
        const own = classesAs(me, 'classTeacher');
        const [only] = own;
        if (own.length === 1) return go('people', only === undefined ? {} : { class: only });
        const { list } = await readClasses(school.tx);
        return {
          text: say('activists-class.ask'),
          list: classList(
            'class',
            list.filter(({ id }) => own.includes(id)),
          ),
        };
      },
      choices: { class: ({ of }) => go('people', { class: of }) },
    },
    people: about(choosable, {
      ask: ({ it, school }) =>
        it.people.length === 0
          ? leave(say('activists.nobody', { duty: it.chat.duty, class: it.title }))
          : {
              text: say('activists-people.ask', { duty: it.chat.duty, class: it.title }),
              list: {
                choose: 'person',
                rows: it.people.map((person) => ({
                  of: person.id,
                  label: say(`activists-people.${it.stateOf(person.id)}`, {
                    name: nameOf(person, it.people, school.tx.now),
                  }),
                })),
              },
            },
      choices: {
        person: {
          confirm({ it, of, school }) {
            const person = it.people.find(({ id }) => id === of);
            return person && it.stateOf(person.id) === 'free'
              ? {
                  ask: say('activists-people.sure', {
                    ...{ duty: it.chat.duty, class: it.title, who: nameOf(person, it.people, school.tx.now) },
                  }),
                  yes: say('activists-people.yes'),
                }
              : undefined;
          },
          async take({ it, of, school }) {
            if (it.stateOf(PersonId.parse(of)) !== 'free') return stay({}, say('activists.asked-already'));
            const proposed = await proposeActivist(school, {
              ...{ chat: it.chat.id, class: it.class, person: PersonId.parse(of) },
            });
            return stay({}, proposed.ok ? say('activists.proposed') : refused(proposed));
          },
        },
      },
    }),
  },
);

/** The families of the class for the chat in question, and how each stands. */
async function choosable({ draft, me, now, school }: Asked<Draft>) {
  const { class: of } = draft;
  const chat = (await openForProposals(school)).find(({ id }) => id === draft.of);
  if (!chat || of === undefined || !classesAs(me, 'classTeacher').includes(of)) return undefined;
  const [families, classes] = await Promise.all([
    listFamilies(school, { class: of }),
    readClasses(school.tx),
  ]);
  const role = activistsOf(chat.duty);
  if (!families.ok || !role) return undefined;
  const people = families.people.filter((person) => !person.frozen && holdsOwn(person, role, of));
  return {
    ...{ chat, class: of, people },
    title: classes.list.find(({ id }) => id === of)?.title ?? '',
    /** Whoever said no is as free as whoever was never asked. */
    stateOf(id: PersonId): 'free' | 'in' | 'asked' {
      const person = people.find((one) => one.id === id);
      if (person && isMember(chat, person, school.school)) return 'in';
      return chat.proposed.some((one) => one.person === id && one.until > now) ? 'asked' : 'free';
    },
  };
}
