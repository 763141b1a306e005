import { livingRoles } from '#src/domain/desk.ts';
import type { Person } from '#src/domain/records.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import { isStaff } from '#src/regulation/roles.ts';

/** Whether a colleague may stand in for somebody: of the staff in their own right, and there themselves. */
export const mayStandIn = (colleague: Person, lender: number, now: number): boolean =>
  colleague.id !== lender &&
  !colleague.frozen &&
  (colleague.away === undefined || colleague.away.until <= now) &&
  livingRoles(colleague, now).some(({ role, until }) => until === undefined && isStaff(role));

/** The colleagues who may stand in, by name. */
export async function listDeputies(tx: Transaction, lender: number): Promise<readonly Person[]> {
  const staff = await tx.list('staff', 'all');
  const people = await Promise.all(staff.map(({ id }) => tx.read('person', id)));
  return people
    .flatMap((person) => (person && mayStandIn(person, lender, tx.now) ? [person] : []))
    .sort((one, other) => one.name.localeCompare(other.name, 'ru'));
}
