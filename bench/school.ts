import { chanceFrom } from '#demo/big/chance.ts';
import { bigSizes, castOf, type Sizes } from '#demo/big/people.ts';
import { seedBigSchool } from '#demo/big/seed.ts';
import { assemble } from '#src/app.ts';
import { createManualClock } from '#src/clock.ts';
import { createLog } from '#src/log.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import { begin } from '#src/store/transaction.ts';
import { traces } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { type Cost, crawl, Looker, type Step } from '#test/support/crawl.ts';

/** Every scene in a school of 60 classes beside one of 3: what a turn reads, and the CPU as a ratio. */
const now = Date.UTC(2026, 8, 15, 7, 0);
const small: Sizes = { classes: 3, staff: 12, parents: 30, students: 20 };
const redis = await startPrivateRedis({ durable: false });

async function schoolOf(groupId: number, sizes: Sizes) {
  const clock = createManualClock(now);
  const { log } = createLog({ level: 'silent', key: 'look', traces });
  const chance = chanceFrom(1);
  const app = assemble({
    redis: redis.socketPath,
    groupId,
    messenger(slugs) {
      const vk = openVk({ token: 'none', groupId, apiBaseUrl: 'http://127.0.0.1:9' });
      return createVkMessenger({ vk, groupId, screenName: 'school', slugs, log, clock });
    },
    firstAdministrators: [],
    clock,
    log,
    dice: { below: (limit) => Math.floor(chance() * limit) },
    owner: 'look',
    nameless: (id) => id,
  });
  const big = await seedBigSchool(begin(app.store), { sizes, seed: 555, now });
  if (!big) throw new Error('There is somebody');
  return { app, big };
}

const schools = { small: await schoolOf(1, small), big: await schoolOf(2, bigSizes) };
const seen: Record<string, Map<string, { looker: Looker; step: Step }>> = {
  small: new Map(),
  big: new Map(),
};
for (const [name, { app, big }] of Object.entries(schools)) {
  for (const [role, { id }] of Object.entries(castOf(big))) {
    const looker = new Looker(app, id, now);
    const began = performance.now();
    for (const [place, step] of await crawl(looker)) seen[name]?.set(`${role} ${place}`, { looker, step });
    process.stderr.write(`${name} ${role} ${Math.round(performance.now() - began)} ms\n`);
  }
}

/** The place looked at again, as somebody who has just been there does; the median of five. */
async function again({ looker, step }: { looker: Looker; step: Step }) {
  const costs: Cost[] = [];
  for (let i = 0; i < 5; i += 1) {
    const turn = await looker.turn({ kind: 'start' }, step);
    if (turn) costs.push(turn.cost);
  }
  costs.sort((a, b) => a.cpuMs - b.cpuMs);
  return costs[2];
}

process.stdout.write(
  'place | trips: first look, again | records | KB | CPU big/small\n--- | --- | --- | --- | ---\n',
);
for (const [place, there] of [...(seen.big ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const mate = seen.small?.get(place);
  const [big, little] = [await again(there), mate && (await again(mate))];
  if (!big) continue;
  const pair = (of: (cost: Cost) => number | string) => `${little ? of(little) : '–'} / ${of(big)}`;
  process.stdout.write(
    `${place} | ${mate?.step.cost.trips ?? '–'} / ${there.step.cost.trips}, ${pair(({ trips }) => trips)} | ${pair(({ records }) => records)} | ` +
      `${pair(({ bytes }) => (bytes / 1024).toFixed(1))} | ` +
      `${little ? (big.cpuMs / little.cpuMs).toFixed(1) : '–'} (${big.cpuMs.toFixed(1)} ms)\n`,
  );
}
for (const { app } of Object.values(schools)) await app.store.close();
await redis.stop();
