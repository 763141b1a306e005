import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { isStale, nextStaleReminder, readLiving } from '#src/domain/joining/invites.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { dayOf, mayDisturb, nextDigest, termStart } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import { say } from '#src/text/say.ts';

/** The platform's links were sorted out in the present term (A12). */
export function areLinksConfirmed(school: School, now: number): boolean {
  const confirmed = school.duties.A12;
  return confirmed?.state === 'done' && dayOf(confirmed.at, school) >= termStart(now, school);
}

/** A week has passed. Where there is nothing to annul and nothing to confirm, nobody is written to. */
export async function staleInvitesAreDue({ tx, school, guides }: Desk, id: string): Promise<void> {
  if (!mayDisturb(tx.now, school)) return tx.makeDue('stale-invites', id, nextDigest(tx.now, school));
  tx.makeDue('stale-invites', id, nextStaleReminder(tx.now, school));
  const [classes, { ids: administered }] = await Promise.all([readClasses(tx), readAdministrators(tx)]);
  const [lists, administrators] = await Promise.all([
    Promise.all(['staff', ...classes.list.map(({ id }) => id)].map((list) => readLiving(tx, list))),
    tx.readAll('person', administered),
  ]);
  const stale = lists.flat().filter((one) => isStale(one, tx.now)).length;
  const put = school.duties.A12?.state;
  const unconfirmed = (put === undefined || put === 'done') && !areLinksConfirmed(school, tx.now);
  if (stale === 0 && !unconfirmed) return;
  for (const { id: to, lang, frozen, withoutBot, away } of administrators) {
    if (frozen || withoutBot !== undefined || (away && away.until > tx.now)) continue;
    tx.tell({
      to,
      text: [
        ...(stale > 0 ? [say('stale-invites.bot', { count: stale })] : []),
        ...(unconfirmed ? [say('stale-invites.platform', { inside: guides.platform.inside[lang] })] : []),
      ],
      opens: [
        ...(stale > 0 ? [{ about: 'stale-invites' as const, label: say('stale-invites.annul') }] : []),
        { about: 'invites', label: say('stale-invites.open') },
      ],
      lane: 'reminders',
    });
  }
}
