import { type DutyId, type DutyRow, dutyRows } from '#src/regulation/duties.ts';

/**
 * An edition of the Положение as a dated pack. A new Положение is a new pack; progress is carried over by the
 * stable ids, and people are shown only what changed for them (4.2: an edition holds until the next is adopted).
 */
export interface Edition {
  readonly number: string;
  /** ISO date of the order that approves it. */
  readonly date: string;
  readonly title: string;
  readonly rows: readonly DutyRow[];
}

/** Where applications and questions go, as 2.1 and 3.2 print it. */
export const supportMail = 'info@sferum.ru';

export const edition: Edition = {
  number: '123/1',
  date: '2023-08-31',
  title:
    'Положение об использовании информационно-коммуникационной образовательной платформы «Сферум» и учебного ' +
    'профиля VK-мессенджер при реализации образовательных программ и программ внеурочной деятельности',
  rows: dutyRows,
};

export interface EditionChanges {
  readonly added: readonly DutyId[];
  readonly gone: readonly DutyId[];
  /** The same id, with other words, another clause or another condition. */
  readonly changed: readonly DutyId[];
}

export function diffEditions(before: Edition, after: Edition): EditionChanges {
  const old = new Map(before.rows.map((row) => [row.id, row]));
  const kept = new Set(after.rows.map((row) => row.id));
  return {
    added: after.rows.filter((row) => !old.has(row.id)).map((row) => row.id),
    gone: before.rows.filter((row) => !kept.has(row.id)).map((row) => row.id),
    changed: after.rows.filter((row) => isReworded(old.get(row.id), row)).map((row) => row.id),
  };
}

const isReworded = (before: DutyRow | undefined, after: DutyRow): boolean =>
  before !== undefined &&
  (before.duty !== after.duty ||
    before.clause !== after.clause ||
    before.whose !== after.whose ||
    before.ifNeeded !== after.ifNeeded);
