import { readSchoolChats } from '#src/domain/chats/filing.ts';
import { isFor } from '#src/domain/events/audience.ts';
import { factsOf } from '#src/domain/events/facts.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import type { Opens } from '#src/domain/ground/about.ts';
import { actorOf, type Desk, livingRoles } from '#src/domain/ground/desk.ts';
import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { isForFamilies, isOneOf } from '#src/domain/mailings/audience.ts';
import { asksFamilies, noticeOf, wordsOf } from '#src/domain/mailings/notice.ts';
import { readId } from '#src/domain/mailings/read.ts';
import type { Audience, Mailing } from '#src/domain/mailings/record.ts';
import type { Person } from '#src/domain/people/record.ts';
import { readAnswers } from '#src/domain/questions/answers.ts';
import { beforeQuiet, type Calendar, dayOf, daysLater, momentOf } from '#src/domain/school/calendar.ts';
import { factsOfLesson, keyOfLesson } from '#src/domain/teaching/lesson-facts.ts';
import { findMyLesson, type MyLesson } from '#src/domain/teaching/my-lessons.ts';
import { limits } from '#src/regulation/limits.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { type Say, say } from '#src/text/say.ts';

/** When the next evening message goes. */
export function eveningAfter(now: number, calendar: Calendar): number {
  const at = (day: string) => beforeQuiet(momentOf(day, limits.eveningAt, calendar), calendar);
  const today = dayOf(now, calendar);
  return at(today) > now ? at(today) : at(daysLater(today, 1));
}

/** What came for these people waits for their evening message: by its id alone, so that what is recalled drops out. */
export function waitForEvening(
  { tx, school }: Desk,
  what: 'mailing' | 'event' | 'lesson',
  id: string,
  people: readonly Person[],
): void {
  for (const person of people) {
    tx.put('evening', person.id, memberOf(what, id), tx.now);
    tx.makeDue('evening', person.id, eveningAfter(tx.now, school));
  }
}

/** The same for a colleague who may be written to at that time; what waits for them already may come with it. */
export async function waitForHours(
  { tx }: Pick<Desk, 'tx'>,
  id: string,
  person: Person,
  at: number,
): Promise<void> {
  const planned = await tx.dueAt('evening', person.id);
  tx.put('evening', person.id, memberOf('mailing', id), tx.now);
  tx.makeDue('evening', person.id, Math.min(planned ?? at, at));
}

/** The evening is there: what still holds by now goes as one message, however many classes it is of. */
export async function eveningComes(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const to = PersonId.parse(id);
  const [person, entries] = await Promise.all([tx.read('person', to), tx.list('evening', to)]);
  for (const entry of entries) tx.drop('evening', to, entry.id);
  if (!person || person.frozen) return;
  const theirs: Desk = { ...desk, me: actorOf(to, person, person.lang, tx.now) };
  const idsOf = (what: string) =>
    entries.flatMap((entry) => (partsOf(entry.id)[0] === what ? [partsOf(entry.id)[1]] : []));
  const [allMailings, allEvents, allLessons, chats] = await Promise.all([
    tx.readAll('mailing', idsOf('mailing')),
    tx.readAll('event', idsOf('event')),
    Promise.all(idsOf('lesson').map((key) => findMyLesson(theirs, key))),
    readSchoolChats(tx),
  ]);
  const { mutes = [] } = person;
  const answers = await Promise.all(allMailings.map(({ id: of, asks }) => (asks ? readAnswers(tx, of) : [])));
  const mailings = allMailings.filter(
    ({ state, kind, audience, asks }, i) =>
      (state === 'going' || state === 'over') &&
      !mutes.includes(kind) &&
      isStillFor(audience, person, tx.now) &&
      // What was answered meanwhile, or can be answered no more, is not asked again.
      (asks === undefined || (asks.until > tx.now && !answers[i]?.some((one) => one.person === to))),
  );
  const events = allEvents.filter(
    ({ state, at, audience }) => state === 'planned' && at > tx.now && isFor(audience, theirs, chats),
  );
  const lessons = allLessons.flatMap((one) => (one?.next ? [one] : []));
  const coming = mutes.includes('events')
    ? []
    : [...events.map(ofEvent), ...lessons.map((one) => ofLesson(one, desk))];
  for (const one of mailings) tx.put('evening-got', one.id, to, tx.now);
  const [only, ...others] = mailings;
  if (only && others.length === 0 && coming.length === 0)
    tx.tell({ to, ...noticeOf(only), lane: 'mailings', atOnce: true });
  else if (mailings.length + coming.length > 0)
    tx.tell({ to, ...togetherOf(mailings, coming), lane: 'mailings', atOnce: true });
}

/** More attachments under one message than this are not looked at. */
const attachedMost = 10;

/** An event or a lesson that lies ahead. */
interface Coming {
  readonly facts: readonly Say[];
  readonly opens: Opens;
}

const ofEvent = (one: SchoolEvent): Coming => ({
  facts: factsOf(one),
  opens: { about: 'event', id: one.id, label: say('evening.event', { title: one.title }) },
});

const ofLesson = (one: MyLesson, { tx, school }: Desk): Coming => ({
  facts: factsOfLesson(one, one.classes, school, tx.now),
  opens: {
    about: 'lesson',
    id: keyOfLesson(one),
    label: say('evening.event', { title: one.course.title }),
  },
});

/** Several in one message, numbered, so that each can be named as what looks like fraud. */
function togetherOf(mailings: readonly Mailing[], coming: readonly Coming[]) {
  const numbered = (n: number, text: readonly Say[]): Say[] => [say('evening.number', { n }), ...text];
  const text: Say[] = [
    say('evening.hello', { count: mailings.length + coming.length }),
    ...mailings.flatMap((one, i) => numbered(i + 1, wordsOf(one))),
    ...coming.flatMap(({ facts }, i) => numbered(mailings.length + i + 1, facts)),
    say('mailing-notice.end'),
  ];
  const asked = mailings.filter(({ asks }) => asks !== undefined);
  const answer = say('evening.answer', { count: asked.length });
  const toRead = mailings.filter(asksFamilies).map(({ id }) => id);
  const opens: Opens[] = [
    ...(toRead.length > 0
      ? [{ about: 'mail-read' as const, id: readId(toRead), label: say('mailing-notice.read') }]
      : []),
    ...(asked.length > 1 ? [{ about: 'answers' as const, label: answer }] : []),
    ...(asked.length === 1 ? asked.map(({ id }): Opens => ({ about: 'answer', id, label: answer })) : []),
    ...coming.slice(0, 2).map((one) => one.opens),
    ...mailings.slice(0, 3).map(
      (one, i): Opens => ({
        ...{ about: 'fraud', id: one.id, label: say('evening.fraud', { n: i + 1 }) },
        // The rows under a message are few.
        beside: i > 0,
      }),
    ),
  ];
  const attached = mailings.flatMap((one) => one.attached).slice(0, attachedMost);
  return { text, opens, attached };
}

/** Whether it is still written to somebody: their roles may have ended since. */
function isStillFor(audience: Audience, person: Person, now: number): boolean {
  const roles = livingRoles(person, now);
  if (isForFamilies(audience)) return isOneOf(audience, [...roles]);
  return audience.whom === 'staff' ? roles.some(({ role }) => isStaff(role)) : roles.length > 0;
}
