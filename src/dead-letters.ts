import { systemClock } from '#src/clock.ts';
import { dealWithLetters } from '#src/dead-letter-orders.ts';
import { createHashId } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { settingsOr } from '#src/settings.ts';
import { connect } from '#src/store/connection.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { openStore } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';

/** `npm run dead-letters`: for the operator, beside the running bot or without it. */
function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { config, communities } = settingsOr(leave);
const groupIds = communities.map(({ groupId }) => groupId);
const [first, ...more] = process.argv.slice(2);
const named = groupIds.find((groupId) => String(groupId) === first);
const orders = named === undefined ? process.argv.slice(2) : more;
if (groupIds.length > 1 && named === undefined && first !== undefined)
  leave(`Several communities are served: begin with the number of one of them, as ${groupIds[0]} ${first}.`);
const { redisUrl, dataDir, logKey } = config;
const redis =
  redisUrl === undefined ? await startPrivateRedis({ durable: true, dataDir, revive: false }) : undefined;
const key = await readOrMakeLogKey(dataDir, logKey);
const connection = connect(
  redisUrl ?? redis?.socketPath ?? '',
  ({ message }) => void process.stderr.write(`${message}; waiting for it\n`),
);
for (const groupId of named === undefined ? groupIds : [named]) {
  const nameless = createHashId(`${key} ${groupId}`);
  const store = openStore(connection, groupId, { nameless, seal: createSeal(key, groupId) });
  const lines = await dealWithLetters(store, orders, systemClock.now());
  if (groupIds.length > 1) process.stdout.write(`Community ${groupId}:\n`);
  process.stdout.write(`${lines.join('\n')}\n`);
}
await connection.close();
// A server that was there before belongs to the bot that runs.
await redis?.stop({ leaveRunning: redis.adopted });
