import type { Dialog } from '#sandbox/index.ts';
import { hashOf } from '#src/domain/ground/code.ts';
import { days } from '#src/regulation/durations.ts';
import { begin } from '#src/store/transaction.ts';
import type { Town } from '#test/faults/town.ts';
import { seedSchool } from '#test/support/seed.ts';

const code = '8K3MPQ9XTA';
const hash = hashOf(code);
const uses = 400;

/** What a family writes to ask to join a class; each of it is answered once. */
export const joining: readonly ((dialog: Dialog) => void)[] = [
  (dialog) => void dialog.opens(code),
  ...['да', 'Ольга Тестова', 'Миша Тестов', 'Отправить заявку'].map(
    (text) => (dialog: Dialog) => void dialog.says(text),
  ),
];

/** A school in which everybody may ask to join by one invite. */
export async function opensSchool({ store }: Town): Promise<void> {
  const tx = begin(store)({ cause: 'the school', now: Date.now() });
  await seedSchool(tx, { titles: ['7А'], open: ['7А'] });
  const made = { maker: 'vk:1', madeAt: tx.now, expiresAt: tx.now + days(30), uses } as const;
  tx.create('invite', hash, { v: 1, hash, code, role: 'parent', class: 'c1', ...made });
  tx.setCount('invite-uses', hash, uses);
  tx.put('invites', 'c1', hash, tx.now);
  await tx.commit();
}

/** What it did in the school; each written without a look at what was there, and to be there once for each family. */
export async function effectsOf({ store }: Town) {
  const tx = begin(store)({ cause: 'a look', now: Date.now() });
  const audited = await tx.audited(10 * uses);
  return {
    placesTaken: uses - (await tx.count('invite-uses', hash)),
    audited: audited.filter(({ act }) => act === 'requests.send').length,
  };
}
