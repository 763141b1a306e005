import { writeFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { scenes } from '#scenes/index.ts';
import { draftsOf, readReleased, releasedFile } from '#test/support/released.ts';

/**
 * Remembers every place in a conversation and every shape of a draft; what was remembered is never forgotten.
 * `npm run places`.
 */
const known = readReleased();

const slugs = new Set([...known.map(({ scene }) => scene), ...scenes.keys()]);
const places = [...slugs].sort().map((slug) => {
  const { steps = [], drafts = [] } = known.find(({ scene }) => scene === slug) ?? {};
  const scene = scenes.get(slug);
  if (!scene) return { scene: slug, steps, drafts };
  const fresh = draftsOf(scene).filter((today) => !drafts.some((one) => isDeepStrictEqual(one, today)));
  return {
    scene: slug,
    steps: [...new Set([...steps, ...Object.keys(scene.steps)])],
    drafts: [...drafts, ...fresh],
  };
});
writeFileSync(releasedFile, `${JSON.stringify(places, null, 2)}\n`);
