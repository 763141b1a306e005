import { z } from 'zod';
import { previewOf, readClassList, readClassRows } from '#scenes/administrator/class-lists.ts';
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
import { readClasses } from '#src/domain/classes/classes.ts';
import { sortClasses } from '#src/domain/classes/nomenclature.ts';
import { type ClassUse, differenceOf, readUses, replaceClasses } from '#src/domain/classes/structure.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';

/**
 * A5 (2.1, if needed): the school's classes by the approved nomenclature. Takes a list, ranges or a table file,
 * shows the difference, stores it on the tap. A class that somebody is in stays, until those have left it. The row is
 * done when somebody says that the same classes are there on the platform.
 */
type Steps = {
  list: 'right';
  review: 'save' | 'list';
  used: 'people' | 'leaders' | 'keep';
  platform: 'done' | 'later';
};
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
      async ask({ draft, school }) {
        if (draft.given) return go('review', { given: false });
        const { length: count } = (await readClasses(school.tx)).list;
        return {
          text: say('classes-list.ask'),
          buttons: count > 0 ? [button('right', say('classes-list.right', { count }))] : [],
        };
      },
      choices: { right: () => go('platform') },
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
          if (saved.ok) return afterSaving(school, say('classes-review.saved', { count: saved.count }));
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
    platform: {
      ask: ({ me, school }) => ({
        text: [
          ...stepsOf(school, 'A5'),
          say('classes-platform.ask', { inside: school.guides.platform.inside[me.lang] }),
        ],
        buttons: [
          button('done', say('classes-platform.done'), { look: 'positive', means: 'yes' }),
          button('later', say('classes-platform.later'), { means: 'no' }),
        ],
      }),
      choices: {
        async done({ school }) {
          const settled = await settleDuty(school, { key: 'A5', end: 'done' });
          return leave(settled.ok ? say('classes-platform.noted') : refused(settled));
        },
        later: () => leave(say('classes-platform.put-off')),
      },
    },
  },
);

/** On the way through the first set-up nobody is asked about the platform yet: which one it is comes next. */
const afterSaving = ({ school }: Desk, saved: Say): Moves<'platform', Draft> =>
  school.ready ? goOn('platform', {}, saved) : leave(saved);

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
