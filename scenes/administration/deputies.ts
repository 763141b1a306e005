import { z } from 'zod';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  type Moves,
  refused,
  type Say,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { handDuty, listDeputies } from '#src/domain/duties/hand-over.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import type { Person } from '#src/domain/people/record.ts';
import { type DutyId, handable } from '#src/regulation/duties.ts';

/** 2.2: the head hands single rows over to a deputy, by name, and takes them back. */
type Steps = { people: 'deputy'; rows: 'give' | 'takeBack' | 'others' };
const Draft = z.object({ person: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const deputies = scene<Steps, typeof Draft>(
  'deputies',
  { duties: ['H7'], version: 1, draft: Draft, first: 'people', may: (me) => holdsOwn(me, 'head') },
  {
    people: {
      async ask({ now, school }) {
        const found = await deputiesOf(school);
        return {
          text: say(found.length > 0 ? 'deputies-people.ask' : 'deputies-people.none'),
          list: peopleList('deputy', found, now),
        };
      },
      choices: { deputy: ({ of }) => go('rows', { person: of }) },
    },
    rows: about(chosen, {
      ask: ({ it }) => ({
        text: say('deputies-rows.ask', { who: it.name }),
        buttons: [
          ...handable.map((duty) =>
            has(it.person, duty)
              ? button('takeBack', say('deputies-rows.take-back', { title: titleOf(duty) }), { of: duty })
              : button('give', say('deputies-rows.give', { title: titleOf(duty) }), { of: duty }),
          ),
          button('others', say('deputies-rows.others')),
        ],
      }),
      choices: {
        give: {
          confirm: ({ it, of }) => ({
            ask: say('deputies-rows.sure', { title: titleOf(of), who: it.name }),
            yes: say('deputies-rows.yes'),
          }),
          take: ({ it, of, school }) => hand(school, it, of, true),
        },
        takeBack: ({ it, of, school }) => hand(school, it, of, false),
        others: () => goOn('people'),
      },
    }),
  },
);

interface Deputy {
  readonly person: Person;
  readonly name: Say;
}

const titleOf = (duty: string): Say => say(`duty-${duty}.title`);
const has = ({ handedOver = [] }: Person, duty: DutyId): boolean => handedOver.includes(duty);

async function deputiesOf(school: Desk): Promise<readonly Person[]> {
  const listed = await listDeputies(school, {});
  return listed.ok ? listed.deputies : [];
}

/** The deputy while they are one; otherwise the others are shown. */
async function chosen({ draft, now, school }: Asked<Draft>): Promise<Deputy | Moves<'people', Draft>> {
  const found = await deputiesOf(school);
  const person = found.find(({ id }) => id === draft.person);
  return person ? { person, name: nameOf(person, found, now) } : goOn('people');
}

async function hand(
  school: Desk,
  { person, name }: Deputy,
  of: string,
  handed: boolean,
): Promise<Moves<never, Draft>> {
  const duty = handable.find((one) => one === of);
  if (!duty) return stay({}, refused({ refusal: 'overtaken' }));
  const done = await handDuty(school, { person: person.id, duty, handed });
  return stay(
    {},
    done.ok
      ? say(`deputies.${handed ? 'given' : 'taken-back'}`, { title: titleOf(duty), who: name })
      : refused(done),
  );
}
