import { fileURLToPath } from 'node:url';
import { openSchool } from '#demo/open-school.ts';
import { dataDir, schoolTime, usualPort } from '#demo/orders.ts';
import { BrokenPromise } from '#src/faults.ts';
import { loadTexts } from '#src/text/texts.ts';

/**
 * The school as `npm run dev` runs it (scripts/dev.ts): everything is loaded at once, and it is opened when it is told
 * to, so that the one before stays open until then.
 */
const { redisSocket = '', port = String(usualPort), fresh } = process.env;

process.once('message', async () => {
  const at = schoolTime;
  const school = await openSchool({ dataDir, redisSocket, port: Number(port), fresh: fresh === 'yes', at });
  process.once('message', async () => {
    await school.stop();
    process.exit(0);
  });
  process.send?.(school.url);
});
// Ctrl-C reaches the whole group; whoever started this one says when it closes.
process.on('SIGINT', () => undefined);
// Whoever started it is gone: what was said is kept as far as it was a second ago.
process.once('disconnect', () => process.exit(0));
// A text that cannot be read is told while the school before is still open.
try {
  loadTexts(fileURLToPath(new URL('../locales', import.meta.url)));
} catch (fault) {
  if (!(fault instanceof BrokenPromise)) throw fault;
  process.stdout.write(`${fault.message}\n`);
  process.exit(1);
}
process.send?.('loaded');
