import { administration } from '#scenes/administration/index.ts';
import { administrator } from '#scenes/administrator/index.ts';
import { everyone } from '#scenes/everyone/index.ts';
import { family } from '#scenes/family/index.ts';
import type { Scene } from '#scenes/scene.ts';
import { staff } from '#scenes/staff/index.ts';

/** Who does what: the scenes of each role. */
export const scenesOf = { everyone, administrator, administration, staff, family } as const satisfies Record<
  string,
  readonly Scene[]
>;

export const scenes: ReadonlyMap<string, Scene> = new Map(
  Object.values(scenesOf).flatMap((list: readonly Scene[]) =>
    list.map((scene): [string, Scene] => [scene.slug, scene]),
  ),
);
