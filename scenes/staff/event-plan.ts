import { mayPlan } from '#scenes/everyone/events.ts';
import {
  type Asked,
  again,
  button,
  go,
  leave,
  leaveTo,
  type Moves,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { audienceOf, EventDraft, plannable, reviewOf, toggled } from '#scenes/staff/event-draft.ts';
import { classList } from '#scenes/steps/classes.ts';
import { peopleList } from '#scenes/steps/people.ts';
import { whenRestStep, whenStep } from '#scenes/steps/when.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { plansForAll } from '#src/domain/events/audience.ts';
import { planEvent } from '#src/domain/events/events.ts';
import { readPlace } from '#src/domain/events/place.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readText, readTitle } from '#src/domain/people/names.ts';
import { readStaff } from '#src/domain/people/people.ts';

/**
 * A broadcast (A14, 2.1) or a meeting (H6, 2.2) is planned: what, when, for whom, where, who sees to it. It is shown
 * whole before anybody is told.
 */
type Steps = {
  title: never;
  when: never;
  'when-rest': 'time' | 'day';
  who: 'everybody' | 'staff' | 'leaders' | 'classes';
  classes: 'class' | 'done';
  whom: 'all';
  place: 'later';
  charge: 'person';
  review: 'yes' | 'charge' | 'asks' | 'title' | 'when' | 'who' | 'place';
};

const longestTitle = 80;
const after = <S extends keyof Steps>({ changing }: EventDraft, step: S): S | 'review' =>
  changing === undefined ? step : 'review';

export const eventPlan = scene<Steps, typeof EventDraft>(
  'event-plan',
  { duties: [], version: 1, draft: EventDraft, first: 'title', resumes: true, may: mayPlan },
  {
    title: {
      ask: ({ draft }) => ({ text: say('event-plan-title.ask', { kind: draft.kind }) }),
      choices: {},
      words({ said, draft }) {
        const title = readTitle(said, longestTitle);
        return title === undefined
          ? again(say('event-plan-title.unread', { most: longestTitle }))
          : go(after(draft, 'when'), { title });
      },
    },
    when: whenStep({ next: 'who', rest: 'when-rest' }, () => say('event-plan-when.ask')),
    'when-rest': whenRestStep({ when: 'when', next: 'who', rest: 'when-rest' }),
    who: {
      ask({ draft, me }) {
        if (draft.changing !== undefined && draft.changing !== 'who') return go('review');
        if (draft.kind === 'webinar') return go('whom');
        // Whoever came from a chat or a class has said already for whom it is.
        if ((draft.who === 'chat' || draft.given) && draft.changing === undefined) return go('place');
        if (!plansForAll(me)) return go('classes', { who: 'families' });
        return {
          text: say('event-plan-who.ask'),
          buttons: [
            [
              button('everybody', say('event-plan-who.everybody')),
              button('staff', say('event-plan-who.staff')),
            ],
            [
              button('leaders', say('event-plan-who.leaders')),
              button('classes', say('event-plan-who.classes')),
            ],
          ],
        };
      },
      choices: {
        everybody: ({ draft }) => go(after(draft, 'place'), { who: 'everybody' }),
        staff: ({ draft }) => go(after(draft, 'place'), { who: 'staff' }),
        leaders: ({ draft }) => go(after(draft, 'place'), { who: 'leaders' }),
        classes: () => go('classes', { who: 'families' }),
      },
    },
    classes: {
      async ask({ draft, school }) {
        const classes = await plannable(school);
        const [only, ...others] = classes;
        if (only && others.length === 0) return go(after(draft, 'place'), { classes: [only.id] });
        const chosen = classes.filter(({ id }) => draft.classes.includes(id));
        return {
          text: say(chosen.length > 0 ? 'event-plan-classes.chosen' : 'event-plan-classes.ask', {
            classes: chosen.map(({ title }) => title),
          }),
          list: classList('class', classes),
          buttons: chosen.length > 0 ? [button('done', say('event-plan-classes.done'))] : [],
        };
      },
      choices: {
        class: ({ draft, of, me }) =>
          plansForAll(me)
            ? stay({ classes: toggled(draft.classes, of) })
            : go(after(draft, 'place'), { classes: [of] }),
        done: ({ draft }) => go(after(draft, 'place')),
      },
    },
    whom: {
      ask: () => ({
        text: say('event-plan-whom.ask'),
        buttons: [button('all', say('event-plan-whom.all'), { means: 'no' })],
      }),
      choices: { all: ({ draft }) => go(after(draft, 'place'), { whom: undefined }) },
      words({ said, draft }) {
        const whom = readText(said, longestTitle);
        return whom === undefined
          ? again(say('event-plan-whom.long', { most: longestTitle }))
          : go(after(draft, 'place'), { whom });
      },
    },
    place: {
      ask: ({ draft, school }) => ({
        text: [...(draft.kind === 'broadcast' ? stepsOf(school, 'A14') : []), say('event-plan-place.ask')],
        buttons: [button('later', say('event-plan-place.later'), { means: 'no' })],
      }),
      choices: { later: () => go('review', { link: null, room: null }) },
      words({ said }) {
        const place = readPlace(said);
        return typeof place === 'string' ? again(say(`event-plan-place.${place}`)) : go('review', place);
      },
    },
    charge: {
      async ask({ school, now }) {
        return {
          text: say('event-plan-charge.ask'),
          list: peopleList('person', await readStaff(school.tx), now),
        };
      },
      choices: { person: ({ of }) => go('review', { charge: PersonId.parse(of) }) },
    },
    review: {
      async ask(asked) {
        const { draft } = asked;
        const audience = audienceOf(draft);
        if (!audience) return go('classes');
        if (draft.title === '') return go('title');
        return {
          text: await reviewOf(asked, audience),
          buttons: [
            button('yes', say('event-plan-review.yes'), { look: 'positive' }),
            [button('title', say('event-plan-review.title')), button('when', say('event-plan-review.when'))],
            [button('who', say('event-plan-review.who')), button('place', say('event-plan-review.place'))],
            ...onTheDay(draft),
          ],
        };
      },
      choices: {
        yes: plan,
        title: () => go('title', { changing: 'title' }),
        when: () => go('when', { changing: 'when' }),
        who: () => go('who', { changing: 'who' }),
        place: () => go('place', { changing: 'place' }),
        charge: () => go('charge'),
        asks: ({ draft }) => stay({ asks: !draft.asks }),
      },
    },
  },
);

/** Whoever comes to a webinar signs up, and nobody here sees to it on the day. */
const onTheDay = ({ kind, asks }: EventDraft) =>
  kind === 'webinar'
    ? []
    : [
        [
          button('charge' as const, say('event-plan-review.other')),
          button('asks' as const, say(`event-plan-review.${asks ? 'ask-not' : 'ask-who'}`)),
        ],
      ];

async function plan({ draft, school }: Asked<EventDraft>): Promise<Moves<keyof Steps, EventDraft>> {
  const audience = audienceOf(draft);
  if (!audience) return go('classes');
  const { kind, title, at, ends, link, room, charge, asks, whom } = draft;
  const what = { kind, title, at, ends, link, room, charge, asks, whom };
  const planned = await planEvent(school, { ...what, audience });
  if (!planned.ok)
    return planned.refusal === 'forbidden' ? leave(refused(planned)) : go('when', {}, refused(planned));
  return leaveTo(
    { scene: 'event', draft: { of: planned.event.id } },
    say('event-plan.done', { kind, count: planned.told }),
  );
}
