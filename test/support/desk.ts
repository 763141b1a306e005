import { actorOf, type Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Notice, Transaction } from '#src/domain/ground/transaction.ts';
import { sendRequest } from '#src/domain/joining/requests.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { guideBook } from '#src/guides/book.ts';
import { loadGuides } from '#src/guides/load.ts';
import { days } from '#src/regulation/durations.ts';
import type { Bot } from '#test/support/bot.ts';

const guides = loadGuides(new URL('../../guides', import.meta.url).pathname);

/** A desk as the application makes it, for tests that call an operation without a conversation. */
export async function deskOf(tx: Transaction, id: PersonId): Promise<Desk> {
  const [person, school] = await Promise.all([tx.read('person', id), tx.read('school', 'main')]);
  return {
    tx,
    me: actorOf(id, person, 'ru', tx.now),
    school: school ?? blankSchool,
    dice: { below: () => 0 },
    bot: {
      linkFor: (code) => `https://bot.example/${code}`,
      address: 'bot.example',
      firstAdministrators: [],
      editable: days(1),
      mails: false,
    },
    guides: guideBook(guides, school?.platform ?? null),
    rehearse: () => Promise.reject(new Error('There is no conversation here to rehearse')),
  };
}

/** Somebody does something, in a transaction of its own. */
export async function as<T>(bot: Bot, who: PersonId, run: (desk: Desk) => Promise<T>): Promise<T> {
  const answers: T[] = [];
  await bot.transaction(async (tx) => {
    answers.push(await run(await deskOf(tx, who)));
  });
  const [answer] = answers;
  return answer as T;
}

/** What is said to others when somebody does something. */
export async function noticesOf(
  bot: Bot,
  who: PersonId,
  run: (desk: Desk) => Promise<unknown>,
): Promise<readonly Notice[]> {
  let notices: readonly Notice[] = [];
  await bot.transaction(async (tx) => {
    await run(await deskOf(tx, who));
    notices = [...tx.notices];
  });
  return notices;
}

/**
 * Two do something at one moment: the slower one has read before the faster one is done, is refused at the commit and
 * decides again.
 *
 * @returns what the slower one is answered in the end
 */
export async function atOnce<T>(
  bot: Bot,
  slower: { who: PersonId; does: (desk: Desk) => Promise<T> },
  faster: { who: PersonId; does: (desk: Desk) => Promise<unknown> },
): Promise<T> {
  await bot.transaction(async (tx) => {
    await slower.does(await deskOf(tx, slower.who));
    await as(bot, faster.who, faster.does);
  });
  return as(bot, slower.who, slower.does);
}

/** Somebody sends a request by an invite, as the joining scenes do in the end. */
export async function sends(bot: Bot, person: PersonId, invite: string, child?: string): Promise<string> {
  const sent = await as(bot, person, (desk) =>
    sendRequest(desk, { invite, ...(child === undefined ? {} : { child }) }),
  );
  if (!sent.ok) throw new Error(`The request was refused: ${sent.refusal}`);
  return sent.id;
}
