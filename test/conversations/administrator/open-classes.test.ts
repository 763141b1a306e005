import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('opening the bot class by class', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б', '8А'], open: false });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  // The screen on which a test ends need not be looked at.
  afterEach(() => anna.ignores());

  const opened = async () =>
    (await bot.read('classes', 'main'))?.list.filter(({ open }) => open).map(({ title }) => title);

  it('shows all classes and opens a pilot class with a tap', async () => {
    await anna.taps('open-classes');
    anna.sees('open-classes-list.ask', { opened: 0, count: 3 });
    expect(anna.buttons).toContain('open:c3');
    await anna.taps('open', 'c1');
    anna.sees('open-classes-list.ask', { opened: 1 });
    await bot.restarts();
    await anna.taps('done');
    anna.sees('open-classes.done', { count: 1 });
    expect(await opened()).toEqual(['7А']);
  });

  it('opens all at once and closes one again', async () => {
    await anna.taps('open-classes');
    await anna.taps('open-all');
    await anna.taps('close', 'c2');
    anna.sees('open-classes-list.sure', { class: '7Б' });
    await anna.taps('@no');
    anna.sees('open-classes-list.ask', { opened: 3 });
    await anna.taps('close', 'c2');
    await anna.says('да');
    anna.sees('patterns.choose-one');
    expect(await opened()).toEqual(['7А', '7Б', '8А']);
    await anna.taps('@sure');
    anna.sees('open-classes-list.ask', { opened: 2 });
    expect(await opened()).toEqual(['7А', '8А']);
  });

  it('goes by pages where a school has many classes, and finds one by its title', async () => {
    const classes = [7, 8, 9, 10, 11].flatMap((grade) =>
      [...'АБВГДЕЖЗИК'].map((letter) => `${grade}${letter}`),
    );
    await schoolWith(bot, { classes, open: false });
    await anna.taps('open-classes');
    expect(anna.buttons.filter((one) => one.startsWith('open:'))).toHaveLength(32);
    await anna.taps('@page', '1');
    expect(anna.buttons.filter((one) => one.startsWith('open:'))).toHaveLength(18);
    await anna.says('7б');
    anna.sees('open-classes-list.ask', { opened: 1 });
    expect(await opened()).toEqual(['7Б']);
  });

  it('D7: any of sixty classes is as near as in the picker of invites: at most two taps', async () => {
    const classes = [6, 7, 8, 9, 10, 11].flatMap((grade) =>
      [...'АБВГДЕЖЗИК'].map((letter) => `${grade}${letter}`),
    );
    await schoolWith(bot, { classes, open: false });
    await anna.taps('open-classes');
    const tapsTo = async (choose: string) => {
      const first = anna.buttons.filter((one) => one.startsWith(`${choose}:`)).length;
      await anna.taps('@page', '1');
      return first + anna.buttons.filter((one) => one.startsWith(`${choose}:`)).length;
    };
    expect(await tapsTo('open')).toBe(60);
    await opensScene(bot, anna, 'invites');
    await anna.taps('role', 'parent');
    expect(await tapsTo('class')).toBe(60);
  });

  it.each([
    ['7а, 8А', ['7А', '8А']],
    ['7-е', ['7А', '7Б']],
    ['7–8 А', ['7А', '8А']],
    ['7А и 12Ж', []],
    ['7А, 9А', []],
  ])('D7: opens by a list what is written: %s', async (said, right) => {
    await anna.taps('open-classes');
    await anna.says(said);
    if (right.length === 0) anna.sees('open-classes-list.unread');
    anna.sees('open-classes-list.ask', { opened: right.length });
    expect(await opened()).toEqual(right);
  });

  it('tells the families of a closed class calmly, and lets them in once it is open', async () => {
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const olga = bot.person('olga');
    await olga.opens('7K3MPQ9XTA');
    olga.sees('refusal-class-closed');
    await anna.taps('open-classes');
    await anna.taps('open', 'c1');
    anna.ignores();
    await olga.says('7K3MP-Q9XTA');
    olga.sees('family-join-consent.ask');
  });

  it('asks again kindly when something is typed, and lets a colleague’s tap count once', async () => {
    await anna.taps('open-classes');
    await anna.says('все классы');
    anna.sees('open-classes-list.unread');
    const opening = keepsButton(anna, 'open');
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await boris.taps('open-classes');
    await boris.taps('open', 'c1');
    boris.ignores();
    await tapsKept(bot, anna, opening);
    anna.sees('patterns.old-button');
    anna.sees('open-classes-list.ask', { opened: 1 });
    expect(await opened()).toEqual(['7А']);
  });

  it('asks for the classes where there are none', async () => {
    await bot.write('classes', 'main', { v: 1, next: 1, list: [] });
    await anna.taps('open-classes');
    anna.sees('open-classes-list.none');
    await anna.taps('classes');
    anna.sees('classes-list.ask');
  });

  it('takes the classes that are written or sent where there are none, and goes on to opening them', async () => {
    await bot.write('classes', 'main', { v: 1, next: 1, list: [] });
    await anna.taps('open-classes');
    await anna.says('пятые');
    anna.sees('classes-list.unread');
    anna.sees('open-classes-list.none');
    await anna.says('5А, 5Б');
    anna.sees('classes-review.ask', { count: 2 });
    await bot.restarts();
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 2 });
    await anna.taps('later');
    anna.sees('open-classes-list.ask', { opened: 0, count: 2 });
    expect((await bot.read('classes', 'main'))?.list.map(({ title }) => title)).toEqual(['5А', '5Б']);
    await bot.write('classes', 'main', { v: 1, next: 1, list: [] });
    await anna.sendsFile('классы.csv', 'Класс\n6А\n6Б\n');
    anna.sees('classes-review.ask', { count: 2 });
  });

  it('is not there for a class teacher', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    vera.lacks('open-classes');
    await opensScene(bot, vera, 'open-classes');
    vera.ignores();
    vera.lacks('open', 'c1');
    expect(await opened()).toEqual([]);
  });
});
