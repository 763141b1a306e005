import { z } from 'zod';
import { type Asked, again, go, type Moves, type Say, type StepAbout, say } from '#scenes/scene.ts';
import { askSecond, ChatDraft, checkLink, readLink, saveOrOther } from '#scenes/staff/own-chat.ts';
import { readName } from '#src/domain/people/names.ts';

/** A stored chat gets another link or another second administrator: asked alike for each kind of chat. */
export type Changing = { link: never; check: 'yes' | 'other'; second: 'nobody' };
export const KeptDraft = ChatDraft.extend({
  link: z.string().default(''),
  /** The sheet hangs on the message. */
  sheet: z.boolean().default(false),
});
export type KeptDraft = z.infer<typeof KeptDraft>;

/** The one thing that changes. */
export interface Change {
  readonly link?: string;
  readonly second?: string | null;
}
export type Changed = Moves<'look', KeptDraft>;

type ChangeStep<It, S extends keyof Changing> = StepAbout<
  KeptDraft,
  'look' | keyof Changing,
  Changing[S],
  It
>;

/** @param change  stores it, and goes on to the chat as it is then */
export const changingSteps = <It>(
  ask: Say,
  titleOf: (it: It) => Say,
  change: (asked: Asked<KeptDraft> & { readonly it: It }, changed: Change) => Promise<Changed>,
): { readonly [S in keyof Changing]: ChangeStep<It, S> } => ({
  link: {
    ask: () => ({ text: ask }),
    choices: {},
    words({ said, school }) {
      const read = readLink(said, school);
      return read.ok ? go('check', { link: read.link }, ...read.notes) : again(read.no);
    },
  },
  check: {
    ask: ({ draft, it }) => ({ text: checkLink(titleOf(it), draft.link), buttons: saveOrOther }),
    choices: { yes: (asked) => change(asked, { link: asked.draft.link }), other: () => go('link') },
  },
  second: {
    ask: () => askSecond,
    choices: { nobody: (asked) => change(asked, { second: null }) },
    words(asked) {
      const second = readName(asked.said);
      return second === undefined ? again(say('name.unread')) : change(asked, { second });
    },
  },
});
