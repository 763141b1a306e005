import { beforeEach, describe, expect, it } from 'vitest';
import { setChatAside, storeChat } from '#src/domain/chats/chats.ts';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { deskOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ezb=';
const newLink = 'https://vk.me/join/ZZQ1dx0Zb/hbFR+gROKii0Ezb=';

describe('C3a–C3c · the class teacher makes the chats of the class', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
  });

  const chatsOf = async (id: string) => (await bot.read('class', id))?.chats;

  /** Goes up to the question for the second administrator. */
  async function pastes(text = link): Promise<void> {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    await vera.taps('take');
    await vera.taps('made');
    await vera.says(text);
    await vera.taps('yes');
    vera.ignores();
  }

  it('proposes a title, shows the steps, takes the link and stores the chat', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.sees('chat-title.ask', { title: say('chat-title.C3b', { class: '7Б' }) });
    await vera.taps('take');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3b', { class: '7Б' }) });
    vera.sees('guide.plain');
    await vera.taps('made');
    vera.sees('chat-link.ask');
    await bot.restarts();
    await vera.says(`Вот: ${link}.`);
    vera.sees('chat-profile.ask', { profile: 'учебный профиль' });
    await vera.taps('yes');
    vera.sees('chat-second.ask');
    await vera.says('Ольга Иванова');
    vera.sees('chat.stored-C3b', { class: '7Б' });

    const entry = await bot.read('class', 'c2');
    expect(entry?.chats.C3b).toMatchObject({ title: '', link, second: 'Ольга Иванова', aside: null });
    expect(entry?.duties.C3b).toMatchObject({ state: 'done', by: vera.id });
  });

  it.each(['C3a', 'C3c'] as const)('makes %s the same way, with a title of one’s own', async (chat) => {
    await opensScene(bot, vera, 'chat', { of: `${chat}:c2` });
    await vera.says('Седьмой Б вместе');
    await vera.says(link);
    await vera.taps('yes');
    vera.ignores();
    await vera.taps('nobody');
    vera.sees(`chat.stored-${chat}`);
    expect((await chatsOf('c2'))?.[chat]).toMatchObject({ title: 'Седьмой Б вместе', link, second: null });
  });

  it('refuses kindly what is no invitation, and asks the same again', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    await vera.says('ы'.repeat(61));
    vera.sees('chat-title.unread', { most: 60 });
    await vera.says('https://vk.me/join/AJQ1d_y45zgROKii0Ezb');
    vera.sees('chat-title.unread');
    await vera.taps('take');
    await vera.taps('made');
    vera.ignores();
    for (const [text, refusal] of [
      ['готово', 'refusal-link-no-link'],
      ['https://web.vk.me/convo/2000000015', 'refusal-link-open-chat-address'],
      ['https://vk.me.evil.ru/join/AJQ1dx0Zb', 'refusal-link-other-host'],
    ] as const) {
      await vera.says(text);
      vera.sees(refusal);
    }
    await vera.says('vk.cc/abc123');
    vera.sees('chat-link.short');
    vera.sees('chat-profile.ask');
    await vera.taps('yes');
    vera.sees('chat-second.ask');
    await vera.says('№ 5');
    vera.sees('name.unread');
    expect(await chatsOf('c2')).toEqual({});
  });

  it('hints gently when the chat is not in the educational profile, and lets it be', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    await vera.taps('take');
    await vera.says(link);
    vera.ignores();
    await vera.says('нет');
    vera.sees('chat-elsewhere.ask');
    await vera.taps('anew');
    vera.sees('chat-guide.ask');
    await vera.says(link);
    await vera.taps('no');
    await vera.taps('go-on');
    vera.ignores();
    await vera.taps('nobody');
    vera.sees('chat.stored-C3b');
  });

  it('goes back a step with what was entered, and leaves nothing behind after a cancel', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    await vera.says('Родители 7Б');
    await vera.says('назад');
    vera.ignores();
    await vera.says('Наши родители');
    vera.sees('chat-guide.ask', { title: say('chat-title.own', { title: 'Наши родители' }) });
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    expect(await chatsOf('c2')).toEqual({});
  });

  it('stores a chat once, however often the button is pressed', async () => {
    await pastes();
    const nobody = keepsButton(vera, 'nobody');
    await vera.taps('nobody');
    vera.sees('chat.stored-C3b');
    await tapsKept(bot, vera, nobody);
    vera.sees('patterns.old-button');
    await vera.says('назад');
    vera.sees('home-list.greeting');
    vera.seesNoMore();
  });

  it('takes «готово» for the chat being made, and «нет» for having no second administrator', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    await vera.taps('take');
    vera.ignores();
    await vera.says('готово');
    vera.sees('chat-link.ask');
    await vera.says(link);
    vera.sees('chat-profile.ask');
    await vera.says('да');
    vera.sees('chat-second.ask');
    await vera.says('нет');
    vera.sees('chat.stored-C3b');
    expect((await chatsOf('c2'))?.C3b).toMatchObject({ link, second: null });
  });

  it('tells the parents who wait for the link, and nobody who gets the news another way', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    const rita = await member(bot, 'rita', { roles: [{ role: 'parent', class: 'c2' }] });
    const other = await member(bot, 'other', { roles: [{ role: 'parent', class: 'c1' }] });
    const record = await bot.read('person', rita.id);
    if (record)
      await bot.write('person', rita.id, {
        ...record,
        duties: { 'P1:c2': { state: 'otherWay', at: bot.clock.now() } },
      });
    await pastes();
    await vera.taps('nobody');
    vera.ignores();
    pavel.sees('class-chat.link-is-there', { class: '7Б' });
    rita.seesNoMore();
    other.seesNoMore();
    await pavel.taps('open:class-chat', 'c2');
    expect(pavel.last.text).toContain(link);
    pavel.ignores();
  });

  it('is opened from the duty’s own page', async () => {
    await vera.says('мои дела');
    await vera.taps('duty', 'C3a:c2');
    vera.ignores();
    await vera.taps('open');
    vera.sees('chat-title.ask', { title: say('chat-title.C3a', { class: '7Б' }) });
  });

  it('shows what a colleague stored first, and overwrites nothing', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await pastes();
    await opensScene(bot, boris, 'chat', { of: 'C3b:c2' });
    await boris.taps('take');
    await boris.says(newLink);
    await boris.taps('yes');
    await boris.taps('nobody');
    boris.ignores();
    await vera.says('Ольга Иванова');
    vera.sees('refusal-overtaken');
    vera.sees('kept-chat-look.ask', { link: newLink });
    expect((await chatsOf('c2'))?.C3b).toMatchObject({ link: newLink, second: null });
  });

  it('is closed to a stand-in, who decides requests and nothing else', async () => {
    const until = bot.clock.now() + 86_400_000;
    const lent = { role: 'classTeacher' as const, class: 'c2', until, insteadOf: vera.id };
    const boris = await member(bot, 'boris', { roles: [{ role: 'subjectTeacher' }, lent] });
    await opensScene(bot, boris, 'chat', { of: 'C3b:c2' });
    boris.sees('patterns.not-yours');
    boris.ignores();
    expect((await chatsOf('c2'))?.C3b).toBeUndefined();
  });

  it('is closed to the class teacher of another class, in the scene and in the operation', async () => {
    const gleb = await member(bot, 'gleb', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, gleb, 'chat', { of: 'C3b:c2' });
    gleb.sees('patterns.gone');
    await opensScene(bot, gleb, 'kept-chat', { of: 'C3b:c2' });
    gleb.sees('patterns.gone');
    await opensScene(bot, gleb, 'chat-aside', { of: 'C3b:c2' });
    gleb.sees('patterns.gone');

    await bot.transaction(async (tx) => {
      const desk = await deskOf(tx, gleb.id);
      const chat = { class: 'c2', chat: 'C3b', title: '' } as const;
      expect(await storeChat(desk, { ...chat, link, second: null })).toEqual({
        ok: false,
        refusal: 'forbidden',
      });
      expect(await setChatAside(desk, { ...chat, why: 'нет' })).toEqual({ ok: false, refusal: 'forbidden' });
    });
    expect(await chatsOf('c2')).toEqual({});
  });

  it('is closed to a subject teacher and to a parent', async () => {
    for (const name of ['gleb', 'pavel']) {
      const role = name === 'gleb' ? ('subjectTeacher' as const) : ('parent' as const);
      const person = await member(bot, name, { roles: [{ role, class: 'c2' }] });
      await opensScene(bot, person, 'chat', { of: 'C3b:c2' });
      person.sees('patterns.not-yours');
    }
  });
});
