import type { Desk } from '#src/domain/ground/desk.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { limits } from '#src/regulation/limits.ts';

/** A mailing was stopped or recalled: the material that it was to bring to the subscribers does not count as published. */
export async function materialIsStopped(
  { tx }: Pick<Desk, 'tx'>,
  { id, kind }: Pick<Mailing, 'id' | 'kind'>,
): Promise<void> {
  if (kind !== 'news') return;
  const entries = await tx.list('materials', 'all');
  const all = await tx.readAll(
    'material',
    entries.map((entry) => entry.id),
  );
  const material = all.find(({ mailing }) => mailing === id);
  if (material)
    tx.write(
      'material',
      material.id,
      { ...material, stoppedAt: tx.now },
      { untilMs: material.at + limits.materialKept },
    );
}
