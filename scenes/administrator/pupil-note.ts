import { z } from 'zod';
import { type Asked, about, again, button, go, goOn, leave, refused, say, scene } from '#scenes/scene.ts';
import { classList } from '#scenes/steps/classes.ts';
import { readClasses, titleOf } from '#src/domain/classes/classes.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { notePupil } from '#src/domain/movement/pupil.ts';
import { readName } from '#src/domain/people/names.ts';

/**
 * A11 for pupils whom the bot does not keep: from which class into which, and a note to their class teachers. The name
 * goes into that message as it is typed; it is never part of the draft.
 */
type Steps = {
  origin: 'class' | 'new';
  to: 'class' | 'left';
  name: never;
  after: 'another' | 'enough';
};
const Draft = z.object({ from: z.string().default(''), to: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const pupilNote = scene<Steps, typeof Draft>(
  'pupil-note',
  { duties: [], version: 1, draft: Draft, first: 'origin', may: (me) => holdsOwn(me, 'administrator') },
  {
    origin: {
      ask: async ({ school }) => ({
        text: say('pupil-note-origin.ask'),
        list: classList('class', (await readClasses(school.tx)).list),
        buttons: [button('new', say('pupil-note-origin.new'))],
      }),
      choices: {
        class: ({ of }) => go('to', { from: of }),
        new: () => go('to', { from: '' }),
      },
    },
    to: {
      async ask({ draft, school }) {
        const { list } = await readClasses(school.tx);
        return {
          text: say('pupil-note-to.ask'),
          list: classList(
            'class',
            list.filter(({ id }) => id !== draft.from),
          ),
          buttons: draft.from === '' ? [] : [button('left', say('pupil-note-to.left'))],
        };
      },
      choices: {
        class: ({ of }) => go('name', { to: of }),
        left: () => go('name', { to: '' }),
      },
    },
    name: about(route, {
      ask: ({ it }) => ({ text: say('pupil-note-name.ask', it) }),
      choices: {},
      async words({ said, draft, school }) {
        const name = readName(said);
        if (name === undefined) return again(say('pupil-note-name.unread'));
        const done = await notePupil(school, {
          name,
          ...(draft.from === '' ? {} : { from: draft.from }),
          ...(draft.to === '' ? {} : { to: draft.to }),
        });
        if (!done.ok) return goOn('origin', { from: '', to: '' }, refused(done));
        const { told, untold } = done;
        return goOn(
          'after',
          { from: '', to: '' },
          ...(told.length > 0 ? [say('pupil-note-name.told', { classes: told })] : []),
          ...(untold.length > 0 ? [say('pupil-note-name.untold', { classes: untold })] : []),
        );
      },
    }),
    after: {
      ask: ({ school }) => ({
        text: [say('pupil-note-after.ask'), ...stepsOf(school, 'A11')],
        buttons: [
          [
            button('another', say('pupil-note-after.another')),
            button('enough', say('movement-after.enough')),
          ],
        ],
      }),
      choices: { another: () => go('origin'), enough: () => leave() },
    },
  },
);

/** Where the pupil comes from and goes to, while both classes are there. */
async function route({ draft, school }: Asked<Draft>) {
  const classes = await readClasses(school.tx);
  const isThere = (of: string) => of === '' || classes.list.some(({ id }) => id === of);
  if (!isThere(draft.from) || !isThere(draft.to) || draft.from === draft.to) return undefined;
  return {
    from: draft.from === '' ? '' : titleOf(classes, draft.from),
    to: draft.to === '' ? '' : titleOf(classes, draft.to),
    moves: draft.from === '' ? 'new' : draft.to === '' ? 'left' : 'over',
  };
}
