/** Whoever reads the first lines only (`| head`) closes the output: what is still said goes nowhere then, and harms nothing. */
for (const output of [process.stdout, process.stderr])
  output.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });
