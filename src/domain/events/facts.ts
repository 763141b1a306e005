import type { SchoolEvent } from '#src/domain/events/record.ts';
import { dayInWeek, type Say, say } from '#src/text/say.ts';

/** What of an event everybody may know, one fact a line. */
export const factsOf = (
  event: Pick<SchoolEvent, 'title' | 'at' | 'room' | 'link' | 'whom'>,
): readonly Say[] => [
  say('event.what', { title: event.title, when: dayInWeek(event.at) }),
  ...(event.whom === undefined ? [] : [say('event.whom', { whom: event.whom })]),
  ...(event.room === null ? [] : [say('event.room', { room: event.room })]),
  ...(event.link === null ? [] : [say('event.link', { link: event.link })]),
  ...(event.room === null && event.link === null ? [say('event.nowhere')] : []),
];
