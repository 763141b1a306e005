import type { Desk } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import { type ListedInvite, listsOf, ofList, readListed, refusalOf } from '#src/domain/joining/invites.ts';
import type { Invite } from '#src/domain/joining/record.ts';

/** Those that nobody can use any more, as long as they are known: used up, annulled or over. */
export const listEnded = operation('invites.list', ofList, async ({ tx }: Desk, input) => {
  const list = input.class ?? 'staff';
  const [living, marks] = await Promise.all([tx.list('invites', list), tx.list('ended-invites', list)]);
  const listed = await readListed(tx, [...living, ...marks]);
  return { ok: true as const, ended: listed.flatMap((one) => endedOf(one, tx.now)) };
});

export interface EndedInvite {
  readonly invite: Invite;
  readonly used: number;
  readonly why: 'used' | 'annulled' | 'over';
}

function endedOf({ invite, left }: ListedInvite, now: number): readonly EndedInvite[] {
  const refusal = refusalOf(invite, left, now);
  if (!refusal) return [];
  const used = invite.endedAt === undefined ? invite.uses - left : (invite.used ?? 0);
  if (used >= invite.uses) return [{ invite, used, why: 'used' }];
  return [{ invite, used, why: refusal === 'invite-annulled' ? 'annulled' : 'over' }];
}

/** Those that are over, the newest first. */
export async function listMyEnded(desk: Desk): Promise<readonly EndedInvite[]> {
  const mine = await listsOf(desk);
  const lists = await Promise.all(mine.map((of) => listEnded(desk, { class: of })));
  return lists
    .flatMap((list) => (list.ok ? list.ended : []))
    .sort((a, b) => b.invite.madeAt - a.invite.madeAt);
}
