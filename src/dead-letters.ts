import { systemClock } from '#src/clock.ts';
import { formatFaults, readConfig } from '#src/config.ts';
import { dealWithLetters } from '#src/dead-letter-orders.ts';
import { withEnvFile } from '#src/env-file.ts';
import { createHashId } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { connect } from '#src/store/connection.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { openStore } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';

/** `npm run dead-letters`: for the operator, beside the running bot or without it. */
function leave(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const read = readConfig(withEnvFile(process.env));
if (!read.ok) leave(formatFaults(read.faults));
if (read.config.serves === 'many')
  leave('COMMUNITIES_FILE: several communities in one process are not there yet.');
const { redisUrl, dataDir, logKey, groupId } = read.config;
const redis =
  redisUrl === undefined ? await startPrivateRedis({ durable: true, dataDir, revive: false }) : undefined;
const key = await readOrMakeLogKey(dataDir, logKey);
const connection = connect(
  redisUrl ?? redis?.socketPath ?? '',
  ({ message }) => void process.stderr.write(`${message}; waiting for it\n`),
);
const store = openStore(connection, groupId, {
  nameless: createHashId(`${key} ${groupId}`),
  seal: createSeal(key, groupId),
});
const lines = await dealWithLetters(store, process.argv.slice(2), systemClock.now());
process.stdout.write(`${lines.join('\n')}\n`);
await connection.close();
// A server that was there before belongs to the bot that runs.
await redis?.stop({ leaveRunning: redis.adopted });
