import type { SchoolEvent } from '#src/domain/events/record.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { afterQuiet, beforeQuiet, type Calendar } from '#src/domain/school/calendar.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';

/** How long an event is taken to last where no end was named. */
const usualLength = hours(1);
/** Later than that a reminder helps nobody. */
const latestBefore = minutes(10);
const keptAfter = days(30);

export const endOf = ({ at, ends }: Pick<SchoolEvent, 'at' | 'ends'>): number => ends ?? at + usualLength;

/** What is due for an event, by name: reminders by their place among the leads, the question how it went, its end. */
export type EventFact = `remind-${number}` | 'over' | 'gone';

/** When each is due; a reminder that quiet hours would push too close to the beginning comes the evening before. */
export function dueTimes(
  event: Pick<SchoolEvent, 'at' | 'ends'>,
  now: number,
  calendar: Calendar,
): readonly (readonly [EventFact, number])[] {
  const reminders = limits.eventReminderLeads.flatMap((lead, i) => {
    const after = afterQuiet(event.at - lead, calendar);
    const at = after <= event.at - latestBefore ? after : beforeQuiet(event.at - lead, calendar);
    return at > now ? [[`remind-${i}`, at] as const] : [];
  });
  const over = afterQuiet(endOf(event), calendar);
  return [...reminders, ['over', over], ['gone', over + keptAfter]];
}

const allFacts: readonly EventFact[] = [
  ...limits.eventReminderLeads.map((_, i): EventFact => `remind-${i}`),
  'over',
  'gone',
];
const factId = (id: string, fact: EventFact): string => `${id}:${fact}`;

/** Makes an event's facts due anew: those of another time fall away. */
export function planFacts({ tx, school }: { tx: Transaction; school: Calendar }, event: SchoolEvent): void {
  const times = new Map(
    event.state === 'planned' ? dueTimes(event, tx.now, school) : [['gone', tx.now + keptAfter]],
  );
  for (const fact of allFacts) {
    const at = times.get(fact);
    if (at === undefined) tx.resolveDue('event', factId(event.id, fact));
    else tx.makeDue('event', factId(event.id, fact), at);
  }
}

/** The event and the fact that an id of a due fact names. */
export function readFact(id: string): { event: string; fact: EventFact | undefined } {
  const [event = '', name] = id.split(':');
  return { event, fact: allFacts.find((fact) => fact === name) };
}
