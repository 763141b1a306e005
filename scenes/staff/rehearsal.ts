import { z } from 'zod';
import { type Asked, about, type Button, button, leave, say, scene, stay } from '#scenes/scene.ts';
import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { rehearseParent } from '#src/domain/joining/rehearsal.ts';

/**
 * C3b (2.3): «Как это видят родители», before they are invited. The parent's own scenes are played from the first tap in
 * a transaction that is never committed; what was tapped and written so far is all that is kept, until this is left.
 */
type Steps = { play: 'tap' | 'accepted' | 'undo' | 'end' };
const Act = z.union([z.object({ taps: z.string() }), z.object({ says: z.string() }), z.literal('accepted')]);
const Draft = z.object({ of: z.string().default(''), acts: z.array(Act).default([]) });
type Draft = z.infer<typeof Draft>;

/** Whoever tries everything begins anew after so much. */
const mostActs = 40;
/** A name is shorter; of a longer text nothing else comes than of its beginning. */
const longestWords = 200;

export const rehearsal = scene<Steps, typeof Draft>(
  'rehearsal',
  {
    duties: ['C3b'],
    version: 1,
    draft: Draft,
    first: 'play',
    may: (me) => holdsOwn(me, 'classTeacher') || holdsOwn(me, 'administrator'),
  },
  {
    play: about(playOf, {
      ask: ({ draft, it }) => ({
        text: [
          ...(draft.acts.length === 0 ? [say('rehearsal-play.hello')] : []),
          say('rehearsal-play.mark', { class: it.title }),
          ...it.text,
        ],
        attach: it.attach,
        buttons: [
          ...it.rows.map((row): Button<'tap'>[] =>
            row.map(({ taps, label }) => button('tap', label, { of: taps })),
          ),
          ...(it.waits ? [button('accepted', say('rehearsal-play.accepted'), { look: 'primary' })] : []),
          [
            ...(draft.acts.length > 0 ? [button('undo', say('rehearsal-play.undo'))] : []),
            button('end', say('rehearsal-play.end')),
          ],
        ],
      }),
      choices: {
        tap: ({ draft, of }) => goOnWith(draft, { taps: of }),
        accepted: ({ draft }) => goOnWith(draft, 'accepted'),
        undo: ({ draft }) => stay({ acts: draft.acts.slice(0, -1) }),
        end: () => leave(say('rehearsal.end')),
      },
      words: ({ draft, said }) => goOnWith(draft, { says: said.slice(0, longestWords) }),
    }),
  },
);

const goOnWith = ({ acts }: Draft, act: z.infer<typeof Act>) =>
  acts.length < mostActs ? stay<Draft>({ acts: [...acts, act] }) : leave(say('rehearsal.end'));

/** What the parent sees by now, and whether their request waits for whoever looks on. */
async function playOf({ draft, school }: Asked<Draft>) {
  const [own, played] = await Promise.all([
    readClasses(school.tx).then((classes) => findClass(classes, draft.of)),
    rehearseParent(school, { class: draft.of, acts: draft.acts }),
  ]);
  if (!own || !played) return undefined;
  return { ...played, title: own.title, waits: Object.keys(played.person?.requests ?? {}).length > 0 };
}
