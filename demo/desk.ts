import { fileURLToPath } from 'node:url';
import { actorOf, type Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Transaction } from '#src/domain/ground/transaction.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { guideBook } from '#src/guides/book.ts';
import { loadGuides } from '#src/guides/load.ts';
import { days } from '#src/regulation/durations.ts';

const guides = loadGuides(fileURLToPath(new URL('../guides', import.meta.url)));

/** A desk as the application makes it, for what somebody does without a conversation. */
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
