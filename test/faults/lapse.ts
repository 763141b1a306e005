import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const child = fileURLToPath(new URL('lapse-process.ts', import.meta.url));

export interface Memory {
  /** Bytes in use after everything that can be was collected. */
  readonly heap: number;
  readonly rss: number;
  readonly external: number;
  /** On the process itself. */
  readonly listeners: number;
}

/** The bot in a process of its own, whose time is moved and whose log is read. */
export interface LapsedBot {
  /** Where it listens for callbacks. */
  readonly port: number;
  /** Moves its clock and handles what became due. */
  passes(ms: number): Promise<void>;
  memory(): Promise<Memory>;
  /** Ends it in order. @returns its exit code, or the signal that killed it */
  stops(): Promise<number | string | null>;
}

/** @param hears  each line that the process writes, to its log or elsewhere */
export async function startLapsed(order: object, hears: (line: string) => void): Promise<LapsedBot> {
  const env = { ...process.env, BOT: JSON.stringify(order) };
  const bot = spawn(process.execPath, ['--import', 'tsx', child], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = once(bot, 'exit') as Promise<[number | null, string | null]>;
  for (const output of [bot.stdout, bot.stderr])
    if (output) createInterface({ input: output }).on('line', hears);
  const waiting = new Map<number, (said: Memory) => void>();
  let [port, asked, runs] = [0, 0, false];
  await new Promise<void>((resolve, reject) => {
    void gone.then(([code]) => reject(new Error(`the bot ended with ${code}`)));
    bot.on('message', (said: Memory & { port?: number; runs?: true; number?: number }) => {
      port = said.port ?? port;
      if (said.number !== undefined) waiting.get(said.number)?.(said);
      runs ||= said.runs === true;
      if (runs && (port > 0 || !('callback' in order))) resolve();
    });
  });
  const ask = (what: object): Promise<Memory> =>
    new Promise((resolve, reject) => {
      asked += 1;
      const number = asked;
      void gone.then(([code, signal]) => reject(new Error(`the bot ended with ${code ?? signal}`)));
      waiting.set(number, (said) => {
        waiting.delete(number);
        resolve(said);
      });
      bot.send({ number, ...what });
    });
  return {
    port,
    async passes(ms) {
      await ask({ passes: ms });
    },
    memory: () => ask({ memory: true }),
    async stops() {
      bot.kill('SIGTERM');
      const [code, signal] = await gone;
      return code ?? signal;
    },
  };
}
