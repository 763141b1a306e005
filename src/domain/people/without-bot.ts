import { markDuty } from '#src/domain/duties/mark.ts';
import { isClosed, listDuties, type Standing } from '#src/domain/duties/progress.ts';
import { actorOf, type Desk, no } from '#src/domain/ground/desk.ts';
import { operation } from '#src/domain/ground/permissions.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { readPerson } from '#src/domain/people/people.ts';
import type { Person } from '#src/domain/people/record.ts';
import { canonical, type DutyId, type DutyRow } from '#src/regulation/duties.ts';
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

/** The joining, the status and the class chats: what a colleague tells of, and the report counts. */
const heardOf: readonly DutyId[] = ['H3', 'H4', 'C3a', 'C3b', 'C3c'];

/** A row of a colleague who does without the bot: open, or ticked as they told. */
export interface HeardRow {
  readonly standing: Standing;
  readonly ticked: boolean;
}

/**
 * What the administrator may tick for a colleague who does without the bot. What they have ended themselves, and a
 * chat whose link is stored, is not among it.
 */
export async function readHeard({ tx, school }: Desk, person: Person): Promise<readonly HeardRow[]> {
  if (person.withoutBot === undefined) return [];
  const standings = await listDuties(tx, actorOf(person.id, person, person.lang, tx.now), school);
  return standings
    .filter(({ row }) => heardOf.includes(canonical(row.id)))
    .map((standing) => ({ standing, ticked: isTicked(standing) }))
    .filter(({ standing, ticked }) => ticked || !isClosed(standing.state));
}

/** Ticked for somebody else it bears nobody's name: who did it stands in the audit. */
const isTicked = ({ row, state }: Standing): boolean =>
  state !== undefined && state.by === undefined && state.state === endOf(row);

const endOf = ({ scope }: DutyRow) => (scope === 'class' ? ('doneOutside' as const) : ('done' as const));

/**
 * The administrator ticks «сделано (со слов)» for a colleague who does without the bot, or takes it back.
 *
 * @returns unknown-person, overtaken (the colleague uses the bot again, or has done it)
 */
export const tickHeard = operation(
  'people.without-bot',
  ({ person }: { person: PersonId; key: string; ticked: boolean }) => ({ person }),
  async (desk: Desk, { key, ticked, ...input }) => {
    const { tx, me } = desk;
    const person = await readPerson(tx, input.person);
    if (!person) return no('unknown-person');
    const found = (await readHeard(desk, person)).find(({ standing }) => standing.key === key);
    if (!found) return no('overtaken');
    if (found.ticked === ticked) return { ok: true as const };
    const state = ticked ? { state: endOf(found.standing.row), at: tx.now } : undefined;
    await markDuty(desk, key, state, person.id);
    tx.audit(ticked ? 'people.ticked' : 'people.unticked', me.id, person.id);
    return { ok: true as const };
  },
);
