import { isResting, labelOf } from '#scenes/everyone/duty-card.ts';
import { sceneOf } from '#scenes/everyone/duty-scenes.ts';
import { type Button, button, type Moves, open } from '#scenes/scene.ts';
import { findDuty, listDuties, type Standing } from '#src/domain/duties/progress.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { canonical, isDutyId } from '#src/regulation/duties.ts';

/** Where a row of one's own leads: to its own scene at once, or to its card with all its ends. */
export async function openRow(school: Desk, key: string): Promise<Moves<never, never>> {
  const standing = await findDuty(school, key);
  const own = standing && !isResting(standing) ? sceneOf(standing.row.id) : undefined;
  return own?.direct ? open(own.scene, { of: key }) : open('duty', { of: key });
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
