import { markDuty } from '#src/domain/duties/mark.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';

/** A movement was recorded and those concerned were told: A11 is done as of today. */
export async function markMovement(desk: Desk): Promise<void> {
  const { tx, me } = desk;
  if (holdsOwn(me, 'administrator')) await markDuty(desk, 'A11', { state: 'done', at: tx.now, by: me.id });
}
