import { actorOf, type Desk, holdsOwn, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import type { Told, Transaction } from '#src/domain/ground/transaction.ts';
import type { WrittenLetter } from '#src/domain/papers/application-letter.ts';
import type { School } from '#src/domain/school/record.ts';
import { developerIsAsked } from '#src/domain/tickets/developer.ts';
import type { SupportLetter } from '#src/domain/tickets/record.ts';
import { supportMail } from '#src/regulation/edition.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Role } from '#src/regulation/roles.ts';
import { inLanguage, type Say, say } from '#src/text/say.ts';

/** What the letter says beside the school and the role, in the order of the letter. */
export type LetterLines = SupportLetter['lines'];

/** The letter in words, for the mail server or to be copied; who wrote it is said by the role alone. */
export function letterLines(
  { name }: Pick<School, 'name'>,
  role: Role | undefined,
  lines: LetterLines,
): readonly Say[] {
  const words = [
    say('support-letter.greeting'),
    ...(name === '' ? [] : [say('support-letter.school', { school: name })]),
    ...(role === undefined ? [] : [say('support-letter.role', { role: say(`my-data-role.${role}`) })]),
    ...lines.map(({ part, said }) => say(`support-letter.${part}`, { said: knownOr(part, said) })),
    say('support-letter.thanks'),
  ];
  // The platform's support is written to in Russian, whoever writes.
  return words.map((line) => inLanguage('ru', line));
}

/** What is chosen by a button stands in the letter in the words of the locale. */
const known: Partial<Record<LetterLines[number]['part'], readonly string[]>> = {
  where: ['sign-in', 'chat', 'call', 'invite'],
  device: ['android', 'iphone', 'computer'],
};
export const whereOptions = ['sign-in', 'chat', 'call', 'invite'] as const;
export const deviceOptions = ['android', 'iphone', 'computer'] as const;
const knownOr = (part: LetterLines[number]['part'], said: string): Say | string =>
  known[part]?.includes(said) ? inLanguage('ru', say(`support-letter-option.${said}`)) : said;

export const letterSubject = (): Say => inLanguage('ru', say('support-letter.subject'));

/**
 * Hands the letter to the mail server (R2). The address for the answer is kept until it has gone, an hour at most. Only
 * somebody whom the bot knows writes by the school's mail; the letter to be copied is everybody's.
 *
 * @returns letter-waits where one of theirs is on its way
 */
export const sendSupportLetter = operation(
  'letters.send',
  ofNothing,
  async (
    { tx, me, bot }: Desk,
    { email, lines, ticket }: { email: string; lines: LetterLines; ticket?: string | undefined },
  ) => {
    const before = await readLetter(tx, me.id);
    if (before || !bot.mails) return no('letter-waits');
    const until = tx.now + limits.contactDataLife;
    const letter = { ...{ v: 1 as const, until, email }, lines, ...(ticket === undefined ? {} : { ticket }) };
    tx.write('supportLetter', me.id, letter, { untilMs: until });
    tx.makeDue('letter-end', me.id, until);
    tx.post({ by: me.id, about: { kind: 'support', id: me.id } });
    tx.audit('letters.send', me.id);
    return { ok: true as const };
  },
);

export async function readLetter(tx: Transaction, person: PersonId): Promise<SupportLetter | undefined> {
  const letter = await tx.read('supportLetter', person);
  return letter && letter.until > tx.now ? letter : undefined;
}

export async function eraseLetter(tx: Transaction, person: PersonId): Promise<void> {
  if (await tx.read('supportLetter', person)) tx.erase('supportLetter', person);
  tx.resolveDue('letter-end', person);
}

/** The letter as it is sent: nothing where whoever wrote it has deleted their data. */
export async function composeSupport({ tx, school }: Desk, id: string): Promise<WrittenLetter | undefined> {
  const by = PersonId.parse(id);
  const [letter, person] = await Promise.all([readLetter(tx, by), tx.read('person', by)]);
  if (!letter || !person) return undefined;
  const role = actorOf(by, person, 'ru', tx.now).roles[0]?.role;
  return {
    ...{ to: supportMail, replyTo: letter.email, subject: letterSubject() },
    ...{ lines: letterLines(school, role, letter.lines), files: [] },
  };
}

/** What became of the letter: it went, and the question waits for the developer; or it is given to be sent by hand. */
export async function letterWasTold(desk: Desk, id: string, { came }: Told): Promise<void> {
  const { tx } = desk;
  const by = PersonId.parse(id);
  const [letter, person] = await Promise.all([tx.read('supportLetter', by), tx.read('person', by)]);
  await eraseLetter(tx, by);
  if (!person) return;
  const isAdministrator = holdsOwn(actorOf(by, person, 'ru', tx.now), 'administrator');
  if (came === 'sent' && letter?.ticket !== undefined && isAdministrator)
    await developerIsAsked(desk, letter.ticket);
  tx.tell({
    to: by,
    text: [say(`support-letter-told.${came === 'sent' ? 'sent' : 'by-hand'}`)],
    atOnce: true,
  });
}
