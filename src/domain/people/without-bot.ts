import { type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { isStaff } from '#src/regulation/roles.ts';

/**
 * A colleague prefers to do without the bot, or uses it again: they are not shown as behind and not reminded.
 *
 * @returns unknown-person, also for a family: nothing is ever overdue there
 */
export const doWithoutBot = operation(
  'people.without-bot',
  ({ person }: { person: PersonId; without: boolean }) => ({ person }),
  async (desk: Desk, input) => {
    const { tx, me } = desk;
    const person = await readPerson(tx, input.person);
    if (!person?.roles.some(({ role }) => isStaff(role))) return no('unknown-person');
    if ((person.withoutBot !== undefined) === input.without) return { ok: true as const };
    const { withoutBot: _before, ...rest } = person;
    tx.write('person', person.id, input.without ? { ...rest, withoutBot: tx.now } : rest);
    tx.audit(input.without ? 'people.without-bot' : 'people.with-bot', me.id, person.id);
    return { ok: true as const };
  },
);
