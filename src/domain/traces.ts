import { readClass, readClasses } from '#src/domain/classes.ts';
import type { Desk } from '#src/domain/desk.ts';
import type { DutyState, Person } from '#src/domain/records.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * Takes a person's id out of what belongs to the school: who did a duty, who made an invite, who stands in for
 * whom. What was done stays done. Families leave no such traces, so nothing is searched for them.
 */
export async function eraseTraces({ tx }: Desk, person: Person): Promise<void> {
  await eraseStandIns(tx, person);
  if (!person.roles.some(({ role }) => isStaff(role))) return;
  const { list } = await readClasses(tx);
  const stored = await tx.read('school', 'main');
  if (stored && isIn(stored.duties, person.id))
    tx.write('school', 'main', { ...stored, duties: without(stored.duties, person.id) });
  const entries = await Promise.all(list.map(({ id }) => readClass(tx, id)));
  for (const entry of entries) {
    if (isIn(entry.duties, person.id))
      tx.write('class', entry.id, { ...entry, duties: without(entry.duties, person.id) });
  }
  const indexes = await Promise.all(
    ['staff', ...list.map(({ id }) => id)].map((of) => tx.list('invites', of)),
  );
  const invites = await Promise.all(indexes.flat().map(({ id }) => tx.read('invite', id)));
  for (const invite of invites)
    if (invite?.maker === person.id) tx.write('invite', invite.hash, { ...invite, maker: nobody });
}

/** An invite outlives its maker; VK gives nobody this id. */
const nobody = 0;

async function eraseStandIns(tx: Desk['tx'], person: Person): Promise<void> {
  const lenders = person.roles.flatMap(({ insteadOf }) => insteadOf ?? []);
  for (const id of new Set(lenders)) {
    const lender = await tx.read('person', String(id));
    if (lender?.away?.deputy !== person.id) continue;
    const { away: _gone, ...present } = lender;
    tx.write('person', String(id), present);
  }
  if (!person.away) return;
  const deputy = await tx.read('person', String(person.away.deputy));
  if (deputy) {
    const roles = deputy.roles.filter(({ insteadOf }) => insteadOf !== person.id);
    tx.write('person', String(deputy.id), { ...deputy, roles });
  }
}

const isIn = (duties: Record<string, DutyState>, id: number): boolean =>
  Object.values(duties).some(({ by }) => by === id);

const without = (duties: Record<string, DutyState>, id: number): Record<string, DutyState> =>
  Object.fromEntries(
    Object.entries(duties).map(([key, { by, ...state }]) => [
      key,
      by === undefined || by === id ? state : { ...state, by },
    ]),
  );
