import { readClass } from '#src/domain/classes/classes.ts';
import { readKey } from '#src/domain/duties/key.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { DutyState, DutyStates } from '#src/domain/ground/stored.ts';
import { dutyRow } from '#src/regulation/duties.ts';

/**
 * Writes how a duty stands where it lives: at the school, at the class, or at the person. It builds on what the
 * operation has staged before, so that several marks of one record all stay.
 *
 * @param key    `A9`, or with its class `C3a:c7`; one that is no duty's marks nothing
 * @param state  undefined when the duty is open again
 * @param whose  for a duty of a person: another one's than whoever is talking
 */
export async function markDuty(
  { tx, me, school }: Pick<Desk, 'tx' | 'me' | 'school'>,
  key: string,
  state: DutyState | undefined,
  whose: PersonId = me.id,
): Promise<void> {
  const read = readKey(key);
  if (!read) return;
  const { scope } = dutyRow(read.id);
  if (scope === 'school') {
    const stored = (await tx.read('school', 'main')) ?? school;
    tx.write('school', 'main', { ...stored, duties: withState(stored.duties, read.id, state) });
  } else if (scope === 'class' && read.class !== undefined) {
    const stored = await readClass(tx, read.class);
    tx.write('class', read.class, { ...stored, duties: withState(stored.duties, read.id, state) });
  } else {
    const stored = await tx.read('person', whose);
    if (stored) tx.write('person', whose, { ...stored, duties: withState(stored.duties, key, state) });
  }
}

function withState(duties: DutyStates, key: string, state: DutyState | undefined): DutyStates {
  const { [key]: _before, ...rest } = duties;
  return state === undefined ? rest : { ...rest, [key]: state };
}
