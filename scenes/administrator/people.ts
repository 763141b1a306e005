import { z } from 'zod';
import { ownClasses, peopleIn, roleLine } from '#scenes/administrator/groups.ts';
import { lastWord } from '#scenes/administrator/staff.ts';
import {
  type Asked,
  about,
  type Button,
  button,
  day,
  go,
  goOn,
  leave,
  type Moves,
  open,
  refused,
  type Say,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { type Desk, holdsOwn, ownRoles } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import type { Held, Person } from '#src/domain/people/record.ts';

/**
 * Everybody who has joined: for the administrator the staff and the families, for a class teacher the families of
 * the own class. What a person holds can be ended here, role by role; the administrator also freezes an account that
 * was stolen. Both are asked by name, with what follows.
 */
type Steps = {
  group: 'staff' | 'administrators' | 'class';
  people: 'person';
  card: 'end' | 'freeze' | 'thaw' | 'others';
};
const Draft = z.object({
  /** `staff`, or a class. */
  group: z.string().default(''),
  person: z.string().default(''),
  /** The group was chosen where this scene was opened. */
  given: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const people = scene<Steps, typeof Draft>(
  'people',
  {
    duties: [],
    // The first version was `staff-access`.
    version: 2,
    draft: Draft,
    first: 'group',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'classTeacher'),
  },
  {
    group: {
      async ask({ draft, me, school }) {
        if (draft.given) return go('people', { given: false });
        const classes = await ownClasses(school);
        const [only, ...others] = classes;
        const staff = holdsOwn(me, 'administrator');
        if (!staff && only && others.length === 0) return go('people', { group: only.id });
        return {
          text: say(staff ? 'people-group.ask' : 'people-group.class'),
          list: classList('class', classes),
          buttons: staff
            ? [
                [
                  button('staff', say('people-group.staff'), { look: 'primary' }),
                  button('administrators', say('people-group.administrators')),
                ],
              ]
            : [],
        };
      },
      choices: {
        staff: () => go('people', { group: 'staff' }),
        administrators: () => open('administrators'),
        class: ({ of }) => go('people', { group: of }),
      },
    },
    people: {
      async ask({ draft, school }) {
        const found = await peopleIn(school, draft.group);
        return {
          text: say(found.length > 0 ? 'people-list.ask' : 'people-list.none'),
          list: peopleList('person', found),
        };
      },
      choices: { person: ({ of }) => go('card', { person: of }) },
    },
    card: about(chosen, {
      ask: async ({ it, school }) => ({
        text: await textOf(it, school),
        buttons: await buttonsOf(it, school),
      }),
      choices: {
        end: {
          async confirm({ it, of, me, school }) {
            const held = heldIn(it.person, of);
            if (!held) return undefined;
            const whose = it.person.id === me.id ? '-own' : '';
            return {
              ask: [
                say(`people-card.sure${whose}`, { who: it.name, role: await roleLine(school, held) }),
                say(`people-follows.${held.role}`),
                ...(held.role === 'administrator' && it.person.id === me.id ? await lastWord(school) : []),
              ],
              yes: say('people-card.yes'),
            };
          },
          async take({ it, of, me, school }) {
            const held = heldIn(it.person, of);
            if (!held) return stay({}, refused({ refusal: 'overtaken' }));
            const { role, class: inClass } = held;
            const done = await endRole(school, { person: it.person.id, role, class: inClass });
            if (!done.ok) return stay({}, refused(done));
            return it.person.id === me.id
              ? leave(say('people-done.ended-own'))
              : goOn('card', {}, say('people-done.ended'));
          },
        },
        freeze: {
          confirm: ({ it }) => ({
            ask: say('people-card.sure-freeze', { who: it.name }),
            yes: say('people-card.yes-freeze'),
          }),
          async take({ it, school }) {
            const done = await freeze(school, { person: it.person.id, frozen: true });
            return stay({}, done.ok ? say('people-done.frozen') : refused(done));
          },
        },
        async thaw({ it, school }) {
          const done = await freeze(school, { person: it.person.id, frozen: false });
          return stay({}, done.ok ? say('people-done.thawed') : refused(done));
        },
        others: () => goOn('people'),
      },
    }),
  },
);

interface Chosen {
  readonly person: Person;
  readonly name: Say;
}

/** The person while they belong to the group that was looked at; otherwise the group is shown again. */
async function chosen({ draft, school }: Asked<Draft>): Promise<Chosen | Moves<'people', Draft>> {
  const found = await peopleIn(school, draft.group);
  const person = found.find(({ id }) => id === draft.person);
  return person ? { person, name: nameOf(person, found) } : goOn('people');
}

async function textOf({ person, name }: Chosen, school: Desk): Promise<Say[]> {
  const { tx } = school;
  const lent = person.roles.filter(({ until }) => until !== undefined && until > tx.now);
  const away = person.away && person.away.until > tx.now ? person.away : undefined;
  const [deputy] = away ? await tx.readAll('person', [away.deputy]) : [];
  const own = await Promise.all(ownRoles(person).map((held) => roleLine(school, held)));
  const instead = await Promise.all(lent.map((held) => roleLine(school, held)));
  return [
    person.post === undefined ? name : say('people.with-post', { name: person.name, post: person.post }),
    say(own.length > 0 ? 'people-card.roles' : 'people-card.no-roles', { roles: own }),
    ...(instead.length > 0 ? [say('people-card.instead', { roles: instead })] : []),
    ...(away && deputy ? [say('people-card.away', { until: day(away.until), deputy: deputy.name })] : []),
    ...(person.frozen ? [say('people-card.frozen')] : []),
  ];
}

async function buttonsOf(
  { person }: Chosen,
  school: Desk,
): Promise<Button<'end' | 'freeze' | 'thaw' | 'others'>[]> {
  const mine = ownRoles(person).filter((held) => may(school.me, 'roles.end', held));
  const ends = await Promise.all(
    mine.map(async (held) =>
      button('end', say('people-card.end', { role: await roleLine(school, held) }), { of: keyOfHeld(held) }),
    ),
  );
  const freezes = holdsOwn(school.me, 'administrator') && person.id !== school.me.id;
  const freezing = person.frozen
    ? button('thaw', say('people-card.thaw'), { look: 'positive' })
    : button('freeze', say('people-card.freeze'));
  return [...ends, ...(freezes ? [freezing] : []), button('others', say('people-card.others'))];
}

/** A role with its class, as a button carries it. */
const keyOfHeld = ({ role, class: of }: Held): string => (of === undefined ? role : `${role}:${of}`);
const heldIn = (person: Person, key: string): Held | undefined =>
  ownRoles(person).find((held) => keyOfHeld(held) === key);
