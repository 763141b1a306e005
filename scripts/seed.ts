import { mkdir } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { bigSizes } from '#demo/big/people.ts';
import { seedBigSchool } from '#demo/big/seed.ts';
import { forgetSchool } from '#demo/clean-sheet.ts';
import { createHashId } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { connect } from '#src/store/connection.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { openStore } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { begin } from '#src/store/transaction.ts';
import { optionsOf } from './options.ts';

/**
 * `npm run seed`: an invented school of any size, in REDIS_URL or in the private Redis under DATA_DIR, for the community
 * VK_GROUP_ID. The same seed makes the same school. A school that has people is left alone, unless it is told to go.
 */
const usage = [
  'npm run seed                                        an invented school for VK_GROUP_ID',
  'npm run seed -- --classes 40 --staff 120 --students 1000 --parents 2000 --seed 555',
  'npm run seed -- --erase-what-is-there               deletes first the school that is there',
].join('\n');
const values = optionsOf(usage, () =>
  parseArgs({
    options: {
      classes: { type: 'string', default: String(bigSizes.classes) },
      staff: { type: 'string', default: String(bigSizes.staff) },
      students: { type: 'string', default: String(bigSizes.students) },
      parents: { type: 'string', default: String(bigSizes.parents) },
      seed: { type: 'string', default: '555' },
      'erase-what-is-there': { type: 'boolean', default: false },
    },
  }),
);
const sizes = {
  classes: Number(values.classes),
  staff: Number(values.staff),
  students: Number(values.students),
  parents: Number(values.parents),
};
const seed = Number(values.seed);
const groupId = Number(process.env.VK_GROUP_ID ?? 555);
const dataDir = process.env.DATA_DIR ?? '.data';
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

if ([seed, groupId, ...Object.values(sizes)].some((number) => !Number.isSafeInteger(number) || number < 1)) {
  tell('Each of --classes --staff --students --parents --seed is a whole number from 1.');
  process.exit(1);
}
await mkdir(dataDir, { recursive: true });
const held = await holdDataDir(dataDir);
if (!held.ok) {
  tell(held.sentence);
  process.exit(1);
}
const redis =
  process.env.REDIS_URL === undefined ? await startPrivateRedis({ durable: true, dataDir }) : undefined;
const key = await readOrMakeLogKey(dataDir, process.env.LOG_KEY);
const store = openStore(connect(process.env.REDIS_URL ?? redis?.socketPath ?? ''), groupId, {
  nameless: createHashId(`${key} ${groupId}`),
  seal: createSeal(key, groupId),
});
if (values['erase-what-is-there']) await forgetSchool(store);
const began = performance.now();
const made = await seedBigSchool(begin(store), { sizes, seed, now: Date.now() });
tell(
  made === undefined
    ? 'There are people already; with --erase-what-is-there they go first.'
    : `Seeded with ${seed} in ${((performance.now() - began) / 1_000).toFixed(1)} s: ${sizes.classes} classes, ` +
        `${sizes.staff} staff, ${sizes.students} students, ${sizes.parents} parents, ${made.asking.length} who wait.`,
);
await store.connection.close();
await redis?.stop();
await held.release();
process.exitCode = made === undefined ? 1 : 0;
