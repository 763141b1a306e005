import { actorOf, type Desk } from '#src/domain/desk.ts';
import { sendRequest } from '#src/domain/requests.ts';
import { blankSchool } from '#src/domain/settings.ts';
import { guideBook } from '#src/guides/book.ts';
import { loadGuides } from '#src/guides/load.ts';
import type { StagedTransaction } from '#src/store/transaction.ts';
import type { Bot } from '#test/support/bot.ts';

const guides = loadGuides(new URL('../../guides', import.meta.url).pathname);

/** A desk as the application makes it, for tests that call an operation without a conversation. */
export async function deskOf(tx: StagedTransaction, id: number): Promise<Desk> {
  const [person, school] = await Promise.all([tx.read('person', String(id)), tx.read('school', 'main')]);
  return {
    tx,
    me: actorOf(id, person, 'ru', tx.now),
    school: school ?? blankSchool,
    dice: { below: () => 0 },
    bot: { screenName: 'school', firstAdministrators: [] },
    guides: guideBook(guides, school?.platform ?? null),
  };
}

/** Somebody sends a request by an invite, as the joining scenes do in the end. */
export async function sends(bot: Bot, person: number, invite: string, child?: string): Promise<string> {
  let id = '';
  await bot.transaction(async (tx) => {
    const sent = await sendRequest(await deskOf(tx, person), {
      invite,
      ...(child === undefined ? {} : { child }),
    });
    if (!sent.ok) throw new Error(`The request was refused: ${sent.refusal}`);
    id = sent.id;
  });
  return id;
}
