import { once } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mayDisturb, nextDigest } from '#src/domain/school/calendar.ts';
import { blankSchool } from '#src/domain/school/settings.ts';

/** Where the demo keeps what was said, and its own Redis. */
export const dataDir = join(process.env.DATA_DIR ?? '.data', 'demo');
export const usualPort = 5550;

/** What somebody wants of the demo, as they say it on the command line. */
export interface Orders {
  readonly fresh: boolean;
  /** undefined: the usual one, or any free one where that is taken */
  readonly port: number | undefined;
}

const usage = (command: string): string => `${command} opens the demo school and prints its address.

  npm run ${command.split(' ')[2]} -- --fresh        starts anew; without it, what was said is there again
  npm run ${command.split(' ')[2]} -- --port 5600    where the page is, ${usualPort} otherwise
  npm run ${command.split(' ')[2]} -- --help         this`;

/** @returns what was ordered, or what is to be said instead and by which code to end */
export function readOrders(
  args: readonly string[],
  command: string,
): Orders | { readonly say: string; readonly code: 0 | 1 } {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { say: usage(command), code: 0 };
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port > 0 && port <= 65_535))
      return { say: `--port wants a number from 1 to 65535, as --port 5600.\n\n${usage(command)}`, code: 1 };
    return { fresh: values.fresh ?? false, port };
  } catch (fault) {
    const [reason] = fault instanceof Error ? fault.message.split('. ') : [];
    return { say: `${reason}.\n\n${usage(command)}`, code: 1 };
  }
}

export async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
    return true;
  } catch {
    return false;
  } finally {
    server.close();
  }
}

/** At night and on days off the bot reminds nobody, which would be a dull demo: it is the next school morning then. */
export function schoolTime(): number {
  const now = Date.now();
  return mayDisturb(now, blankSchool) ? now : nextDigest(now, blankSchool);
}

/** Where the school is open, for whoever starts it a second time. */
const addressFile = join(dataDir, 'address');
export const leaveAddress = (url: string): void => writeFileSync(addressFile, url);
export const takeAddress = (): void => rmSync(addressFile, { force: true });
export function readAddress(): string | undefined {
  try {
    return readFileSync(addressFile, 'utf8');
  } catch {
    return undefined;
  }
}
