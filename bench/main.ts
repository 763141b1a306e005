import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { optionsOf } from '../scripts/options.ts';
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

/** `npm run bench`: what this bot makes of VK's limits, beside references in the same run. */
const chapters = { start, rush, alone, path, mailing, several, growth } as const;
const usage = [
  'npm run bench                         all of it, on a machine that does nothing else: half an hour',
  'npm run bench -- --quick              roughly, within two minutes',
  `npm run bench -- --only rush,alone    some chapters of: ${Object.keys(chapters).join(', ')}`,
  'npm run bench -- --json FILE          the figures as they are, too',
  'npm run bench -- --picture FILE       how much of each bound is used, as an SVG',
  'BOT_FLAGS=--cpu-prof npm run bench    with flags of Node’s for the bot: a profile',
].join('\n');
const values = optionsOf(usage, () =>
  parseArgs({
    options: {
      ...{ quick: { type: 'boolean' as const }, only: { type: 'string' as const } },
      ...{ json: { type: 'string' as const }, picture: { type: 'string' as const } },
    },
  }),
);
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
