import { type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { type Behind, behindIn, type Matter } from '#src/domain/reports/behind.ts';
import { readFacts } from '#src/domain/reports/facts.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Say, say } from '#src/text/say.ts';

/** When colleagues were last reminded, ms. */
export async function readNudges(
  tx: Transaction,
  people: readonly PersonId[],
): Promise<ReadonlyMap<PersonId, number>> {
  const notices = await Promise.all(
    people.map(async (id) => [id, (await tx.readAll('notices', [id]))[0]] as const),
  );
  return new Map(
    notices.flatMap(([id, one]) => (one?.nudgedAt === undefined ? [] : [[id, one.nudgedAt] as const])),
  );
}

export const mayNudge = (nudgedAt: number | undefined, now: number): boolean =>
  nudgedAt === undefined || now - nudgedAt >= limits.nudgeEvery;

/**
 * One neutral reminder to a colleague of whom something is overdue (H7); in quiet hours it waits for the next set
 * time. Families are never among those who can be reminded.
 *
 * @returns overtaken (nothing is overdue any more), nudged-lately
 */
export const nudge = operation(
  'reports.nudge',
  ({ person }: { person: PersonId }) => ({ person }),
  async (desk: Desk, input) => {
    const { tx, me, school } = desk;
    const [facts, notices] = await Promise.all([readFacts(desk), tx.read('notices', input.person)]);
    const found = behindIn(facts, me.id).find(({ person }) => person.id === input.person);
    if (!found) return no('overtaken');
    if (!mayNudge(notices?.nudgedAt, tx.now)) return no('nudged-lately');
    tx.write('notices', input.person, { ...(notices ?? { v: 1, day: '' }), nudgedAt: tx.now });
    if (mayDisturb(tx.now, school)) tellNudge(tx, found);
    else tx.makeDue('nudge', input.person, nextDigest(tx.now, school));
    tx.audit('reports.nudge', me.id, input.person);
    return { ok: true as const };
  },
);

/** A reminder that waited for the morning: what was done meanwhile is not spoken of. */
export async function nudgeIsDue(desk: Desk, id: string): Promise<void> {
  const found = behindIn(await readFacts(desk), desk.me.id).find(({ person }) => person.id === id);
  if (found) tellNudge(desk.tx, found);
}

const tellNudge = (tx: Transaction, { person, matters }: Behind): void =>
  tx.tell({
    to: person.id,
    text: [say('nudge.text', { lines: matters.map(matterLine) })],
    opens: [{ about: 'home', label: say('patterns-button.home') }],
    lane: 'reminders',
  });

/** What is open, in words that stand in a list and in the reminder alike. */
export function matterLine(matter: Matter): Say {
  if (matter.kind === 'requests') return say('matter.requests', { count: matter.count });
  if (matter.kind === 'classLife') return say('matter.classLife', { class: matter.classTitle });
  if (matter.kind === 'chat') return say(`matter.${matter.chat}`, { class: matter.classTitle });
  return say(`matter.${matter.kind}`);
}
