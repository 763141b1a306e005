import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { scenes } from '#scenes/index.ts';

/** Remembers every place in a conversation; one that was remembered is never forgotten. `npm run places`. */
const path = fileURLToPath(new URL('../test/fixtures/released-places.json', import.meta.url));
const Released = z.array(z.object({ scene: z.string(), steps: z.array(z.string()) }));
const known = Released.parse(JSON.parse(readFileSync(path, 'utf8')));

const slugs = new Set([...known.map(({ scene }) => scene), ...scenes.keys()]);
const places = [...slugs].sort().map((scene) => ({
  scene,
  steps: [
    ...new Set([
      ...(known.find((entry) => entry.scene === scene)?.steps ?? []),
      ...Object.keys(scenes.get(scene)?.steps ?? {}),
    ]),
  ],
}));
writeFileSync(path, `${JSON.stringify(places, null, 2)}\n`);
