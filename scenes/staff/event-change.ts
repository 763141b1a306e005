import { z } from 'zod';
import {
  type Asked,
  about,
  again,
  button,
  go,
  leave,
  type Moves,
  refused,
  say,
  scene,
} from '#scenes/scene.ts';
import { WhenDraft, whenRestStep, whenStep } from '#scenes/steps/when.ts';
import { findEvent, mayChange, moveEvent } from '#src/domain/events/events.ts';
import { factsOf } from '#src/domain/events/facts.ts';
import { readPlace } from '#src/domain/events/place.ts';
import { type SchoolEvent, SeenEvent } from '#src/domain/events/record.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** An event is moved to another time or place: shown as it will be, then told to everybody whom it is for. */
type Steps = {
  what: never;
  when: never;
  'when-rest': 'time' | 'day';
  place: 'nowhere';
  review: 'yes' | 'no';
};
const Draft = WhenDraft.extend({
  of: z.string().default(''),
  what: z.enum(['time', 'place']).default('time'),
  link: z.string().nullable().default(null),
  room: z.string().nullable().default(null),
  /** The event as it was when the change was begun. */
  seen: SeenEvent.optional(),
});
type Draft = z.infer<typeof Draft>;

export const eventChange = scene<Steps, typeof Draft>(
  'event-change',
  {
    duties: [],
    version: 1,
    draft: Draft,
    first: 'what',
    may: (me) => me.roles.some(({ role }) => isStaff(role)),
  },
  {
    what: about(changeable, {
      ask: ({ draft, it: { at, link, room, state } }) =>
        go(draft.what === 'time' ? 'when' : 'place', { seen: { at, link, room, state } }),
      choices: {},
    }),
    when: whenStep({ next: 'review', rest: 'when-rest' }, () => say('event-change-when.ask')),
    'when-rest': whenRestStep({ when: 'when', next: 'review', rest: 'when-rest' }),
    place: about(changeable, {
      ask: () => ({
        text: say('event-plan-place.ask'),
        buttons: [button('nowhere', say('event-plan-place.later'), { means: 'no' })],
      }),
      choices: { nowhere: () => go('review', { link: null, room: null }) },
      words({ said }) {
        const place = readPlace(said);
        return typeof place === 'string' ? again(say(`event-plan-place.${place}`)) : go('review', place);
      },
    }),
    review: about(changeable, {
      ask: ({ draft, it }) => ({
        text: [say('event-change-review.ask'), ...factsOf({ ...it, ...changeOf(draft) })],
        buttons: [
          button('yes', say('event-change-review.yes'), { look: 'positive' }),
          button('no', say('event-change-review.no')),
        ],
      }),
      choices: {
        async yes({ draft, it, school }) {
          const moved = await moveEvent(school, { id: it.id, seen: draft.seen ?? it, to: changeOf(draft) });
          return leave(moved.ok ? say('event-change.done', { count: moved.told }) : refused(moved));
        },
        no: () => leave(),
      },
    }),
  },
);

async function changeable({
  draft,
  me,
  school,
}: Asked<Draft>): Promise<SchoolEvent | Moves<never, Draft> | undefined> {
  const event = await findEvent(school, draft.of);
  if (!event || !mayChange(me, event)) return undefined;
  return event.state === 'planned' || event.state === 'over'
    ? event
    : leave(refused({ refusal: 'overtaken' }));
}

const changeOf = ({ what, at, ends, link, room }: Draft) =>
  what === 'place' ? { link, room } : { at, ...(ends === undefined ? {} : { ends }) };
