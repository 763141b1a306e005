import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { nothing, sized, tell } from '#test/faults/ledger.ts';
import { openTown, type Town } from '#test/faults/town.ts';

const stops = sized(1, 20);
/** Longer than a lease lives without being renewed. */
const stoppedMs = 12_000;
let town: Town;
afterEach(() => town.close());

it('whoever leads stands still for longer than the lease and wakes: nothing is sent twice', {
  timeout: sized(180_000, 900_000),
}, async () => {
  town = await openTown({ people: sized(30, 100) });
  town.sandbox.faults.duplicateEvents(true);
  const bots = [town.bot('one'), town.bot('other')];
  for (const bot of bots) await bot.start();
  const counts = await town.talks({ words: 20 }, async () => {
    for (let i = 0; i < stops; i += 1) {
      await pause(300 + town.random() * 700);
      const leader = await town.leader(bots);
      leader.signal('SIGSTOP');
      await pause(stoppedMs);
      leader.signal('SIGCONT');
    }
  });
  const { repeats } = town.ledger;
  tell('10', `${stops} leaders stopped for ${stoppedMs / 1_000} s`, { ...counts, repeats });
  expect(counts).toMatchObject(nothing);
});
