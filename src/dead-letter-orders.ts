import { command } from '#src/commands.ts';
import { dropLetters, type Letter, orderAgain, readLetters } from '#src/store/dead.ts';
import type { Store } from '#src/store/redis.ts';
import { hintOf } from '#src/vk/errors.ts';

const usage = [
  `${command('dead-letters')}\n    lists what could not be handled or delivered`,
  `${command('dead-letters', 'replay 3f2a')}\n    tries one of them again; «all» tries all`,
  `${command('dead-letters', 'drop 3f2a')}\n    forgets one of them; «all» forgets all`,
];

/** What was set aside, by the kind that is kept with it. */
const kinds: Readonly<Record<string, string>> = {
  update: 'What somebody wrote or pressed could not be handled; they were told this number.',
  fetched:
    'A voice message, a table or a name that somebody gave could not be handled; they were told this number.',
  due: 'A reminder or something else that was due could not be made.',
  told: 'What became of a message could not be noted; the message itself has gone its way.',
  letter: 'A letter by e-mail did not leave.',
  mailing: 'A message to many people did not leave.',
};
const toOne = 'A message to one person did not reach them.';

/** Why, by the code that is kept with it, and what to do before it is tried again. */
const causes: Readonly<Record<string, string>> = {
  store: 'Redis refused: the log says what, by this number. Once that is mended, try it again',
  unreadable:
    'a stored record is damaged, or of a newer version of the bot: the log names it. Once that is mended, try it again',
};
const ofBot =
  'a fault of the bot: give the line of the log with this number to the developers, and try it again after an update';

function causeOf(code: string): string {
  const atVk = hintOf(code);
  if (atVk !== undefined) return `${code}: ${atVk}. Try it again once that is mended, or forget it`;
  if (code.startsWith('smtp '))
    return `the mail server refused (${code}): check SMTP_URL and MAIL_FROM, then try it again`;
  return causes[code] ?? `${ofBot} (${code})`;
}

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
    return [`Several are called «${which}»; name one by what stands in brackets:`, ...meant.map(linesOf)];
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
    : [...letters.map(linesOf), '', 'Each is kept for seven days.', ...usage.slice(1)];

const linesOf = ({ number, at, what, code, entry }: Letter): string =>
  [
    `${number}  ${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC  (${entry})`,
    `    ${kinds[what] ?? toOne}`,
    `    Why: ${causeOf(code)}.`,
  ].join('\n');
