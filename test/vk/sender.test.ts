import { beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';

/** The sender on a local VK that fails on demand. */
describe('the sender', () => {
  let bot: Bot;
  let anna: Person;
  let boris: Person;
  const waiting = () => bot.store.client.xlen(bot.store.keys.outbox('answers'));
  const answers = (person: Person) => person.dialog.messages.filter(({ from }) => from === 'community');

  beforeEach(async () => {
    bot = await startBot();
    anna = bot.person('anna');
    boris = bot.person('boris');
  });

  it('packs the answers to many people into one call', async () => {
    const people = Array.from({ length: 30 }, (_, i) => bot.person(`p${i}`));
    for (const person of people) person.dialog.says('привет');
    await bot.settle();
    const calls = bot.sandbox.calls.filter(({ inner }) => !inner);
    expect(calls.length).toBeLessThan(people.length);
    for (const person of people) {
      expect(answers(person)).toHaveLength(1);
      person.ignores();
    }
  });

  it('repeats a call whose answer was lost, and the person reads it once', async () => {
    bot.sandbox.faults.dropAfterAccept({ method: 'messages.send', times: 1 });
    await anna.opens();
    expect(answers(anna)).toHaveLength(1);
    expect(await waiting(), 'the bot does not know yet').toBe(1);
    await bot.passes(seconds(2));
    expect(await waiting()).toBe(0);
    expect(answers(anna), 'the same random_id: VK drops the repetition').toHaveLength(1);
    anna.ignores();
  });

  it('holds back a later message while an earlier one waits, and answers others meanwhile', async () => {
    bot.sandbox.faults.error({ method: 'messages.send', code: 10, times: 1 });
    await anna.opens();
    await anna.says('ещё раз');
    await boris.opens();
    expect(answers(anna)).toHaveLength(0);
    expect(answers(boris)).toHaveLength(1);
    await bot.passes(seconds(2));
    expect(answers(anna)).toHaveLength(2);
    anna.ignores();
    boris.ignores();
  });

  it('gives up on somebody who closed the dialog, and remembers that they cannot be written to', async () => {
    await anna.opens();
    anna.ignores();
    anna.dialog.denies();
    await bot.settle();
    expect(await bot.store.client.sismember(bot.store.keys.unreachable(), String(anna.id))).toBe(1);
    await bot.transaction((tx) =>
      tx.deliver('answers', JSON.stringify({ kind: 'message', to: anna.id, text: 'Здравствуйте' })),
    );
    await bot.settle();
    expect(await waiting()).toBe(0);
    await anna.says('я снова здесь');
    expect(await bot.store.client.sismember(bot.store.keys.unreachable(), String(anna.id))).toBe(0);
    anna.ignores();
  });

  it('sets aside what is its own fault and tells the operator', async () => {
    await anna.opens();
    anna.ignores();
    await bot.transaction((tx) =>
      tx.deliver(
        'answers',
        JSON.stringify({ kind: 'message', to: anna.id, text: 'ы', keyboard: '{"buttons":[[{}]]}' }),
      ),
    );
    await bot.settle();
    expect(await waiting()).toBe(0);
    expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(1);
    expect(bot.faults.splice(0).join()).toContain('911');
  });

  it('keeps everything while the token is revoked', async () => {
    bot.sandbox.faults.error({ code: 5, lasts: minutes(10) });
    await anna.opens();
    await bot.passes(minutes(2));
    expect(await waiting()).toBe(1);
    expect(bot.faults.splice(0).join()).toContain('VK_TOKEN');
    await bot.passes(minutes(10));
    expect(answers(anna)).toHaveLength(1);
    expect(await waiting()).toBe(0);
    bot.faults.splice(0);
    anna.ignores();
  });

  it('looks into the history before it sends what is older than VK remembers', async () => {
    bot.sandbox.faults.error({ method: 'messages.send', code: 10, times: 1, applied: true });
    await anna.opens();
    expect(await waiting(), 'sent, but the bot does not know').toBe(1);
    // The bot dies, and is started again when VK has forgotten the random_id.
    bot.clock.advance(minutes(61));
    await bot.restarts();
    await bot.settle();
    expect(await waiting()).toBe(0);
    expect(answers(anna)).toHaveLength(1);
    anna.ignores();
  });

  it('answers a pressed callback button within its minute, and before the message', async () => {
    await anna.opens();
    anna.ignores();
    anna.dialog.taps({ payload: { s: 'hello', t: 'welcome', n: 1, c: 'voluntary' }, callback: true });
    await bot.settle();
    expect(anna.dialog.pendingEvents).toBe(0);
    const order = bot.sandbox.calls
      .filter(({ method }) => /sendMessageEventAnswer|messages\.send$/.test(method))
      .map(({ method }) => method);
    expect(order.slice(-2)).toEqual(['messages.sendMessageEventAnswer', 'messages.send']);
    anna.ignores();
  });

  it('goes on where another process left off, and sends nothing twice', async () => {
    bot.sandbox.faults.error({ method: 'messages.send', code: 10, times: 1, applied: true });
    await anna.opens();
    expect(answers(anna)).toHaveLength(1);
    await bot.restarts();
    await bot.settle();
    expect(await waiting()).toBe(0);
    expect(answers(anna)).toHaveLength(1);
    anna.ignores();
  });
});
