/** Tells whoever forked this process that it runs, and what it has used so far when it is asked: CPU in ms, memory in MB. */
export function isReady(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: (user + system) / 1_000, memory: process.memoryUsage.rss() / 2 ** 20 });
  });
  process.once('SIGTERM', () => process.exit(0));
  process.send?.('ready');
}
