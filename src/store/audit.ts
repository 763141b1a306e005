import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Audited } from '#src/domain/ground/transaction.ts';
import { limits } from '#src/regulation/limits.ts';
import type { CommitPlan } from '#src/store/commit-plan.ts';
import type { Store } from '#src/store/redis.ts';
import { refused } from '#src/store/refusals.ts';

/** Stages who did what to whom: people by their marks. */
export function stageAudit(
  plan: CommitPlan,
  now: number,
  { act, by, whom }: { act: string; by: PersonId | null; whom: string | undefined },
): void {
  const { keys, nameless } = plan.store;
  const about = PersonId.safeParse(whom).success ? nameless(String(whom)) : whom;
  const words = [
    ...['act', act, 'at', String(now)],
    ...(by ? ['by', nameless(by)] : []),
    ...(about ? ['whom', about] : []),
  ];
  plan.write('XADD', keys.audit(), 'MINID', '~', String(now - limits.auditLife), '*', ...words);
}

/** The newest of the audit, newest first; older than the one that is named. */
export async function readAudit(
  { client, keys }: Store,
  most: number,
  olderThan: string | undefined,
): Promise<readonly Audited[]> {
  const from = olderThan === undefined ? '+' : `(${olderThan}`;
  const found = await client.xrevrange(keys.audit(), from, '-', 'COUNT', most).catch(refused);
  return found.map(([id, words]) => {
    const word = (name: string): string | undefined => {
      const at = words.findIndex((one, i) => i % 2 === 0 && one === name);
      return at < 0 ? undefined : words[at + 1];
    };
    return { id, act: word('act') ?? '', at: Number(word('at')), by: word('by'), whom: word('whom') };
  });
}
