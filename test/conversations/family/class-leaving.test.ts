import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { hours } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';
const parentOf = (...classes: string[]) => classes.map((of) => ({ role: 'parent' as const, class: of }));

describe('P1, S1 · a child changes class, a family leaves one', () => {
  let bot: Bot;
  let boris: Person;
  let vera: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б', '8А'] });
    boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    for (const [of, teacher] of [
      ['c1', boris.id],
      ['c2', vera.id],
    ] as const) {
      const entry = (await bot.read('class', of)) ?? blankClass(of);
      const chat = { title: of, link: `${link}${of}`, second: null, aside: null, at: bot.clock.now() };
      await bot.write('class', of, { ...entry, teacher, chats: { C3b: chat } });
    }
    olga = await member(bot, 'olga', { name: 'Ольга Смирнова', roles: parentOf('c1') });
  });

  const rolesOf = async (person: Person) => (await bot.read('person', person.id))?.roles;

  async function olgaAsksFor7B(stays: 'goes' | 'stays'): Promise<void> {
    await olga.taps('my-chats');
    await olga.taps('change');
    await olga.taps('moved');
    await olga.taps(stays);
    olga.ignores();
    await olga.taps('to', 'c2');
    olga.sees('class-leaving-child.ask', { class: '7Б' });
    await olga.says('Миша Смирнов');
    olga.sees('class-leaving-review.ask', { child: 'Миша Смирнов', from: '7А', to: '7Б' });
    await olga.taps('send');
    olga.sees('family-join.sent', { who: say('family-join.teacher', { class: '7Б' }) });
    olga.ignores();
  }

  async function veraAccepts(): Promise<void> {
    await bot.passes(hours(1));
    await vera.taps('open:queue');
    expect(vera.last.text).toContain('переходит из 7А');
    await vera.taps('all');
    vera.ignores();
  }

  it('leads from the parent’s word to the new class teacher, and tells the old one whom to remove', async () => {
    await olgaAsksFor7B('goes');
    await bot.restarts();
    expect(await rolesOf(olga)).toEqual(parentOf('c1'));
    await veraAccepts();
    olga.sees('request-accepted.parent', { class: '7Б' });
    olga.sees('class-chat.address', { link: `${link}c2` });
    boris.sees('movement.told-former', { who: 'Ольга Смирнова', from: '7А', to: '7Б' });
    await bot.restarts();
    const stored = await bot.read('person', olga.id);
    expect(stored).toMatchObject({ roles: parentOf('c2'), requests: {} });
    boris.seesNoMore();
  });

  it('keeps the old class where another child stays', async () => {
    await olgaAsksFor7B('stays');
    await bot.passes(hours(1));
    await vera.taps('open:queue');
    await vera.taps('all');
    vera.ignores();
    expect(await rolesOf(olga)).toEqual(parentOf('c1', 'c2'));
    boris.seesNoMore();
    olga.ignores();
  });

  it('says so where no class is left to go to, or another child is there already', async () => {
    const rita = await member(bot, 'rita', { roles: parentOf('c1', 'c2', 'c3') });
    await opensScene(bot, rita, 'class-leaving', { of: 'c1' });
    rita.ignores();
    await rita.taps('moved');
    rita.sees('class-leaving-others.ask');
    await rita.taps('goes');
    rita.sees('class-leaving-to.none');
    rita.sees('class-leaving-to.own');
    rita.lacks('to');
    await rita.says('7Б');
    rita.sees('class-leaving-to.own');
    await rita.says('назад');
    rita.sees('class-leaving-others.ask');
    expect(await rolesOf(rita)).toHaveLength(3);
  });

  it('asks again for a name that cannot be read, and sends nothing on the way back', async () => {
    await olga.taps('my-chats');
    await olga.taps('change');
    await olga.taps('moved');
    await olga.says('что?');
    await olga.taps('goes');
    await olga.taps('to', 'c2');
    olga.ignores();
    await olga.says('7');
    olga.sees('family-join-child.unread');
    olga.sees('class-leaving-child.ask');
    await olga.says('назад');
    olga.sees('class-leaving-to.ask');
    await olga.says('отмена');
    olga.ignores();
    expect(await bot.read('person', olga.id)).toMatchObject({ roles: parentOf('c1'), requests: {} });
  });

  it('asks one class at a time: another one after the first has answered or the request was taken back', async () => {
    await olgaAsksFor7B('goes');
    await opensScene(bot, olga, 'class-leaving', { of: 'c1' });
    await olga.taps('moved');
    await olga.taps('goes');
    await olga.taps('to', 'c3');
    await olga.says('Миша Смирнов');
    olga.ignores();
    await olga.taps('send');
    olga.sees('refusal-move-waits');
    olga.ignores();
    expect(Object.keys((await bot.read('person', olga.id))?.requests ?? {})).toEqual(['parent:c2']);
    await opensScene(bot, olga, 'my-requests');
    await olga.taps('withdraw');
    await olga.taps('@sure');
    olga.ignores();
    await olga.says('мои дела');
    await olgaAsksFor7B('goes');
    vera.ignores();
  });

  it('leaves a class by name, with what follows said first, and tells the class teacher', async () => {
    await olga.taps('my-chats');
    await olga.taps('change');
    olga.ignores();
    const left = keepsButton(olga, 'left');
    await olga.taps('left');
    olga.sees('class-leaving-menu.sure', { role: 'parent', class: '7А', teacher: 'yes' });
    await bot.restarts();
    await olga.taps('@sure');
    olga.sees('class-leaving-menu.done', { class: '7А' });
    // And then home: nothing is said of a place that was hers a moment ago.
    olga.sees('home-list.no-role');
    expect(olga.last.text).not.toContain('для другой роли');
    olga.ignores();
    boris.sees('movement.told-left-family', { who: 'Ольга Смирнова', class: '7А' });
    expect(await rolesOf(olga)).toEqual([]);
    await bot.transaction(async (tx) => expect(await tx.list('class-people', 'c1')).toEqual([]));
    await tapsKept(bot, olga, left);
    olga.ignores();
    boris.seesNoMore();
  });

  it('leaves one of two classes and is back at the other, without a word of what is gone', async () => {
    const pavel = await member(bot, 'pavel', { name: 'Павел Смирнов', roles: parentOf('c1', 'c2') });
    await pavel.taps('my-chats');
    await pavel.taps('chat', 'c1');
    await pavel.taps('change');
    await pavel.taps('left');
    pavel.ignores();
    await pavel.taps('@sure');
    pavel.sees('class-leaving-menu.done', { class: '7А' });
    pavel.sees('class-chat.link', { class: '7Б' });
    expect(pavel.last.text).not.toContain('Этого уже нет');
    expect(await rolesOf(pavel)).toEqual(parentOf('c2'));
    boris.ignores();
  });

  it('keeps everything where the parent thinks better of it', async () => {
    await olga.taps('my-chats');
    await olga.taps('change');
    await olga.taps('left');
    olga.ignores();
    await olga.taps('@no');
    olga.sees('class-leaving-menu.ask');
    expect(await rolesOf(olga)).toEqual(parentOf('c1'));
    boris.seesNoMore();
  });

  it('lets a pupil leave, who is asked nothing about a child', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'full' } });
    const misha = await member(bot, 'misha', { name: 'Миша', roles: [{ role: 'student', class: 'c1' }] });
    await opensScene(bot, misha, 'class-leaving', { of: 'c1' });
    misha.sees('class-leaving-menu.ask', { role: 'student' });
    misha.lacks('moved');
    await misha.taps('forget');
    misha.sees('class-leaving-menu.forget-how', { role: 'student' });
    misha.ignores();
  });

  it('shows the class teacher’s own scene to nobody else', async () => {
    await opensScene(bot, vera, 'class-leaving', { of: 'c1' });
    vera.sees('patterns.not-yours');
    vera.ignores();
  });
});
