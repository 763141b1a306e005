import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsOf, focus } from '#test/faults/conversations-acts.ts';
import type { Model } from '#test/faults/conversations-model.ts';
import { counts, School } from '#test/faults/conversations-school.ts';
import { seed, sized, tell } from '#test/faults/ledger.ts';

/** What a failure prints repeats it: FAULTS_SEED, FAULTS_PATH and FAULTS_REPLAY. */
const { FAULTS_PATH: path, FAULTS_REPLAY: replayPath, FAULTS_SEQUENCES: wanted } = process.env;
const sequences = Number(wanted ?? sized(40, 10_000));
const longest = 40;
/** So many go side by side, for a bot waits for Redis and VK half of its time. */
const lanes = path === undefined ? 4 : 1;

describe('random conversations', () => {
  it('never lead to a dead end, a silence, two conversations at once, a right or a link that nobody gave', {
    timeout: 3_600_000,
  }, async () => {
    let run = 0;
    const conversations = fc
      .record({ actors: focus, pupils: fc.constantFrom('off' as const, 'guided' as const, 'full' as const) })
      .chain((setting) =>
        fc.record({
          setting: fc.constant(setting),
          commands: fc.commands(commandsOf(setting.actors), {
            ...{ maxCommands: longest, size: 'medium' },
            ...(replayPath === undefined ? {} : { replayPath }),
          }),
        }),
      );
    const holds = fc.asyncProperty(conversations, async ({ setting, commands }) => {
      const school = await School.open(setting);
      run += 1;
      try {
        const setup = () => ({ model: school.model, real: school });
        await fc.asyncModelRun<Model, School, false, Model>(setup, commands);
        await school.ends();
      } catch (fault) {
        // Shrinking runs the same acts again and again: what they came to is told by the run that failed.
        throw new Error(`${fault}\n\nwhat was done:\n${school.journal.join('\n')}`, { cause: fault });
      } finally {
        await school.close();
      }
    });
    const runs = Math.ceil(sequences / lanes);
    await Promise.all(
      Array.from({ length: lanes }, (_, lane) =>
        fc.assert(holds, {
          ...{ seed: seed + lane, numRuns: runs },
          ...(path === undefined ? {} : { path }),
        }),
      ),
    );
    const { places, ...rest } = counts;
    tell('random conversations', `${run} sequences`, { ...rest, places: places.size });
    expect(run).toBeGreaterThanOrEqual(path === undefined ? sequences : 1);
  });
});
