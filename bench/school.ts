import { chanceFrom } from '#demo/big/chance.ts';
import { bigSizes, castOf, type Sizes } from '#demo/big/people.ts';
import { seedBigSchool } from '#demo/big/seed.ts';
import { assemble } from '#src/app.ts';
import { createManualClock } from '#src/clock.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { inviteStaff } from '#src/domain/joining/staff-invites.ts';
import { closeClass } from '#src/domain/movement/closing.ts';
import { signatureOf, stepUp } from '#src/domain/movement/school-year.ts';
import { createHashId, createLog } from '#src/log.ts';
import { limits } from '#src/regulation/limits.ts';
import { share } from '#src/shared.ts';
import { startPrivateRedis } from '#src/store/private-redis.ts';
import type { Store } from '#src/store/redis.ts';
import { createSeal } from '#src/store/seal.ts';
import { begin } from '#src/store/transaction.ts';
import { traces } from '#src/vk/address.ts';
import { openVk } from '#src/vk/calls.ts';
import { createVkMessenger } from '#src/vk/messenger.ts';
import { type Cost, crawl, Looker, type Step } from '#test/support/crawl.ts';

/** Every place that is come to, in a school of 60 classes beside one of 3: what a turn reads, and its CPU. */
const now = Date.UTC(2026, 8, 15, 7, 0);
const small: Sizes = { classes: 3, staff: 12, parents: 30, students: 20 };
const redis = await startPrivateRedis({ durable: false });

async function schoolOf(groupId: number, sizes: Sizes) {
  const clock = createManualClock(now);
  const { log } = createLog({ level: 'silent', key: 'look', traces });
  const chance = chanceFrom(1);
  const dice = { below: (limit: number) => Math.floor(chance() * limit) };
  const app = assemble(share({ redis: redis.socketPath, clock, dice, owner: 'look' }), {
    groupId,
    messenger(slugs) {
      const vk = openVk({ token: 'none', groupId, apiBaseUrl: 'http://127.0.0.1:9' });
      return createVkMessenger({ vk, groupId, screenName: 'school', slugs, log, clock });
    },
    firstAdministrators: [],
    log,
    nameless: createHashId('look'),
    seal: createSeal('look', groupId),
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

const rounds = 7;
interface Costs {
  readonly middle: Cost;
  readonly least: number;
  readonly most: number;
}

/** A place looked at again and again, as somebody who has just been there does, by turns in the one school and the other. */
async function again(
  there: readonly ({ looker: Looker; step: Step } | undefined)[],
): Promise<(Costs | undefined)[]> {
  const costs = there.map((): Cost[] => []);
  for (let i = 0; i < rounds; i += 1)
    for (const [at, one] of there.entries()) {
      const turn = one && (await one.looker.turn({ kind: 'start' }, one.step));
      if (turn) costs[at]?.push(turn.cost);
    }
  return costs.map((of) => {
    of.sort((a, b) => a.cpuMs - b.cpuMs);
    const [least, middle, most] = [of[0], of[Math.floor(of.length / 2)], of.at(-1)];
    return least && middle && most && { middle, least: least.cpuMs, most: most.cpuMs };
  });
}

const ms = (costs: Costs | undefined): string =>
  costs ? `${costs.middle.cpuMs.toFixed(1)} (${costs.least.toFixed(1)}–${costs.most.toFixed(1)})` : '–';
const measured: { place: string; more: number; ratio: number }[] = [];
process.stdout.write(
  `Small / big school, CPU as the median of ${rounds} (least–most)\n` +
    'place | trips: first look, again | records and members | KB | CPU, ms | ratio\n--- | --- | --- | --- | --- | ---\n',
);
for (const [place, there] of [...(seen.big ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const mate = seen.small?.get(place);
  const [little, big] = await again([mate, there]);
  if (!big) continue;
  const pair = (of: (cost: Cost) => number | string) =>
    `${little ? of(little.middle) : '–'} / ${of(big.middle)}`;
  const ratio = little ? big.middle.cpuMs / little.middle.cpuMs : undefined;
  if (little && ratio !== undefined)
    measured.push({ place, ratio, more: big.middle.cpuMs - little.middle.cpuMs });
  process.stdout.write(
    `${place} | ${mate?.step.cost.trips ?? '–'} / ${there.step.cost.trips}, ${pair(({ trips }) => trips)} | ${pair(({ records }) => records)} | ` +
      `${pair(({ bytes }) => (bytes / 1024).toFixed(1))} | ${ms(little)} / ${ms(big)} | ${ratio?.toFixed(1) ?? '–'}\n`,
  );
}
/** As fast as in the small school is what takes half as much again, or less than this more (ms). */
const noticed = 3;
const slower = measured
  .filter(({ ratio, more }) => ratio > 1.5 && more > noticed)
  .sort((a, b) => b.ratio - a.ratio);
process.stdout.write(
  `\n${measured.length} places in both schools; of them ${slower.length} take half as much again and more than ${noticed} ms more in the big one.\n` +
    slower
      .map(({ place, ratio, more }) => `${place}: ${ratio.toFixed(1)}, ${more.toFixed(1)} ms more\n`)
      .join(''),
);

/** The largest decisions, each as the one commit that it is; nothing of it is kept for the next one to see but this. */
const { app, big } = schools.big;
const administrator = castOf(big).administrator;
if (administrator === undefined) throw new Error('There is no administrator');
const commits: { commands: number; bytes: number; ms: number }[] = [];
const watched: Store = {
  ...app.store,
  async commit(keys, args) {
    const began = performance.now();
    const answer = await app.store.commit(keys, args);
    const plan = JSON.parse(args[0] ?? '{}') as { w?: unknown[] };
    const bytes = [...keys, ...args].reduce((sum, text) => sum + text.length, 0);
    commits.push({ commands: plan.w?.length ?? 0, bytes, ms: performance.now() - began });
    return answer;
  },
};
const letters = [...'абвгдежзиклмнопрстуф'];
const people = Array.from({ length: limits.staffTableRows }, (_, i) => ({
  name: `Новикова ${letters[i % 20]?.toUpperCase()}нна ${letters[Math.floor(i / 20) % 20]?.toUpperCase()}вановна`,
  post: 'учитель',
  role: 'subjectTeacher' as const,
  subjects: ['математика'],
}));
const decisions: Record<string, (desk: Desk) => Promise<unknown>> = {
  'invites for a table of 500 staff': (desk) => inviteStaff(desk, { people }),
  'a class of some fifty families is closed': (desk) => closeClass(desk, { class: 'c2' }),
  'the school year turns over 60 classes': async (desk) => {
    const { list } = await readClasses(desk.tx);
    return stepUp(desk, { seen: signatureOf(list), firsts: [], changes: {} });
  },
};
process.stdout.write('\nA decision as one commit | commands | KB | commit, ms | in all, ms\n');
for (const [name, decide] of Object.entries(decisions)) {
  const tx = begin(watched)({ cause: name, now });
  const began = performance.now();
  const done = await decide(await app.seat(tx, administrator.id, { lang: 'ru' }));
  await tx.commit();
  const commit = commits.at(-1);
  process.stdout.write(
    `${name} | ${commit?.commands} | ${((commit?.bytes ?? 0) / 1024).toFixed(0)} | ${commit?.ms.toFixed(0)} | ` +
      `${(performance.now() - began).toFixed(0)} ${JSON.stringify(done).slice(0, 60)}\n`,
  );
}
const worst = [...measured].sort((a, b) => b.ratio - a.ratio).find(({ more }) => more > noticed);
process.stdout.write(
  `\nThe worst ratio of what takes more than ${noticed} ms more: ${worst ? `${worst.ratio.toFixed(1)} (${worst.place})` : 'none'}\n`,
);
for (const { app } of Object.values(schools)) await app.store.connection.close();
await redis.stop();
