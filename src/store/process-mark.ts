import { existsSync, readFileSync } from 'node:fs';

/** A process, so named that a later one under the same number is not taken for it. */
export interface ProcessMark {
  readonly pid: number;
  /** The boot and the clock tick of its start, or 'ended'; null where the system has no /proc. */
  readonly started: string | null;
}

export function markOf(pid: number): ProcessMark {
  return { pid, started: startOf(pid) };
}

export function isRunning(mark: ProcessMark): boolean {
  const started = startOf(mark.pid);
  if (started === 'ended') return false;
  if (started !== null && mark.started !== null) return started === mark.started;
  try {
    return process.kill(mark.pid, 0);
  } catch (fault) {
    // Somebody else's process lives as well.
    return fault instanceof Error && 'code' in fault && fault.code === 'EPERM';
  }
}

function startOf(pid: number): string | null {
  const boot = '/proc/sys/kernel/random/boot_id';
  if (!existsSync(boot)) return null;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold blanks and parentheses itself. After it: field 3, the state, and field 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A dead process stays in the list as Z until its parent takes note of its end.
    return fields[0] === 'Z' || fields[0] === 'X'
      ? 'ended'
      : `${readFileSync(boot, 'utf8').trim()} ${fields[19]}`;
  } catch {
    return 'ended';
  }
}
