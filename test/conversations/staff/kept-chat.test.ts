import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ezb=';
const newLink = 'https://vk.me/join/ZZQ1dx0Zb/hbFR+gROKii0Ezb=';

describe('C3a–C3c · a stored chat is looked after', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await stored({ link });
    await bot.passes(60_000);
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.sees('kept-chat-look.ask', { link, second: say('kept-chat-look.nobody') });
  });

  const chatOf = async () => (await bot.read('class', 'c2'))?.chats.C3b;

  /** The chat as the class teacher, or a colleague, has stored it. */
  async function stored(chat: { link: string; second?: string }): Promise<void> {
    const entry = await bot.read('class', 'c2');
    if (!entry) throw new Error('There is no class');
    const at = bot.clock.now();
    await bot.write('class', 'c2', {
      ...entry,
      chats: { C3b: { title: 'Родители 7Б', second: null, aside: null, at, ...chat } },
      duties: { C3b: { state: 'done', at } },
    });
  }

  it('changes its second administrator and its link', async () => {
    await vera.taps('second');
    vera.sees('chat-second.ask');
    await vera.says('Ольга Иванова');
    vera.sees('kept-chat.changed');
    await vera.taps('link');
    vera.sees('kept-chat-link.ask');
    await bot.restarts();
    await vera.says(newLink);
    vera.sees('class-chat.address', { link: newLink });
    expect((await chatOf())?.link).toBe(link);
    await vera.taps('yes');
    vera.sees('kept-chat-look.ask', {
      title: say('chat-title.own', { title: 'Родители 7Б' }),
      link: newLink,
    });
    expect(await chatOf()).toMatchObject({ title: 'Родители 7Б', link: newLink, second: 'Ольга Иванова' });
    await vera.taps('second');
    await vera.taps('nobody');
    vera.ignores();
    expect((await chatOf())?.second).toBeNull();
    await vera.says('назад');
    vera.sees('home-list.greeting');
    vera.seesNoMore();
  });

  it('tells the parents of another link, and not of another second administrator', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    await vera.taps('second');
    await vera.says('Ольга Иванова');
    vera.ignores();
    pavel.seesNoMore();
    await vera.taps('link');
    vera.sees('kept-chat-link.ask');
    await vera.says('vk.cc/abc123');
    vera.sees('chat-link.short');
    await vera.taps('other');
    vera.sees('kept-chat-link.ask');
    await vera.says(newLink);
    await vera.taps('yes');
    vera.ignores();
    await bot.passes(0);
    pavel.sees('class-chat.link-is-there', { class: '7Б' });
  });

  it('is a sheet for the meeting, with the chat’s own link and without a code', async () => {
    await vera.taps('sheet');
    vera.sees('kept-chat-look.ask', { link });
    const paper = bot.drawn.find(({ kind }) => kind === 'sheet-paper');
    expect(paper).toMatchObject({
      name: 'Чат 7Б.pdf',
      pages: [
        { link, code: null },
        { link, code: null },
      ],
    });
    expect(vera.last.attachments).toHaveLength(2);
    await vera.taps('link');
    vera.sees('kept-chat-link.ask');
    await vera.says('назад');
    vera.sees('kept-chat-look.ask');
    expect(vera.last.attachments).toEqual([]);
  });

  it('asks again for what is no link and no name, and goes back without a change', async () => {
    await vera.taps('link');
    vera.sees('kept-chat-link.ask');
    await vera.says('новая');
    vera.sees('refusal-link-no-link');
    await vera.says('назад');
    vera.sees('kept-chat-look.ask', { link });
    await vera.taps('second');
    vera.sees('chat-second.ask');
    await vera.says('2');
    vera.sees('name.unread');
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    expect(await chatOf()).toMatchObject({ link, second: null });
  });

  it('does nothing for a second tap on an old button', async () => {
    const old = keepsButton(vera, 'second');
    await vera.taps('link');
    vera.sees('kept-chat-link.ask');
    await tapsKept(bot, vera, old);
    vera.sees('patterns.old-button');
  });

  it('shows what a colleague changed meanwhile, and overwrites nothing', async () => {
    await vera.taps('link');
    vera.sees('kept-chat-link.ask');
    await bot.passes(1_000);
    await stored({ link, second: 'Ольга Иванова' });
    await vera.says(newLink);
    vera.sees('chat-check.title');
    await vera.taps('yes');
    vera.sees('refusal-overtaken');
    vera.sees('kept-chat-look.ask', { link, second: 'Ольга Иванова' });
    expect((await chatOf())?.link).toBe(link);
  });

  it('leads to making the chat anew when a colleague has put it off meanwhile', async () => {
    await vera.taps('second');
    vera.sees('chat-second.ask');
    const known = await bot.read('class', 'c2');
    const chat = known?.chats.C3b;
    if (known && chat)
      await bot.write('class', 'c2', {
        ...known,
        chats: { C3b: { ...chat, link: null, aside: 'переезжаем' } },
      });
    await vera.says('Ольга Иванова');
    vera.sees('refusal-overtaken');
    vera.sees('chat-guide.aside', { why: 'переезжаем' });
    expect(await chatOf()).toMatchObject({ link: null, second: null });
  });

  it('is made anew where the school has moved to another platform: the old link leads nowhere', async () => {
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, platform: 'max' });
    await vera.says('назад');
    vera.ignores();
    await opensScene(bot, vera, 'kept-chat', { of: 'C3b:c2' });
    vera.sees('refusal-overtaken');
    vera.sees('chat-guide.ask');
    expect((await chatOf())?.link).toBe(link);
  });

  it('is closed to the class teacher of another class and to parents', async () => {
    const gleb = await member(bot, 'gleb', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, gleb, 'kept-chat', { of: 'C3b:c2' });
    gleb.sees('patterns.gone');
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, pavel, 'kept-chat', { of: 'C3b:c2' });
    pavel.sees('patterns.not-yours');
  });
});
