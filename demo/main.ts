import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { openSchool } from '#demo/open-school.ts';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

/**
 * `npm run demo`: Redis, a local VK, the bot and a seeded school in one go; prints one address. No VK account is
 * needed. `--fresh` starts anew.
 */
const dataDir = join(process.env.DATA_DIR ?? '.data', 'demo');
const usualPort = 5550;

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

await mkdir(dataDir, { recursive: true });
const held = await holdDataDir(dataDir);
if (!held.ok) {
  tell(held.sentence);
  process.exit(1);
}
const redis = await startPrivateRedis({ durable: true, dataDir });
const fresh = process.argv.includes('--fresh');
// At night and on days off the bot reminds nobody, which would be a dull demo: it is the next school morning then.
const at = (): number => {
  const now = Date.now();
  return mayDisturb(now, blankSchool) ? now : nextDigest(now, blankSchool);
};
const school = await openSchool({
  dataDir,
  redisSocket: redis.socketPath,
  rewrite: redis.rewrite,
  port: usualPort,
  fresh,
  at,
});
const present = new Date(school.sandbox.clock.now()).toLocaleString('en-GB', { timeZone: blankSchool.zone });
tell(`In the school it is ${present}.`);
tell(`The school is open: ${school.url}`);
tell(
  'Press Ctrl-C to close it; what was said is there again next time. `npm run demo -- --fresh` starts anew.',
);

const close = async (): Promise<void> => {
  await school.stop();
  await redis.stop();
  held.release();
  process.exit(0);
};
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void close());
