/** Whoever reads the first lines only (`| head`) closes the output: what is still said goes nowhere then, and harms nothing. */
for (const output of [process.stdout, process.stderr])
  output.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });

/** Ctrl-C comes twice within a moment where a terminal and what runs the command both hand it on. */
const oneMomentMs = 1_000;

/** Ctrl-C, or a machine that ends: what is open is closed first. Who says it again later ends the process at once. */
export function whenToldToEnd(end: (signal: NodeJS.Signals) => void): void {
  let toldAt: number | undefined;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      const now = performance.now();
      if (toldAt === undefined) end(signal);
      else if (now - toldAt > oneMomentMs) process.exit(1);
      toldAt ??= now;
    });
}
