import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { openSchool, stateFileOf } from '#demo/open-school.ts';
import {
  dataDir,
  isFree,
  leaveAddress,
  readAddress,
  readOrders,
  schoolTime,
  takeAddress,
  usualPort,
} from '#demo/orders.ts';
import { whenToldToEnd } from '#src/console.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { BrokenPromise } from '#src/faults.ts';
import { holdDataDir } from '#src/store/one-bot.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';

/**
 * `npm run demo`: Redis, a local VK, the bot and a seeded school in one go; prints one address. No VK account is
 * needed. What may be ordered: `npm run demo -- --help`.
 */
const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);
function leave(sentence: string, code: 0 | 1): never {
  tell(sentence);
  process.exit(code);
}

const orders = readOrders(process.argv.slice(2), 'npm run demo');
if ('say' in orders) leave(orders.say, orders.code);
const { fresh, port = usualPort } = orders;
await mkdir(dataDir, { recursive: true });
const held = await holdDataDir(dataDir);
if (!held.ok) {
  const address = readAddress();
  leave(address === undefined ? held.sentence : `The school is open already: ${address}`, address ? 0 : 1);
}
const free = await isFree(port);
if (!free && orders.port !== undefined) {
  held.release();
  leave(`Port ${port} is taken: name another one, as npm run demo -- --port ${port + 1}.`, 1);
}

// What is open, to be closed from the last to the first, however far it has come.
const open: (() => unknown)[] = [held.release];
let isClosing = false;
const close = async (goodbye: string, code: 0 | 1): Promise<never> => {
  isClosing = true;
  for (const closeIt of open.splice(0).reverse()) await closeIt();
  return leave(goodbye, code);
};
whenToldToEnd(() => {
  tell('\nThe school closes.');
  void close('Goodbye; what was said is there again next time.', 0);
});

tell(
  fresh || !existsSync(stateFileOf(dataDir))
    ? 'The school is put together: its people live through some weeks. This takes about fifteen seconds.'
    : 'The school opens.',
);
const starting = startPrivateRedis({ durable: true, dataDir });
open.push(async () => (await starting.catch(() => undefined))?.stop());
const redis = await starting;
const school = await openSchool({
  dataDir,
  redisSocket: redis.socketPath,
  rewrite: redis.rewrite,
  port,
  fresh,
  at: schoolTime,
}).catch((fault: unknown) => {
  // Its Redis was closed meanwhile: whoever closes it ends the process.
  if (isClosing) return new Promise<never>(() => undefined);
  if (!(fault instanceof BrokenPromise)) throw fault;
  return close(fault.message, 1);
});
open.push(() => school.stop());
leaveAddress(school.url);
open.push(takeAddress);
if (!free) tell(`Port ${port} is taken, so the address is another one this time.`);
const present = new Date(school.sandbox.clock.now()).toLocaleString('en-GB', {
  ...{ weekday: 'short', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
  timeZone: blankSchool.zone,
});
tell(`In the school it is ${present}.`);
tell(`The school is open: ${school.url}`);
tell(
  'Press Ctrl-C to close it; what was said is there again next time. `npm run demo -- --fresh` starts anew.',
);
