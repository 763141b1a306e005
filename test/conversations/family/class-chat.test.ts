import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { chatLines } from '#test/conversations/family/chat-lines.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';
const parentOf = (...classes: string[]) => classes.map((of) => ({ role: 'parent' as const, class: of }));

describe('P1, P2, S1, S2 · the class chat for those who were accepted', () => {
  let bot: Bot;
  let boris: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  });

  async function chatIsThere(chat: 'C3a' | 'C3b' = 'C3b', of = 'c1'): Promise<void> {
    const before = (await bot.read('class', of)) ?? blankClass(of);
    const made = { title: '7А', link, second: null, aside: null, at: bot.clock.now() };
    await bot.write('class', of, { ...before, chats: { ...before.chats, [chat]: made } });
  }

  const dutiesOf = async (person: Person) => (await bot.read('person', person.id))?.duties;

  it('P1 from «Мои дела» to the link and the parent’s word for being in the chat, over restarts', async () => {
    await chatIsThere();
    const olga = await member(bot, 'olga', { roles: parentOf('c1') });
    await opensRow(olga, 'P1:c1');
    olga.sees('class-chat.link', { class: '7А' });
    olga.sees('class-chat.address', { link });
    olga.sees('class-chat.steps');
    await bot.restarts();
    await olga.taps('in');
    olga.sees('class-chat.done', { class: '7А' });
    olga.ignores();
    await bot.restarts();
    expect(await dutiesOf(olga)).toMatchObject({ 'P1:c1': { state: 'done', by: olga.id } });
  });

  it('S1 from «Мои дела» to the link and the pupil’s word for being in the chat, over restarts', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'full' } });
    await chatIsThere('C3a');
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await opensRow(misha, 'S1:c1');
    misha.sees('class-chat.link', { role: 'student', class: '7А' });
    misha.sees('class-chat.address', { link });
    await bot.restarts();
    await misha.taps('in');
    misha.sees('class-chat.done', { role: 'student', class: '7А' });
    misha.ignores();
    await bot.restarts();
    expect(await dutiesOf(misha)).toMatchObject({ 'S1:c1': { state: 'done', by: misha.id } });
  });

  it('tells nobody of the other way unless the person says so, and can be changed at any time', async () => {
    await chatIsThere();
    const olga = await member(bot, 'olga', { roles: parentOf('c1') });
    await olga.taps('my-chats');
    await olga.taps('otherWay');
    olga.sees('class-chat-other-way.school', { way: 'Все объявления есть в электронном дневнике.' });
    expect(await dutiesOf(olga)).toMatchObject({
      'P1:c1': { state: 'otherWay' },
      'P2:c1': { state: 'otherWay' },
    });
    await olga.taps('no');
    olga.sees('class-chat-other-way.untold');
    boris.seesNoMore();
    await olga.taps('my-chats');
    olga.sees('class-chat.other-way', { class: '7А' });
    olga.lacks('in');
    await olga.taps('again');
    olga.sees('class-chat.again');
    olga.sees('class-chat.link');
    olga.ignores();
    expect(await dutiesOf(olga)).toEqual({});
  });

  it('tells the class teacher on yes, once', async () => {
    const olga = await member(bot, 'olga', { name: 'Ольга Смирнова', roles: parentOf('c1') });
    await olga.taps('my-chats');
    olga.sees('class-chat.no-link', { class: '7А' });
    await olga.taps('otherWay');
    const yes = keepsButton(olga, 'yes');
    await olga.taps('yes');
    olga.sees('class-chat-other-way.told');
    boris.sees('class-chat.told-other-way', { who: 'Ольга Смирнова', class: '7А' });
    await tapsKept(bot, olga, yes);
    olga.sees('patterns.old-button');
    olga.ignores();
    boris.seesNoMore();
  });

  it('tells the class teacher who was told when the family comes back to the chat, and nobody else', async () => {
    await chatIsThere();
    const olga = await member(bot, 'olga', { name: 'Ольга Смирнова', roles: parentOf('c1') });
    const irina = await member(bot, 'irina', { name: 'Ирина Котова', roles: parentOf('c1') });
    for (const [family, answer] of [
      [olga, 'yes'],
      [irina, 'no'],
    ] as const) {
      await family.taps('my-chats');
      await family.taps('otherWay');
      await family.taps(answer);
      boris.ignores();
      await family.taps('my-chats');
      await family.taps('again');
      family.ignores();
      if (family === olga) boris.sees('class-chat.told-back', { who: 'Ольга Смирнова', class: '7А' });
      boris.seesNoMore();
    }
  });

  it('does not lead back into a choice that was made, and can still be changed', async () => {
    await chatIsThere();
    const olga = await member(bot, 'olga', { roles: parentOf('c1') });
    await olga.taps('my-chats');
    await olga.taps('otherWay');
    olga.sees('class-chat-other-way.ask');
    await olga.says('назад');
    olga.sees('home-list.greeting');
    expect(await dutiesOf(olga)).toMatchObject({ 'P1:c1': { state: 'otherWay' } });
    boris.seesNoMore();
    await olga.taps('my-chats');
    olga.sees('class-chat.other-way', { class: '7А' });
    await olga.taps('again');
    olga.sees('class-chat.link', { class: '7А' });
    await olga.says('готово');
    olga.sees('class-chat.done', { class: '7А' });
    await olga.says('назад');
    olga.ignores();
    expect((await dutiesOf(olga))?.['P1:c1']).toMatchObject({ state: 'done' });
  });

  it('asks nothing about telling where the class has no class teacher', async () => {
    const olga = await member(bot, 'olga', { roles: parentOf('c2') });
    await olga.taps('my-chats');
    await olga.taps('otherWay');
    olga.sees('class-chat-other-way.noted');
    olga.sees('home-list.greeting');
    olga.ignores();
    expect((await dutiesOf(olga))?.['P1:c2']).toMatchObject({ state: 'otherWay' });
  });

  it('helps when the link does not open, and comes back to it', async () => {
    await chatIsThere();
    const olga = await member(bot, 'olga', { roles: parentOf('c1') });
    await olga.taps('my-chats');
    await olga.taps('trouble');
    olga.sees('class-chat-trouble.ask');
    await olga.says('ничего не понятно');
    olga.sees('patterns.choose-one');
    await olga.taps('link');
    olga.sees('class-chat.address', { link });
    await olga.taps('later');
    olga.sees('class-chat.later');
    olga.ignores();
    expect(await dutiesOf(olga)).toEqual({});
  });

  it('keeps the classes of a parent of two apart', async () => {
    await chatIsThere('C3b', 'c2');
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2') });
    await olga.taps('my-chats');
    olga.sees('list.lines', { lines: chatLines(['7А', 'no-link'], ['7Б', 'link']) });
    await olga.taps('chat', 'c2');
    olga.sees('class-chat.link', { class: '7Б' });
    await olga.taps('in');
    olga.ignores();
    expect(Object.keys((await dutiesOf(olga)) ?? {})).toEqual(['P1:c2']);
  });

  it('shows no link of a class that is not one’s own, whatever a button carries', async () => {
    await chatIsThere('C3b', 'c2');
    const olga = await member(bot, 'olga', { roles: parentOf('c1') });
    for (const of of ['c2', 'P1:c2']) {
      await opensByNotice(bot, olga, 'class-chat', of);
      olga.sees('patterns.gone');
      await opensScene(bot, olga, 'class-chat', { of });
      olga.sees('patterns.gone');
    }
    await opensByNotice(bot, boris, 'class-chat', 'c2');
    boris.sees('patterns.not-yours');
    expect(boris.last.text).not.toContain(link);
    expect(olga.dialog.messages.filter(({ text }) => text.includes('vk.me/join'))).toEqual([]);
  });

  it('shows a student the students’ chat in the mode full only', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'full' } });
    await chatIsThere('C3a');
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await misha.taps('my-chats');
    await misha.taps('chat', 'c1');
    misha.sees('class-chat.address', { link });
    misha.ignores();
    expect((await dutiesOf(misha))?.['S2:c1']).toMatchObject({ state: 'done' });
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'guided' } });
    misha.ignores();
    await misha.taps('trouble');
    misha.sees('student-guide-topics.ask', { class: '7А' });
    // «Мои чаты» lie under it, and lead a pupil of this mode to the same.
    await misha.taps('end');
    misha.sees('student-guide-topics.ask', { class: '7А' });
    await misha.taps('end');
    misha.sees('home-list.greeting');
    misha.ignores();
  });

  it('goes the whole way by numbers without buttons, and in English', async () => {
    await chatIsThere();
    const vera = bot.person('vera', { bare: true, lang: 'en' });
    await member(bot, 'vera', { roles: parentOf('c1'), lang: 'en' });
    await vera.says('2');
    vera.sees('class-chat.link');
    await vera.says('1');
    vera.sees('class-chat.done');
    vera.ignores();
    expect((await dutiesOf(vera))?.['P1:c1']).toMatchObject({ state: 'done' });
    const own = bot.texts.said.filter(({ say: { key } }) => key.startsWith('class-chat'));
    expect(own.filter(({ text }) => /[а-яё]{3}/i.test(text))).toEqual([]);
  });
});
