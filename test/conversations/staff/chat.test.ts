import { beforeEach, describe, expect, it } from 'vitest';
import { deskOf } from '#demo/desk.ts';
import { setChatAside, storeChat } from '#src/domain/chats/chats.ts';
import { blankClass } from '#src/domain/classes/classes.ts';
import { findDuty, settleDuty } from '#src/domain/duties/progress.ts';
import { say } from '#src/text/say.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

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

  /** Goes up to the last look at the link. */
  async function pastes(text = link, of = 'C3b:c2'): Promise<void> {
    await opensScene(bot, vera, 'chat', { of });
    await vera.says(text);
    vera.ignores();
  }

  it('C3b from «Мои дела» to the steps, the link, which is shown once more, and parents who have it, over restarts', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensRow(vera, 'C3b:c2');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3b', { class: '7Б' }) });
    vera.sees('guide.plain');
    await bot.restarts();
    await vera.says(`Вот: ${link}.`);
    vera.sees('chat-check.title', { title: say('chat-title.C3b', { class: '7Б' }) });
    vera.sees('class-chat.address', { link });
    vera.sees('chat-check.ask', { inside: 'в Сферуме' });
    expect(await chatsOf('c2')).toEqual({});
    await vera.taps('yes');
    vera.sees('chat.stored-C3b', { class: '7Б' });
    vera.sees('chat-guide.ask', { title: say('chat-title.C3a', { class: '7Б' }) });
    await bot.passes(0);
    pavel.sees('class-chat.link-is-there', { class: '7Б' });
    await pavel.taps('open:class-chat', 'c2');
    pavel.sees('class-chat.address', { link });
    pavel.ignores();
    await bot.restarts();
    const entry = await bot.read('class', 'c2');
    expect(entry?.chats.C3b).toMatchObject({ title: '', link, second: null, aside: null });
    expect(entry?.duties.C3b).toMatchObject({ state: 'done', by: vera.id });
  });

  it('makes the three chats in one go from the acceptance: fourteen taps and messages from the invite on', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const code = '7K3MPQ9XTA';
    await invited(bot, { code, role: 'classTeacher', class: 'c1' });
    const dina = bot.person('dina');
    await dina.opens(code);
    await dina.taps('yes');
    await dina.says('Дина Орлова');
    await dina.taps('skip');
    await dina.taps('send');
    await opensByNotice(bot, anna, 'queue', 'staff');
    await anna.taps('all');
    anna.ignores();
    dina.sees('request-accepted.classTeacher');
    dina.ignores();
    await dina.taps('open:class-chats', 'c1');
    for (const [i, chat] of ['C3a', 'C3b', 'C3c'].entries()) {
      dina.sees('chat-guide.ask', { title: say(`chat-title.${chat}`, { class: '7А' }) });
      await dina.says(`https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ez${i}`);
      dina.sees('chat-check.ask');
      await dina.taps('yes');
      dina.sees(`chat.stored-${chat}`);
    }
    dina.sees('chat-second.ask');
    await dina.says('Ольга Иванова');
    dina.sees('chat.done');
    const chats = Object.values((await chatsOf('c1')) ?? {});
    expect(chats.map(({ second }) => second)).toEqual(['Ольга Иванова', 'Ольга Иванова', 'Ольга Иванова']);
    expect(dina.dialog.messages.filter(({ from }) => from === 'person').length).toBeLessThanOrEqual(14);
    anna.ignores();
  });

  const linkOf = (n: number) => `https://vk.me/join/AJQ1dx0ZbhbFRgROKii${n}`;

  it('C3a from «Мои дела» to the links of all three, sent in one message in any order, over restarts', async () => {
    await opensRow(vera, 'C3a:c2');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3a', { class: '7Б' }) });
    await vera.says(`Родители: ${linkOf(2)}\nучителя ${linkOf(3)}\nвот чат учеников ${linkOf(1)}`);
    vera.sees('chat-several.ask', { inside: 'в Сферуме' });
    expect(await chatsOf('c2')).toEqual({});
    await bot.restarts();
    await vera.taps('save');
    for (const chat of ['C3a', 'C3b', 'C3c']) vera.sees(`chat.stored-${chat}`, { class: '7Б' });
    vera.sees('chat-second.ask');
    await vera.taps('nobody');
    vera.sees('chat.done');
    await bot.restarts();
    expect(await chatsOf('c2')).toMatchObject({
      C3a: { link: linkOf(1) },
      C3b: { link: linkOf(2) },
      C3c: { link: linkOf(3) },
    });
  });

  it('names the chat whose link of three will not do, and keeps the other two', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3a:c2' });
    vera.ignores();
    await vera.says(`${linkOf(1)}\nhttps://vk.com/club1\n${linkOf(3)}`);
    expect(vera.last.text).toContain('Ссылка на чат родителей 7Б не подошла. Это ссылка, но не приглашение');
    vera.sees('chat-several.ask');
    await vera.taps('save');
    vera.sees('chat.stored-C3c');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3b', { class: '7Б' }) });
    vera.ignores();
    expect(await chatsOf('c2')).toMatchObject({ C3a: { link: linkOf(1) }, C3c: { link: linkOf(3) } });
  });

  it('takes several without a name in the order of the chats, and goes on with the one that is left', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    await vera.taps('title');
    vera.ignores();
    await vera.says(`${linkOf(2)}\n${linkOf(1)}`);
    vera.sees('chat-several.ask');
    await vera.taps('other');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3b', { class: '7Б' }) });
    await vera.says(`${linkOf(2)} ${linkOf(1)} ${linkOf(1)}`);
    vera.sees('chat-several.fault');
    const save = keepsButton(vera, 'save');
    await vera.taps('save');
    vera.sees('chat.stored-C3b');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3c', { class: '7Б' }) });
    await tapsKept(bot, vera, save);
    vera.ignores();
    expect(await chatsOf('c2')).toMatchObject({ C3b: { link: linkOf(2) }, C3a: { link: linkOf(1) } });
  });

  it('says that pupils get the link from the bot only where the school lets it', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3a:c2' });
    await vera.says(linkOf(1));
    vera.ignores();
    await vera.taps('yes');
    vera.sees('chat.stored-C3a', { class: '7Б', pupils: 'guided' });
    vera.ignores();
  });

  it('gives one link that is said to be another chat’s to that one, and keeps the rest back for nobody', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3a:c2' });
    await vera.says(`родители ${linkOf(2)}`);
    vera.ignores();
    await vera.taps('save');
    vera.sees('chat.stored-C3b');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3a', { class: '7Б' }) });
    // The parents' link once more, and one that is new.
    await vera.says(`ученики ${linkOf(2)}, учителя ${linkOf(3)}`);
    vera.ignores();
    await vera.taps('save');
    vera.sees('refusal-link-taken');
    vera.sees('chat.stored-C3c');
    vera.ignores();
    const chats = await chatsOf('c2');
    expect(chats?.C3a).toBeUndefined();
    expect(chats).toMatchObject({ C3b: { link: linkOf(2) }, C3c: { link: linkOf(3) } });
  });

  it('takes no link for this chat that is said to be one’s that has its own', async () => {
    await pastes(linkOf(2));
    await vera.taps('yes');
    await vera.says('отмена');
    await opensScene(bot, vera, 'chat', { of: 'C3c:c2' });
    vera.ignores();
    await vera.says(`родители ${linkOf(5)}`);
    vera.sees('chat-several.fault', { said: 'родители' });
    vera.sees('chat-guide.ask', { title: say('chat-title.C3c', { class: '7Б' }) });
    await vera.says(`родители ${linkOf(5)}\nучителя ${linkOf(3)}`);
    vera.sees('chat-several.fault', { said: 'родители' });
    await vera.taps('save');
    vera.ignores();
    expect(await chatsOf('c2')).toMatchObject({ C3b: { link: linkOf(2) }, C3c: { link: linkOf(3) } });
  });

  it('takes another link where one is shown already', async () => {
    await pastes(linkOf(1));
    await vera.says(linkOf(2));
    vera.sees('class-chat.address', { link: linkOf(2) });
    await vera.taps('yes');
    vera.ignores();
    expect((await chatsOf('c2'))?.C3b).toMatchObject({ link: linkOf(2) });
  });

  it('takes a link beside words that name no chat', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.ignores();
    await vera.says(`Наш класс: ${link}`);
    vera.sees('class-chat.address', { link });
  });

  it('asks for no second administrator where each chat has one: a new link keeps them', async () => {
    const chat = (of: string) => ({ title: '', link: of, second: 'Ольга Иванова', aside: null, at: 1 });
    const former = 'https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg';
    await bot.write('class', 'c2', {
      ...((await bot.read('class', 'c2')) ?? blankClass('c2')),
      chats: { C3a: chat(linkOf(1)), C3b: chat(linkOf(2)), C3c: chat(former) },
    });
    await pastes(linkOf(3), 'C3c:c2');
    await vera.taps('yes');
    vera.sees('chat.done');
    vera.lacks('nobody');
    expect((await chatsOf('c2'))?.C3c).toMatchObject({ link: linkOf(3), second: 'Ольга Иванова' });
  });

  it('goes past a chat that was put off', async () => {
    await opensScene(bot, vera, 'chat-aside', { of: 'C3a:c2' });
    await vera.says('у детей нет VK');
    vera.ignores();
    await pastes();
    await vera.taps('yes');
    vera.sees('chat-guide.ask', { title: say('chat-title.C3c', { class: '7Б' }) });
  });

  it('can be left after one chat, and asks for no second administrator where nobody is to be named', async () => {
    await pastes();
    await vera.taps('yes');
    vera.sees('chat-guide.ask');
    await vera.taps('enough');
    vera.sees('chat-second.ask');
    await vera.says('нет');
    vera.sees('chat.done');
    vera.sees('home-list.greeting');
    expect((await chatsOf('c2'))?.C3b).toMatchObject({ link, second: null });
  });

  it('takes a title of one’s own, and the link afterwards', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3c:c2' });
    await vera.taps('title');
    vera.sees('chat-title.ask');
    await vera.says('ы'.repeat(61));
    vera.sees('chat-title.unread', { most: 60 });
    // Whoever has the link in hand already is not sent back for it.
    await vera.says('https://vk.me/join/AJQ1d_y45zgROKii0Ezb');
    vera.sees('chat-check.ask');
    await vera.says('назад');
    vera.sees('chat-title.ask');
    await vera.says('Седьмой Б вместе');
    vera.sees('chat-guide.ask', { title: say('chat-title.own', { title: 'Седьмой Б вместе' }) });
    await vera.taps('title');
    await vera.says('назад');
    vera.ignores();
    await vera.says(link);
    await vera.taps('yes');
    vera.ignores();
    expect((await chatsOf('c2'))?.C3c).toMatchObject({ title: 'Седьмой Б вместе', link });
  });

  it('takes another link where the chat was made in the wrong place, and refuses another chat’s at once', async () => {
    await pastes();
    await vera.taps('no');
    vera.sees('chat-elsewhere.ask');
    await vera.says('https://vk.me/join/AJQ1d_y45zgROKii0Ezb');
    vera.sees('chat-check.ask');
    await vera.taps('yes');
    vera.sees('chat.stored-C3b');
    vera.ignores();
    await vera.says('https://vk.me/join/AJQ1d_y45zgROKii0Ezb');
    vera.sees('refusal-link-taken');
  });

  it('refuses kindly what is no invitation, and asks the same again', async () => {
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.ignores();
    for (const [text, refusal] of [
      ['готово', 'refusal-link-no-link'],
      ['https://web.vk.me/convo/2000000015', 'refusal-link-open-chat-address'],
      ['https://vk.me.evil.ru/join/AJQ1dx0Zb', 'refusal-link-other-host'],
      ['https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg', 'refusal-link-other-platform'],
      ['https://sferum.ru/?p=dashboard&schoolId=555', 'refusal-link-sferum-page'],
      ['https://sferum.ru/?p=start', 'refusal-link-sferum-page'],
    ] as const) {
      await vera.says(text);
      vera.sees(refusal);
    }
    await vera.says('vk.cc/abc123');
    vera.sees('chat-link.short');
    vera.sees('chat-check.ask');
    expect(await chatsOf('c2')).toEqual({});
  });

  it('takes one link for one chat only: parents are never led into the children’s chat', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await pastes(link, 'C3a:c2');
    await vera.taps('yes');
    vera.ignores();
    for (const [who, of] of [
      [vera, 'C3b:c2'],
      [boris, 'C3a:c1'],
    ] as const) {
      await opensScene(bot, who, 'chat', { of });
      who.ignores();
      await who.says(link);
      who.sees('refusal-link-taken');
      who.sees('chat-guide.ask');
    }
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, staffroom: newLink });
    await opensScene(bot, vera, 'chat', { of: 'C3b:c2' });
    vera.ignores();
    await vera.says(newLink);
    vera.sees('refusal-link-taken');
    vera.ignores();
    expect((await chatsOf('c2'))?.C3b).toBeUndefined();
    expect(await chatsOf('c1')).toEqual({});
  });

  it('is to be made anew when the school has moved to another platform, and nobody is led by the old link', async () => {
    await pastes();
    await vera.taps('yes');
    vera.ignores();
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c2' }] });
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, platform: 'max' });
    await opensByNotice(bot, olga, 'class-chat', 'c2');
    olga.sees('class-chat.no-link');
    expect(olga.last.text).not.toContain(link);
    olga.ignores();
    await opensScene(bot, vera, 'kept-chat', { of: 'C3b:c2' });
    vera.sees('chat-guide.link', { link: 'https://max.ru/join/…' });
    expect(await as(bot, vera.id, (desk) => findDuty(desk, 'C3b:c2'))).toMatchObject({ state: undefined });
    const max = 'https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg';
    await vera.says(max);
    await vera.taps('yes');
    vera.ignores();
    expect((await chatsOf('c2'))?.C3b).toMatchObject({ link: max });
    await bot.passes(0);
    olga.sees('class-chat.link-is-there');
  });

  it('is not ticked without its link; kept without the bot, families hear who gives it', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c2' }] });
    for (const end of ['done', 'doneBefore'] as const)
      expect(await as(bot, vera.id, (desk) => settleDuty(desk, { key: 'C3b:c2', end }))).toEqual({
        ok: false,
        refusal: 'link-needed',
      });
    await opensScene(bot, vera, 'duty', { of: 'C3b:c2' });
    for (const end of ['done', 'doneBefore']) vera.lacks(end);
    await vera.taps('doneOutside');
    vera.sees('duty-outside.sure');
    await vera.taps('@sure');
    vera.sees('duty-settled.doneOutside');
    await opensByNotice(bot, olga, 'class-chat', 'c2');
    olga.sees('class-chat.outside');
    vera.ignores();
    olga.ignores();
  });

  it('hints gently when the chat is among the private ones, and lets it be', async () => {
    await pastes();
    await vera.says('нет');
    vera.sees('chat-elsewhere.ask');
    await vera.taps('anew');
    vera.sees('chat-guide.ask');
    await vera.says(link);
    await vera.taps('no');
    await vera.taps('go-on');
    vera.sees('chat.stored-C3b');
    vera.ignores();
  });

  it('goes back a step with what was entered, and leaves nothing behind after a cancel', async () => {
    await pastes();
    await vera.says('назад');
    vera.sees('chat-guide.ask');
    await vera.says(newLink);
    vera.sees('class-chat.address', { link: newLink });
    await vera.taps('other');
    vera.sees('chat-guide.ask');
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    expect(await chatsOf('c2')).toEqual({});
    vera.ignores();
  });

  it('stores a chat once, however often the button is pressed', async () => {
    await pastes();
    const yes = keepsButton(vera, 'yes');
    await vera.taps('yes');
    vera.sees('chat.stored-C3b');
    const stored = await chatsOf('c2');
    await tapsKept(bot, vera, yes);
    vera.sees('patterns.old-button');
    await vera.says('назад');
    vera.sees('home-list.greeting');
    expect(await chatsOf('c2')).toEqual(stored);
    vera.ignores();
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
    await vera.taps('yes');
    vera.ignores();
    await bot.passes(0);
    pavel.sees('class-chat.link-is-there', { class: '7Б' });
    rita.seesNoMore();
    other.seesNoMore();
    await pavel.taps('open:class-chat', 'c2');
    expect(pavel.last.text).toContain(link);
    pavel.ignores();
  });

  it('shows what a colleague stored first, and overwrites nothing', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await pastes();
    await opensScene(bot, boris, 'chat', { of: 'C3b:c2' });
    await boris.says(newLink);
    await boris.taps('yes');
    boris.ignores();
    await vera.taps('yes');
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
