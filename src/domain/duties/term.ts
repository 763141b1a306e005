import type { DutyState } from '#src/domain/ground/stored.ts';
import { type Calendar, dayOf, termStart } from '#src/domain/school/calendar.ts';

/**
 * A state as it counts in the present term: «все чаты живы» holds until the next one begins (C4, T4), what was put off
 * or ended otherwise stays.
 */
export const ofThisTerm = (
  state: DutyState | undefined,
  school: Calendar,
  now: number,
): DutyState | undefined =>
  state !== undefined && isTick(state) && dayOf(state.at, school) < termStart(now, school)
    ? undefined
    : state;

const isTick = ({ state }: DutyState): boolean => state === 'done' || state === 'doneBefore';
