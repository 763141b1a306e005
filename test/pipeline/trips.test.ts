import { beforeEach, describe, expect, it } from 'vitest';
import { findButton } from '#demo/actor.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedWaiting } from '#test/support/seed.ts';
import { TripCounter } from '#test/support/trip-counter.ts';

/** Round trips counted at Redis, by the kind of turn (design.md, Figures to hold). */
const most = { ordinary: 2, decision: 5, sender: 2 } as const;

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

/** The trips of one update, from its arrival to its commit; what follows from it is let happen afterwards. */
async function tripsOf(act: () => unknown): Promise<number> {
  await bot.app.sender.idle();
  const update = act();
  counter.forget();
  await bot.app.take(update);
  const trips = counter.ofUpdates;
  await bot.settle();
  return trips;
}

/** Presses the button that chooses this, and hands its update over. */
function presses({ dialog }: Person, chose: string, of?: string): unknown {
  const button = findButton(dialog, chose, of);
  if (!button) throw new Error(`There is no button «${chose}»`);
  return dialog.taps(button);
}

describe('an ordinary turn', () => {
  it.each([
    ['a word that is not understood', 'что дальше?'],
    ['help', 'помощь'],
    ['the menu', 'меню'],
  ])('takes two at most: %s', async (_, word) => {
    await anna.says('меню');
    expect(await tripsOf(() => anna.dialog.says(word))).toBeLessThanOrEqual(most.ordinary);
    anna.ignores();
  });

  it('takes two at most for each step of joining before the request', async () => {
    const teacher = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await teacher.taps('invites');
    await teacher.taps('role', 'parent');
    const code = /ref=([0-9A-Z]{10})/.exec(teacher.last.text)?.[1];
    const boris = bot.person('boris');
    await boris.opens(code);
    const steps: [string, () => unknown][] = [
      ['consent', () => presses(boris, 'yes')],
      ['name', () => boris.dialog.says('Борис Котов')],
      ['child', () => boris.dialog.says('Миша Котов')],
    ];
    for (const [step, act] of steps) expect(await tripsOf(act), step).toBeLessThanOrEqual(most.ordinary);
    expect(await tripsOf(() => presses(boris, 'send')), 'the request').toBeLessThanOrEqual(most.decision);
    expect((await bot.read('person', boris.id))?.requests).toHaveProperty('parent:c1');
    for (const person of [teacher, boris]) person.ignores();
  });

  it('takes one more for somebody whom this process has not met yet', async () => {
    await bot.restarts();
    expect(await tripsOf(() => anna.dialog.says('что дальше?'))).toBeLessThanOrEqual(most.ordinary + 1);
    anna.ignores();
  });
});

describe('a decision', () => {
  it('takes five at most, for a code that is looked up', async () => {
    expect(await tripsOf(() => anna.dialog.says('7K3MP-Q9XTA'))).toBeLessThanOrEqual(most.decision);
    anna.ignores();
  });

  it('takes five at most for a page of requests, to look at it and to accept it', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    for (let id = 5_000; id < 5_025; id += 1) {
      bot.sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Фамилия' });
      const waiting = { name: 'Имя', child: 'Дитя', class: 'c1', since: bot.clock.now() };
      await bot.transaction((tx) => seedWaiting(tx, { id: `vk:${id}`, ...waiting }));
    }
    const trips = (chose: string) => tripsOf(() => presses(vera, chose));
    expect(await trips('queue'), 'the first page').toBeLessThanOrEqual(most.decision);
    for (const page of ['the first ten', 'the next ten']) {
      await trips('all');
      expect(await trips('@sure'), `${page} are accepted`).toBeLessThanOrEqual(most.decision);
    }
    vera.ignores();
  });

  it('takes five at most to issue an invite, and to look at the staff', async () => {
    const nina = await member(bot, 'nina', { roles: [{ role: 'administrator' }] });
    await nina.taps('invites');
    const issuing = () => presses(nina, 'role', 'head');
    expect(await tripsOf(issuing), 'the question of the staffroom link').toBeLessThanOrEqual(most.decision);
    expect(await tripsOf(() => presses(nina, 'next')), 'the invite').toBeLessThanOrEqual(most.decision);
    await nina.says('меню');
    await nina.taps('people');
    expect(await tripsOf(() => presses(nina, 'administrators')), 'the list').toBeLessThanOrEqual(
      most.decision,
    );
    nina.ignores();
  });
});

it('takes two at most for a call of the sender', async () => {
  const boris = await member(bot, 'boris', { roles: [] });
  for (const person of [anna, boris]) {
    const calls = bot.sandbox.calls.filter(({ inner }) => !inner).length;
    await bot.app.sender.idle();
    counter.forget();
    await bot.app.take(person.dialog.says('что дальше?'));
    await bot.app.sender.idle();
    const made = bot.sandbox.calls.filter(({ inner }) => !inner).length - calls;
    expect(made).toBe(1);
    expect(counter.ofSender, 'its entries, and their end').toBeLessThanOrEqual(most.sender);
    person.ignores();
  }
});
