/** A pause, by a clock that may be set back: it is over then, since nobody knows how much of it has passed. */
export interface Rest {
  /** ms since the epoch */
  readonly from: number;
  readonly until: number;
}

export const noRest: Rest = { from: 0, until: 0 };
export const restOf = (from: number, ms: number): Rest => ({ from, until: from + ms });
export const isResting = ({ from, until }: Rest, now: number): boolean => from <= now && now < until;
