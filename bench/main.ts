import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { alone } from './chapters/alone.ts';
import { growth } from './chapters/growth.ts';
import { mailing } from './chapters/mailing.ts';
import { path } from './chapters/path.ts';
import { rush } from './chapters/rush.ts';
import { several } from './chapters/several.ts';
import { start } from './chapters/start.ts';
import { isHeld, type Row, tableOf } from './figures.ts';
import { pictureOf } from './picture.ts';
import { quick, whole } from './sizes.ts';

/**
 * `npm run bench`: what this bot makes of VK's limits, beside references in the same run. `-- --quick` roughly, within
 * two minutes; `-- --only rush,alone` some chapters; `-- --json FILE` the figures as they are, `-- --picture FILE` an SVG.
 * A profile of the bot: `BOT_FLAGS=--cpu-prof npm run bench -- --only rush`.
 */
const chapters = { start, rush, alone, path, mailing, several, growth } as const;
const { values } = parseArgs({
  options: {
    quick: { type: 'boolean' },
    only: { type: 'string' },
    json: { type: 'string' },
    picture: { type: 'string' },
  },
});
const asked = values.only?.split(',') ?? Object.keys(chapters);
const size = values.quick ? quick : whole;

const rows: Row[] = [];
for (const [name, chapter] of Object.entries(chapters)) {
  if (!asked.includes(name)) continue;
  const began = performance.now();
  rows.push(...(await chapter(size)));
  process.stderr.write(`${name}: ${Math.round((performance.now() - began) / 1_000)} s\n`);
}
process.stdout.write(
  `${cpus().length} cores, ${cpus()[0]?.model ?? ''}, Node ${process.version}\n\n${tableOf(rows)}\n`,
);
if (values.json) writeFileSync(values.json, `${JSON.stringify(rows, null, 2)}\n`);
if (values.picture) writeFileSync(values.picture, `${pictureOf(rows)}\n`);
const missed = rows.filter((row) => isHeld(row) === false && (!values.quick || row.isCount));
process.exitCode = missed.length > 0 ? 1 : 0;
