import { expect, it } from 'vitest';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { sized, tell } from '#test/faults/ledger.ts';
import { startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice } from '#test/support/taps.ts';

const requests = sized(50, 1_000);

it('two administrators accept the same request at once: one decides, the other hears that it is done', {
  timeout: sized(120_000, 900_000),
}, async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const both = [
    await member(bot, 'anna', { roles: [{ role: 'administrator' }] }),
    await member(bot, 'boris', { roles: [{ role: 'administrator' }] }),
  ];
  const invite = await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher', uses: requests });
  let before = 0;
  /** What was said in a turn that was handled again was said to nobody. */
  const reads = ({ last }: Person, ...keys: string[]) =>
    bot.texts.said.slice(before).some(({ say, text }) => keys.includes(say.key) && last.text.includes(text));
  const ledger = { twice: 0, nobody: 0, untold: 0 };
  for (let i = 0; i < requests; i += 1) {
    const [asked] = await ask(bot, 1, { invite, from: 5_000 + i });
    if (!asked) throw new Error('Nobody has asked');
    for (const person of both) await opensByNotice(bot, person, 'queue', 'staff');
    for (const person of both) person.ignores();
    before = bot.texts.said.length;
    for (const { dialog } of both) dialog.taps(acceptAll({ dialog }));
    await bot.settle();
    const accepted = both.filter((person) => reads(person, 'queue.accepted')).length;
    const told = both.filter((person) => reads(person, 'queue.overtaken', 'queue.gone')).length;
    const held = (await bot.read('person', asked.person))?.roles.length ?? 0;
    if (accepted > 1 || held > 1) ledger.twice += 1;
    if (accepted < 1 || held < 1) ledger.nobody += 1;
    if (told < 1) ledger.untold += 1;
  }
  for (const person of both) person.ignores();
  tell('5', `${requests} requests, each decided by two at once`, ledger);
  expect(ledger).toEqual({ twice: 0, nobody: 0, untold: 0 });
});

function acceptAll({ dialog }: Pick<Person, 'dialog'>) {
  const buttons = dialog.keyboard?.buttons.flat() ?? [];
  const found = buttons.find(({ action }) => 'payload' in action && action.payload?.includes('"c":"all"'));
  if (!found) throw new Error('There is nothing to accept');
  return found;
}
