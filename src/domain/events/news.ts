import { expectedAt, isSpared } from '#src/domain/events/audience.ts';
import { attending, comingButtons } from '#src/domain/events/coming.ts';
import { factsOf } from '#src/domain/events/facts.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { eveningAfter, waitForEvening } from '#src/domain/mailings/evening.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import type { Person } from '#src/domain/people/record.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { dayInWeek, say } from '#src/text/say.ts';

/**
 * Tells those whom an event is for and who is in charge of it, and not whoever has just done it. Whoever is put in charge
 * reads that instead of being invited.
 *
 * @param wasAt  when it was to begin, where it was moved
 * @returns how many are told
 */
export async function tellExpected(
  desk: Desk,
  news: 'planned' | 'moved' | 'cancelled',
  event: SchoolEvent,
  { why = '', wasAt = event.at }: { readonly why?: string; readonly wasAt?: number } = {},
): Promise<number> {
  const { tx, me, school } = desk;
  const [people, charged] = await Promise.all([
    news === 'planned' ? expectedAt(desk, event.audience) : attending(desk, event),
    inChargeOf(desk, event),
  ]);
  const isNew = news === 'planned';
  const isWebinar = event.kind === 'webinar';
  const isCharged = ({ id }: Person) => id === charged?.id;
  const others = people.filter((one) => one.id !== me.id && !isCharged(one) && !(isNew && isSpared(one)));
  const hearing = (one: Person) => hearingOf(one, event.audience.who === 'families');
  // A change is told to everybody; an invitation can wait for the evening where that is early enough.
  const waits = isNew && event.at > eveningAfter(tx.now, school);
  const later = waits ? others.filter((one) => hearing(one) === 'evening') : [];
  waitForEvening(desk, 'event', event.id, later);
  const to = [
    ...others.filter((one) => !later.includes(one) && !(isNew && hearing(one) === 'urgent')),
    ...(charged && !isNew ? [charged] : []),
  ].map(({ id }) => id);
  const facts =
    news === 'cancelled'
      ? [say('event.what', { title: event.title, when: dayInWeek(event.at) })]
      : factsOf(event);
  // Nobody is woken for what is days away, and nobody goes to where nothing is.
  const atOnce = Math.min(event.at, wasAt) < afterQuiet(tx.now, school) + limits.newsBeforeEvent;
  tx.mail({
    to,
    atOnce,
    text: [
      say(`event-news.${news}`, { kind: event.kind, by: me.person?.name ?? '' }),
      ...facts,
      ...(why === '' ? [] : [say('event-news.why', { why })]),
      say('event-news.safe'),
    ],
    opens: [
      ...(news === 'planned' || (news === 'moved' && !isWebinar) ? comingButtons(event) : []),
      ...(news === 'cancelled' ? [] : [openOf(event)]),
      ...(news === 'planned'
        ? [{ about: 'mute' as const, id: 'events', label: say('mailing-notice.mute') }]
        : []),
    ],
  });
  if (charged && isNew)
    tx.tell({ to: charged.id, text: [say('event-news.charge'), ...facts], opens: [openOf(event)], atOnce });
  return to.length + later.length + (isNew && people.some(isCharged) ? 1 : 0);
}

/** Who sees to it, where that is not whoever is talking. */
async function inChargeOf({ tx, me }: Desk, { charge }: SchoolEvent): Promise<Person | undefined> {
  const person = charge === null || charge === me.id ? undefined : await tx.read('person', charge);
  return person?.frozen ? undefined : person;
}

const openOf = ({ id }: SchoolEvent) => ({ about: 'event' as const, id, label: say('event-news.open') });
