import { isResting, labelOf } from '#scenes/everyone/duty-card.ts';
import { sceneOf } from '#scenes/everyone/duty-scenes.ts';
import { type Button, button, type Moves, open } from '#scenes/scene.ts';
import { findDuty, listDuties, type Standing } from '#src/domain/duties/progress.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { canonical, isDutyId } from '#src/regulation/duties.ts';

/**
 * Which scene a row leads to: its own, or its card with all its ends. From a list the card comes first, unless the scene
 * is begun without it; whoever has said what they want, or has read the card, is led to the scene.
 */
export function wayInto(standing: Standing, from: 'list' | 'words' | 'card'): Moves<never, never> {
  const { row, key } = standing;
  const own = sceneOf(row.id);
  const atOnce = from !== 'list' || (own?.direct === true && !isResting(standing));
  return open(own && atOnce ? own.scene : 'duty', { of: key });
}

/** The same for a row by its key; one that is no longer this person's is told of by the card. */
export async function openRow(school: Desk, key: string): Promise<Moves<never, never>> {
  const standing = await findDuty(school, key);
  return standing ? wayInto(standing, 'list') : open('duty', { of: key });
}

/** The person's own rows with this id: one, or one for each class. */
export async function rowsOf({ tx, me, school }: Desk, ids: readonly string[]): Promise<readonly Standing[]> {
  if (me.roles.length === 0) return [];
  const wanted = ids.filter(isDutyId).map(canonical);
  const own = await listDuties(tx, me, school);
  return own
    .filter(({ row }) => wanted.includes(canonical(row.id)))
    .sort((one, two) => wanted.indexOf(canonical(one.row.id)) - wanted.indexOf(canonical(two.row.id)));
}

/** The next step after an answer: the nearest row that is this person's. */
export async function dutyButton(school: Desk, ids: readonly string[]): Promise<Button<'row'>[]> {
  const [nearest] = await rowsOf(school, ids);
  return nearest ? [button('row', labelOf(nearest), { of: nearest.key })] : [];
}
