import { z } from 'zod';
import { type CardChoice, isResting, labelOf, lookOf, whoseWords } from '#scenes/everyone/duty-card.ts';
import { sceneOf } from '#scenes/everyone/duty-scenes.ts';
import { wayInto } from '#scenes/everyone/row.ts';
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
  say,
  scene,
} from '#scenes/scene.ts';
import { settleFamily } from '#src/domain/chats/chats.ts';
import { findDuty, type Standing, settleDuty } from '#src/domain/duties/progress.ts';
import { readText } from '#src/domain/people/names.ts';
import { readPastDay } from '#src/domain/school/dates.ts';
import { type DutyEnd, endsWithLink } from '#src/regulation/duties.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * One row of the Положение as a card: in plain words and in the act's own, how it stands, what next. Any row of a
 * person's own list comes here; the scene that leads through it is opened from here.
 */
type Steps = {
  look: CardChoice;
  before: 'skip';
  aside: never;
};
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

export const duty = scene<Steps, typeof Draft>(
  'duty',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => me.person !== undefined },
  {
    look: about(({ draft, school }) => findDuty(school, draft.of), {
      ask: ({ it, school }) => lookOf(school, it),
      choices: {
        open: ({ it }) => wayInto(it, 'card'),
        done: (asked) => settle(asked, 'done'),
        doneBefore: (asked) => (asked.it.row.scope === 'school' ? go('before') : settle(asked, 'doneBefore')),
        doneOutside: {
          // Families wait for a link that nobody is asked for then.
          confirm: ({ it }) =>
            endsWithLink(it.row.id)
              ? { ask: say('duty-outside.sure', { title: labelOf(it) }), yes: say('duty-outside.yes') }
              : undefined,
          take: (asked) => settle(asked, 'doneOutside'),
        },
        notNeeded: (asked) => settle(asked, 'notNeeded'),
        otherWay: ({ it }) => open('class-chat', { of: it.key }),
        setAside: ({ it }) => putOff(it),
        again: takeUp,
      },
    }),
    before: about(findOpen, {
      ask: () => ({
        text: say('duty-before.ask'),
        buttons: [button('skip', say('duty-before.skip'))],
      }),
      choices: { skip: (asked) => settle(asked, 'doneBefore') },
      words(asked) {
        const day = readPastDay(asked.said, asked.now, asked.school.school);
        return day === undefined ? again(say('duty-before.unread')) : settle(asked, 'doneBefore', day);
      },
    }),
    aside: about(findOpen, {
      ask: ({ it }) => ({ text: say('duty-aside.ask', { title: labelOf(it) }) }),
      choices: {},
      words(asked) {
        const why = readText(asked.said, limits.reasonLength);
        return why === undefined ? again(say('duty-aside.unread')) : settle(asked, 'setAside', why);
      },
    }),
  },
);

/** The row while it can be ended: a colleague may have done so while the person was writing. */
async function findOpen({
  draft,
  school,
}: Asked<Draft>): Promise<Standing | Moves<'look', Draft> | undefined> {
  const standing = await findDuty(school, draft.of);
  return standing && isResting(standing) ? goOn('look', {}, refused({ refusal: 'overtaken' })) : standing;
}

/** Where putting it off takes more than a mark on the row there is a scene for it. */
function putOff({ row, key }: Standing): Moves<'aside', Draft> {
  const aside = sceneOf(row.id)?.aside;
  return aside === undefined ? go('aside') : open(aside, { of: key });
}

async function settle(
  { school, draft }: Asked<Draft>,
  end: DutyEnd,
  note?: string,
): Promise<Moves<never, never>> {
  const settled = await settleDuty(school, { key: draft.of, end, ...(note === undefined ? {} : { note }) });
  return leave(settled.ok ? say(`duty-settled.${end}`) : refused(settled));
}

/** A family's rows of one class are taken up together, for «другим способом» closed them together. */
async function takeUp({ it, school }: Asked<Draft> & { it: Standing }): Promise<Moves<'look', Draft>> {
  const { key, row, state, class: of } = it;
  const taken =
    row.scope === 'child' && state?.state === 'otherWay' && of !== undefined
      ? await settleFamily(school, { class: of, state: 'again' })
      : await settleDuty(school, { key, end: 'again' });
  return goOn('look', {}, taken.ok ? say('duty-settled.again', { whose: whoseWords(row) }) : refused(taken));
}
