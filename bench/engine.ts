import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where the packages of the durable engine stand: too large for a bench that few people run to bring them along. */
export const engineFolder = join(tmpdir(), 'bench-durable-engine');

export function fetchEngine(): void {
  if (existsSync(join(engineFolder, 'node_modules', '@restatedev', 'restate-sdk'))) return;
  mkdirSync(engineFolder, { recursive: true });
  writeFileSync(join(engineFolder, 'package.json'), '{ "private": true }\n');
  const packages = ['@restatedev/restate-server-linux-x64@1.7.12', '@restatedev/restate-sdk@1.17.2'];
  execFileSync('npm', ['install', '--no-audit', '--no-fund', ...packages], {
    cwd: engineFolder,
    stdio: 'ignore',
  });
}
