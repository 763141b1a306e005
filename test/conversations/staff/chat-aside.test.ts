import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ezb=';

describe('C3a–C3c · a chat is put off', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.sees('chat-guide.ask');
  });

  const entry = () => bot.read('class', 'c2');

  it('takes a reason, and takes the chat up again with a link', async () => {
    await vera.taps('aside');
    vera.sees('chat-aside-why.ask');
    await bot.restarts();
    await vera.says('1 класс, у детей нет VK');
    vera.sees('chat-aside.done');
    expect((await entry())?.chats.C3b).toMatchObject({ link: null, aside: '1 класс, у детей нет VK' });
    expect((await entry())?.duties.C3b).toMatchObject({ state: 'setAside', note: '1 класс, у детей нет VK' });

    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.sees('chat-guide.aside', { why: '1 класс, у детей нет VK' });
    await vera.says(link);
    await vera.taps('yes');
    vera.sees('chat.stored-C3b');
    vera.ignores();
    expect((await entry())?.chats.C3b).toMatchObject({ link, aside: null });
    expect((await entry())?.duties.C3b?.state).toBe('done');
  });

  /** The chat as somebody has stored it with its link. */
  async function isStored(second: string | null = null): Promise<void> {
    const known = await entry();
    if (!known) throw new Error('There is no class');
    const chat = { title: 'Родители 7Б', link, second, aside: null, at: bot.clock.now() };
    await bot.write('class', 'c2', { ...known, chats: { C3b: chat } });
    await bot.passes(60_000);
  }

  it('erases the link of a chat that was stored, asks by its name first and says so', async () => {
    await isStored('Ольга Иванова');
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.ignores();
    await vera.taps('aside');
    vera.sees('kept-chat-look.sure', { title: say('chat-title.own', { title: 'Родители 7Б' }) });
    await bot.restarts();
    await vera.taps('@sure');
    vera.sees('chat-aside-why.link-ends');
    expect((await entry())?.chats.C3b?.link).toBe(link);
    await vera.says('переезжаем');
    vera.sees('chat-aside.done');
    expect((await entry())?.chats.C3b).toMatchObject({ link: null, second: 'Ольга Иванова' });
    await vera.says('назад');
    vera.sees('home-list.greeting');
    vera.seesNoMore();
  });

  it('keeps the link for «Нет», a typed number, «да» and «Назад»', async () => {
    await isStored();
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.ignores();
    await vera.taps('aside');
    vera.sees('kept-chat-look.sure');
    for (const typed of ['1', 'да', 'готово', 'переезжаем']) {
      await vera.says(typed);
      vera.sees('kept-chat-look.sure');
    }
    await vera.taps('@no');
    vera.sees('kept-chat-look.ask', { link });
    await vera.taps('aside');
    vera.sees('kept-chat-look.sure');
    await vera.says('назад');
    vera.sees('kept-chat-look.ask', { link });
    await vera.taps('aside');
    await vera.taps('@sure');
    vera.ignores();
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    expect((await entry())?.chats.C3b?.link).toBe(link);
  });

  it('asks by name also whoever comes from the duty’s own page', async () => {
    await isStored();
    await opensScene(bot, vera, 'chat-aside', { of: 'C3b:c2' });
    vera.sees('kept-chat-look.ask', { link });
    await vera.taps('aside');
    vera.sees('kept-chat-look.sure');
    await vera.taps('@sure');
    vera.sees('chat-aside-why.ask');
    await vera.says('переезжаем');
    vera.sees('chat-aside.done');
    expect((await entry())?.chats.C3b).toMatchObject({ link: null, aside: 'переезжаем' });
  });

  it('asks again for a reason that is too long, and changes nothing by back and an old button', async () => {
    const aside = keepsButton(vera, 'aside');
    await vera.taps('aside');
    vera.sees('chat-aside-why.ask');
    await vera.says('я'.repeat(201));
    vera.sees('chat-aside-why.unread', { most: 200 });
    await vera.says('назад');
    vera.sees('home-list.greeting');
    await tapsKept(bot, vera, aside);
    vera.sees('patterns.old-button');
    expect((await entry())?.chats).toEqual({});
  });

  it('does not erase what a colleague stored in the meantime', async () => {
    await vera.taps('aside');
    vera.sees('chat-aside-why.ask');
    await isStored();
    await vera.says('переезжаем');
    vera.sees('refusal-overtaken');
    vera.sees('kept-chat-look.ask', { link });
    expect((await entry())?.chats.C3b?.link).toBe(link);
  });

  it('is closed to the class teacher of another class and to parents', async () => {
    const gleb = await member(bot, 'gleb', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, gleb, 'chat-aside', { of: 'C3b:c2' });
    gleb.sees('patterns.gone');
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, pavel, 'chat-aside', { of: 'C3b:c2' });
    pavel.sees('patterns.not-yours');
  });
});
