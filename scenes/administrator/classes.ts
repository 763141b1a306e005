import { z } from 'zod';
import { previewOf, readClassList, readClassRows } from '#scenes/administrator/class-lists.ts';
import { again, button, go, leave, type Moves, refused, say, scene } from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { differenceOf, replaceClasses } from '#src/domain/classes/structure.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * A5 (2.1, if needed): the school's classes by the approved nomenclature. Takes a list, ranges or a table file,
 * shows the difference, stores it on the tap.
 */
type Steps = { list: never; review: 'save' | 'list' };
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
          const seen = differenceOf(await readClasses(school.tx), draft.titles);
          return go('review', { seen }, refused(saved));
        },
        list: () => go('list'),
      },
    },
  },
);

async function toReview(
  read: ReturnType<typeof readClassList>,
  school: Desk,
): Promise<Moves<'review', Draft>> {
  return read.ok ? go('review', await previewOf(read.titles, school), ...read.notes) : again(read.no);
}
