import { z } from 'zod';
import { nameIn, staffOf } from '#scenes/administrator/staff.ts';
import { type Asked, about, button, go, goOn, refused, say, scene } from '#scenes/scene.ts';
import { nameOf, peopleList } from '#scenes/steps/people.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { dismissConfidant, nameConfidant, readConfidants } from '#src/domain/pleas/confidants.ts';
import { ConfidantPost } from '#src/domain/pleas/record.ts';

/** S4 (2.5): the administrator names the adults whom children may tell of trouble; each is asked before it counts. */
type Steps = { list: 'person' | 'add'; who: 'person'; post: ConfidantPost };
const Draft = z.object({ person: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const confidants = scene<Steps, typeof Draft>(
  'confidants',
  { duties: ['S4'], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: about(namedAndOthers, {
      ask: ({ it: { everybody, named, others }, now }) => ({
        text: say('confidants-list.ask', {
          lines:
            named.length === 0
              ? [say('confidants-list.none')]
              : named.map(({ person, post, agreed }) =>
                  say(agreed ? 'confidants-list.agreed' : 'confidants-list.waits', {
                    name: nameIn(everybody, person, now),
                    post: say(`confidant-post.${post}`),
                  }),
                ),
        }),
        list: peopleList(
          'person',
          everybody.filter(({ id }) => named.some(({ person }) => person === id)),
          now,
        ),
        buttons: others.length > 0 ? [button('add', say('confidants-list.add'), { look: 'primary' })] : [],
      }),
      choices: {
        person: {
          confirm: ({ it, of, now }) => ({
            ask: say('confidants-list.sure', { name: nameIn(it.everybody, of, now) }),
            yes: say('confidants-list.yes'),
          }),
          async take({ of, school }) {
            const done = await dismissConfidant(school, { person: PersonId.parse(of) });
            return goOn('list', {}, done.ok ? say('confidants-list.dismissed') : refused(done));
          },
        },
        add: () => go('who'),
      },
    }),
    who: about(namedAndOthers, {
      ask: ({ it: { others }, now }) => ({
        text: say(others.length > 0 ? 'confidants-who.ask' : 'confidants-who.none'),
        list: peopleList('person', others, now),
      }),
      choices: { person: ({ of }) => go('post', { person: of }) },
    }),
    post: about(colleague, {
      ask: ({ it }) => ({
        text: say('confidants-post.ask', { name: it.name }),
        buttons: ConfidantPost.options.map((post) => button(post, say(`confidants-post.${post}`))),
      }),
      choices: {
        psychologist: (asked) => name(asked, 'psychologist'),
        socialPedagogue: (asked) => name(asked, 'socialPedagogue'),
        deputyHead: (asked) => name(asked, 'deputyHead'),
        other: (asked) => name(asked, 'other'),
      },
    }),
  },
);

async function namedAndOthers({ school }: Asked<Draft>) {
  const [{ everybody }, named] = await Promise.all([staffOf(school), readConfidants(school.tx)]);
  const isNamed = (id: string) => named.some(({ person }) => person === id);
  return { everybody, named, others: everybody.filter(({ id, frozen }) => !frozen && !isNamed(id)) };
}

async function colleague(asked: Asked<Draft>) {
  const { everybody, others } = await namedAndOthers(asked);
  const person = others.find(({ id }) => id === asked.draft.person);
  return person
    ? { id: person.id, name: nameOf(person, everybody, asked.now) }
    : go<'list', Draft>('list', {}, say('refusal-overtaken'));
}

async function name(
  { it, school }: Asked<Draft> & { readonly it: { readonly id: PersonId } },
  post: ConfidantPost,
) {
  const named = await nameConfidant(school, { person: it.id, post });
  return goOn<'list', Draft>('list', {}, named.ok ? say('confidants-post.named') : refused(named));
}
