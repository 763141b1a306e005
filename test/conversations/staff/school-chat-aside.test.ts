import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { chatIsThere, chatLink, chatOf } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('H6a–H6e · a chat of the administration is put off', () => {
  let bot: Bot;
  let galina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    galina = await member(bot, 'galina', { roles: [{ role: 'head' }] });
  });

  const stateOf = async (duty: string) => (await bot.read('school', 'main'))?.duties[duty];

  it('from its card with a reason, over a restart, and is taken up again', async () => {
    await galina.taps('all');
    await galina.says('Чат с родительским активом');
    galina.ignores();
    await galina.taps('setAside');
    galina.sees('school-chat-aside-why.ask', { title: say('school-chat-title.H6c') });
    await galina.says('x'.repeat(300));
    galina.sees('school-chat-aside-why.unread');
    await bot.restarts();
    await galina.says('после выборов актива');
    galina.sees('chat-aside.done');
    galina.ignores();
    expect(await stateOf('H6c')).toMatchObject({ state: 'setAside', note: 'после выборов актива' });
    await opensScene(bot, galina, 'school-chat', { of: 'H6c' });
    galina.sees('chat-guide.aside', { why: 'после выборов актива' });
    await galina.says(chatLink);
    galina.sees('chat-check.title');
    await galina.taps('yes');
    galina.ignores();
    expect(await chatOf(bot, 'H6c')).toMatchObject({ link: chatLink, aside: null });
    expect((await stateOf('H6c'))?.state).toBe('done');
  });

  it('the working chats as a whole, while there is none; one of several leaves the row done', async () => {
    await opensScene(bot, galina, 'school-chat', { of: 'H6e' });
    galina.sees('school-chat-name.ask');
    await opensScene(bot, galina, 'school-chat-aside', { of: 'H6e' });
    galina.sees('school-chat-aside-why.ask');
    await galina.says('нет нужды');
    galina.sees('chat-aside.done');
    galina.ignores();
    expect(await stateOf('H6e')).toMatchObject({ state: 'setAside', note: 'нет нужды' });
    await chatIsThere(bot, { duty: 'H6e', id: 'x1', title: 'ГИА' });
    await chatIsThere(bot, { duty: 'H6e', id: 'x2', title: 'Олимпиады', link: null });
    await opensScene(bot, galina, 'school-chat-aside', { of: 'x2' });
    galina.sees('school-chat-aside-why.ask', { title: say('chat-title.own', { title: 'Олимпиады' }) });
    await galina.says('потом');
    galina.ignores();
    expect(await chatOf(bot, 'x2')).toMatchObject({ aside: 'потом' });
    expect((await stateOf('H6e'))?.note).toBe('нет нужды');
  });

  it('erases no link that was stored meanwhile, and nothing when it is cancelled', async () => {
    await opensScene(bot, galina, 'school-chat-aside', { of: 'H6a' });
    galina.sees('school-chat-aside-why.ask');
    await chatIsThere(bot, { duty: 'H6a' });
    await galina.says('хватает совещаний');
    galina.sees('refusal-overtaken');
    galina.ignores();
    expect((await chatOf(bot, 'H6a'))?.link).toBe(chatLink);
    await opensScene(bot, galina, 'school-chat-aside', { of: 'H6b' });
    galina.sees('school-chat-aside-why.ask');
    await galina.says('отмена');
    galina.ignores();
    expect(await stateOf('H6b')).toBeUndefined();
  });

  it('by nobody else', async () => {
    const dmitri = await member(bot, 'dmitri', { roles: [{ role: 'deputy' }] });
    await opensScene(bot, dmitri, 'school-chat-aside', { of: 'H6a' });
    dmitri.sees('patterns.gone');
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'school-chat-aside', { of: 'H6a' });
    olga.sees('patterns.not-yours');
  });
});
