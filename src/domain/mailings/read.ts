import type { Desk } from '#src/domain/ground/desk.ts';
import { no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { asksFamilies } from '#src/domain/mailings/notice.ts';

/** «Прочитано»: one more in the number, however often it is tapped. Kept is a mark, and no person. */
export const markRead = operation(
  'mailings.read',
  ofNothing,
  async ({ tx, me }: Desk, input: { mailing: string }) => {
    const mailing = await tx.read('mailing', input.mailing);
    if (!mailing || !asksFamilies(mailing)) return no('unknown-mailing');
    if (mailing.by !== me.id) tx.put('mail-read', mailing.id, tx.markOf(me.id), tx.now);
    return { ok: true as const };
  },
);

/** How many have read a mailing goes with it. */
export async function eraseRead(tx: Desk['tx'], mailing: string): Promise<void> {
  for (const { id } of await tx.list('mail-read', mailing)) tx.drop('mail-read', mailing, id);
}
