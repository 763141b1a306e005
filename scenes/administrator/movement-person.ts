import { z } from 'zod';
import { ownClasses, peopleIn, roleLine } from '#scenes/administrator/groups.ts';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  leave,
  type Moves,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { leaveSchool } from '#src/domain/movement/leaving.ts';
import { mayMoveTo, moveFamily } from '#src/domain/movement/moving.ts';

/**
 * A11: somebody has left the school, or a family goes to another class. Both are asked by name, with what follows;
 * the steps on the platform come after. A class teacher moves the families of the own class where it is divided.
 */
type Steps = {
  group: 'staff' | 'class';
  people: 'person';
  left: 'left' | 'others';
  to: 'to';
  after: 'teachers' | 'others' | 'enough';
};
const Draft = z.object({
  what: z.enum(['left', 'moved']).default('moved'),
  /** `staff`, or a class. */
  group: z.string().default(''),
  person: z.string().default(''),
  /** How many classes nobody leads because of it. */
  open: z.number().default(0),
});
type Draft = z.infer<typeof Draft>;

export const movementPerson = scene<Steps, typeof Draft>(
  'movement-person',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'group',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    group: {
      async ask({ draft, me, school }) {
        if (draft.group !== '') return go('people');
        const staff = draft.what === 'left' && holdsOwn(me, 'administrator');
        return {
          text: say(`movement-group.${draft.what}`),
          list: classList('class', await ownClasses(school)),
          buttons: staff ? [button('staff', say('people-group.staff'), { look: 'primary' })] : [],
        };
      },
      choices: {
        staff: () => go('people', { group: 'staff' }),
        class: ({ of }) => go('people', { group: of }),
      },
    },
    people: {
      async ask({ draft, me, school }) {
        const found = (await peopleIn(school, draft.group)).filter(({ id }) => id !== me.id);
        return {
          text: say(found.length > 0 ? `movement-people.${draft.what}` : 'movement-people.none'),
          list: peopleList('person', found, school.tx.now),
        };
      },
      choices: {
        person: ({ of, draft }) => go(draft.what === 'left' ? 'left' : 'to', { person: of }),
      },
    },
    left: about(chosen, {
      ask: async ({ it, school }) => ({
        text: say('movement-left.ask', {
          who: it.name,
          roles: await Promise.all(ownRoles(it.person).map((held) => roleLine(school, held))),
        }),
        buttons: [button('left', say('movement-left.left')), button('others', say('people-card.others'))],
      }),
      choices: {
        left: {
          confirm: ({ it, draft }) => ({
            ask: [
              say('movement-left.sure', { who: it.name }),
              say(draft.group === 'staff' ? 'movement-left.follows-staff' : 'movement-left.follows-family'),
            ],
            yes: say('movement-left.yes'),
          }),
          async take({ it, school }) {
            const done = await leaveSchool(school, { person: it.person.id });
            if (!done.ok) return goOn('people', {}, refused(done));
            const notes = [say('movement-left.done')];
            if (done.left.length > 0) notes.push(say('movement-left.classes', { classes: done.left }));
            if (done.events > 0) notes.push(say('movement-left.events', { count: done.events }));
            return goOn('after', { person: '', open: done.left.length }, ...notes);
          },
        },
        others: () => go('people'),
      },
    }),
    to: about(chosen, {
      async ask({ it, draft, me, school }) {
        const { list } = await readClasses(school.tx);
        return {
          text: say('movement-to.ask', { who: it.name, class: it.title }),
          list: classList(
            'to',
            list.filter(({ id, title }) => id !== draft.group && mayMoveTo(me, it.title, title)),
          ),
        };
      },
      choices: {
        to: {
          confirm: async ({ it, of, school }) => ({
            ask: say('movement-to.sure', {
              who: it.name,
              from: it.title,
              to: titleOf(await readClasses(school.tx), of),
            }),
            yes: say('movement-to.yes'),
          }),
          async take({ it, of, draft, school }) {
            const person = PersonId.parse(it.person.id);
            const done = await moveFamily(school, { person, class: draft.group, to: of });
            if (!done.ok) return goOn('people', { person: '' }, refused(done));
            return goOn('after', { person: '' }, say('movement-to.done'));
          },
        },
      },
    }),
    after: {
      ask: ({ draft, school }) => ({
        text: [say('movement-after.ask'), ...stepsOf(school, 'A11')],
        buttons: [
          ...(draft.open > 0
            ? [button('teachers', say('movement-after.teachers'), { look: 'primary' })]
            : []),
          [button('others', say('movement-after.others')), button('enough', say('movement-after.enough'))],
        ],
      }),
      choices: {
        teachers: () => open('class-teachers'),
        others: () => go('people'),
        enough: () => leave(),
      },
    },
  },
);

/** The person while they belong to the group; otherwise the group is shown again. */
async function chosen({ draft, school }: Asked<Draft>): Promise<Chosen | Moves<'people', Draft>> {
  const found = await peopleIn(school, draft.group);
  const person = found.find(({ id }) => id === draft.person);
  if (!person) return goOn('people');
  return { person, name: nameOf(person, found, school.tx.now), title: await titleIn(school, draft.group) };
}
type Chosen = {
  readonly person: Awaited<ReturnType<typeof peopleIn>>[number];
  readonly name: ReturnType<typeof nameOf>;
  readonly title: string;
};
const titleIn = async ({ tx }: Desk, of: string): Promise<string> => titleOf(await readClasses(tx), of);
