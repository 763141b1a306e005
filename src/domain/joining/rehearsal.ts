import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { type Act, imagined, type Played } from '#src/domain/ground/rehearsal.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { issueInvite } from '#src/domain/joining/invites.ts';
import { classQueue, requestIn, senderIn } from '#src/domain/joining/queue-entry.ts';

/** What whoever looks on does for the imagined parent; `accepted`: they take the request on themselves. */
export type ParentsAct = Exclude<Act, { meanwhile: unknown }> | 'accepted';

/**
 * «Как это видят родители» (C3b, P1): a parent who does not exist goes the way of the class's parents, in a transaction
 * that is never committed. The class is open there, so that the way can be seen before it is.
 *
 * @returns undefined for whoever may not invite the parents of this class
 */
export async function rehearseParent(
  desk: Desk,
  { class: of, acts }: { class: string; acts: readonly ParentsAct[] },
): Promise<Played | undefined> {
  let mayInvite = true;
  const before = async (tx: Transaction): Promise<string> => {
    const classes = await readClasses(tx);
    const list = classes.list.map((one) => (one.id === of ? { ...one, open: true } : one));
    tx.write('classes', 'main', { ...classes, list });
    const issued = await issueInvite({ ...desk, tx }, { role: 'parent', class: of });
    mayInvite = issued.ok;
    return issued.ok ? issued.code : '';
  };
  const queue = classQueue(of);
  const meanwhile = async (tx: Transaction): Promise<void> => {
    const waiting = await tx.list('queue', queue);
    const theirs = waiting.filter((entry) => senderIn(entry) === imagined);
    await acceptRequests({ ...desk, tx }, { queue, ids: theirs.map(requestIn) });
  };
  const played = await desk.rehearse({
    lang: desk.me.lang,
    before,
    acts: acts.map((one) => (one === 'accepted' ? { meanwhile } : one)),
  });
  return mayInvite ? played : undefined;
}
