import { requestIsLate } from '#src/domain/decisions.ts';
import type { Desk } from '#src/domain/desk.ts';
import { sendDigest } from '#src/domain/digest.ts';
import { endInvite } from '#src/domain/invites.ts';
import type { DueKind } from '#src/domain/transaction.ts';

/** What happens when a fact is due; each runs in the transaction that removes the fact. */
export const onDue: Record<DueKind, (desk: Desk, id: string) => Promise<void>> = {
  digest: (desk, id) => sendDigest(desk, Number(id)),
  'request-late': requestIsLate,
  'invite-end': async ({ tx }, hash) => {
    const invite = await tx.read('invite', hash);
    if (invite && invite.endedAt === undefined) endInvite(tx, invite);
  },
};

export const isDueKind = (kind: string): kind is DueKind => kind in onDue;
