import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { isRunning, markOf } from '#src/store/process-mark.ts';

const Holder = z.object({ pid: z.number().int().positive(), started: z.string().nullable(), id: z.string() });
type Holder = z.output<typeof Holder>;

export type HeldDataDir =
  | { readonly ok: true; release(): void }
  | { readonly ok: false; readonly pid: number; readonly sentence: string };

/** Two that start in one moment both see the place free; after this long each sees who came last. */
const settleMs = 100;

/**
 * Lets one bot at a time have a DATA_DIR. What a dead bot left behind is taken over; a process that merely has
 * a dead bot's number is told apart by its start. Other containers' processes are not seen.
 */
export async function holdDataDir(dataDir: string): Promise<HeldDataDir> {
  const path = join(dataDir, 'bot.lock');
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const other = readHolder(path);
  if (other && isRunning(other)) return refusal(dataDir, other);

  const self: Holder = { ...markOf(process.pid), id: randomUUID() };
  const aside = `${path}.${self.id}`;
  writeFileSync(aside, JSON.stringify(self));
  renameSync(aside, path);

  await pause(settleMs);
  const holder = readHolder(path);
  if (holder && holder.id !== self.id) return refusal(dataDir, holder);
  return {
    ok: true,
    release() {
      if (readHolder(path)?.id === self.id) rmSync(path, { force: true });
    },
  };
}

/** The process that has a DATA_DIR now; undefined where none does. */
export function holderOf(dataDir: string): number | undefined {
  const holder = readHolder(join(dataDir, 'bot.lock'));
  return holder && isRunning(holder) ? holder.pid : undefined;
}

function refusal(dataDir: string, { pid }: Holder): HeldDataDir {
  const sentence = `A bot already runs on ${resolve(dataDir)} (process ${pid}); stop it, or give this one a DATA_DIR of its own.`;
  return { ok: false, pid, sentence };
}

/** An unreadable file is nobody's: a holder appears whole, by renaming. */
function readHolder(path: string): Holder | undefined {
  try {
    return Holder.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
}
