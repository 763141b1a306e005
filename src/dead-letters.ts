import { systemClock } from '#src/clock.ts';
import { dealWithLetters } from '#src/dead-letter-orders.ts';
import { createHashId } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { leave, onRedis, sentenceOfFault } from '#src/operator.ts';
import { settingsOr } from '#src/settings.ts';
import type { Connection } from '#src/store/connection.ts';
import { isUntouched } from '#src/store/open-redis.ts';
import { openStore } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';

/** `npm run dead-letters`: for the operator, beside the running bot or without it. */
const { config, communities } = settingsOr(leave);
const groupIds = communities.map(({ groupId }) => groupId);
const [first, ...more] = process.argv.slice(2);
const named = groupIds.find((groupId) => String(groupId) === first);
const orders = named === undefined ? process.argv.slice(2) : more;
if (groupIds.length > 1 && named === undefined && first !== undefined)
  leave(`Several communities are served: begin with the number of one of them, as ${groupIds[0]} ${first}.`);
if (isUntouched(config))
  leave(`The bot has not run on ${config.dataDir} yet, so nothing was set aside there: check DATA_DIR.`);

async function dealWith(connection: Connection): Promise<void> {
  const key = await readOrMakeLogKey(config.dataDir, config.logKey);
  for (const groupId of named === undefined ? groupIds : [named]) {
    const nameless = createHashId(`${key} ${groupId}`);
    const store = openStore(connection, groupId, { nameless, seal: createSeal(key, groupId) });
    const lines = await dealWithLetters(store, orders, systemClock.now());
    if (groupIds.length > 1) process.stdout.write(`Community ${groupId}:\n`);
    process.stdout.write(`${lines.join('\n')}\n`);
  }
}

await onRedis(config, dealWith).catch((fault: unknown) => leave(sentenceOfFault(fault)));
