import { readClass } from '#src/domain/classes/classes.ts';
import { readKey } from '#src/domain/duties/key.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { DutyState, DutyStates } from '#src/domain/ground/stored.ts';
import { type DutyId, dutyRow } from '#src/regulation/duties.ts';
import type { FamilyRole } from '#src/regulation/roles.ts';

/**
 * Writes how a duty stands where it lives: at the school, the class, what is taught in it, or at the person. It builds on what the
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
  } else if (read.course !== undefined) {
    const stored = await tx.read('course', read.course);
    if (stored)
      tx.write('course', stored.id, { ...stored, duties: withState(stored.duties, read.id, state) });
  } else {
    const stored = await tx.read('person', whose);
    if (!stored) return;
    tx.write('person', whose, { ...stored, duties: withState(stored.duties, key, state) });
    const role = joiningOf[read.id];
    if (role === undefined || read.class === undefined) return;
    const inChat = state?.state === 'done' || state?.state === 'doneBefore';
    const member = memberOf(role, whose);
    if (inChat) tx.put('in-chat', read.class, member, tx.now);
    else tx.drop('in-chat', read.class, member);
  }
}

/** The rows by which a family says that they are in the class chat: counted without reading every family. */
const joiningOf: { readonly [id in DutyId]?: FamilyRole } = { P1: 'parent', S1: 'student' };

function withState(duties: DutyStates, key: string, state: DutyState | undefined): DutyStates {
  const { [key]: _before, ...rest } = duties;
  return state === undefined ? rest : { ...rest, [key]: state };
}
