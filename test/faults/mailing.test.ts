import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { readOutcomes } from '#src/store/outcomes.ts';
import { begin } from '#src/store/transaction.ts';
import { sized, tell } from '#test/faults/ledger.ts';
import { openTown, type Town } from '#test/faults/town.ts';

const people = sized(500, 5_000);
const kills = ['sent', 'settling', 'settled'] as const;
/** Of a hundred families seven have closed their messages; of a hundred calls as many fail, applied or not. */
const share = 0.07;
const errors = [1, 6, 9, 10, 10, 29] as const;

let town: Town;
afterEach(() => town.close());

it('a mailing with kills and errors reaches everybody once who can be reached, and adds up', {
  timeout: sized(180_000, 900_000),
}, async () => {
  town = await openTown({ people });
  const closed = new Set<string>();
  for (const dialog of town.dialogs) {
    dialog.opens();
    if (town.random() >= share) continue;
    dialog.denies();
    closed.add(`vk:${dialog.personId}`);
  }
  const { to, id } = await mailing();
  for (const [i, code] of errors.entries())
    town.sandbox.faults.error({
      code,
      probability: share / errors.length,
      applied: code === 10 && i % 2 === 1,
    });
  const bot = town.bot('one');
  for (const point of kills) {
    await bot.start({ killAt: { point, time: 1 + Math.floor(town.random() * 4) } });
    await bot.gone();
  }
  await bot.start();
  while ((await town.store.client.xlen(town.store.keys.outbox('mailings'))) > 0) await pause(50);

  const got = town.dialogs.map(
    (dialog) => dialog.messages.filter(({ text }) => text.includes('Собрание в среду')).length,
  );
  const outcomes = await readOutcomes(town.store, id);
  const ledger = {
    sent: outcomes.filter(({ came }) => came === 'sent').length,
    closed: outcomes.filter(({ came }) => came === 'unreachable').length,
    givenUp: outcomes.filter(({ came }) => came === 'given-up').length,
    twice: got.filter((count) => count > 1).length,
    lost: to.filter((one, i) => !closed.has(one) && got[i] === 0).length,
    wrong: outcomes.filter(({ to, came }) => closed.has(to) !== (came === 'unreachable')).length,
  };
  tell('6', `a mailing to ${people}, ${kills.length} kills, ${Math.round(100 * share)} % of errors`, ledger);
  expect(ledger).toEqual({
    ...{ sent: people - closed.size, closed: closed.size, givenUp: 0 },
    ...{ twice: 0, lost: 0, wrong: 0 },
  });
  const record = await begin(town.store)({ cause: 'a look', now: Date.now() }).read('mailing', id);
  expect(record).toMatchObject({ state: 'over', ended: true });
  const left = await town.store.client.keys('*mailing-cursor*');
  expect(left, 'how far it came is of no interest any more').toEqual([]);
});

/** A mailing that is going out to everybody, as a commit leaves it. */
async function mailing(): Promise<{ id: string; to: readonly string[] }> {
  const id = 'm1';
  const to = town.dialogs.map(({ personId }) => `vk:${personId}`);
  const tx = begin(town.store)({ cause: 'the mailing', now: Date.now() });
  const by = PersonId.parse(to[0]);
  const consent = { version: 1, at: tx.now };
  for (const one of to)
    tx.create('person', one, {
      ...{ v: 1, id: PersonId.parse(one), name: 'Имя', lang: 'ru', consent, roles: [] },
      ...{ duties: {}, requests: {} },
    });
  tx.deliver('mailings', {
    kind: 'mailing',
    readings: [{ to, text: 'Собрание в среду' }],
    about: { kind: 'mailing', id },
  });
  tx.create('mailing', id, {
    ...{ v: 1, id, by, author: { name: 'Имя', role: 'administrator' }, kind: 'announcements' },
    ...{ text: 'Новости', attached: [], audience: { whom: 'everybody', classes: [] }, urgent: false },
    ...{ state: 'going', at: tx.now, goesAt: tx.now, count: to.length },
  });
  await tx.commit();
  return { id, to };
}
