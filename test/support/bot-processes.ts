import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { Order } from '#test/support/bot-process.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One process of the bot, started as often as it is killed. */
export interface BotProcess {
  readonly owner: string;
  /** Resolves when it reads; to the port where VK's callbacks come in, if they do. */
  start(more?: Partial<Order>): Promise<number>;
  signal(signal: NodeJS.Signals): void;
  /** Resolves when it has ended, by whatever. */
  gone(): Promise<void>;
  /** Ends it by SIGKILL and starts it again on the same data. */
  killed(): Promise<void>;
}

/**
 * The bot's processes, from one file that is made of today's sources at the first start and thrown away at the end: so
 * it starts in 0.9 s, where the sources themselves need 2.5.
 */
export class BotProcesses {
  readonly #running = new Set<ChildProcess>();
  #file: Promise<string> | undefined;
  #folder: string | undefined;

  of(order: Order & { readonly owner: string }): BotProcess {
    let child: ChildProcess | undefined;
    let gone: Promise<unknown> = Promise.resolve();
    const start = async (more: Partial<Order> = {}) => {
      this.#file ??= this.#make();
      const env = { ...process.env, BOT: JSON.stringify({ ...order, ...more }) };
      const file = await this.#file;
      const started = spawn(process.execPath, [file], { env, stdio: ['ignore', 'pipe', 'inherit'] });
      child = started;
      this.#running.add(started);
      gone = once(started, 'exit').then(() => this.#running.delete(started));
      let said = '';
      started.stdout.once('data', (words) => (said = String(words)));
      // It may be killed before it has said so.
      await Promise.race([once(started.stdout, 'data'), gone]);
      return Number(/\d+/.exec(said)?.[0] ?? 0);
    };
    const signal = (name: NodeJS.Signals) => void child?.kill(name);
    return {
      ...{ owner: order.owner, start, signal },
      gone: () => gone.then(() => undefined),
      async killed() {
        signal('SIGKILL');
        await gone;
        await start();
      },
    };
  }

  end(): void {
    for (const child of this.#running) child.kill('SIGKILL');
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true });
  }

  async #make(): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'bot-'));
    this.#folder = folder;
    mkdirSync(join(folder, 'src'));
    const links = { node_modules: 'node_modules', locales: 'locales', guides: 'guides' };
    // What is read at run time lies where it lies beside the sources.
    for (const [at, to] of Object.entries({ ...links, 'src/scripts': 'src/store/scripts' }))
      symlinkSync(join(root, to), join(folder, at));
    await build({
      ...{ configFile: false, logLevel: 'warn', root },
      build: {
        ...{ ssr: 'test/support/bot-process.ts', outDir: join(folder, 'src'), emptyOutDir: false },
        ...{ minify: false, target: 'node20' },
        rolldownOptions: { output: { entryFileNames: 'bot.mjs', codeSplitting: false } },
      },
    });
    return join(folder, 'src', 'bot.mjs');
  }
}
