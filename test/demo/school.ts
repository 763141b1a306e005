import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { type OpenSchool, openSchool } from '#demo/open-school.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { startTestRedis, type TestRedis } from '#test/support/redis.ts';

/** The demo's school, open for the tests of a file. */
export function demoSchool(): () => OpenSchool {
  let school: OpenSchool;
  let redis: TestRedis;
  let dataDir: string;
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'demo-'));
    redis = await startTestRedis();
    school = await openSchool({ dataDir, redisSocket: redis.socketPath, port: 0, at: schoolMorning });
  }, 60_000);
  afterAll(async () => {
    await school.stop();
    await redis.stop();
    await rm(dataDir, { recursive: true, force: true });
  });
  return () => school;
}
