import { expectedAt, isSpared } from '#src/domain/events/audience.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { dayInWeek, type Say, say } from '#src/text/say.ts';

/** What of an event everybody may know, one fact a line. */
export const factsOf = (event: Pick<SchoolEvent, 'title' | 'at' | 'room' | 'link'>): readonly Say[] => [
  say('event.what', { title: event.title, when: dayInWeek(event.at) }),
  ...(event.room === null ? [] : [say('event.room', { room: event.room })]),
  ...(event.link === null ? [] : [say('event.link', { link: event.link })]),
  ...(event.room === null && event.link === null ? [say('event.nowhere')] : []),
];

/**
 * Tells those whom an event is for, and not whoever has just done it.
 *
 * @returns how many are told
 */
export async function tellExpected(
  desk: Desk,
  news: 'planned' | 'moved' | 'cancelled',
  event: SchoolEvent,
  why = '',
): Promise<number> {
  const { tx, me } = desk;
  const people = await expectedAt(desk, event.audience);
  const to = people
    .filter((one) => one.id !== me.id && (news !== 'planned' || !isSpared(one)))
    .map(({ id }) => id);
  const facts =
    news === 'cancelled'
      ? [say('event.what', { title: event.title, when: dayInWeek(event.at) })]
      : factsOf(event);
  tx.mail({
    to,
    text: [
      say(`event-news.${news}`, { kind: event.kind, by: me.person?.name ?? '' }),
      ...facts,
      ...(why === '' ? [] : [say('event-news.why', { why })]),
      say('event-news.safe'),
    ],
    opens: [
      ...(news === 'cancelled'
        ? []
        : [{ about: 'event' as const, id: event.id, label: say('event-news.open') }]),
      ...(news === 'planned'
        ? [{ about: 'mute' as const, id: 'events', label: say('mailing-notice.mute') }]
        : []),
    ],
  });
  const charged = event.charge === null || event.charge === me.id ? [] : [event.charge];
  for (const { id, frozen } of await tx.readAll('person', charged))
    if (!frozen && !to.includes(id)) tx.tell({ to: id, text: [say('event-news.charge'), ...facts] });
  return to.length;
}
