import { z } from 'zod';
import { closings, labelOf, lookOf } from '#scenes/everyone/duty-card.ts';
import { sceneOf } from '#scenes/everyone/duty-scenes.ts';
import {
  type Answered,
  again,
  button,
  defineScene,
  go,
  leave,
  type Move,
  open,
  refused,
  say,
  stay,
} from '#src/conversation/define.ts';
import { settleFamily } from '#src/domain/chats.ts';
import { readText } from '#src/domain/names.ts';
import { findDuty, readPastDay, type Standing, settleDuty } from '#src/domain/progress.ts';
import type { DutyEnd } from '#src/regulation/duties.ts';

/**
 * One row of the Положение as a card: in plain words and in the act's own, how it stands, what next. Any row of a
 * person's own list comes here; the scene that leads through it is opened from here.
 */
type Step = 'look' | 'before' | 'aside';
const Draft = z.object({ of: z.string().default('') });
type Draft = z.infer<typeof Draft>;

const longestReason = 200;
const gone = refused({ refusal: 'unknown-duty' });

export const duty = defineScene<Step, typeof Draft>({
  slug: 'duty',
  duties: [],
  version: 1,
  first: 'look',
  draft: Draft,
  may: (me) => me.person !== undefined,
  steps: {
    look: {
      async ask({ draft, school }) {
        const standing = await findDuty(school, draft.of);
        return standing ? lookOf(school, standing) : leave(gone);
      },
      async answer(answered) {
        const { chose, draft, me, school } = answered;
        const standing = await findDuty(school, draft.of);
        if (!standing) return leave(gone);
        const scene = sceneOf(standing.row.id, me);
        if (chose === 'open' && scene) return open(scene.scene, { of: standing.key });
        if (chose === 'otherWay') return open('class-chat', { of: standing.key });
        if (chose === 'doneBefore' && standing.class === undefined && standing.row.scope === 'school')
          return go('before');
        if (chose === 'setAside') return scene?.aside ? open(scene.aside, { of: standing.key }) : go('aside');
        if (chose === 'again') return takeUp(answered, standing);
        const end = closings(standing.row).find((known) => known === chose);
        return end === undefined ? again(say('patterns.choose-one')) : settle(answered, end);
      },
    },
    before: {
      takes: ['text'],
      ask: () => ({
        text: say('duty-before.ask'),
        buttons: [button('skip', say('duty-before.skip'))],
      }),
      answer(answered) {
        if (answered.chose === 'skip') return settle(answered, 'doneBefore');
        const day = readPastDay(answered.said, answered.now);
        return day === undefined ? again(say('duty-before.unread')) : settle(answered, 'doneBefore', day);
      },
    },
    aside: {
      takes: ['text'],
      ask: async ({ draft, school }) => {
        const standing = await findDuty(school, draft.of);
        return standing ? { text: say('duty-aside.ask', { title: labelOf(standing) }) } : leave(gone);
      },
      answer(answered) {
        const why = readText(answered.said, longestReason);
        return why === undefined ? again(say('duty-aside.unread')) : settle(answered, 'setAside', why);
      },
    },
  },
});

async function settle(
  { school, draft }: Answered<Draft>,
  end: DutyEnd,
  note?: string,
): Promise<Move<never, never>> {
  const settled = await settleDuty(school, {
    key: draft.of,
    end,
    ...(note === undefined ? {} : { note }),
  });
  return leave(settled.ok ? say(`duty-settled.${end}`) : refused(settled));
}

/** A family's rows of one class are taken up together, for «другим способом» closed them together. */
async function takeUp({ school, draft }: Answered<Draft>, standing: Standing): Promise<Move<Step, Draft>> {
  const { row, state } = standing;
  const taken =
    row.scope === 'child' && state?.state === 'otherWay' && standing.class !== undefined
      ? await settleFamily(school, { class: standing.class, state: 'again' })
      : await settleDuty(school, { key: draft.of, end: 'again' });
  return stay({}, taken.ok ? say('duty-settled.again') : refused(taken));
}
