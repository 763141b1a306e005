import { z } from 'zod';
import { lastWord, nameIn, staffOf } from '#scenes/administrator/staff.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  goOn,
  leave,
  type Moves,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { appointAdministrator } from '#src/domain/people/administrators.ts';
import { handOver, withdrawAdministrator } from '#src/domain/people/ending.ts';

/**
 * A7 (2.1): further administrators from the teaching staff who have joined. The steps on the platform come first, the
 * rights in the bot are given apart from them. They can be withdrawn and handed over, and leaving is never refused. The head's part is `appointment`.
 */
type Steps = {
  list: 'appoint' | 'hand-over' | 'withdraw' | 'decisions';
  candidates: 'person';
  platform: 'done' | 'later';
  rights: 'yes' | 'no';
  heir: 'person';
  withdraw: 'person';
};
const Draft = z.object({ person: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const administrators = scene<Steps, typeof Draft>(
  'administrators',
  {
    duties: ['A7'],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    list: {
      async ask({ school }) {
        const all = (await staffOf(school)).administrators;
        return {
          text: say('administrators-list.ask', { count: all.length, names: all.map(({ name }) => name) }),
          buttons: [
            button('appoint', say('administrators-list.appoint'), { look: 'primary' }),
            [
              button('hand-over', say('administrators-list.hand-over')),
              button('withdraw', say('administrators-list.withdraw')),
            ],
            button('decisions', say('administrators-list.decisions')),
          ],
        };
      },
      choices: {
        appoint: () => go('candidates'),
        'hand-over': () => go('heir'),
        withdraw: () => go('withdraw'),
        decisions: () => open('decisions'),
      },
    },
    candidates: {
      async ask({ school }) {
        const { candidates } = await staffOf(school);
        return {
          text: say(
            candidates.length > 0 ? 'administrators-candidates.ask' : 'administrators-candidates.none',
          ),
          list: peopleList('person', candidates, school.tx.now),
        };
      },
      choices: { person: ({ of }) => go('platform', { person: of }) },
    },
    platform: {
      ask: ({ me, school }) => ({
        text: [
          say('administrators-platform.ask', { inside: school.guides.platform.inside[me.lang] }),
          ...stepsOf(school, 'A7'),
        ],
        buttons: [
          button('done', say('administrators-platform.done'), { look: 'positive' }),
          button('later', say('administrators-platform.later')),
        ],
      }),
      choices: { done: () => go('rights'), later: () => go('rights') },
    },
    rights: about(candidate, {
      ask: ({ it }) => ({
        text: say('administrators-rights.ask', { name: it.name }),
        buttons: [
          [
            button('yes', say('administrators-rights.yes'), { look: 'positive' }),
            button('no', say('administrators-rights.no')),
          ],
        ],
      }),
      choices: {
        async yes({ it, school }) {
          const done = await appointAdministrator(school, { person: it.id });
          return goOn('list', {}, done.ok ? say('administrators.appointed') : refused(done));
        },
        no: () => goOn('list', {}, say('administrators-rights.not-given')),
      },
    }),
    heir: about(heirs, {
      ask: ({ it, now }) => ({
        text: say(it.length > 0 ? 'administrators-heir.ask' : 'administrators-candidates.none'),
        list: peopleList('person', it, now),
      }),
      choices: {
        person: {
          confirm: ({ it, of, now }) => ({
            ask: say('administrators-heir.sure', { name: nameIn(it, of, now) }),
            yes: say('administrators-heir.yes'),
          }),
          async take({ of, school }) {
            const done = await handOver(school, { person: PersonId.parse(of) });
            return done.ok ? leave(say('administrators-heir.done')) : again(refused(done));
          },
        },
      },
    }),
    withdraw: about(({ school }) => staffOf(school), {
      ask: ({ it, now }) => ({
        text: say('administrators-withdraw.ask'),
        list: peopleList('person', it.administrators, now),
      }),
      choices: {
        person: {
          confirm: async ({ it, of, me, school }) => ({
            ask:
              of === me.id
                ? [say('administrators-withdraw.sure-own'), ...(await lastWord(school))]
                : say('administrators-withdraw.sure', { name: nameIn(it.administrators, of, school.tx.now) }),
            yes: say('administrators-withdraw.yes'),
          }),
          async take({ of, me, school }) {
            const done = await withdrawAdministrator(school, { person: PersonId.parse(of) });
            if (!done.ok) return again(refused(done));
            // Who withdraws the own rights reads of it in the message that everybody gets.
            return of === me.id ? leave() : goOn('list', {}, say('administrators.withdrawn'));
          },
        },
      },
    }),
  },
);

/** Who may take the administration over: the other administrators, and whoever could become one. */
async function heirs({ me, school }: Asked<Draft>) {
  const { administrators: all, candidates } = await staffOf(school);
  return [...all.filter(({ id, frozen }) => id !== me.id && !frozen), ...candidates];
}

async function candidate({ draft, school }: Asked<Draft>): Promise<Candidate | Moves<'candidates', Draft>> {
  const { everybody } = await staffOf(school);
  const person = everybody.find(({ id }) => id === draft.person);
  return person
    ? { id: person.id, name: nameOf(person, everybody, school.tx.now) }
    : go('candidates', {}, say('refusal-unknown-person'));
}
interface Candidate {
  readonly id: PersonId;
  readonly name: Say;
}
