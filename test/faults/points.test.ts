import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Checkpoint } from '#src/pipeline/inbox.ts';
import { nothing, sized, tell } from '#test/faults/ledger.ts';
import { openTown, type Town } from '#test/faults/town.ts';
import type { BotProcess } from '#test/support/bot-processes.ts';

/** `taken`: VK has the message, and the bot does not know it. */
const points = ['read', 'handled', 'committed', 'kept', 'taken', 'sent', 'settling', 'settled'] as const;
const people = 10;
const kills = sized(2, 50);
/** It comes to the point so many times at most before it ends there. */
const mostTimes = 12;

let town: Town;
let bot: BotProcess;

beforeAll(async () => {
  town = await openTown({ people });
  town.sandbox.faults.duplicateEvents(true);
  bot = town.bot('one');
  // The first place in VK's log is kept then: nothing that is said is before it.
  await bot.start();
  await ends();
}, 60_000);
afterAll(() => town.close());

const timeout = sized(120_000, 600_000);
it.each(points)(
  'at «%s» a process ends, again and again: nothing is lost or doubled',
  { timeout },
  async (point) => {
    const counts = await town.talks({ words: 2 }, async () => {
      for (let i = 0; i < kills; i += 1) await endsAt(point, 1 + Math.floor(town.random() * mostTimes));
      await bot.start();
    });
    await ends();
    tell('2', `${kills} ends at «${point}», counted from the first point on`, counts);
    expect(counts).toMatchObject(nothing);
  },
);

function ends(): Promise<void> {
  bot.signal('SIGKILL');
  return bot.gone();
}

/** Starts it; it comes to the point for the n-th time, and no further. */
async function endsAt(point: Checkpoint | 'taken', time: number): Promise<void> {
  let left = time;
  const heard = town.sandbox.onChange((change) => {
    if (point !== 'taken' || change.kind !== 'call' || change.call.method !== 'messages.send') return;
    left -= 1;
    if (left === 0) bot.signal('SIGKILL');
  });
  await bot.start({ killAt: { point, time } });
  await bot.gone();
  heard();
}
