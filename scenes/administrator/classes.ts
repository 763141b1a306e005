import { z } from 'zod';
import { previewOf, readClassList, readClassRows } from '#scenes/administrator/class-lists.ts';
import {
  type Asked,
  about,
  again,
  button,
  go,
  leave,
  type Moves,
  open,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { sortClasses } from '#src/domain/classes/nomenclature.ts';
import { type ClassUse, differenceOf, readUses, replaceClasses } from '#src/domain/classes/structure.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * A5 (2.1, if needed): the school's classes by the approved nomenclature. Takes a list, ranges or a table file,
 * shows the difference, stores it on the tap. A class that somebody is in stays, until those have left it.
 */
type Steps = { list: never; review: 'save' | 'list'; used: 'people' | 'leaders' | 'keep' };
const Titles = z.array(z.string());
const Draft = z.object({
  titles: Titles.default([]),
  seen: z.object({ added: Titles, gone: Titles, kept: Titles }).default({ added: [], gone: [], kept: [] }),
  /** The list was given where this scene was opened, and is looked over at once. */
  given: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

export const classes = scene<Steps, typeof Draft>(
  'classes',
  { duties: ['A5'], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      ask: ({ draft }) => (draft.given ? go('review', { given: false }) : { text: say('classes-list.ask') }),
      choices: {},
      words: ({ said, school }) => toReview(readClassList(said), school),
      table: ({ rows, school }) => toReview(readClassRows(rows), school),
    },
    review: {
      ask: ({ draft }) => ({
        text: say('classes-review.ask', {
          added: draft.seen.added,
          gone: draft.seen.gone,
          addedCount: draft.seen.added.length,
          goneCount: draft.seen.gone.length,
          count: draft.titles.length,
        }),
        buttons: [
          button('save', say('classes-review.save'), { look: 'positive' }),
          button('list', say('classes-review.again')),
        ],
      }),
      choices: {
        async save({ draft, school }) {
          const saved = await replaceClasses(school, { titles: draft.titles, seen: draft.seen });
          if (saved.ok) return leave(say('classes-review.saved', { count: saved.count }));
          if (saved.refusal === 'class-in-use') return go('used');
          const seen = differenceOf(await readClasses(school.tx), draft.titles);
          return go('review', { seen }, refused(saved));
        },
        list: () => go('list'),
      },
    },
    used: about(usedClasses, {
      ask: ({ it }) => ({
        text: say('classes-used.ask', { lines: it.map(useLine) }),
        list: {
          choose: 'people',
          inRow: 2,
          rows: it
            .filter(({ people }) => people > 0)
            .map(({ entry }) => ({
              of: entry.id,
              label: say('classes-used.people', { class: entry.title }),
            })),
        },
        buttons: [
          ...(it.some(({ teacher }) => teacher) ? [button('leaders', say('classes-used.leaders'))] : []),
          button('keep', say('classes-used.keep'), { look: 'positive' }),
        ],
      }),
      choices: {
        people: ({ of }) => open('people', { group: of, given: true }),
        leaders: () => open('class-teachers'),
        async keep({ it, draft, school }) {
          const titles = sortClasses([...draft.titles, ...it.map(({ entry }) => entry.title)]);
          return go('review', await previewOf(titles, school));
        },
      },
    }),
  },
);

/** The classes that cannot go yet; where everybody has left them meanwhile, the list is looked over again. */
async function usedClasses({
  draft,
  school,
}: Asked<Draft>): Promise<readonly ClassUse[] | Moves<'review', Draft>> {
  const used = await readUses(school.tx, await readClasses(school.tx), draft.seen.gone);
  return used.length > 0 ? used : go('review');
}

const useLine = ({ entry, people, waiting, teacher }: ClassUse) =>
  say('classes-used.line', { class: entry.title, people, waiting, teacher: teacher ? 'yes' : 'no' });

async function toReview(
  read: ReturnType<typeof readClassList>,
  school: Desk,
): Promise<Moves<'review', Draft>> {
  return read.ok ? go('review', await previewOf(read.titles, school), ...read.notes) : again(read.no);
}
