import { day, type ListRow, type Say, say } from '#scenes/scene.ts';
import type { Material } from '#src/domain/channels/record.ts';
import { beginningOf } from '#src/domain/mailings/mailings.ts';

/** Materials to choose from, by their first words and how they stand. */
export const materialRows = (materials: readonly Material[], now: number): ListRow[] =>
  materials.map((material) => ({
    of: material.id,
    line: say('material.line', { beginning: shown(material), state: stateLine(material, now) }),
  }));

export function stateLine(material: Material, now: number): Say {
  const { state, at, goesAt = 0, stoppedAt, reason = '' } = material;
  if (stoppedAt !== undefined) return say('material-state.stopped', { when: day(stoppedAt) });
  if (state === 'published' && goesAt > now) return say('material-state.scheduled', { when: day(goesAt) });
  return say(`material-state.${state}`, { when: day(state === 'published' ? goesAt : at), reason });
}

/** What it says; one without words is known by what is attached. */
export const shown = (material: Pick<Material, 'text' | 'attached'>): Say =>
  material.text === ''
    ? say('material.only-files', { count: material.attached.length })
    : say('material.text', { text: beginningOf(material) });
