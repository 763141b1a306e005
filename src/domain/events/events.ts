import { readSchoolChats } from '#src/domain/chats/filing.ts';
import { findKept } from '#src/domain/chats/my-school-chats.ts';
import { markDuty } from '#src/domain/duties/mark.ts';
import { isFor } from '#src/domain/events/audience.ts';
import { signedUp } from '#src/domain/events/coming.ts';
import { tellExpected } from '#src/domain/events/news.ts';
import type { EventAudience, EventKind, SchoolEvent, SeenEvent } from '#src/domain/events/record.ts';
import { endOf, planFacts } from '#src/domain/events/reminders.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { type Concern, may, ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { dropAnswers } from '#src/domain/questions/answers.ts';

/** What is planned: everything that people are told of it. */
export interface Plan {
  readonly kind: EventKind;
  readonly title: string;
  readonly at: number;
  readonly ends?: number | undefined;
  readonly link: string | null;
  readonly room: string | null;
  readonly audience: EventAudience;
  readonly whom?: string | undefined;
  /** Asks who comes. */
  readonly asks?: boolean | undefined;
  /** Who sees to it on the day; the planner where nobody is named. */
  readonly charge?: PersonId | undefined;
}

/**
 * A class teacher plans for one class at a time; more than one is a matter of the whole school. The list of webinars is
 * the administrator's (R4).
 */
const concernOf = ({ kind, audience }: Pick<Plan, 'kind' | 'audience'>): Concern => {
  if (kind === 'webinar') return { duty: 'R4' };
  return audience.who === 'families' && audience.classes.length === 1
    ? { class: audience.classes[0], role: 'parent' }
    : {};
};

/** Plans an event and tells those whom it is for (A14, H6). */
export const planEvent = operation('events.plan', concernOf, async (desk: Desk, plan: Plan) => {
  const { tx, me } = desk;
  const { charge = me.id, ends, whom, asks = false, ...planned } = plan;
  if (planned.at <= tx.now) return no('event-past');
  // Who belongs to a chat is called together by whoever keeps it.
  if (planned.audience.who === 'chat' && !(await findKept(desk, planned.audience.chat)))
    return no('forbidden');
  const event: SchoolEvent = {
    ...{ v: 1, id: tx.newId(), ...planned, charge, maker: me.id, madeAt: tx.now, state: 'planned' },
    ...(ends === undefined ? {} : { ends }),
    ...(asks || plan.kind === 'webinar' ? { asks: true } : {}),
    ...(whom === undefined ? {} : { whom }),
  };
  tx.create('event', event.id, event);
  tx.put('events', 'all', event.id, event.at);
  planFacts(desk, event);
  if (event.kind === 'broadcast') await markDuty(desk, 'A14', undefined);
  const told = await tellExpected(desk, 'planned', event);
  tx.audit(`events.plan.${event.kind}`, me.id);
  return { ok: true as const, event, told };
});

export interface Changing {
  readonly id: string;
  /** The event as the person saw it: a colleague's change is not overwritten. */
  readonly seen: SeenEvent;
}
const isAsSeen = (event: SchoolEvent, { at, link, room, state }: SeenEvent): boolean =>
  event.at === at && event.link === link && event.room === room && event.state === state;

/**
 * Moves an event to another time or place; all are told.
 *
 * @returns event-gone, forbidden, overtaken, event-past
 */
export const moveEvent = operation(
  'events.change',
  ofNothing,
  async (
    desk: Desk,
    input: Changing & { to: Partial<Pick<SchoolEvent, 'at' | 'ends' | 'link' | 'room'>> },
  ) => {
    const { tx, me } = desk;
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const { ends: _former, ...rest } = found.event;
    const event: SchoolEvent = {
      ...(input.to.at === undefined ? found.event : rest),
      ...input.to,
      state: 'planned',
    };
    if (event.at <= tx.now) return no('event-past');
    // Whoever comes at one time may not come at another: they are asked anew. A place at a webinar is kept.
    if (event.at !== found.event.at && event.kind !== 'webinar') await dropAnswers(tx, event.id);
    tx.write('event', event.id, event);
    tx.put('events', 'all', event.id, event.at);
    planFacts(desk, event);
    const told = await tellExpected(desk, 'moved', event, { wasAt: found.event.at });
    tx.audit('events.move', me.id);
    return { ok: true as const, event, told };
  },
);

/** Cancels an event; all are told, with the reason where one is given. */
export const cancelEvent = operation(
  'events.change',
  ofNothing,
  async (desk: Desk, input: Changing & { why: string }) => {
    const found = await findToChange(desk, input);
    if (!found.ok) return found;
    const told = await tellExpected(desk, 'cancelled', found.event, { why: input.why });
    await endEvent(desk, found.event, 'cancelled');
    return { ok: true as const, told };
  },
);

/** Its time has come, and it was held; saying so twice is once. */
export const holdEvent = operation('events.change', ofNothing, async (desk: Desk, input: { id: string }) => {
  const event = await desk.tx.read('event', input.id);
  if (!event) return no('event-gone');
  if (!mayChange(desk.me, event)) return no('forbidden');
  if (event.state === 'held') return { ok: true as const };
  if (event.state === 'cancelled') return no('overtaken');
  if (event.at > desk.tx.now) return no('event-ahead');
  await endEvent(desk, event, 'held');
  return { ok: true as const };
});

async function endEvent(desk: Desk, event: SchoolEvent, state: 'held' | 'cancelled'): Promise<void> {
  const { tx, me } = desk;
  const ended = { ...event, state };
  tx.write('event', event.id, ended);
  planFacts(desk, ended);
  tx.audit(`events.${state}`, me.id);
  if (event.kind !== 'broadcast') return;
  const open = (await readEvents(desk)).some(
    ({ id, kind, state: other }) => id !== event.id && kind === 'broadcast' && isOpen(other),
  );
  if (!open) await markDuty(desk, 'A14', { state: 'done', at: tx.now, by: me.id });
}

const isOpen = (state: SchoolEvent['state']): boolean => state === 'planned' || state === 'over';

async function findToChange(desk: Desk, { id, seen }: Changing) {
  const event = await desk.tx.read('event', id);
  if (!event) return no('event-gone');
  if (!mayChange(desk.me, event)) return no('forbidden');
  return isAsSeen(event, seen) && isOpen(event.state) ? { ok: true as const, event } : no('overtaken');
}

/**
 * Whoever might plan such an event today, and whoever was asked by another to see to it. That somebody has planned it
 * once gives no right that their role does not give any more.
 */
export const mayChange = (me: Desk['me'], event: SchoolEvent): boolean =>
  may(me, 'events.change') &&
  (may(me, 'events.plan', concernOf(event)) || (event.charge === me.id && event.maker !== me.id));

/** All events that are kept, the earliest first. */
async function readEvents({ tx }: Pick<Desk, 'tx'>): Promise<readonly SchoolEvent[]> {
  const entries = await tx.list('events', 'all');
  const events = await tx.readAll(
    'event',
    entries.map(({ id }) => id),
  );
  return [...events].sort((one, other) => one.at - other.at);
}

/** The webinars that lie ahead or go on, for everybody who works here (R4). */
export const listWebinars = async (desk: Desk): Promise<readonly SchoolEvent[]> =>
  (await readEvents(desk)).filter(
    (event) => event.kind === 'webinar' && event.state === 'planned' && endOf(event) > desk.tx.now,
  );

/** What lies ahead or goes on: the events that are for somebody, and those that they see to. */
export async function listMyEvents(desk: Desk): Promise<readonly SchoolEvent[]> {
  const { me, tx } = desk;
  const [events, chats] = await Promise.all([readEvents(desk), readSchoolChats(tx)]);
  const webinars = events.filter(({ kind }) => kind === 'webinar');
  const attended = await signedUp(desk, webinars, me.id);
  return events.filter((event) => {
    const changes = mayChange(me, event);
    const isOwn = changes && (event.charge === me.id || event.maker === me.id);
    const concerns = event.kind === 'webinar' ? attended.has(event.id) : isFor(event.audience, desk, chats);
    const isTheirs = isOwn || concerns;
    return (
      (event.state === 'over' && changes) || (event.state === 'planned' && isTheirs && endOf(event) > tx.now)
    );
  });
}

/** One event, for those whom it is for and those who may change it. */
export async function findEvent(desk: Desk, id: string): Promise<SchoolEvent | undefined> {
  const { tx, me } = desk;
  const [event, chats] = await Promise.all([tx.read('event', id), readSchoolChats(tx)]);
  return event && (isFor(event.audience, desk, chats) || mayChange(me, event)) ? event : undefined;
}
