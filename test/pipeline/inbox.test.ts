import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { scenes } from '#scenes/index.ts';
import { go, type Scene, say, scene } from '#scenes/scene.ts';
import { Talk } from '#src/conversation/place.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

/** The place keeps how many questions were asked: each turn counts once. */
const asked = async (bot: Bot, person: Person): Promise<number> =>
  Talk.parse((await bot.read('place', person.id))?.talk).asked;
const answers = (person: Person) => person.dialog.messages.filter(({ from }) => from === 'community');

describe('updates are handled in order, once each, whatever way they come', () => {
  let bot: Bot;

  it('answers twenty messages of one person that come at once, in order', async () => {
    bot = await startBot();
    const anna = bot.person('anna');
    for (let i = 0; i < 20; i += 1) anna.dialog.says(`сообщение ${i}`);
    await bot.settle();
    expect(answers(anna)).toHaveLength(20);
    expect(await asked(bot, anna)).toBe(20);
    const order = bot.sandbox.calls
      .filter(
        ({ method, params }) =>
          method === 'messages.send' && params.peer_ids === String(anna.dialog.personId),
      )
      .map(({ params }) => Number(/n\\*":(\d+)/.exec(params.keyboard ?? '')?.[1]));
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    anna.ignores();
  });

  it('handles an update that VK delivers up to three times once', async () => {
    bot = await startBot();
    bot.sandbox.faults.duplicateEvents(true);
    const people = ['anna', 'boris', 'vera'].map((name) => bot.person(name));
    for (const person of people) {
      person.dialog.opens();
      person.dialog.says('привет');
    }
    await bot.settle();
    for (const person of people) {
      expect(answers(person)).toHaveLength(2);
      expect(await asked(bot, person)).toBe(2);
      person.ignores();
    }
  });

  it('handles an update again after a restart once', async () => {
    bot = await startBot();
    const anna = bot.person('anna');
    const update = anna.dialog.opens();
    await bot.settle();
    await bot.restarts();
    await bot.app.take(update);
    await bot.app.drained();
    expect(answers(anna)).toHaveLength(1);
    anna.ignores();
  });

  it('answers an update that comes late without moving the open scene', async () => {
    bot = await startBot();
    const anna = bot.person('anna');
    const late = anna.dialog.says('7K3MPQ9XTA');
    anna.dialog.says('привет');
    const updates = bot.sandbox.communities[0]?.history ?? [];
    await bot.app.take(updates.at(-1));
    await bot.app.take(late);
    await bot.app.drained();
    anna.sees('patterns.overtaken');
    anna.ignores();
  });

  it('drops what is no JSON from a button and answers all the same', async () => {
    bot = await startBot();
    const anna = bot.person('anna');
    anna.dialog.says('что-то', { payload: '{broken' });
    await bot.settle();
    anna.sees('hello-welcome.not-ready');
  });

  it('treats a forged button as an old one', async () => {
    bot = await startBot();
    const anna = bot.person('anna');
    await anna.opens();
    anna.sees('hello-welcome.not-ready');
    anna.dialog.taps({ payload: { s: 'queue', t: 'page', n: 1, c: 'all' }, label: 'Принять всех' });
    await bot.settle();
    anna.sees('patterns.old-button');
    anna.dialog.taps({ payload: { s: 'claim', t: 'consent', n: 2, c: 'yes' }, label: 'Настроить' });
    await bot.settle();
    anna.sees('patterns.old-button');
  });
});

describe('a handler that throws leaves nothing behind', () => {
  const places = ['ask', 'answer', 'after-staging', 'notice'] as const;
  type Place = (typeof places)[number];

  /** A scene that throws where the test says; everything before it in that update was staged. */
  const faulty = (at: { place: Place | undefined }): Scene =>
    scene<{ one: never; two: never }, z.ZodObject>(
      'faulty',
      { duties: [], version: 1, draft: z.object({}), first: 'one', may: () => true },
      {
        one: {
          ask: () => ({ text: say('hello-code.ask') }),
          choices: {},
          async words({ school, me }) {
            if (at.place === 'answer') throw new Error('answer');
            const record = await school.tx.read('school', 'main');
            if (record) school.tx.write('school', 'main', { ...record, name: 'Испорчена' });
            school.tx.makeDue('digest', '1', 1);
            school.tx.put('queue', 'staff', 'nobody', 1);
            if (at.place === 'notice') school.tx.tell({ to: me.id, text: [say('there-is-no-such-text')] });
            if (at.place === 'after-staging') throw new Error('after staging');
            return go('two');
          },
        },
        two: {
          ask() {
            if (at.place === 'ask') throw new Error('ask');
            return { text: say('hello-code.ask') };
          },
          choices: {},
        },
      },
    );

  it.each(places)(
    'when it throws at «%s», the person gets the calm sentence and keeps the place',
    async (place) => {
      const at: { place: Place | undefined } = { place };
      const bot = await startBot({ scenes: new Map([...scenes, ['faulty', faulty(at)]]) });
      await schoolWith(bot);
      const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
      await opensScene(bot, anna, 'faulty');
      anna.sees('hello-code.ask');
      const before = await asked(bot, anna);
      const due = await bot.store.client.zcard(bot.store.keys.due());

      await anna.says('дальше');
      anna.sees('patterns.fault');
      expect(bot.faults.splice(0)).toHaveLength(1);
      expect((await bot.read('school', 'main'))?.name).toBe('Школа № 555');
      expect(await bot.store.client.zcard(bot.store.keys.due())).toBe(due);
      expect(await bot.store.client.zcard(bot.store.keys.index('queue', 'staff'))).toBe(0);
      expect(await asked(bot, anna)).toBe(before);
      expect(await bot.store.client.xlen(bot.store.keys.dead())).toBe(1);

      at.place = undefined;
      await anna.says('дальше');
      anna.sees('hello-code.ask');
      await bot.passes(0);
    },
  );
});
