import { findClass, readClasses } from '#src/domain/classes/classes.ts';
import { mayLead } from '#src/domain/classes/teachers.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readAdministrators } from '#src/domain/people/administrators.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { say } from '#src/text/say.ts';

/**
 * The class teacher asks that a colleague take the class over. Who leads a class is the administrators' to decide (A8):
 * they are told, and the class goes with everything that waits when one of them says yes.
 *
 * @returns unknown-person
 */
export const askSuccessor = operation(
  'classes.hand',
  ({ class: of }: { class: string; person: PersonId }) => ({ class: of }),
  async ({ tx, me }: Desk, input) => {
    const [next, { ids }, classes] = await Promise.all([
      readPerson(tx, input.person),
      readAdministrators(tx),
      readClasses(tx),
    ]);
    const own = findClass(classes, input.class);
    if (!own || !next || !mayLead(next)) return no('unknown-person');
    for (const to of ids)
      tx.tell({
        to,
        text: [say('class-hand.told', { who: me.person?.name ?? '', name: next.name, class: own.title })],
        opens: [{ about: 'class-teacher', id: own.id, label: say('class-hand.open') }],
      });
    tx.audit('classes.hand', me.id, next.id);
    return { ok: true as const };
  },
);
