import { z } from 'zod';
import { nameIn, staffOf } from '#scenes/administrator/staff.ts';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  leave,
  type Moves,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { peopleList } from '#scenes/steps/people.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { appointmentOrder } from '#src/domain/papers/appointment.ts';
import { previewOf } from '#src/domain/papers/parts.ts';
import { appointAdministrator } from '#src/domain/people/administrators.ts';
import type { Person } from '#src/domain/people/record.ts';

/**
 * H2 (2.1, 2.2): the head names the platform's administrator from the teaching staff who have joined, gets the order
 * with that name, and gives the role in the bot apart from it.
 */
type Steps = {
  person: 'person';
  paper: 'signed' | 'other';
  rights: 'yes' | 'no';
};
const Draft = z.object({ person: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const appointment = scene<Steps, typeof Draft>(
  'appointment',
  { duties: ['H2'], version: 1, draft: Draft, first: 'person', may: (me) => holdsOwn(me, 'head') },
  {
    person: {
      async ask({ school }) {
        const { candidates, appointed } = await staffOf(school);
        const people = [...candidates, ...appointed];
        return {
          text: say(people.length > 0 ? 'appointment-person.ask' : 'appointment-person.none'),
          list: peopleList('person', people, school.tx.now),
        };
      },
      choices: { person: ({ of }) => go('paper', { person: of }) },
    },
    paper: about(named, {
      ask({ it: { person, name }, me, school, now }) {
        const paper = appointmentOrder(
          school.school,
          { name: me.person?.name ?? '', post: me.person?.post },
          person,
          now,
        );
        return {
          text: [say('appointment-order.ask', { name }), previewOf(paper)],
          attach: [{ kind: 'paper-file', name: say('appointment-paper.file'), parts: paper }],
          buttons: [
            button('signed', say('appointment-order.signed'), { look: 'positive', means: 'done' }),
            button('other', say('appointment-order.other')),
          ],
        };
      },
      choices: {
        signed: async (asked) =>
          // Who is an administrator of the bot already has nothing to be given.
          asked.it.isOne ? record(asked) : go('rights'),
        other: () => go('person'),
      },
    }),
    rights: about(named, {
      ask: ({ it: { name } }) => ({
        text: say('appointment-rights.ask', { name }),
        buttons: [
          [
            button('yes', say('administrators-rights.yes'), { look: 'positive' }),
            button('no', say('administrators-rights.no')),
          ],
        ],
      }),
      choices: {
        async yes({ it, school }) {
          const done = await appointAdministrator(school, { person: it.person.id });
          return done.ok ? leave(say('appointment.given')) : goOn('person', {}, refused(done));
        },
        no: record,
      },
    }),
  },
);

/** The appointment is recorded by the order alone. */
async function record({ school }: Asked<Draft>): Promise<Moves<never, never>> {
  const settled = await settleDuty(school, { key: 'H2', end: 'done' });
  return leave(settled.ok ? say('appointment.recorded') : refused(settled));
}

interface Named {
  readonly person: Person;
  readonly name: Say;
  /** An administrator of the bot already. */
  readonly isOne: boolean;
}

async function named({ draft, school }: Asked<Draft>): Promise<Named | Moves<'person', Draft>> {
  const { candidates, appointed, everybody } = await staffOf(school);
  const person = [...candidates, ...appointed].find(({ id }) => id === draft.person);
  return person
    ? { person, name: nameIn(everybody, person.id, school.tx.now), isOne: appointed.includes(person) }
    : goOn('person', {}, say('refusal-unknown-person'));
}
