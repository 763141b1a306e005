import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Beginnings, beginnings } from '#demo/beginnings.ts';
import { keepCaptions } from '#demo/captions.ts';
import { letCrowdWrite } from '#demo/tasks.ts';
import { createSandbox, type Sandbox } from '#sandbox/index.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { BrokenPromise } from '#src/faults.ts';

/** Where the local VK is kept. */
export const stateFileOf = (dataDir: string): string => join(dataDir, 'sandbox.json');

export interface OpenSchool {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** The clock goes on to a time, and what is due meanwhile happens. */
  passTo(at: number): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A local VK, the bot and a seeded school in one process. What was said is kept in `dataDir` and is there again next
 * time, with the school's clock.
 *
 * @param port  tried first; another free one where it is taken
 * @param fresh  forgets what was there
 */
export async function openSchool(options: {
  dataDir: string;
  redisSocket: string;
  /** Where the Redis is the demo's own. */
  rewrite?: () => Promise<void>;
  port: number;
  fresh?: boolean;
  /** What the school's clock shows when it begins anew, ms since the epoch; without it the present time. */
  at?: number | (() => number);
}): Promise<OpenSchool> {
  const { dataDir, redisSocket, rewrite, port, fresh, at = Date.now } = options;
  const stateFile = stateFileOf(dataDir);
  const sandbox = createSandbox();
  const school = new Beginnings({ redisSocket, rewrite }, sandbox, typeof at === 'number' ? () => at : at);
  if (!fresh && existsSync(stateFile)) {
    await sandbox.load(stateFile).catch(() => {
      throw new BrokenPromise(`${stateFile} cannot be read. Start the school anew: npm run demo -- --fresh`);
    });
  } else {
    // It belongs to the Redis that is emptied now: a start that is stopped here begins anew.
    await rm(stateFile, { force: true });
    await school.put('school');
  }
  sandbox.backstage = {
    zone: blankSchool.zone,
    beginnings,
    begin: (name) => school.begin(name),
    passOn: () => school.passOn(),
    tasks: () => school.tasks(),
    behind: (looked) => school.behind(looked),
    restart: (_community, person) => school.restart(person),
    act: async () => letCrowdWrite(sandbox),
  };
  const { url, apiBaseUrl } = await listen(sandbox, port);
  school.open(apiBaseUrl);
  const stopCaptions = keepCaptions(sandbox, () => school.bot);
  sandbox.keepIn(stateFile);

  return {
    url,
    sandbox,
    passTo: (until) => school.passTo(until),
    async stop() {
      stopCaptions();
      await school.close();
      await sandbox.close();
    },
  };
}

/** The usual port, so that the address can be remembered; another one where it is taken. */
async function listen(sandbox: Sandbox, port: number): Promise<{ url: string; apiBaseUrl: string }> {
  try {
    return await sandbox.listen({ port });
  } catch {
    return sandbox.listen({ port: 0 });
  }
}
