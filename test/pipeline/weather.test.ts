import { beforeEach, describe, expect, it } from 'vitest';
import { minutes, seconds } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** The whole bot in VK's bad weather; what people have seen is counted at the local VK, not at the bot. */
let bot: Bot;
const crowd = Array.from({ length: 60 }, (_, i) => 5_000 + i);

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  for (const id of crowd) {
    bot.sandbox.addPerson({ id, firstName: 'Гость', lastName: `${id}` });
    bot.sandbox.dialog(bot.groupId, id).allows();
  }
  await bot.settle();
  bot.sandbox.faults.clear();
});

/** Each of them is told something of their own. */
const tellsAll = (): Promise<void> =>
  bot.transaction((tx) => {
    for (const id of crowd) tx.deliver('answers', { kind: 'say', to: `vk:${id}`, text: `№ ${id}` });
  });
/** How many have seen it how often: { 1: 60 }. */
function seen(): Record<number, number> {
  const times: Record<number, number> = {};
  for (const id of crowd) {
    const count = bot.sandbox
      .dialog(bot.groupId, id)
      .messages.filter(({ text }) => text === `№ ${id}`).length;
    times[count] = (times[count] ?? 0) + 1;
  }
  return times;
}
const once = { 1: crowd.length };

async function passes(ms: number, step: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += step) await bot.passes(step);
}

describe('each message is seen once', () => {
  it.each([12, 13, 14])('while a fifth of the calls is refused with VK %i', async (code) => {
    bot.sandbox.faults.error({ method: 'execute', code, probability: 0.2 });
    await tellsAll();
    await passes(minutes(2), seconds(5));
    expect(seen()).toEqual(once);
    bot.faults.splice(0);
  });

  it.each([10, 29])('when VK answers %i for minutes', async (code) => {
    bot.sandbox.faults.error({ code, lasts: seconds(150) });
    await tellsAll();
    await passes(minutes(5), seconds(1));
    expect(seen()).toEqual(once);
  });

  it('when VK takes what it refuses, and is out for longer than it remembers', async () => {
    bot.sandbox.faults.error({ code: 10, applied: true, times: 3 });
    bot.sandbox.faults.http({ status: 502, after: 1, lasts: minutes(70) });
    await tellsAll();
    await passes(minutes(75), seconds(60));
    expect(seen()).toEqual(once);
  });

  it('when connections break after VK took the messages', async () => {
    bot.sandbox.faults.dropAfterAccept({ probability: 0.5, lasts: minutes(2) });
    await tellsAll();
    await passes(minutes(5), seconds(10));
    expect(seen()).toEqual(once);
  });
});

describe('a schedule of all of it, with an outage of ten minutes', () => {
  it('shows everybody all that was said to them, once and in order; who closed messages is known', async () => {
    const { faults } = bot.sandbox;
    const closed = crowd.slice(0, 5);
    for (const id of closed) bot.sandbox.dialog(bot.groupId, id).denies();
    await bot.settle();
    for (const code of [12, 13, 14]) faults.error({ method: 'execute', code, probability: 0.02 });
    for (const code of [1, 10, 36]) faults.error({ code, applied: true, probability: 0.02 });
    faults.error({ method: 'messages.send', code: 9, probability: 0.01 });
    faults.http({ status: 502, probability: 0.03 });
    faults.dropAfterAccept({ probability: 0.03 });
    faults.error({ code: 10, after: minutes(1), lasts: minutes(10) });
    const said = Array.from({ length: 12 }, (_, i) => `${i + 1}`);
    for (const text of said) {
      await bot.transaction((tx) => {
        for (const id of crowd) tx.deliver('answers', { kind: 'say', to: `vk:${id}`, text });
      });
      await bot.passes(seconds(15));
    }
    await bot.restarts();
    await passes(minutes(15), seconds(5));
    faults.clear();
    await passes(minutes(12), seconds(20));
    const heard = (id: number) =>
      bot.sandbox
        .dialog(bot.groupId, id)
        .messages.filter(({ from }) => from === 'community')
        .map(({ text }) => text);
    for (const id of crowd) expect([id, heard(id)]).toEqual([id, closed.includes(id) ? [] : said]);
    const { client, keys } = bot.app.store;
    expect((await client.hkeys(keys.unreachable())).sort()).toEqual(closed.map((id) => `vk:${id}`));
    expect(await client.xlen(keys.dead())).toBe(0);
    bot.faults.splice(0);
  }, 60_000);
});

describe('a message that makes its whole call fail', () => {
  it.each([13, 10])('keeps no other one back: VK %i', async (code) => {
    bot.sandbox.faults.error({ code, holding: `№ ${crowd[7]}` });
    await tellsAll();
    await passes(minutes(1), seconds(1));
    expect(seen()).toEqual({ 0: 1, 1: crowd.length - 1 });
    for (let half = 0; half < 14; half += 1) {
      bot.sandbox.dialog(bot.groupId, 5_000).says('меню');
      await bot.settle();
      await bot.passes(seconds(30));
    }
    expect(bot.faults.splice(0).join('\n')).toContain(`VK ${code}`);
    expect(await bot.app.store.client.xlen(bot.app.store.keys.dead())).toBe(1);
  });
});

describe('a token that was revoked', () => {
  it('is told to the operator in one line; within ten seconds after it is mended everybody is answered', async () => {
    bot.sandbox.faults.error({ code: 5 });
    await tellsAll();
    await passes(minutes(3) + seconds(15), seconds(5));
    expect(bot.faults.splice(0)).toHaveLength(1);
    bot.sandbox.faults.clear();
    await passes(seconds(10), seconds(1));
    expect(seen()).toEqual(once);
  });
});

describe('a message that VK does not take as it is', () => {
  it('comes with the names of its buttons in the text, and they can be typed', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
    bot.sandbox.faults.error({ method: 'messages.send', code: 911, holding: '"buttons"' });
    await anna.says('меню');
    anna.sees('home-list.greeting');
    const [, label = ''] = /^— (.+)$/m.exec(anna.last.text) ?? [];
    expect(anna.last.keyboard).toBeUndefined();
    await anna.says(label);
    expect(anna.last.text).not.toContain('home-list.greeting');
    anna.ignores();
    expect(bot.faults.splice(0), 'one line, whoever else it happens to').toHaveLength(1);
  });

  it('comes with numbers where a tap would choose, and a number answers it: the next question and no other', async () => {
    const olga = bot.person('olga');
    bot.sandbox.faults.error({ method: 'messages.send', code: 911, holding: '"buttons"' });
    await olga.opens();
    olga.sees('hello-welcome.ask');
    const numbered = (wanted: RegExp) => olga.last.text.split('\n').find((line) => wanted.test(line)) ?? '';
    const second = numbered(/^2\. /);
    expect(second).not.toBe('');
    await bot.restarts();
    await olga.says('2');
    olga.sees('hello-welcome.voluntary-answer');
    bot.sandbox.faults.clear();
    await olga.says('меню');
    expect(olga.last.text).not.toMatch(/^1\. /m);
    olga.ignores();
    await olga.says('2');
    olga.sees('hello-welcome.unread');
    olga.ignores();
    bot.faults.splice(0);
  });

  it('is changed without its buttons where it is a message that changes', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
    await anna.says('меню');
    anna.ignores();
    bot.sandbox.faults.error({ method: 'messages.edit', code: 911, holding: '"buttons"' });
    const rows = [[{ label: 'Открыть', payload: { a: 'request' } }]];
    const ref = String(anna.last.cmid);
    await bot.transaction((tx) =>
      tx.deliver('answers', { kind: 'edit', to: anna.id, ref, text: 'Решено', rows }),
    );
    await bot.passes(seconds(5));
    expect(anna.dialog.messages.at(-1)).toMatchObject({ text: 'Решено\n\n— Открыть', edited: true });
    expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(0);
    anna.ignores();
    bot.faults.splice(0);
  });

  it('comes in parts when it is too long, each seen once, also after a restart between them', async () => {
    const words = Array.from({ length: 300 }, (_, i) => `слово${i}`).join(' ');
    const [id = 0] = crowd;
    bot.sandbox.faults.error({
      method: 'messages.send',
      code: 914,
      holding: words.slice(0, words.length / 2 + 9),
    });
    bot.atCheckpoint = (at) => {
      const parts = bot.sandbox.dialog(bot.groupId, id).messages.filter(({ from }) => from === 'community');
      if (at === 'sent' && parts.length === 1) throw new Error('stopped between the parts');
    };
    await bot.transaction((tx) => tx.deliver('answers', { kind: 'say', to: `vk:${id}`, text: words }));
    await bot.passes(seconds(5));
    bot.atCheckpoint = () => undefined;
    await bot.restarts();
    await passes(seconds(20), seconds(5));
    const parts = bot.sandbox.dialog(bot.groupId, id).messages.filter(({ from }) => from === 'community');
    expect(parts.map(({ text }) => text).join(' ')).toBe(words);
    bot.faults.splice(0);
  });
});

describe('a chat from which the bot was removed', () => {
  it('is given up at once, and nobody else waits for it', async () => {
    bot.sandbox.faults.error({ method: 'messages.send', code: 7, holding: '2000000009' });
    await bot.transaction((tx) => tx.deliver('answers', { kind: 'say', to: 'vk:2000000009', text: 'Я тут' }));
    await tellsAll();
    await passes(minutes(2), seconds(5));
    expect(seen()).toEqual(once);
    const toChat = bot.sandbox.calls.filter(({ params }) => params.peer_ids === '2000000009');
    expect(toChat).toHaveLength(1);
  });
});
