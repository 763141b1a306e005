// Loaded before what `npm run build` has made (`node --import ./scripts/built.mjs dist/…`): it says in one sentence that
// the build is missing, or older than what it was made from. Uses nothing but Node.
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(import.meta.dirname, '..');
const built = join(root, 'dist', '.built');
const sources = ['src', 'scenes', 'locales', 'guides', 'sandbox', 'demo'];
/** Not built, or built apart. */
const apart = ['sandbox/test', 'sandbox/page/dist', 'sandbox/dist'];
/** What is built apart is made and taken away in these: their own time says nothing. */
const making = ['sandbox', 'sandbox/page'];

if (!existsSync(built)) {
  console.error('The bot is not built yet: run `npm run setup` once, or `npm run build` after a change.');
  process.exit(1);
}
const newer = newerThan(statSync(built).mtimeMs);
if (newer)
  console.error(`The build is older than ${newer}: what runs now is the old one. Run \`npm run build\`.`);

/** The first file that was changed since; folders count too, since a file that was removed shows there alone. */
function newerThan(/** @type {number} */ time) {
  const folders = sources.map((name) => join(root, name)).filter((folder) => existsSync(folder));
  while (folders.length > 0) {
    const folder = folders.pop() ?? '';
    if (apart.includes(relative(root, folder))) continue;
    if (!making.includes(relative(root, folder)) && statSync(folder).mtimeMs > time)
      return `${relative(root, folder)}/`;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else if (entry.isFile() && statSync(path).mtimeMs > time) return relative(root, path);
    }
  }
  return undefined;
}
