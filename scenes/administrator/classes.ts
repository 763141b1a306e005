import { z } from 'zod';
import { again, button, defineScene, go, leave, refused, say } from '#src/conversation/define.ts';
import { differenceOf, readClasses, replaceClasses } from '#src/domain/classes.ts';
import { holds } from '#src/domain/desk.ts';
import { readNomenclature } from '#src/domain/nomenclature.ts';

/**
 * A5 (2.1, if needed): the school's classes by the approved nomenclature. Takes a list, ranges or a table file,
 * shows the difference, stores it on the tap.
 */
type Step = 'list' | 'review';
const Titles = z.array(z.string());
const Draft = z.object({
  titles: Titles.default([]),
  seen: z.object({ added: Titles, gone: Titles, kept: Titles }).default({ added: [], gone: [], kept: [] }),
});

export const classes = defineScene<Step, typeof Draft>({
  slug: 'classes',
  duties: ['A5'],
  version: 1,
  first: 'list',
  draft: Draft,
  may: (me) => holds(me, 'administrator'),
  steps: {
    list: {
      takes: ['text', 'table'],
      ask: () => ({ text: say('classes-list.ask') }),
      async answer({ said, rows, school }) {
        const read = readNomenclature(rows ? rows.map((row) => row.join(', ')).join('\n') : said);
        if (!read.ok) return again(say('classes-list.unread', { lines: read.unread.slice(0, 5) }));
        return go('review', {
          titles: read.titles,
          seen: differenceOf(await readClasses(school.tx), read.titles),
        });
      },
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
      async answer({ chose, draft, school }) {
        if (chose !== 'save') return go('list');
        const saved = await replaceClasses(school, { titles: draft.titles, seen: draft.seen });
        if (saved.ok) return leave(say('classes.saved', { count: saved.count }));
        return go(
          'review',
          { seen: differenceOf(await readClasses(school.tx), draft.titles) },
          refused(saved),
        );
      },
    },
  },
});
