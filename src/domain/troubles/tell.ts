import { type Desk, holdsOwn } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { afterQuiet } from '#src/domain/school/calendar.ts';
import { decide, type News, type Seen } from '#src/domain/troubles/decide.ts';
import type { Troubles } from '#src/domain/troubles/record.ts';
import { dayAndTime, type Say, say } from '#src/text/say.ts';

const none: Troubles = { v: 1, by: {} };

/**
 * Tells of the bot itself what needs a human, whoever set it up: the administrators whom ADMIN_VK_IDS names, all of them
 * where none of those is one. In the quiet hours nobody is told, and what is over in the morning never was.
 *
 * @param seen  what is the matter now
 * @returns whether something is known to last, so that its end must be looked for
 */
export async function tellTroubles(desk: Desk, seen: readonly Seen[]): Promise<boolean> {
  const { tx, school } = desk;
  const before = (await tx.read('troubles', 'main')) ?? none;
  const lasts = ({ by }: Troubles) => Object.values(by).some(({ since }) => since !== undefined);
  if (afterQuiet(tx.now, school) > tx.now) return lasts(before);
  const { after, isChanged, news } = decide(before, seen, tx.now);
  if (!isChanged) return lasts(before);
  tx.write('troubles', 'main', after);
  const readers = news.length > 0 ? await readersOf(desk) : [];
  // Behind the answers: what waits there is looked at, and this is no reason to tell anybody.
  for (const one of news)
    for (const to of readers) tx.tell({ to, text: textOf(one), lane: 'reminders', atOnce: true });
  return lasts(after);
}

async function readersOf({ tx, bot }: Desk): Promise<readonly PersonId[]> {
  const { ids } = await readAdministrators(tx);
  const able = (await tx.readAll('person', ids)).filter(
    ({ frozen, roles }) => !frozen && holdsOwn({ roles }, 'administrator'),
  );
  const all = able.map(({ id }) => id);
  const named = all.filter((id) => bot.firstAdministrators.includes(id));
  return named.length > 0 ? named : all;
}

function textOf({ cause, is, since, count }: News): readonly Say[] {
  const told = say(`troubles.${cause}-${is}`, { count, since: dayAndTime(since) });
  return is === 'begun' ? [told, say('troubles.hand-on')] : [told];
}
