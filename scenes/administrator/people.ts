import { z } from 'zod';
import { nameIn, staffOf } from '#scenes/administrator/staff.ts';
import { again, refused, say, scene } from '#scenes/scene.ts';
import { nameOf } from '#scenes/steps/people.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { freeze } from '#src/domain/people/freeze.ts';

/**
 * The staff who have joined: whoever's account was stolen is frozen, which is asked by name, and thawed with one tap.
 */
type Steps = { people: 'freeze' | 'thaw' };
const Draft = z.object({});

export const staffAccess = scene<Steps, typeof Draft>(
  'staff-access',
  { duties: [], version: 1, draft: Draft, first: 'people', may: (me) => holdsOwn(me, 'administrator') },
  {
    people: {
      async ask({ me, school }) {
        const { everybody } = await staffOf(school);
        const others = everybody.filter(({ id }) => id !== me.id);
        return {
          text: say(others.length > 0 ? 'staff-access-people.ask' : 'staff-access-people.none'),
          list: {
            choose: 'freeze',
            // A row says what it does, so that two administrators who tap at once do not undo each other.
            rows: others.map((person) => {
              const choose = person.frozen ? 'thaw' : 'freeze';
              const label = say(`staff-access-people.${choose}`, { name: nameOf(person, everybody) });
              return { of: person.id, choose, label };
            }),
          },
        };
      },
      choices: {
        freeze: {
          async confirm({ of, school }) {
            const name = nameIn((await staffOf(school)).everybody, PersonId.parse(of));
            return { ask: say('staff-access-people.sure', { name }), yes: say('staff-access-people.yes') };
          },
          async take({ of, school }) {
            const done = await freeze(school, { person: PersonId.parse(of), frozen: true });
            return again(done.ok ? say('staff-access.frozen') : refused(done));
          },
        },
        async thaw({ of, school }) {
          const done = await freeze(school, { person: PersonId.parse(of), frozen: false });
          return again(done.ok ? say('staff-access.thawed') : refused(done));
        },
      },
    },
  },
);
