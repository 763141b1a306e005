import { type Cause, causes, type Trouble, type Troubles } from '#src/domain/troubles/record.ts';
import { limits } from '#src/regulation/limits.ts';

/** A cause as it is seen now. */
export interface Seen {
  readonly cause: Cause;
  /** Since when, ms since the epoch. */
  readonly since: number;
  readonly count?: number;
  /** It was seen to be over by now. */
  readonly isOver?: boolean;
}

export interface News {
  readonly cause: Cause;
  readonly is: 'begun' | 'over';
  readonly since: number;
  readonly count: number;
}

const fields = ['since', 'told', 'count', 'toldAt'] as const;
/** Nobody can be told of these while they last. */
const untellable: readonly Cause[] = ['refused', 'store'];

/**
 * Which news there is: of each cause one at most in an hour, and one that it is over, if anybody has heard of it. What lasted
 * for a moment is none.
 */
export function decide(
  before: Troubles,
  seen: readonly Seen[],
  now: number,
): { readonly after: Troubles; readonly isChanged: boolean; readonly news: readonly News[] } {
  const news: News[] = [];
  const after: Partial<Record<Cause, Trouble>> = {};
  for (const cause of causes) {
    const was: Trouble = before.by[cause] ?? {};
    const is = seen.find((one) => one.cause === cause);
    const { toldAt } = was;
    const mayTell = toldAt === undefined || now - toldAt >= limits.troubleToldEvery;
    const since = was.since ?? is?.since;
    if (since === undefined) {
      if (toldAt !== undefined) after[cause] = { toldAt };
    } else if (is && !is.isOver) {
      const { count = 0 } = is;
      const isNews = !untellable.includes(cause) && (!was.told || count > (was.count ?? 0));
      after[cause] = { ...was, since };
      if (!isNews || !mayTell) continue;
      news.push({ cause, is: 'begun', since, count });
      after[cause] = { since, told: true, count, toldAt: now };
    } else {
      const isNews = untellable.includes(cause)
        ? mayTell && now - since >= limits.troubleWorthTelling
        : was.told === true;
      if (isNews) news.push({ cause, is: 'over', since, count: 0 });
      const last = isNews && untellable.includes(cause) ? now : toldAt;
      if (last !== undefined) after[cause] = { toldAt: last };
    }
  }
  const isChanged = causes.some((cause) =>
    fields.some((field) => before.by[cause]?.[field] !== after[cause]?.[field]),
  );
  return { after: { ...before, by: after }, isChanged, news };
}
