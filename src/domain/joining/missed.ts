import { readClasses } from '#src/domain/classes/classes.ts';
import { type Desk, ownRoles } from '#src/domain/ground/desk.ts';
import { newsOf } from '#src/domain/joining/decisions.ts';
import { opensAgain, toldOf } from '#src/domain/joining/rejection.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { say } from '#src/text/say.ts';

/**
 * Somebody may be written to again: what was decided meanwhile is told as it stands by now, and where it is known no
 * more, where to look.
 */
export async function tellMissed(desk: Desk): Promise<void> {
  const { tx, me } = desk;
  const person = await readPerson(tx, me.id);
  if (!person) return;
  const { missed = [], ...rest } = person;
  const [requests, classes] = await Promise.all([tx.readAll('request', missed), readClasses(tx)]);
  const own = ownRoles(person);
  // A role that was taken away since is no news.
  const news = requests.filter(
    ({ kind, state, role, class: of }) =>
      state === 'rejected' ||
      (state === 'accepted' &&
        (kind === 'verification' || own.some((held) => held.role === role && held.class === of))),
  );
  for (const request of news)
    tx.tell(
      request.state === 'accepted'
        ? { to: me.id, ...(await newsOf(desk, request, classes, person)), atOnce: true }
        : { to: me.id, text: toldOf(request.reason), opens: [opensAgain(request)], atOnce: true },
    );
  if (news.length === 0)
    tx.tell({
      to: me.id,
      text: [say('patterns.back-again')],
      opens: [{ about: 'home', label: say('patterns-button.home') }],
      atOnce: true,
    });
  if (missed.length > 0) tx.write('person', me.id, rest);
}
