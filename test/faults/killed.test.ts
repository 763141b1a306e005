import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { effectsOf, joining, opensSchool } from '#test/faults/joining.ts';
import { nothing, sized, tell } from '#test/faults/ledger.ts';
import { openTown, type Town } from '#test/faults/town.ts';

const people = sized(30, 200);
const words = sized(40, 100);
const kills = sized(6, 100);
/** Of so many kills one is of whoever leads, and it stays away until the other one leads. */
const takeover = 20;

let town: Town;
afterEach(() => town.close());

it('two processes are killed at random moments: nobody is left without an answer, nobody has two', {
  timeout: sized(180_000, 1_500_000),
}, async () => {
  town = await openTown({ people });
  await opensSchool(town);
  town.sandbox.faults.duplicateEvents(true);
  const bots = [town.bot('one'), town.bot('other')];
  for (const bot of bots) await bot.start();
  const counts = await town.talks({ words, first: joining }, async () => {
    const moments = Array.from({ length: kills }, () => town.random() * people * words);
    for (const [i, moment] of moments.sort((a, b) => a - b).entries()) {
      while (town.ledger.saidByAll < moment) await pause(10);
      const one = bots[Math.floor(town.random() * bots.length)];
      await (i % takeover === takeover - 1 ? ends(await town.leader(bots)) : one?.killed());
    }
  });
  const effects = await effectsOf(town);
  tell('1', `${kills} kills of two processes, each update one to three times`, { ...counts, ...effects });
  expect(counts).toMatchObject(nothing);
  expect(effects).toEqual({ placesTaken: people, audited: people });

  async function ends(leader: (typeof bots)[number]): Promise<void> {
    leader.signal('SIGKILL');
    while ((await town.leader(bots)) === leader) await pause(100);
    await leader.start();
  }
});
