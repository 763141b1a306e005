import { PersonId } from '#src/domain/ground/person-id.ts';
import type { MailOutcome, Told } from '#src/domain/ground/transaction.ts';
import { days } from '#src/regulation/durations.ts';
import type { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** So long it is known who was reached by a mailing; Redis sweeps it then. */
const outcomesLive = days(30);

/** Stages what became of a mailing for one of its recipients; what came later counts. */
export function stageOutcome(plan: CommitPlan, mailing: string, to: string, told: Told): void {
  const key = plan.store.keys.outcomes(mailing);
  plan.write('HSET', key, to, 'why' in told ? `${told.came} ${told.why}` : told.came);
  plan.write('PEXPIRE', key, String(outcomesLive));
}

export async function readOutcomes(
  { client, keys }: Store,
  mailing: string,
): Promise<readonly MailOutcome[]> {
  const stored = await client.hgetall(keys.outcomes(mailing)).catch(refused);
  return Object.entries(stored).map(([to, words]) => {
    const [, came = '', why] = /^(\S+)(?: (.*))?$/s.exec(words) ?? [];
    return {
      to: PersonId.parse(to),
      came: came === 'sent' || came === 'unreachable' ? came : 'given-up',
      ...(why === undefined ? {} : { why }),
    };
  });
}

/** Stages that a mailing goes no further; what was stopped two days ago has long come to its end. */
export function stageStop(plan: CommitPlan, id: string, now: number): void {
  const key = plan.store.keys.stopped();
  plan.write('ZREMRANGEBYSCORE', key, '-inf', String(now - days(2)));
  plan.write('ZADD', key, String(now), id);
}
