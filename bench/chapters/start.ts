import { execFileSync } from 'node:child_process';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Row } from '../figures.ts';
import { openStage } from '../processes.ts';
import type { Size } from '../sizes.ts';

/** What `npm ci --omit=dev` brings, npm's own cache being warm after the first time. */
async function installed(times: number): Promise<readonly Row[]> {
  const [seconds, size]: [number[], number[]] = [[], []];
  for (let i = 0; i < times; i += 1) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-install-'));
    for (const file of ['package.json', 'package-lock.json'])
      await copyFile(new URL(`../../${file}`, import.meta.url), join(folder, file));
    const began = performance.now();
    execFileSync('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'ignore' });
    seconds.push((performance.now() - began) / 1_000);
    size.push(Number(execFileSync('du', ['-sm', folder], { encoding: 'utf8' }).split('\t', 1)[0]));
    await rm(folder, { recursive: true });
  }
  if (times === 0) return [];
  return [
    { what: 'packages of an installation', unit: 's', ours: seconds },
    { what: 'packages of an installation', unit: 'MB', ours: size },
  ];
}

/** From the start of the process to the first answer, Redis and VK being there; and its memory then. */
export async function start({ rounds, installs }: Size): Promise<readonly Row[]> {
  const [ms, memory]: [number[], number[]] = [[], []];
  for (let i = 0; i < rounds; i += 1) {
    const stage = await openStage({ ms: 0, perItem: 0, callsPerSecond: 100_000 });
    await stage.order({ do: 'allow', first: 1_000, people: 1 });
    const began = performance.now();
    const bot = await stage.bot('ours');
    await stage.order({ do: 'alone', first: 1_000, people: 1, warm: 0, times: 1, everyMs: 0 });
    ms.push(performance.now() - began);
    memory.push((await bot.used()).memory);
    await stage.close();
  }
  return [
    ...(await installed(installs)),
    { what: 'start to the first answer', unit: 'ms', ours: ms, bound: { of: 'median', most: 1_500 } },
    { what: 'memory after the first answer', unit: 'MB', ours: memory, bound: { of: 'median', most: 150 } },
  ];
}
