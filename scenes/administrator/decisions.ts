import { z } from 'zod';
import { roleLine } from '#scenes/administrator/groups.ts';
import { type Asked, about, button, dayAndTime, go, type Say, say, scene, stay } from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { type Decision, listDecisions, type Who, type Whom } from '#src/domain/reports/decisions.ts';
import { canonical } from '#src/regulation/duties.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** Who decided what and when, newest first, in words; a mark where somebody has deleted their data. */
type Steps = { list: 'entry' | 'older' | 'newest'; entry: never };
const Draft = z.object({
  olderThan: z.string().optional(),
  entry: z.string().default(''),
});
type Draft = z.infer<typeof Draft>;

export const decisions = scene<Steps, typeof Draft>(
  'decisions',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'list',
    may: (me) => holdsOwn(me, 'administrator') || holdsOwn(me, 'head'),
  },
  {
    list: about(listed, {
      async ask({ it, draft, school }) {
        const rows = await Promise.all(
          it.decisions.map(async (one) => ({ of: one.id, line: await lineOf(school, one) })),
        );
        return {
          text: say(rows.length > 0 ? 'decisions-list.ask' : 'decisions-list.none'),
          list: { choose: 'entry', rows },
          buttons: [
            [
              ...(it.further === undefined
                ? []
                : [button('older', say('decisions-list.older'), { of: it.further })]),
              ...(draft.olderThan === undefined ? [] : [button('newest', say('decisions-list.newest'))]),
            ],
          ],
        };
      },
      choices: {
        entry: ({ of }) => go('entry', { entry: of }),
        older: ({ of }) => stay({ olderThan: of }),
        newest: () => stay<Draft>({ olderThan: undefined }),
      },
    }),
    entry: about(
      async (asked: Asked<Draft>) =>
        (await listed(asked))?.decisions.find(({ id }) => id === asked.draft.entry),
      {
        ask: async ({ it, school }) => ({
          text: [
            await lineOf(school, it),
            ...(it.by === 'gone' || it.whom?.kind === 'gone' ? [say('decisions-entry.gone')] : []),
          ],
        }),
        choices: {},
      },
    ),
  },
);

async function listed({ draft, school }: Asked<Draft>) {
  const found = await listDecisions(school, { olderThan: draft.olderThan });
  return found.ok ? found : undefined;
}

/** «12 сентября, 10:05 · Анна К.: принята заявка, Ирина П., родители 7Б». */
async function lineOf(school: Desk, { at, act, duty, by, whom }: Decision): Promise<Say> {
  const ofClass = duty !== undefined && whom?.kind === 'classes' ? whom.titles.join(', ') : '';
  const what = say(`decisions-act.${act.replaceAll('.', '-')}`, {
    duty: duty === undefined ? '' : say(`duty-${canonical(duty)}.title`, { class: ofClass || '—' }),
  });
  const line = { when: dayAndTime(at), who: nameOf(by), what };
  // The duty's own name holds its class.
  return whom === undefined || ofClass !== ''
    ? say('decisions-list.line', line)
    : say('decisions-list.line-whom', { ...line, whom: await whomOf(school, whom) });
}

const nameOf = (who: Who): Say =>
  typeof who === 'string' ? say(`decisions-who.${who}`) : say('people.name', { name: who.name });

async function whomOf(school: Desk, whom: Whom): Promise<Say> {
  if (whom.kind === 'classes') return say('decisions-whom.classes', { titles: [...whom.titles] });
  if (whom.kind === 'role') return say(`my-data-role.${whom.role}`);
  if (whom.kind === 'answer') return say('decisions-whom.answer', { question: whom.question });
  if (whom.kind === 'gone') return say('decisions-whom.gone');
  // A family is told by its class; somebody who holds nothing any more by the name alone.
  const held = whom.held.find(({ role }) => isFamily(role)) ?? whom.held[0];
  const role = held && (await roleLine(school, held));
  if (whom.name === undefined) return role ?? say('decisions-whom.somebody');
  return role
    ? say('decisions-whom.with-role', { name: whom.name, role })
    : say('people.name', { name: whom.name });
}
