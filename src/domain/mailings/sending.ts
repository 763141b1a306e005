import { actorOf, type Desk } from '#src/domain/ground/desk.ts';
import { may } from '#src/domain/ground/permissions.ts';
import { reachOf } from '#src/domain/mailings/audience.ts';
import { concernOf, keep, tellRecalled } from '#src/domain/mailings/mailings.ts';
import { noticeOf } from '#src/domain/mailings/notice.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { say } from '#src/text/say.ts';

/** The minute is over: it goes to whom it reaches by now. Who may no longer write to them does not. */
export async function mailingGoes(desk: Desk, id: string): Promise<void> {
  const { tx } = desk;
  const mailing = await tx.read('mailing', id);
  if (mailing?.state !== 'held') return;
  const author = await tx.read('person', mailing.by);
  const mayWrite =
    author && may(actorOf(author.id, author, author.lang, tx.now), 'mailings.send', concernOf(mailing));
  if (!mayWrite) return keep(desk, { ...mailing, state: 'stopped', ended: true });
  const { people } = await reachOf(desk, mailing);
  const nobody = people.length === 0;
  keep(desk, { ...mailing, state: nobody ? 'over' : 'going', count: people.length, ended: nobody });
  tx.mail({ ...noticeOf(mailing), to: people.map((one) => one.id), about: { kind: 'mailing', id } });
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
      ...(staff.length > 0 ? [say('mailing-news.staff', { names: staff.map(({ name }) => name) })] : []),
      ...(missed.length > staff.length
        ? [say('mailing-news.families', { count: missed.length - staff.length })]
        : []),
      ...(closed > 0 ? [say('mailing-news.closed')] : []),
      ...(missed.length > closed ? [say('mailing-news.failed', { count: missed.length - closed })] : []),
    ],
    opens: [{ about: 'mailing', id, label: say('mailing-news.look') }],
  });
}
