// Loaded before every process of the bench: tells what it has used so far when it is asked, CPU in ms, memory in MB.
process.on('message', (asked) => {
  if (asked !== 'used') return;
  const { user, system } = process.cpuUsage();
  process.send?.({ cpu: (user + system) / 1_000, memory: process.memoryUsage.rss() / 2 ** 20 });
});
// Nobody stays behind when the bench itself has ended.
process.on('disconnect', () => process.exit());
