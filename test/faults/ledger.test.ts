import { expect, it } from 'vitest';
import { createSandbox } from '#sandbox/index.ts';
import { Ledger } from '#test/faults/ledger.ts';
import { testStore } from '#test/store/test-store.ts';

const ground = testStore();

it('a random_id that two people’s messages have by chance takes nobody’s question for another’s', async () => {
  const sandbox = createSandbox();
  sandbox.addCommunity({ id: 77, name: 'Школа', screenName: 'school', token: 'token' });
  const ledger = new Ledger(sandbox);
  const dialogs = [1, 2].map((id) => {
    sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Тестова' });
    return sandbox.dialog(77, id);
  });
  for (const dialog of dialogs)
    for (const word of ['меню', 'меню']) ledger.does(dialog, (one) => one.says(word));
  const asks = (peer_ids: number, n: number, random_id: number) => {
    const action = { type: 'text', label: 'Да', payload: JSON.stringify({ n }) };
    const keyboard = JSON.stringify({ inline: false, buttons: [[{ action }]] });
    sandbox.call(77, 'messages.send', { peer_ids, random_id, message: 'Верно?', keyboard });
  };
  asks(1, 1, 11);
  asks(1, 2, 12);
  asks(2, 1, 21);
  asks(2, 2, 11);
  const told = { lost: 0, seenTwice: 0, outOfOrder: 0 };
  expect(await ledger.count(dialogs, ground.store)).toMatchObject({ said: 4, ...told });
  // The first question once more, under another word: VK shows it again.
  asks(1, 1, 13);
  expect(await ledger.count(dialogs, ground.store)).toMatchObject({ ...told, seenTwice: 1, outOfOrder: 1 });
  await sandbox.close();
});
