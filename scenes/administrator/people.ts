import { z } from 'zod';
import { ownClasses, peopleIn, roleLine } from '#scenes/administrator/groups.ts';
import {
  actsOf,
  type Chosen,
  heardRow,
  heldIn,
  type PersonCardChoice,
  textOf,
  tick,
} from '#scenes/administrator/people-card.ts';
import { peopleTables } from '#scenes/administrator/people-tables.ts';
import { lastWord } from '#scenes/administrator/staff.ts';
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
  stay,
} from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import type { Person } from '#src/domain/people/record.ts';
import { doWithoutBot, readHeard } from '#src/domain/people/without-bot.ts';

/**
 * Everybody who has joined: for the administrator the staff and the families, for a class teacher the families of
 * the own class. What a person holds can be ended here, role by role; the administrator also freezes an account that
 * was stolen. Both are asked by name, with what follows.
 */
type Steps = {
  group: 'staff' | 'administrators' | 'table' | 'write' | 'question' | 'former' | 'class';
  table: 'groups';
  people: 'person';
  card: PersonCardChoice;
  ticks: 'row' | 'card';
};
const Draft = z.object({
  /** `staff`, or a class. */
  group: z.string().default(''),
  person: z.string().default(''),
  /** The group was chosen where this scene was opened. */
  given: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

const named = <C extends Steps['group']>(choice: C) => button(choice, say(`people-group.${choice}`));

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
                [button('staff', say('people-group.staff'), { look: 'primary' }), named('administrators')],
                [named('table'), named('write')],
                [named('question'), named('former')],
              ]
            : [],
        };
      },
      choices: {
        staff: () => go('people', { group: 'staff' }),
        administrators: () => open('administrators'),
        table: () => go('table'),
        write: () => open('mailing'),
        question: () => open('questions'),
        former: () => open('former'),
        class: ({ of }) => go('people', { group: of }),
      },
      unread: say('people-group.unread'),
    },
    table: about(({ school }) => peopleTables(school), {
      ask: ({ it }) => ({
        text: say('people-tables.ask'),
        attach: [it],
        buttons: [button('groups', say('people-tables.groups'))],
      }),
      choices: { groups: () => goOn('group') },
    }),
    people: {
      async ask({ draft, school }) {
        const found = await peopleIn(school, draft.group);
        return {
          text: say(found.length > 0 ? 'people-list.ask' : 'people-list.none'),
          list: peopleList('person', found, school.tx.now),
        };
      },
      choices: { person: ({ of }) => go('card', { person: of }) },
    },
    card: about(chosen, {
      ask: async ({ it, school }) => ({
        text: await textOf(it, school),
        ...(await actsOf(it, school)),
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
        withoutBot: ({ it, school }) => markWithoutBot(school, it.person, true),
        withBot: ({ it, school }) => markWithoutBot(school, it.person, false),
        ticks: () => go('ticks'),
        others: () => goOn('people'),
      },
    }),
    ticks: about(chosen, {
      async ask({ it, school }) {
        const rows = await readHeard(school, it.person);
        return {
          text: say(rows.length > 0 ? 'people-ticks.ask' : 'people-ticks.none', { who: it.name }),
          list: { choose: 'row', rows: rows.map(heardRow) },
          buttons: [button('card', say('people-ticks.card'))],
        };
      },
      choices: {
        row: async ({ it, of, school }) => stay({}, ...(await tick(school, it.person, of))),
        card: () => goOn('card'),
      },
    }),
  },
);

/** The person while they belong to the group that was looked at; otherwise the group is shown again. */
async function chosen({ draft, school }: Asked<Draft>): Promise<Chosen | Moves<'people', Draft>> {
  const found = await peopleIn(school, draft.group);
  const person = found.find(({ id }) => id === draft.person);
  return person ? { person, name: nameOf(person, found, school.tx.now) } : goOn('people');
}

/** A colleague's own wish: nothing of theirs is shown as overdue, and the administrator ticks for them. */
async function markWithoutBot(school: Desk, { id }: Person, without: boolean): Promise<Moves<never, Draft>> {
  const done = await doWithoutBot(school, { person: id, without });
  const said = say(without ? 'people-done.without-bot' : 'people-done.with-bot');
  return stay({}, done.ok ? said : refused(done));
}
