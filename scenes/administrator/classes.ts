import { z } from 'zod';
import { again, button, go, leave, type Moves, refused, type Say, say, scene } from '#scenes/scene.ts';
import { type ClassTable, readClassTable } from '#src/domain/classes/class-table.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { readNomenclature } from '#src/domain/classes/nomenclature.ts';
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
});
type Draft = z.infer<typeof Draft>;

export const classes = scene<Steps, typeof Draft>(
  'classes',
  { duties: ['A5'], version: 1, draft: Draft, first: 'list', may: (me) => holdsOwn(me, 'administrator') },
  {
    list: {
      ask: () => ({ text: say('classes-list.ask') }),
      choices: {},
      words: ({ said, school }) => readList(said, school),
      table: ({ rows, school }) => readTable(readClassTable(rows), school),
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

const linesShown = 5;

async function readList(text: string, school: Desk): Promise<Moves<'review', Draft>> {
  const read = readNomenclature(text);
  if (!read.ok) return again(say('classes-list.unread', { lines: read.unread.slice(0, linesShown) }));
  return toReview(read.titles, school);
}

/** One bad row does not send a whole table back: it is named above the preview of the others. */
async function readTable({ titles, unread }: ClassTable, school: Desk): Promise<Moves<'review', Draft>> {
  if (titles.length === 0) return again(say('classes-list.no-column'));
  const lines = unread.slice(0, linesShown);
  return toReview(
    titles,
    school,
    ...(lines.length > 0 ? [say('classes-list.left-out', { lines, count: unread.length })] : []),
  );
}

async function toReview(titles: string[], school: Desk, ...notes: Say[]): Promise<Moves<'review', Draft>> {
  return go('review', { titles, seen: differenceOf(await readClasses(school.tx), titles) }, ...notes);
}
