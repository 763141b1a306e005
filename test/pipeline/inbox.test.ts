import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { seedWaiting } from '#demo/seed.ts';
import { scenes } from '#scenes/index.ts';
import type { Scene } from '#src/conversation/define.ts';
import { defineScene, go, leave, say } from '#src/conversation/define.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { TripCounter } from '#test/support/trip-counter.ts';

/** The place keeps how many questions were asked: each turn counts once. */
const Counted = z.object({ talk: z.object({ asked: z.number() }) });
const asked = async (bot: Bot, person: Person): Promise<number> => {
  const place = await bot.read('place', `${person.id}:${person.id}`);
  return Counted.parse(place?.session).talk.asked;
};
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
      .filter(({ method, params }) => method === 'messages.send' && params.peer_ids === String(anna.id))
      .map(({ params }) => Number(/n\\*":(\d+)/.exec(params.keyboard ?? '')?.[1]));
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    anna.ignores();
  });

  it('handles an update that VK delivers twice once', async () => {
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
    anna.dialog.taps({ payload: { s: 'school-setup', c: '@open' }, label: 'Настроить' });
    await bot.settle();
    anna.sees('patterns.old-button');
  });
});

describe('a handler that throws leaves nothing behind', () => {
  const places = ['ask', 'answer', 'after-staging', 'notice'] as const;
  type Place = (typeof places)[number];

  /** A scene that throws where the test says; everything before it in that update was staged. */
  const faulty = (at: { place: Place | undefined }): Scene =>
    defineScene<'one' | 'two', z.ZodObject>({
      slug: 'faulty',
      duties: [],
      version: 1,
      first: 'one',
      draft: z.object({}),
      may: () => true,
      steps: {
        one: {
          takes: ['text'],
          ask: () => ({ text: say('hello-code.ask') }),
          async answer({ school }) {
            if (at.place === 'answer') throw new Error('answer');
            const record = await school.tx.read('school', 'main');
            if (record) school.tx.write('school', 'main', { ...record, name: 'Испорчена' });
            school.tx.makeDue('digest', '1', 1);
            school.tx.put('queue', 'staff', 'nobody', 1);
            if (at.place === 'notice') school.tx.tell({ to: 1, text: [say('there-is-no-such-text')] });
            if (at.place === 'after-staging') throw new Error('after staging');
            return go('two');
          },
        },
        two: {
          ask() {
            if (at.place === 'ask') throw new Error('ask');
            return { text: say('hello-code.ask') };
          },
          answer: () => leave(),
        },
      },
    });

  it.each(places)(
    'when it throws at «%s», the person gets the calm sentence and keeps the place',
    async (place) => {
      const at: { place: Place | undefined } = { place };
      const bot = await startBot({ scenes: new Map([...scenes, ['faulty', faulty(at)]]) });
      await schoolWith(bot);
      const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
      anna.dialog.taps({ payload: { s: 'faulty', c: '@open' } });
      await bot.settle();
      anna.sees('hello-code.ask');
      const before = await asked(bot, anna);

      await anna.says('дальше');
      anna.sees('patterns.fault');
      expect(bot.faults.splice(0)).toHaveLength(1);
      expect((await bot.read('school', 'main'))?.name).toBe('Школа № 555');
      expect(await bot.store.client.zcard(bot.store.keys.due())).toBe(0);
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

describe('round trips to Redis, counted at Redis', () => {
  let bot: Bot;
  let counter: TripCounter;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot({
      async before(socketPath) {
        counter = await TripCounter.before(socketPath);
        return counter.socketPath;
      },
    });
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
    return () => counter.stop();
  });

  const tripsOf = async (act: () => unknown): Promise<number> => {
    const update = act();
    counter.forget();
    await bot.app.take(update);
    const trips = counter.ofUpdates;
    await bot.settle();
    anna.ignores();
    return trips;
  };

  it('takes at most two from an update to its commit, three where something is looked up first', async () => {
    expect(await tripsOf(() => anna.dialog.says('что дальше?')), 'a word to the bot').toBeLessThanOrEqual(2);
    expect(await tripsOf(() => anna.dialog.says('помощь')), 'help').toBeLessThanOrEqual(2);
    expect(await tripsOf(() => anna.dialog.says('назад')), 'back').toBeLessThanOrEqual(3);
    expect(
      await tripsOf(() => anna.dialog.says('7K3MP-Q9XTA')),
      'a code that is looked up',
    ).toBeLessThanOrEqual(3);
  });

  it('takes at most three for a page of requests, to look at it and to accept it', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    for (let id = 5_000; id < 5_025; id += 1) {
      bot.sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Фамилия' });
      const waiting = { id, name: 'Имя', child: 'Дитя', class: 'c1', since: bot.clock.now() };
      await bot.transaction((tx) => seedWaiting(tx, waiting));
    }
    const trips = async (chose: string): Promise<number> => {
      await bot.app.sender.idle();
      counter.forget();
      await vera.taps(chose);
      vera.ignores();
      return counter.ofUpdates;
    };
    expect(await trips('queue'), 'the first page').toBeLessThanOrEqual(3);
    expect(await trips('all'), 'ten are accepted, and the next ten are shown').toBeLessThanOrEqual(3);
    expect(await trips('all'), 'and the next').toBeLessThanOrEqual(3);
  });

  it('takes at most three for each step of joining, up to the request', async () => {
    const teacher = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await teacher.taps('invites');
    await teacher.taps('role', 'parent');
    const code = /ref=([0-9A-Z]{10})/.exec(teacher.last.text)?.[1];
    const boris = bot.person('boris');
    const steps: [string, () => Promise<void>][] = [
      ['consent', () => boris.taps('yes')],
      ['name', () => boris.says('Борис Котов')],
      ['class', () => boris.taps('yes')],
      ['child', () => boris.says('Миша Котов')],
      ['send', () => boris.taps('send')],
    ];
    await boris.opens(code);
    for (const [step, act] of steps) {
      await bot.app.sender.idle();
      counter.forget();
      await act();
      expect(counter.ofUpdates, step).toBeLessThanOrEqual(3);
    }
    expect((await bot.read('person', String(boris.id)))?.requests).toHaveProperty('parent:c1');
    for (const person of [teacher, boris]) person.ignores();
  });

  it('takes at most two for a call to VK', async () => {
    const boris = await member(bot, 'boris', { roles: [] });
    for (const person of [anna, boris]) {
      const calls = bot.sandbox.calls.filter(({ inner }) => !inner).length;
      await bot.app.sender.idle();
      counter.forget();
      await bot.app.take(person.dialog.says('что дальше?'));
      await bot.app.sender.idle();
      const made = bot.sandbox.calls.filter(({ inner }) => !inner).length - calls;
      expect(made).toBe(1);
      expect(counter.ofSender, 'its entries with its turn, and their end').toBeLessThanOrEqual(2);
      person.ignores();
    }
  });

  it('takes at most three for somebody whom this process has not met yet', async () => {
    await bot.restarts();
    expect(await tripsOf(() => anna.dialog.says('что дальше?'))).toBeLessThanOrEqual(3);
  });
});
