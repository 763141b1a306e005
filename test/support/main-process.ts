import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

interface Gone {
  readonly code: number | null;
  readonly signal: string | null;
}

/** The bot as `npm start` runs it: its own process, with real signals. */
export interface MainProcess {
  /** Until it has said so on one of its two outputs. */
  says(words: string): Promise<void>;
  /** All that it has said. */
  said(): string;
  readonly gone: Promise<Gone>;
  signal(signal: NodeJS.Signals): void;
  /** Told to end by SIGTERM; how it did, and how long it took. */
  stops(): Promise<Gone & { readonly ms: number }>;
  killed(): Promise<void>;
}

export interface Run {
  /** In src/, without its ending. */
  readonly file?: string;
  readonly args?: readonly string[];
  /** What its operator types. */
  readonly types?: string;
}

/** @param env  all of its variables, but for the PATH */
export function startMain(
  env: Record<string, string>,
  { file = 'main', args = [], types }: Run = {},
): MainProcess {
  const path = fileURLToPath(new URL(`../../src/${file}.ts`, import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', path, ...args], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(types);
  let said = '';
  for (const output of [child.stdout, child.stderr]) output.on('data', (data) => (said += String(data)));
  const gone = once(child, 'exit').then(([code, signal]): Gone => ({ code, signal }));
  return {
    gone,
    said: () => said,
    says: (words) => expect.poll(() => said, { timeout: 30_000, interval: 20 }).toContain(words),
    signal: (signal) => void child.kill(signal),
    async stops() {
      const from = Date.now();
      child.kill('SIGTERM');
      return { ...(await gone), ms: Date.now() - from };
    },
    async killed() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

/** One that nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address !== null ? address.port : 0;
}
