import { dropLetters, type Letter, orderAgain, readLetters } from '#src/store/dead.ts';
import type { Store } from '#src/store/redis.ts';

const usage = [
  'npm run dead-letters                    lists what could not be handled or delivered',
  'npm run dead-letters -- replay 3f2a     tries one of them again; «all» tries all',
  'npm run dead-letters -- drop 3f2a       forgets one of them; «all» forgets all',
];

/**
 * What the operator orders about what was set aside. No words of anybody are shown: only when, what and why.
 *
 * @returns what the operator reads, line by line
 */
export async function dealWithLetters(
  store: Store,
  [order = 'list', which, ...more]: readonly string[],
  now: number,
): Promise<readonly string[]> {
  const letters = await readLetters(store);
  if (order === 'list' && which === undefined) return listed(letters);
  if ((order !== 'replay' && order !== 'drop') || which === undefined || more.length > 0) return usage;
  const meant =
    which === 'all' ? letters : letters.filter(({ number, entry }) => [number, entry].includes(which));
  if (meant.length === 0) return [which === 'all' ? 'There is nothing.' : `There is no «${which}».`];
  // A number is short, so that it can be told by telephone: two may have the same.
  if (meant.length > 1 && which !== 'all')
    return [`Several are called «${which}»; name one by what stands in brackets:`, ...meant.map(lineOf)];
  const entries = meant.map(({ entry }) => entry);
  if (order === 'drop') {
    await dropLetters(store, entries);
    return [`Forgotten: ${meant.length}.`];
  }
  await orderAgain(store, entries, now);
  return [
    `Tried again by the bot as soon as it runs: ${meant.length}. What fails once more is still listed here.`,
  ];
}

const listed = (letters: readonly Letter[]): readonly string[] =>
  letters.length === 0
    ? ['Nothing was set aside.']
    : [...letters.map(lineOf), '', 'Each is kept for seven days.', ...usage.slice(1)];

const lineOf = ({ number, at, what, code, entry }: Letter): string =>
  `${number}  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC  ${what}  ${code}  (${entry})`;
