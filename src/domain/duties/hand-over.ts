import { type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readPerson, readStaff } from '#src/domain/people/people.ts';
import { type DutyId, handable } from '#src/regulation/duties.ts';
import { say } from '#src/text/say.ts';

/** The deputies, to whom the head may hand single rows over (2.2). */
export const listDeputies = operation(
  'duties.hand-over',
  ofNothing,
  async ({ tx }: Desk, _: Record<never, never>) => {
    const staff = await readStaff(tx);
    return { ok: true as const, deputies: staff.filter((one) => holdsOwn(one, 'deputy')) };
  },
);

/**
 * The head hands a row over to a deputy, who sees it among the own ones from now on, or takes it back. It ends with
 * the role.
 *
 * @returns not-this-way (a row that is the head's own), overtaken (no deputy any more)
 */
export const handDuty = operation(
  'duties.hand-over',
  ({ person }: { person: PersonId; duty: DutyId; handed: boolean }) => ({ person }),
  async (desk: Desk, { duty, handed, ...input }) => {
    const { tx, me } = desk;
    const person = await readPerson(tx, input.person);
    if (!handable.includes(duty)) return no('not-this-way');
    if (!person || !holdsOwn(person, 'deputy')) return no('overtaken');
    const { handedOver = [], ...rest } = person;
    if (handedOver.includes(duty) === handed) return { ok: true as const };
    const rows = handed ? [...handedOver, duty] : handedOver.filter((one) => one !== duty);
    tx.write('person', person.id, rows.length > 0 ? { ...rest, handedOver: rows } : rest);
    tx.tell({
      to: person.id,
      text: [say(`handed-over.${handed ? 'given' : 'taken-back'}`, { title: say(`duty-${duty}.title`) })],
      opens: [{ about: 'home', label: say('patterns-button.home') }],
      lane: 'reminders',
    });
    tx.audit(`${handed ? 'duties.handed-over' : 'duties.taken-back'}.${duty}`, me.id, person.id);
    return { ok: true as const };
  },
);
