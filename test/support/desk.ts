import { deskOf } from '#demo/desk.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Notice } from '#src/domain/ground/transaction.ts';
import { sendRequest } from '#src/domain/joining/requests.ts';
import type { Bot } from '#test/support/bot.ts';

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
