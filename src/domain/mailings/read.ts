import type { Desk } from '#src/domain/ground/desk.ts';
import { no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { asksFamilies } from '#src/domain/mailings/notice.ts';

/** More mailings under one button than this are not counted: it carries their ids. */
const togetherMost = 12;

/** What a «Прочитано» button carries: one mailing, or all that stand in one evening message. */
export const readId = (mailings: readonly string[]): string => mailings.slice(0, togetherMost).join('.');

/** «Прочитано»: one more in each number, however often it is tapped. Kept is a mark, and no person. */
export const markRead = operation(
  'mailings.read',
  ofNothing,
  async ({ tx, me }: Desk, input: { mailing: string }) => {
    const all = await tx.readAll('mailing', input.mailing.split('.'));
    const asked = all.filter(asksFamilies);
    if (asked.length === 0) return no('unknown-mailing');
    for (const { id, by } of asked) if (by !== me.id) tx.put('mail-read', id, tx.markOf(me.id), tx.now);
    return { ok: true as const };
  },
);

/** How many have read a mailing goes with it. */
export async function eraseRead(tx: Desk['tx'], mailing: string): Promise<void> {
  for (const { id } of await tx.list('mail-read', mailing)) tx.drop('mail-read', mailing, id);
}
