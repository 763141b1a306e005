import { readClass, readClasses, titleOf } from '#src/domain/classes.ts';
import { type Actor, type Desk, no } from '#src/domain/desk.ts';
import { readPerson } from '#src/domain/people.ts';
import { ofNothing, operation } from '#src/domain/permissions.ts';
import type { DutyState, School, SchoolClass } from '#src/domain/records.ts';
import type { Transaction } from '#src/domain/transaction.ts';
import {
  canonical,
  type DutyEnd,
  type DutyId,
  type DutyRow,
  dutiesOf,
  dutyRow,
  dutyRows,
  isDutyId,
} from '#src/regulation/duties.ts';
import { limits } from '#src/regulation/limits.ts';

/** One duty of a person as it stands: the row, the class where it has one, and how far it is. */
export interface Standing {
  /** `H3`, or with its class `C3a:c7`. */
  readonly key: string;
  readonly row: DutyRow;
  readonly class?: string;
  readonly classTitle?: string;
  readonly state: DutyState | undefined;
}

/** Done, or closed in another full-valued way. «Отложено» and «ждёт ответа» are not. */
export const isClosed = (state: DutyState | undefined): boolean =>
  state !== undefined && state.state !== 'setAside' && state.state !== 'asked';

export const keyFor = (id: DutyId, inClass?: string): string =>
  inClass === undefined ? id : `${id}:${inClass}`;

export function readKey(key: string): { id: DutyId; class: string | undefined } | undefined {
  const [id = '', of] = key.split(':');
  return isDutyId(id) ? { id, class: of } : undefined;
}

/** A person's own list, in the order of the Положение, nothing twice: C1, T1 and H3 are one row. */
export async function listDuties(tx: Transaction, me: Actor, school: School): Promise<readonly Standing[]> {
  const own = me.roles.filter(({ until }) => until === undefined);
  const ids = [...new Set(own.flatMap(({ class: of }) => of ?? []))];
  // All at once: one trip to the store.
  const [classes, ...read] = await Promise.all([readClasses(tx), ...ids.map((id) => readClass(tx, id))]);
  const entries = new Map(read.map((entry) => [entry.id, entry]));
  const standings = new Map<string, Standing>();
  for (const { role, class: of } of own) {
    for (const row of dutiesOf(role)) {
      const id = canonical(row.id);
      const scoped = row.scope === 'class' || row.scope === 'child';
      if (scoped && of === undefined) continue;
      const inClass = scoped ? of : undefined;
      const key = keyFor(id, inClass);
      if (standings.has(key)) continue;
      const state = stateOf({
        key,
        row: dutyRow(id),
        me,
        school,
        now: tx.now,
        entry: inClass === undefined ? undefined : entries.get(inClass),
      });
      standings.set(key, {
        key,
        row,
        state,
        ...(inClass === undefined ? {} : { class: inClass, classTitle: titleOf(classes, inClass) }),
      });
    }
  }
  return [...standings.values()].sort((a, b) => orderOf(a) - orderOf(b));
}

const orderOf = ({ row }: Standing): number => dutyRows.indexOf(dutyRow(canonical(row.id)));

/** One duty of a person's own list by its key. */
export const findDuty = async ({ tx, me, school }: Desk, key: string): Promise<Standing | undefined> =>
  (await listDuties(tx, me, school)).find((standing) => standing.key === key);

interface Where {
  readonly key: string;
  readonly row: DutyRow;
  readonly me: Actor;
  readonly school: School;
  readonly entry: SchoolClass | undefined;
  readonly now: number;
}

/** The state is kept where the duty lives, so that a colleague's work counts. */
function stateOf({ key, row, me, school, entry, now }: Where): DutyState | undefined {
  if (row.scope === 'school') return school.duties[row.id];
  if (row.scope === 'class') return entry?.duties[row.id];
  const state = me.person?.duties[key];
  // The safety check comes round each half-year; where no pupils are kept it is a talk without a repeat.
  const again = row.id === 'S4' && school.pupils === 'full' && state?.state === 'done';
  return again && state.at + limits.safetyCheckEvery <= now ? undefined : state;
}

/**
 * When something was done before the bot came: «01.09.2023», «09.2023» or «2023», as the person wrote it.
 *
 * @returns undefined when it is none of them, or lies ahead
 */
export function readPastDay(text: string, now: number): string | undefined {
  const match = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?((?:19|20)\d{2})$/.exec(text.replace(/[\s,]|г\.?$/g, ''));
  if (!match) return undefined;
  const [written, day = '1', month = '1', year = ''] = match;
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const moment = new Date(`${iso}T00:00:00Z`);
  // 31.02 would become a day in March.
  const real = !Number.isNaN(moment.getTime()) && moment.toISOString().slice(0, 10) === iso;
  return real && moment.getTime() <= now ? written : undefined;
}

/** Ends a duty in one of the ways that its row allows, or takes it up again. */
export const settleDuty = operation(
  'duties.settle',
  ofNothing,
  async (desk: Desk, input: { key: string; end: DutyEnd | 'again' | 'asked'; note?: string }) => {
    const { tx, me, school } = desk;
    const read = readKey(input.key);
    if (!read) return no('unknown-duty');
    const row = dutyRow(read.id);
    const mine = (await listDuties(tx, me, school)).some(({ key }) => key === input.key);
    if (!mine) return no('forbidden');
    const { end } = input;
    if (end !== 'again' && end !== 'asked' && !row.ends.includes(end)) return no('not-this-way');
    const state: DutyState | undefined =
      end === 'again'
        ? undefined
        : { state: end, at: tx.now, by: me.id, ...(input.note === undefined ? {} : { note: input.note }) };
    if (row.scope === 'school') {
      tx.write('school', 'main', { ...school, duties: withState(school.duties, row.id, state) });
    } else if (row.scope === 'class' && read.class !== undefined) {
      const entry = await readClass(tx, read.class);
      tx.write('class', read.class, { ...entry, duties: withState(entry.duties, row.id, state) });
    } else {
      const person = await readPerson(tx, me.id);
      if (!person) return no('unknown-person');
      tx.write('person', String(me.id), { ...person, duties: withState(person.duties, input.key, state) });
    }
    tx.audit(`duties.${end}.${read.id}`, me.id);
    return { ok: true as const };
  },
);

function withState(
  duties: Record<string, DutyState>,
  key: string,
  state: DutyState | undefined,
): Record<string, DutyState> {
  const { [key]: _before, ...rest } = duties;
  return state === undefined ? rest : { ...rest, [key]: state };
}
