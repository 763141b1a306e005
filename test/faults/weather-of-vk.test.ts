import { expect, it } from 'vitest';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { Ledger, nothing, sized, tell } from '#test/faults/ledger.ts';
import { startBot } from '#test/support/bot.ts';

const people = sized(40, 200);
const rounds = sized(6, 64);
/** Of a hundred calls so many fail in one of these ways. */
const share = 0.02;

it('errors of all kinds and an outage of ten minutes: each answer is seen once, or its reader is marked', {
  timeout: sized(180_000, 1_500_000),
}, async () => {
  const bot = await startBot();
  const { sandbox } = bot;
  const ledger = new Ledger(sandbox);
  const everybody = Array.from({ length: people }, (_, i) => bot.person(`somebody-${i}`));
  const dialogs = everybody.map(({ dialog }) => dialog);
  const weather = () => {
    for (const code of [1, 6, 9, 10, 29, 36]) sandbox.faults.error({ code, probability: share });
    for (const code of [12, 13]) sandbox.faults.error({ code, method: 'execute', probability: 3 * share });
    sandbox.faults.error({ code: 10, probability: share, applied: true });
    sandbox.faults.dropAfterAccept({ probability: share });
    sandbox.faults.http({ status: 502, probability: share });
  };
  /** Whoever was answered writes; one of twenty closes their messages before the first answer. */
  const all = async (round: number) => {
    for (const [i, dialog] of dialogs.entries()) {
      if (i % 20 === 19) {
        if (round === 1) dialog.says('меню');
        if (round === 1) dialog.denies();
        continue;
      }
      if (ledger.seen(dialog) >= ledger.said(dialog)) ledger.does(dialog, () => dialog.says('меню'));
    }
    await bot.settle();
  };

  weather();
  for (let round = 1; round <= rounds; round += 1) {
    await all(round);
    await bot.passes(seconds(2));
    if (round !== Math.ceil(rounds / 2)) continue;
    sandbox.faults.clear();
    sandbox.faults.error({ code: 10, probability: 0.5 });
    sandbox.faults.http({ status: 503 });
    await all(round);
    for (let past = 0; past < minutes(10); past += seconds(20)) await bot.passes(seconds(20));
    sandbox.faults.clear();
    weather();
  }
  sandbox.faults.clear();
  for (let past = 0; past < minutes(20); past += seconds(30)) await bot.passes(seconds(30));

  const open = dialogs.filter((_, i) => i % 20 !== 19);
  const counts = await ledger.count(open, bot.store);
  const marked = await bot.store.client.hvals(bot.store.keys.unreachable());
  const shut = dialogs.length - open.length;
  const calls = sandbox.calls.filter(({ error }) => error).length;
  tell('4', `${calls} failed calls of ${sandbox.calls.length}, ten minutes of outage`, counts);
  for (const person of everybody) person.ignores();
  expect(counts).toMatchObject(nothing);
  expect(marked.filter((why) => why.includes('VK 901')).length).toBe(shut);
});
