import { createInterface } from 'node:readline/promises';
import { leave } from '#src/operator.ts';
import { settingsOr } from '#src/settings.ts';
import { readWishes, setUp, wishFault } from '#src/vk/set-up.ts';

/** `npm run vk:setup`: sets the communities up as the bot needs them, and asks before it changes anything. */

const tell = (sentence: string): void => void process.stdout.write(`${sentence}\n`);

async function agreed(): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stdout });
  // An input that ends without an answer is none.
  const ended = new Promise<string>((resolve) => lines.once('close', () => resolve('')));
  const answer = await Promise.race([lines.question('Change this? y/n '), ended]);
  lines.close();
  return /^(y|yes|д|да)$/i.test(answer.trim());
}

const asked = readWishes(process.argv.slice(2));
if (!asked.ok) leave(asked.sentence);
if ('usage' in asked) tell(asked.usage);
else {
  const { config, communities } = settingsOr(leave);
  const fault = wishFault(asked.wishes, config);
  if (fault !== undefined) leave(fault);
  for (const community of communities)
    if (!(await setUp(community, config, asked.wishes, { tell, agreed }))) process.exitCode = 1;
}
