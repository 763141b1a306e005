import { beforeEach, describe, expect, it } from 'vitest';
import { hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('every row · one duty as a card', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    anna = await member(bot, 'anna', { name: 'Анна Петрова', roles: [{ role: 'administrator' }] });
  });

  const opens = (person: Person, key: string) => opensScene(bot, person, 'duty', { of: key });
  const schoolDuties = async () => (await bot.read('school', 'main'))?.duties ?? {};

  it('shows the clause, the act’s own words and the guide’s steps, and takes «сделано»', async () => {
    await opens(anna, 'A16');
    anna.sees('duty-A16.plain');
    anna.sees('duty-look.act', {
      clause: '2.1',
      words: 'осуществляет взаимодействие со службой технической поддержки разработчика платформы',
    });
    anna.sees('duty-stands.open');
    anna.sees('guide.plain');
    await bot.restarts();
    await anna.taps('done');
    anna.sees('duty-settled.done');
    anna.ignores();
    expect((await schoolDuties()).A16).toMatchObject({ state: 'done', by: anna.id });
    await anna.says('назад');
    anna.sees('home-list.greeting');
  });

  it('takes «готово» for done, and no number for anything', async () => {
    await opens(anna, 'A16');
    await anna.says('1');
    anna.sees('patterns.choose-one');
    expect((await schoolDuties()).A16).toBeUndefined();
    await anna.says('готово');
    anna.sees('duty-settled.done');
    anna.ignores();
    expect((await schoolDuties()).A16).toMatchObject({ state: 'done', by: anna.id });
  });

  it('offers the ends of its row and no others', async () => {
    await opens(anna, 'A5');
    expect(anna.buttons).toEqual(expect.arrayContaining(['open', 'done', 'doneBefore', 'notNeeded']));
    anna.lacks('setAside');
    await opens(anna, 'A16');
    expect(anna.buttons).toEqual(expect.arrayContaining(['done', 'doneBefore', 'setAside']));
    anna.lacks('notNeeded');
    await opens(anna, 'R1');
    anna.sees('duty-stands.right');
    expect(anna.buttons).toEqual(['open', '@back', '@cancel', '@help']);
    anna.ignores();
  });

  it('asks when it was done before; a day that lies ahead or cannot be read is asked for again', async () => {
    await opens(anna, 'A16');
    await anna.taps('doneBefore');
    anna.sees('duty-before.ask');
    for (const unread of ['давно', '31.02.2023', '01.09.2030']) {
      await anna.says(unread);
      anna.sees('duty-before.unread');
    }
    await anna.taps('@back');
    await anna.taps('doneBefore');
    await anna.says('01.09.2023');
    anna.sees('duty-settled.doneBefore');
    anna.ignores();
    expect((await schoolDuties()).A16).toMatchObject({ state: 'doneBefore', note: '01.09.2023' });
    await opens(anna, 'A16');
    anna.sees('duty-stands.doneBefore', { note: '01.09.2023', dated: 'yes' });
  });

  it('puts off with a reason of at most 200 characters, and takes up again', async () => {
    await opens(anna, 'A16');
    await anna.taps('setAside');
    anna.sees('duty-aside.ask');
    await anna.says('а'.repeat(201));
    anna.sees('duty-aside.unread');
    await anna.says('Ждём камеру');
    anna.sees('duty-settled.setAside');
    anna.ignores();
    expect((await schoolDuties()).A16).toMatchObject({ state: 'setAside', note: 'Ждём камеру' });
    await opens(anna, 'A16');
    anna.sees('duty-stands.setAside', { note: 'Ждём камеру' });
    const again = keepsButton(anna, 'again');
    await anna.taps('again');
    anna.sees('duty-settled.again');
    await tapsKept(bot, anna, again);
    anna.sees('patterns.old-button');
    expect((await schoolDuties()).A16).toBeUndefined();
    await anna.taps('@back');
    anna.sees('home-list.greeting');
    anna.ignores();
  });

  it.each([
    ['doneBefore', '01.09.2023'],
    ['setAside', 'Ждём камеру'],
  ])('leaves what a colleague marked while somebody was writing why or when (%s)', async (end, words) => {
    const boris = await member(bot, 'boris', { name: 'Борис Ильин', roles: [{ role: 'administrator' }] });
    await opens(anna, 'A16');
    await anna.taps(end);
    await opens(boris, 'A16');
    await boris.taps('done');
    anna.ignores();
    await anna.says(words);
    anna.sees('refusal-overtaken');
    anna.sees('duty-stands.done', { who: 'Борис Ильин' });
    boris.ignores();
    expect((await schoolDuties()).A16).toMatchObject({ state: 'done', by: boris.id });
    await anna.taps('@back');
    anna.sees('home-list.greeting');
  });

  it('shows what a colleague did meanwhile, and by whom', async () => {
    const boris = await member(bot, 'boris', { name: 'Борис Ильин', roles: [{ role: 'administrator' }] });
    await opens(anna, 'A16');
    await opens(boris, 'A16');
    boris.ignores();
    await anna.taps('done');
    await bot.passes(hours(1));
    await opens(boris, 'A16');
    boris.sees('duty-stands.done', { who: 'Анна Петрова' });
    anna.ignores();
    boris.ignores();
  });

  it('does not open a row of another role', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opens(olga, 'A16');
    olga.sees('patterns.gone');
    await opens(olga, 'P1:c9');
    olga.sees('patterns.gone');
    olga.ignores();
    expect(await schoolDuties()).toEqual({});
  });

  it('leads a class teacher’s row to its scene, and lets it be done outside the bot', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opens(vera, 'C4:c1');
    vera.sees('duty-C4.plain', { class: '7А' });
    await vera.taps('doneOutside');
    vera.sees('duty-settled.doneOutside');
    vera.ignores();
    expect((await bot.read('class', 'c1'))?.duties.C4).toMatchObject({ state: 'doneOutside', by: vera.id });
  });

  it.each(['subjectTeacher', 'classTeacher'] as const)(
    'leads to the one joining and the one confirmation that all staff have (%s)',
    async (role) => {
      const vera = await member(bot, 'vera', { roles: [{ role, class: 'c1' }] });
      for (const [key, first] of [
        ['H3', 'staffroom-join-link.not-yet'],
        ['H4', 'verify-status.ask'],
      ] as const) {
        await opens(vera, key);
        await vera.taps('open');
        vera.sees(first);
        vera.ignores();
      }
    },
  );

  it('puts a class chat off where the chat is kept', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opens(vera, 'C3a:c1');
    await vera.taps('setAside');
    await vera.says('1 класс, у детей нет VK');
    vera.ignores();
    const entry = await bot.read('class', 'c1');
    expect(entry?.chats.C3a?.aside).toBe('1 класс, у детей нет VK');
    expect(entry?.duties.C3a).toMatchObject({ state: 'setAside' });
  });

  it('offers families the other way in the chat scene, and takes both their rows up together', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opens(olga, 'P2:c1');
    olga.sees('duty-P2.plain');
    expect(olga.last.text).not.toMatch(/Положение|п\. 2\.7/);
    olga.sees('guide.plain');
    await olga.taps('otherWay');
    olga.sees('class-chat.no-link');
    await olga.taps('otherWay');
    await opens(olga, 'P2:c1');
    olga.sees('duty-stands.otherWay');
    await olga.taps('again');
    olga.sees('duty-settled.again', { whose: 'family' });
    olga.ignores();
    expect((await bot.read('person', olga.id))?.duties).toEqual({});
  });
});
