import { isSpared } from '#src/domain/events/audience.ts';
import { attending, comingButtons, stayingAway } from '#src/domain/events/coming.ts';
import { mayChange } from '#src/domain/events/events.ts';
import { factsOf } from '#src/domain/events/facts.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { readFact } from '#src/domain/events/reminders.ts';
import { actorOf, type Desk } from '#src/domain/ground/desk.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { dropAnswers } from '#src/domain/questions/answers.ts';
import { say } from '#src/text/say.ts';

/**
 * A fact of an event is due: a reminder, the question how it went, or the end of its record.
 *
 * @param id  `<event>:<fact>`
 */
export async function eventIsDue(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const { event: of, fact } = readFact(id);
  const event = await tx.read('event', of);
  if (!event || fact === undefined) return;
  if (fact === 'gone') {
    await dropAnswers(tx, event.id);
    tx.erase('event', event.id);
    tx.drop('events', 'all', event.id);
  } else if (event.state === 'planned') {
    // A webinar is held by somebody else: nobody here is asked about it.
    if (fact === 'over' && event.kind === 'webinar') tx.write('event', event.id, { ...event, state: 'held' });
    else if (fact === 'over') await askHowItWent(desk, event);
    else await remind(desk, event);
  }
}

async function remind(desk: Desk, event: SchoolEvent): Promise<void> {
  const { tx } = desk;
  const [people, away] = await Promise.all([attending(desk, event), stayingAway(desk, event)]);
  const isWebinar = event.kind === 'webinar';
  tx.mail({
    to: people
      .filter(({ id }) => !away.has(id))
      // Whoever has signed up wants to be reminded.
      .filter(
        (one) =>
          isWebinar || (!isSpared(one) && hearingOf(one, event.audience.who === 'families') !== 'urgent'),
      )
      .map(({ id }) => id),
    text: [say('event-news.reminder', { kind: event.kind }), ...factsOf(event)],
    opens: [
      ...(isWebinar ? [] : comingButtons(event)),
      { about: 'event', id: event.id, label: say('event-news.open') },
    ],
    // Its time was chosen with the quiet hours in mind.
    atOnce: true,
  });
}

/**
 * Whoever sees to it says whether it was held, or else whoever planned it; the administrators where neither may do so
 * any more. Until then the duty stays open.
 */
async function askHowItWent({ tx }: Desk, event: SchoolEvent): Promise<void> {
  tx.write('event', event.id, { ...event, state: 'over' });
  const [people, { ids }] = await Promise.all([
    tx.readAll(
      'person',
      [event.charge, event.maker].flatMap((id) => id ?? []),
    ),
    readAdministrators(tx),
  ]);
  const one = people.find((person) => mayChange(actorOf(person.id, person, person.lang, tx.now), event));
  for (const to of one ? [one.id] : ids)
    tx.tell({
      to,
      text: [say('event-news.over', { title: event.title })],
      opens: [{ about: 'event', id: event.id, label: say('event-news.answer') }],
      lane: 'reminders',
    });
}
