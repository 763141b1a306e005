import { actorOf, type Desk } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import { isForFamilies, isOwnCourse, reachOf } from '#src/domain/mailings/audience.ts';
import { eveningAfter, waitForEvening, waitForHours } from '#src/domain/mailings/evening.ts';
import { hearingOf } from '#src/domain/mailings/hearing.ts';
import { concernOf, keep, tellRecalled } from '#src/domain/mailings/mailings.ts';
import { noticeOf } from '#src/domain/mailings/notice.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { reachableAt } from '#src/domain/people/own-hours.ts';
import type { Person } from '#src/domain/people/record.ts';
import { capacityOf } from '#src/domain/questions/capacity.ts';
import { withoutQuestion } from '#src/domain/questions/kept.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { type Say, say } from '#src/text/say.ts';

/** The minute is over: it goes to whom it reaches by now. Who may no longer write to them does not. */
export async function mailingGoes(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const mailing = await tx.read('mailing', id);
  if (mailing?.state !== 'held') return;
  const author = await tx.read('person', mailing.by);
  if (!author || !(await mayWrite(desk, author, mailing)))
    return keep(desk, { ...(await withoutQuestion(desk, mailing)), state: 'stopped', ended: true });
  const people = await reachOf(desk, mailing);
  // What ends before somebody's time comes does not wait for it.
  const until = mailing.urgent ? 0 : (mailing.asks?.until ?? Number.POSITIVE_INFINITY);
  const forFamilies = isForFamilies(mailing.audience);
  const evening = people.filter(
    (one) => until > eveningAfter(tx.now, desk.school) && hearingOf(one, forFamilies) === 'evening',
  );
  waitForEvening(desk, 'mailing', id, evening);
  // What is for colleagues waits for each one's own hours.
  const opens = (one: Person) => reachableAt(one, tx.now, desk.school);
  const closed = forFamilies ? [] : people.filter((one) => opens(one) > tx.now && opens(one) < until);
  await Promise.all(closed.map((one) => waitForHours(desk, id, one, opens(one))));
  const later = [...evening, ...closed.filter((one) => !evening.includes(one))];
  const to = people.filter((one) => !later.includes(one)).map((one) => one.id);
  const nobody = to.length === 0;
  const gone = { ...mailing, count: to.length, ended: nobody, later: later.length };
  keep(desk, { ...gone, state: nobody ? 'over' : 'going' });
  // It was held until its hour came.
  tx.mail({ ...noticeOf(mailing), to, about: { kind: 'mailing', id }, atOnce: true });
  if (nobody && later.length > 0) tx.tell({ to: mailing.by, text: laterLines(gone), atOnce: true });
}

async function mayWrite({ tx }: Desk, author: Person, mailing: Mailing): Promise<boolean> {
  const me = actorOf(author.id, author, author.lang, tx.now);
  return mailing.asks
    ? (await capacityOf({ tx, me }, mailing.audience)) !== undefined
    : may(me, 'mailings.send', concernOf(mailing)) && isOwnCourse({ tx }, mailing.audience, author.id);
}

/** Its author hears who could not be reached: staff by name, families as a number, and what to do about it. */
export async function mailingIsOver(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const [mailing, outcomes] = await Promise.all([tx.read('mailing', id), tx.outcomes(id)]);
  // Its author has deleted it meanwhile.
  if (!mailing) return tx.eraseOutcomes(id);
  keep(desk, { ...mailing, state: mailing.state === 'going' ? 'over' : mailing.state, ended: true });
  const people = await tx.readAll(
    'person',
    outcomes.map(({ to }) => to),
  );
  const known = new Map(people.map((person) => [person.id, person]));
  // Whoever has deleted their data while it was on its way.
  for (const { to } of outcomes) if (!known.has(to)) tx.eraseOutcomes(id, to);
  if (mailing.state === 'recalled') return tellRecalled(desk, mailing);
  const missed = outcomes.filter(({ came }) => came !== 'sent');
  const staff = missed.flatMap(({ to }) => {
    const person = known.get(to);
    return person?.roles.some(({ role }) => isStaff(role)) ? [person] : [];
  });
  const closed = missed.filter(({ came }) => came === 'unreachable').length;
  tx.tell({
    to: mailing.by,
    text: [
      say(mailing.state === 'stopped' ? 'mailing-news.stopped' : 'mailing-news.over', {
        sent: outcomes.length - missed.length,
        count: mailing.count ?? outcomes.length,
      }),
      ...laterLines(mailing),
      ...(staff.length > 0 ? [say('mailing-news.staff', { names: staff.map(({ name }) => name) })] : []),
      ...(missed.length > staff.length
        ? [say('mailing-news.families', { count: missed.length - staff.length })]
        : []),
      ...(closed > 0 ? [say('mailing-news.closed')] : []),
      ...(missed.length > closed ? [say('mailing-news.failed', { count: missed.length - closed })] : []),
    ],
    opens: [{ about: 'mailing', id, label: say('mailing-news.look') }],
    atOnce: true,
  });
}

/** How many read it in the evening, as they have chosen. */
const laterLines = ({ later = 0 }: Pick<Mailing, 'later'>): Say[] =>
  later > 0 ? [say('mailing-news.later', { count: later })] : [];
