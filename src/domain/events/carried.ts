import type { SchoolEvent } from '#src/domain/events/record.ts';
import { planFacts } from '#src/domain/events/reminders.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';

async function readPlanned({ tx }: Pick<Desk, 'tx'>): Promise<readonly SchoolEvent[]> {
  const entries = await tx.list('events', 'all');
  const events = await tx.readAll(
    'event',
    entries.map(({ id }) => id),
  );
  return events.filter(({ state }) => state === 'planned' || state === 'over');
}

/**
 * Somebody goes: what they were to see to is somebody else's.
 *
 * @param of  only what was for this class alone
 * @returns how many events it is
 */
export async function passOnEvents(
  desk: Pick<Desk, 'tx'>,
  from: PersonId,
  to: PersonId,
  of?: string,
): Promise<number> {
  const theirs = (await readPlanned(desk)).filter(
    ({ charge, audience }) =>
      charge === from &&
      (of === undefined || (audience.who === 'families' && audience.classes.every((one) => one === of))),
  );
  for (const event of theirs) desk.tx.write('event', event.id, { ...event, charge: to });
  return theirs.length;
}

/** A class ends: its events are the other class's, or go with it where they were for nobody else. */
export async function carryEvents(desk: Desk, of: string, into: string | undefined): Promise<void> {
  for (const event of await readPlanned(desk)) {
    const { audience } = event;
    if (audience.who !== 'families' || !audience.classes.includes(of)) continue;
    const others = audience.classes.filter((one) => one !== of && one !== into);
    const classes = into === undefined ? others : [...others, into];
    const next: SchoolEvent =
      classes.length > 0
        ? { ...event, audience: { ...audience, classes } }
        : { ...event, state: 'cancelled' };
    desk.tx.write('event', event.id, next);
    planFacts(desk, next);
  }
}
