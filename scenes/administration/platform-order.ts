import { z } from 'zod';
import {
  type Asked,
  again,
  type Button,
  button,
  go,
  goOn,
  leave,
  type Moves,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import { dotted, readNumberAndDay } from '#src/domain/papers/order-number.ts';
import { storeOrder } from '#src/domain/papers/orders.ts';
import { previewOf } from '#src/domain/papers/parts.ts';
import { platformOrder } from '#src/domain/papers/platform-order.ts';
import { readPastIso } from '#src/domain/school/dates.ts';

/**
 * H1 (2.2): the order on the use of the platform. Drafted as a document from the school's data, shown as a text in the
 * chat; when it is signed its number and date are taken, and a newer one replaces the older after a question.
 */
type Steps = {
  look: 'paper' | 'number';
  paper: 'number';
  number: never;
  date: never;
  review: 'save' | 'number';
};
const Draft = z.object({
  number: z.string().default(''),
  date: z.string().default(''),
  /** The number that was stored when the new one was entered: the head agrees to replace this one and no other. */
  seen: z.string().nullable().default(null),
});
type Draft = z.infer<typeof Draft>;

export const platformOrderScene = scene<Steps, typeof Draft>(
  'platform-order',
  { duties: ['H1'], version: 1, draft: Draft, first: 'look', may: (me) => holdsOwn(me, 'head') },
  {
    look: {
      ask: ({ school: { school } }) => ({
        text: school.order
          ? say('platform-order-look.stored', shown(school.order))
          : say('platform-order-look.ask'),
        buttons: [
          button('paper', say('platform-order-look.paper'), { look: 'primary' }),
          signed(school.order !== null),
        ],
      }),
      choices: { paper: () => go('paper'), number: () => go('number') },
    },
    paper: {
      ask({ me, school, now }) {
        const paper = platformOrder(
          school.school,
          { name: me.person?.name ?? '', post: me.person?.post },
          now,
        );
        return {
          text: [say('platform-order-draft.ask'), previewOf(paper)],
          attach: [{ kind: 'paper-file', name: say('platform-order-paper.file'), parts: paper }],
          buttons: [signed(school.school.order !== null)],
        };
      },
      choices: { number: () => go('number') },
    },
    number: {
      ask: () => ({ text: say('platform-order-number.ask') }),
      choices: {},
      words({ said, now, school }) {
        const read = readNumberAndDay(said, now, school.school);
        if (read === undefined) return again(say('platform-order-number.unread'));
        return read.date === undefined
          ? go('date', { number: read.number })
          : go('review', { ...read, ...seenIn(school) });
      },
    },
    date: {
      ask: ({ draft }) => ({ text: say('platform-order-date.ask', { number: draft.number }) }),
      choices: {},
      words({ said, now, school }) {
        const date = readPastIso(said, now, school.school);
        return date === undefined
          ? again(say('platform-order-date.unread'))
          : go('review', { date, ...seenIn(school) });
      },
    },
    review: {
      ask: ({ draft }) => ({
        text: say('platform-order-review.ask', shown(draft)),
        buttons: [
          button('save', say('platform-order-review.save'), { look: 'positive', means: 'yes' }),
          button('number', say('platform-order-review.change')),
        ],
      }),
      choices: {
        save: {
          confirm: ({ draft, school: { school } }) =>
            school.order && !isSame(school.order, draft)
              ? {
                  ask: say('platform-order-review.sure', {
                    before: say('platform-order-review.order', shown(school.order)),
                    after: say('platform-order-review.order', shown(draft)),
                  }),
                  yes: say('platform-order-review.replace'),
                }
              : undefined,
          take: store,
        },
        number: () => go('number'),
      },
    },
  },
);

const seenIn = ({ school }: Desk) => ({ seen: school.order?.number ?? null });

type Order = Pick<Draft, 'number' | 'date'>;
const shown = ({ number, date }: Order) => ({ number, date: dotted(date) });
const isSame = (one: Order, other: Order): boolean => one.number === other.number && one.date === other.date;

const signed = (again: boolean): Button<'number'> =>
  button('number', say(again ? 'platform-order-look.newer' : 'platform-order-look.signed'));

async function store({ draft, school }: Asked<Draft>): Promise<Moves<'look', Draft>> {
  const stored = await storeOrder(school, draft);
  return stored.ok ? leave(say('platform-order.stored', shown(draft))) : goOn('look', {}, refused(stored));
}
