import { z } from 'zod';
import { entryOfEvent } from '#scenes/everyone/events.ts';
import {
  type Asked,
  about,
  button,
  go,
  goOn,
  leaveTo,
  type Moves,
  open,
  refused,
  type Say,
  say,
  scene,
} from '#scenes/scene.ts';
import { whyStep } from '#scenes/steps/why.ts';
import {
  asksNow,
  comingLabel,
  comingOf,
  comings,
  countComing,
  isInvited,
  sayComing,
} from '#src/domain/events/coming.ts';
import { cancelEvent, findEvent, holdEvent, mayChange } from '#src/domain/events/events.ts';
import { factsOf } from '#src/domain/events/facts.ts';
import { type SchoolEvent, SeenEvent } from '#src/domain/events/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { optionOf } from '#src/domain/questions/options.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * One event: for whom it is, with a file for the calendar, and whether one comes where that is asked; whoever sees to it moves or cancels it, and says in the end
 * whether it was held.
 */
type Steps = {
  look: 'coming' | 'calendar' | 'time' | 'place' | 'cancel' | 'held' | 'failed';
  calendar: 'look';
  why: 'skip';
};
const Draft = z.object({
  of: z.string().default(''),
  /** The event as it was when it was about to be cancelled. */
  seen: SeenEvent.optional(),
});
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => findEvent(school, draft.of);

export const event = scene<Steps, typeof Draft>(
  'event',
  { duties: [], version: 1, draft: Draft, first: 'look', may: (me) => me.roles.length > 0 },
  {
    look: about(find, {
      ask: async ({ it, me, now, school }) => ({
        text: [
          ...factsOf(it),
          ...(await chargeLine(it, school)),
          say(`event-state.${it.state}`),
          ...(await comingLines(it, school)),
        ],
        buttons: [
          ...(await comingChoices(it, school)),
          ...(it.state === 'planned' ? [button('calendar', say('event-look.calendar'))] : []),
          ...(mayChange(me, it) ? changes(it, now) : []),
        ],
      }),
      choices: {
        coming: async ({ it, of, school }) => goOn('look', {}, await comes(school, it, Number(of))),
        calendar: () => go('calendar'),
        time: ({ it }) => open('event-change', { of: it.id, what: 'time' }),
        place: ({ it }) => open('event-change', { of: it.id, what: 'place' }),
        cancel: ({ it }) => go('why', { seen: it }),
        async held({ it, school }) {
          const held = await holdEvent(school, { id: it.id });
          return goOn('look', {}, held.ok ? say('event.held') : refused(held));
        },
        failed: ({ it }) => go('why', { seen: it }),
      },
    }),
    calendar: about(find, {
      ask: ({ it, now }) => ({
        text: say('event-calendar.ask'),
        buttons: [button('look', say('event-calendar.enough'))],
        attach: [
          {
            kind: 'calendar-file',
            name: say('event-calendar.file'),
            ...entryOfEvent(it, now),
          },
        ],
      }),
      choices: { look: () => go('look') },
    }),
    why: about(
      find,
      whyStep(
        ({ title, kind }) => ({
          ask: say('event-why.ask', { title, kind }),
          sure: say('event-why.sure', { title, kind }),
          yes: say('event-why.yes'),
        }),
        cancel,
      ),
    ),
  },
);

const isWebinar = ({ kind }: SchoolEvent): boolean => kind === 'webinar';

/** Says whether one comes, and what was noted. */
export async function comes(school: Desk, it: SchoolEvent, option: number): Promise<Say> {
  const said = await sayComing(school, { id: it.id, option });
  if (!said.ok) return refused(said);
  return isWebinar(it)
    ? say(`event-signed.${said.answer.slice(1)}`)
    : say('event.noted', { answer: optionOf(said.answer) });
}

/** Colleagues know whom to ask; to families the school speaks as one. A webinar is held by somebody else. */
async function chargeLine({ charge, kind }: SchoolEvent, { me, tx }: Desk): Promise<readonly Say[]> {
  if (charge === null || kind === 'webinar' || !me.roles.some(({ role }) => isStaff(role))) return [];
  const person = await tx.read('person', charge);
  return person ? [say(charge === me.id ? 'event.charge-yours' : 'event.charge', { name: person.name })] : [];
}

/** What one has said oneself, and for whoever sees to it how many come. */
async function comingLines(it: SchoolEvent, school: Desk): Promise<readonly Say[]> {
  if (!it.asks || it.state === 'cancelled') return [];
  const mine = comings[(await comingOf(school, it, school.me.id)) ?? -1];
  const count = mayChange(school.me, it) ? await countComing(school, it) : undefined;
  if (isWebinar(it))
    return [
      ...(mine === '@coming' ? [say('event-look.signed-up')] : []),
      ...(count ? [say('event-look.attending', { count: count.coming })] : []),
    ];
  return [
    ...(mine === undefined ? [] : [say('answer-one.was', { answer: optionOf(mine) })]),
    ...(count ? [say('event.coming', count)] : []),
  ];
}

/** For whoever is invited: one's own answer is marked. */
async function comingChoices(it: SchoolEvent, school: Desk) {
  if (!asksNow(it, school.tx.now) || !(await isInvited(school, it))) return [];
  const mine = await comingOf(school, it, school.me.id);
  // Of a webinar only the other one of the two is offered: to sign up, or to give up the place.
  if (isWebinar(it)) {
    const next = mine === 0 ? 1 : 0;
    return [
      button('coming' as const, comingLabel(it.kind, comings[next]), {
        of: String(next),
        ...(next === 0 ? { look: 'positive' as const } : {}),
      }),
    ];
  }
  return [
    comings.map((option, i) =>
      button('coming' as const, optionOf(option), {
        of: String(i),
        ...(mine === i ? { look: 'positive' as const } : {}),
      }),
    ),
  ];
}

function changes(it: SchoolEvent, now: number) {
  if (it.state !== 'planned' && it.state !== 'over') return [];
  return [
    ...(it.at <= now ? [button('held' as const, say('event-look.held'), { look: 'positive' as const })] : []),
    [button('time' as const, say('event-look.time')), button('place' as const, say('event-look.place'))],
    it.at <= now
      ? button('failed' as const, say('event-look.failed'))
      : button('cancel' as const, say('event-look.cancel')),
  ];
}

async function cancel(
  { it, draft: { seen }, school }: Asked<Draft> & { it: SchoolEvent },
  why: string,
): Promise<Moves<'look', Draft>> {
  const cancelled = await cancelEvent(school, { id: it.id, seen: seen ?? it, why });
  return cancelled.ok
    ? leaveTo(
        { scene: isWebinar(it) ? 'webinars' : 'events' },
        say('event.cancelled', { count: cancelled.told }),
      )
    : goOn('look', {}, refused(cancelled));
}
