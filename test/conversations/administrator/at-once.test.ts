import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

interface Payload {
  readonly c?: string;
  readonly o?: string;
}

/** Presses a button and lets nothing be handled yet, so that others can do something at the same moment. */
function presses(person: Person, chose: string, of?: string): void {
  const payloads = (person.dialog.keyboard?.buttons.flat() ?? []).flatMap(({ action }) =>
    'payload' in action && action.payload !== undefined ? [JSON.parse(action.payload) as Payload] : [],
  );
  const payload = payloads.find(({ c, o }) => c === chose && (of === undefined || o === of));
  if (!payload) throw new Error(`There is no button ${chose} ${of ?? ''}`);
  person.dialog.taps({ payload });
}

describe('several at the same moment', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
  });

  const administrator = (name: string) => member(bot, name, { roles: [{ role: 'administrator' }] });

  it('two administrators withdraw each other: one stays, the other is told', async () => {
    const [anna, boris] = [await administrator('anna'), await administrator('boris')];
    for (const one of [anna, boris]) {
      await one.taps('people');
      one.ignores();
      await one.taps('administrators');
      await one.taps('withdraw');
      one.ignores();
    }
    await anna.taps('person', boris.id);
    await boris.taps('person', anna.id);
    for (const one of [anna, boris]) one.ignores();
    presses(anna, '@sure');
    presses(boris, '@sure');
    await bot.settle();
    const ids = (await bot.read('administrators', 'all'))?.ids ?? [];
    expect(ids).toHaveLength(1);
    const [winner, loser] = ids[0] === anna.id ? [anna, boris] : [boris, anna];
    winner.sees('administrators.withdrawn');
    loser.sees('administrators.told-withdrawn');
    winner.ignores();
    loser.ignores();
    const [stays, goes] = await Promise.all([winner, loser].map((one) => bot.read('person', one.id)));
    expect(stays?.roles).toEqual([{ role: 'administrator' }]);
    expect(goes?.roles).toEqual([]);
  });

  it('two administrators freeze each other: one can still act', async () => {
    const [anna, boris] = [await administrator('anna'), await administrator('boris')];
    for (const [one, other] of [
      [anna, boris],
      [boris, anna],
    ] as const) {
      await opensScene(bot, one, 'people');
      await one.taps('staff');
      await one.taps('person', other.id);
      await one.taps('freeze');
      one.ignores();
    }
    presses(anna, '@sure');
    presses(boris, '@sure');
    await bot.settle();
    const both = await Promise.all([anna, boris].map((one) => bot.read('person', one.id)));
    expect(both.filter((person) => person?.frozen)).toHaveLength(1);
    anna.ignores();
    boris.ignores();
  });

  it('two administrators accept two class teachers for one class: one outcome, the other is told', async () => {
    const [anna, boris] = [await administrator('anna'), await administrator('boris')];
    const teacher = await invited(bot, { code: '7K3MPQ9XTA', role: 'classTeacher', class: 'c1' });
    const [first, second] = await ask(bot, 2, { invite: teacher, from: 5001 });
    for (const [one, asked, other] of [
      [anna, first, second],
      [boris, second, first],
    ] as const) {
      await opensByNotice(bot, one, 'queue');
      await one.taps('except');
      await one.taps('tick', other?.request);
      expect(asked).toBeDefined();
      one.ignores();
    }
    presses(anna, 'accept');
    presses(boris, 'accept');
    await bot.settle();
    const entry = await bot.read('class', 'c1');
    const people = await Promise.all(['vk:5001', 'vk:5002'].map((id) => bot.read('person', id)));
    const accepted = people.filter((person) => person?.roles.length === 1);
    expect(accepted.map((person) => person?.id)).toEqual([entry?.teacher]);
    const [winner, loser] = entry?.teacher === 'vk:5001' ? [anna, boris] : [boris, anna];
    winner.sees('queue.accepted', { count: 1 });
    loser.sees('queue.taken', { count: 1 });
    winner.ignores();
    loser.ignores();
  });

  it('two administrators accept the same page: every person once, nobody told twice', async () => {
    const [anna, boris] = [await administrator('anna'), await administrator('boris')];
    const staff = await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    const olga = await member(bot, 'olga', { roles: [] });
    await olga.opens('7K3MPQ9XTA');
    olga.ignores();
    await sends(bot, olga.id, staff);
    for (const one of [anna, boris]) {
      await opensByNotice(bot, one, 'queue');
      one.ignores();
    }
    presses(anna, 'all');
    presses(boris, 'all');
    await bot.settle();
    olga.sees('request-accepted.subjectTeacher');
    olga.seesNoMore();
    const keys = [anna, boris].map((one) => one.last.text);
    expect(new Set(keys).size).toBe(2);
    anna.ignores();
    boris.ignores();
  });

  it('one person taps «отправить» twice: one request', async () => {
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1', uses: 5 });
    const olga = await member(bot, 'olga', { roles: [] });
    await olga.opens('7K3MPQ9XTA');
    await olga.says('Миша Котов');
    presses(olga, 'send');
    presses(olga, 'send');
    await bot.settle();
    olga.sees('family-join.sent');
    olga.ignores();
    await bot.transaction(async (tx) => {
      expect(await tx.list('queue', 'class-c1')).toHaveLength(1);
      expect(await tx.count('invite-uses', hashOf('7K3MPQ9XTA'))).toBe(4);
    });
  });

  it('300 people claim one invite: exactly its places are given, nobody is lost, few handlers run twice', async () => {
    const places = 70;
    const hash = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1', uses: places });
    const people = Array.from({ length: 300 }, (_, i) => bot.person(`гость ${i}`));
    await bot.transaction(async (tx) => {
      for (const { id } of people) await seedPerson(tx, { id, name: 'Гость Класса', roles: [] });
    });
    for (const act of [
      (one: Person) => one.dialog.opens('7K3MPQ9XTA'),
      (one: Person) => one.dialog.says('Миша Котов'),
    ]) {
      for (const one of people) act(one);
      await bot.settle();
    }
    const before = bot.app.inbox.runs;
    for (const one of people) presses(one, 'send');
    await bot.settle();
    expect((bot.app.inbox.runs - before) / people.length).toBeLessThanOrEqual(1.2);
    let sent = 0;
    for (const one of people) {
      const record = await bot.read('person', one.id);
      const mine = record?.requests['parent:c1'];
      if (mine !== undefined) sent += 1;
      one.sees(mine === undefined ? 'refusal-invite-used-up' : 'family-join.sent');
      one.ignores();
    }
    expect(sent).toBe(places);
    await bot.transaction(async (tx) => {
      expect(await tx.count('invite-uses', hash)).toBe(0);
      expect(await tx.list('queue', 'class-c1')).toHaveLength(places);
    });
  });
});
