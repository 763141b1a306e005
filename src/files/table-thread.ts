import { Worker } from 'node:worker_threads';
import type { ThreadLimits } from '#src/files/table-limits.ts';
import type { TableRead, TableRefusal } from '#src/files/table-read.ts';

/**
 * Runs one module in a thread of its own and ends it whatever happens. Its first message is the answer; no answer in
 * time or a fault is 'unreadable', no memory left is 'too-large'.
 *
 * The memory limit is the second line and not the first: a heap that grows in small steps ends the thread, but one
 * large step, such as an array that doubles, ends the whole process (measured with Node 20). So what runs here must
 * not ask for memory by a number that the file names.
 */
export async function inThread(module: URL, job: unknown, limits: ThreadLimits): Promise<TableRead> {
  const thread = new Worker(entryOf(module), {
    workerData: job,
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb, maxYoungGenerationSizeMb: 16 },
    ...(isSource(module) ? { execArgv: [] } : {}),
  });
  let alarm: NodeJS.Timeout | undefined;
  try {
    return await new Promise<TableRead>((resolve) => {
      const refuse = (refusal: TableRefusal) => resolve({ ok: false, refusal });
      alarm = setTimeout(refuse, limits.timeMs, 'unreadable');
      thread.once('message', resolve);
      thread.once('error', (error) => refuse(isOutOfMemory(error) ? 'too-large' : 'unreadable'));
      thread.once('exit', () => refuse('unreadable'));
    });
  } finally {
    clearTimeout(alarm);
    await thread.terminate();
  }
}

const isOutOfMemory = (error: Error): boolean => 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

const isSource = (module: URL): boolean => module.pathname.endsWith('.ts');

/**
 * Built code is started as it is and has the options of the process. Sources need tsx, which a thread of Node 20
 * does not have from the process that started it (tsx registers its hooks in the main thread alone).
 */
function entryOf(module: URL): URL {
  if (!isSource(module)) return module;
  const [tsx, source] = [import.meta.resolve('tsx/esm/api'), module.href].map((url) => JSON.stringify(url));
  const code = `import { tsImport } from ${tsx}; await tsImport(${source}, ${source});`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}
