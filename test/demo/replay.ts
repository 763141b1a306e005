import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** `npm run replay`, as somebody types it. */
export const replay = (...args: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'demo/replay.ts', ...args],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  return { status, said: `${stdout}${stderr}` };
};
