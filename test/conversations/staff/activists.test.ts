import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#src/regulation/limits.ts';
import { chatIsThere, chatLink, chatOf } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H6c, H6d · a class teacher proposes families for the chat with the head', () => {
  let bot: Bot;
  let vera: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { pupils: 'full' } });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }], name: 'Вера Лис' });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }], name: 'Павел Жук' });
    await member(bot, 'ira', { roles: [{ role: 'parent', class: 'c2' }], name: 'Ира Чужая' });
  });

  const proposed = async (id: string) => (await chatOf(bot, id))?.proposed;

  it('by name, from the head’s question to the parent being asked, over a restart', async () => {
    await chatIsThere(bot, { duty: 'H6c' });
    await opensByNotice(bot, vera, 'activists', 'H6c');
    vera.sees('activists-people.ask', { duty: 'H6c', class: '7А' });
    vera.lacks('person', 'vk:1002');
    await vera.says('ну вот');
    vera.sees('patterns.choose-one');
    vera.ignores();
    const person = keepsButton(vera, 'person');
    await vera.taps('person', pavel.id);
    vera.sees('activists-people.sure');
    await vera.taps('@no');
    vera.sees('activists-people.ask');
    expect(await proposed('H6c')).toEqual([]);
    await vera.taps('person', pavel.id);
    vera.ignores();
    await bot.restarts();
    await vera.taps('@sure');
    vera.sees('activists.proposed');
    vera.ignores();
    expect(await proposed('H6c')).toMatchObject([{ person: pavel.id, class: 'c1', asked: false }]);
    await bot.passes(0);
    pavel.sees('school-chat-news.asked', { duty: 'H6c' });
    expect(pavel.last.text).not.toContain(chatLink);
    await tapsKept(bot, vera, person);
    vera.ignores();
    expect(await proposed('H6c')).toHaveLength(1);
    await vera.taps('person', pavel.id);
    vera.sees('activists.asked-already');
    vera.ignores();
    await bot.passes(60_000);
    pavel.seesNoMore();
  });

  it('is asked for which chat and which class, where there are several', async () => {
    const gleb = await member(bot, 'gleb', {
      roles: [
        { role: 'classTeacher', class: 'c1' },
        { role: 'classTeacher', class: 'c2' },
      ],
    });
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }], name: 'Миша Лев' });
    await chatIsThere(bot, { duty: 'H6c' });
    await chatIsThere(bot, { duty: 'H6d', link: 'https://vk.me/join/ZZQ1dx0Zb/hbFR+gROKii0Ezb=' });
    await gleb.taps('my-chats');
    gleb.sees('my-chats-list.ask');
    await gleb.taps('activists');
    gleb.sees('activists-chat.ask');
    await gleb.taps('chat', 'H6d');
    gleb.sees('activists-class.ask');
    await gleb.says('7б');
    gleb.sees('activists.nobody', { duty: 'H6d', class: '7Б' });
    gleb.ignores();
    await gleb.taps('activists');
    await gleb.taps('chat', 'H6d');
    await gleb.taps('class', 'c1');
    gleb.ignores();
    await gleb.taps('person', misha.id);
    gleb.sees('activists-people.sure', { duty: 'H6d' });
    await gleb.taps('@sure');
    gleb.ignores();
    await bot.passes(0);
    misha.sees('school-chat-news.asked', { duty: 'H6d' });
    await gleb.says('назад');
    gleb.ignores();
  });

  it('the proposal ends by itself after 14 days and leaves nothing', async () => {
    await chatIsThere(bot, { duty: 'H6c' });
    await opensScene(bot, vera, 'activists', { of: 'H6c' });
    await vera.taps('person', pavel.id);
    await vera.taps('@sure');
    vera.ignores();
    await bot.passes(0);
    pavel.ignores();
    await bot.passes(limits.proposalLife - 1);
    vera.ignores();
    pavel.ignores();
    expect(await proposed('H6c')).toHaveLength(1);
    await bot.passes(1);
    expect(await proposed('H6c')).toEqual([]);
    await opensByNotice(bot, pavel, 'school-chat', 'H6c');
    pavel.sees('patterns.gone');
    pavel.ignores();
  });

  it('nobody where the chat is put off meanwhile, or the parent has left the class', async () => {
    await chatIsThere(bot, { duty: 'H6c' });
    await opensScene(bot, vera, 'activists', { of: 'H6c' });
    await vera.taps('person', pavel.id);
    vera.ignores();
    const record = await bot.read('person', pavel.id);
    if (record) await bot.write('person', pavel.id, { ...record, roles: [{ role: 'parent', class: 'c2' }] });
    await vera.taps('@sure');
    vera.ignores();
    expect(await proposed('H6c')).toEqual([]);
    await chatIsThere(bot, { duty: 'H6c', link: null });
    await opensByNotice(bot, vera, 'activists', 'H6c');
    vera.sees('activists.none');
    vera.ignores();
  });

  it('no pupils where the mode is not full', async () => {
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, pupils: 'guided' });
    await chatIsThere(bot, { duty: 'H6d' });
    await opensByNotice(bot, vera, 'activists', 'H6d');
    vera.sees('activists.none');
    vera.ignores();
    await vera.taps('my-chats');
    vera.lacks('activists');
    vera.ignores();
  });

  it('is for class teachers alone', async () => {
    await chatIsThere(bot, { duty: 'H6c' });
    await opensScene(bot, pavel, 'activists', { of: 'H6c' });
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });
});
