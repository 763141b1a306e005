import { beforeEach, describe, expect, it } from 'vitest';
import { grantRole } from '#src/domain/people/roles.ts';
import { say } from '#src/text/say.ts';
import { chatIsThere, chatLink, chatOf, otherLink } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H6a–H6e · a chat of the administration is made', () => {
  let bot: Bot;
  let galina: Person;
  let dmitri: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    galina = await member(bot, 'galina', { roles: [{ role: 'head' }], name: 'Галина Орлова' });
    dmitri = await member(bot, 'dmitri', { roles: [{ role: 'deputy' }], name: 'Дмитрий Кац' });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }], name: 'Ольга Иванова' });
  });

  const stateOf = async (duty: string) => (await bot.read('school', 'main'))?.duties[duty]?.state;

  async function sendsLink(link = chatLink): Promise<void> {
    await galina.says(link);
    galina.sees('class-chat.address', { link });
    await galina.taps('yes');
    galina.sees('school-chat.stored');
    galina.sees('chat-second.ask');
  }

  it('H6a from «Мои дела» to the deputies having the link, over restarts', async () => {
    await opensRow(galina, 'H6a');
    galina.sees('school-chat-guide.ask', { duty: 'H6a' });
    await galina.says('завтра');
    galina.sees('refusal-link-no-link');
    await bot.restarts();
    await sendsLink();
    await galina.says('Дмитрий Кац');
    galina.sees('school-chat-members-pick.ask', { count: 1 });
    await galina.taps('done');
    galina.sees('school-chat-members.saved');
    galina.sees('kept-school-chat-who.picked', { count: 1, names: ['Дмитрий Кац'] });
    await bot.restarts();
    await bot.passes(0);
    dmitri.sees('school-chat-news.adult', { title: say('school-chat-title.H6a') });
    await dmitri.taps('open:school-chat', 'H6a');
    dmitri.sees('class-chat.address', { link: chatLink });
    olga.seesNoMore();
    expect(await chatOf(bot, 'H6a')).toMatchObject({
      ...{ link: chatLink, second: 'Дмитрий Кац', told: [dmitri.id] },
      members: [{ person: dmitri.id, role: 'deputy' }],
    });
    expect(await stateOf('H6a')).toBe('done');
  });

  it('H6b from «Мои дела» to all the staff having the link, whoever comes later too, over restarts', async () => {
    await opensRow(galina, 'H6b');
    galina.sees('school-chat-guide.ask', { duty: 'H6b' });
    await sendsLink();
    await galina.taps('nobody');
    galina.sees('kept-school-chat-who.staff', { count: 3 });
    await bot.passes(0);
    for (const person of [dmitri, olga]) person.sees('school-chat-news.adult');
    await bot.passes(1_000);
    const nina = await member(bot, 'nina', { roles: [] });
    await bot.transaction(async (tx) => {
      const person = await tx.read('person', nina.id);
      if (person) grantRole(tx, person, { role: 'subjectTeacher' });
    });
    await bot.passes(60_000);
    nina.sees('school-chat-news.adult');
    for (const person of [galina, dmitri, olga]) person.seesNoMore();
    await bot.restarts();
    expect(await chatOf(bot, 'H6b')).toMatchObject({ link: chatLink, told: [dmitri.id, olga.id, nina.id] });
    expect(await stateOf('H6b')).toBe('done');
  });

  it('tells nobody in quiet hours, and everybody in the morning', async () => {
    await bot.passes(12 * 3_600_000);
    await opensScene(bot, galina, 'school-chat', { of: 'H6b' });
    galina.sees('school-chat-guide.ask');
    await sendsLink();
    await galina.taps('nobody');
    galina.sees('kept-school-chat-who.staff');
    await bot.passes(60_000);
    olga.seesNoMore();
    await bot.passes(12 * 3_600_000);
    for (const person of [dmitri, olga]) {
      person.sees('school-chat-news.adult');
      person.ignores();
    }
    galina.ignores();
  });

  it('H6e from «Мои дела» to chats with titles of their own and their links, over restarts', async () => {
    await opensRow(galina, 'H6e');
    galina.sees('school-chat-name.ask');
    await galina.says('https://vk.me/join/AJQ1dx0Zb');
    galina.sees('refusal-link-other-page');
    await galina.says('Подготовка к ГИА');
    galina.sees('school-chat-guide.ask', { title: say('chat-title.own', { title: 'Подготовка к ГИА' }) });
    await sendsLink();
    await galina.taps('nobody');
    galina.sees('school-chat-members-pick.ask', { count: 0 });
    await galina.taps('person', olga.id);
    galina.sees('school-chat-members-pick.ask', { count: 1 });
    await galina.taps('done');
    galina.sees('kept-school-chat-who.picked', { names: ['Ольга Иванова'] });
    await bot.passes(0);
    olga.sees('school-chat-news.adult', { title: say('chat-title.own', { title: 'Подготовка к ГИА' }) });
    await opensScene(bot, galina, 'school-chat', { of: 'H6e' });
    galina.sees('school-chat-list.ask');
    await galina.taps('new');
    galina.sees('school-chat-name.ask');
    await galina.says('Олимпиады');
    galina.sees('school-chat-guide.ask');
    await sendsLink(otherLink);
    await galina.taps('nobody');
    galina.ignores();
    await bot.restarts();
    expect((await bot.read('schoolChats', 'main'))?.list).toMatchObject([
      { title: 'Подготовка к ГИА', link: chatLink },
      { title: 'Олимпиады', link: otherLink },
    ]);
    expect(await stateOf('H6e')).toBe('done');
  });

  it('takes no link of another chat of the school, and none of the former platform', async () => {
    await chatIsThere(bot, { duty: 'H6b' });
    await opensScene(bot, galina, 'school-chat', { of: 'H6a' });
    galina.sees('school-chat-guide.ask');
    await galina.says(chatLink);
    galina.sees('refusal-link-taken');
    galina.sees('school-chat-guide.ask', { duty: 'H6a' });
    await galina.says('https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg');
    galina.sees('refusal-link-other-platform');
    await galina.says('t.me/joinchat/abc');
    galina.sees('refusal-link-other-messenger');
    expect(await chatOf(bot, 'H6a')).toBeUndefined();
  });

  it('offers to make a personal chat anew, and keeps one all the same where it is wanted', async () => {
    await opensScene(bot, galina, 'school-chat', { of: 'H6d' });
    galina.sees('school-chat-guide.ask');
    await galina.says(chatLink);
    galina.sees('chat-check.ask');
    await galina.taps('no');
    galina.sees('chat-elsewhere.ask');
    await galina.taps('anew');
    galina.sees('school-chat-guide.ask', { duty: 'H6d' });
    await galina.says(chatLink);
    galina.sees('chat-check.ask');
    await galina.taps('other');
    galina.sees('school-chat-guide.ask');
    await galina.says(chatLink);
    await galina.taps('no');
    galina.sees('chat-elsewhere.ask');
    await galina.taps('go-on');
    galina.sees('school-chat.stored');
    await galina.taps('nobody');
    galina.sees('kept-school-chat-who.no-adult');
    galina.ignores();
    expect((await chatOf(bot, 'H6d'))?.link).toBe(chatLink);
  });

  it('goes back and is cancelled without a trace', async () => {
    await opensScene(bot, galina, 'school-chat', { of: 'H6a' });
    galina.sees('school-chat-guide.ask');
    await galina.taps('title');
    galina.sees('school-chat-name.ask', { duty: 'H6a' });
    await galina.says('назад');
    galina.sees('school-chat-guide.ask');
    await galina.taps('title');
    galina.sees('school-chat-name.ask');
    await galina.says('Штаб');
    galina.sees('school-chat-guide.ask', { title: say('chat-title.own', { title: 'Штаб' }) });
    await galina.says('отмена');
    galina.ignores();
    expect(await bot.read('schoolChats', 'main')).toBeUndefined();
  });

  it('asks for a name again where the second administrator is none, and an old button does nothing', async () => {
    await opensScene(bot, galina, 'school-chat', { of: 'H6b' });
    galina.sees('school-chat-guide.ask');
    await galina.says(chatLink);
    const yes = keepsButton(galina, 'yes');
    galina.ignores();
    await galina.taps('yes');
    galina.sees('chat-second.ask');
    await tapsKept(bot, galina, yes);
    galina.sees('patterns.old-button');
    await galina.says('2');
    galina.sees('name.unread');
    await galina.says('Ольга Иванова');
    galina.sees('kept-chat-look.ask', { second: 'Ольга Иванова' });
    expect(await chatOf(bot, 'H6b')).toMatchObject({ second: 'Ольга Иванова' });
  });

  it('shows what a colleague stored meanwhile, and overwrites nothing', async () => {
    await opensScene(bot, galina, 'school-chat', { of: 'H6a' });
    galina.sees('school-chat-guide.ask');
    await galina.says(otherLink);
    galina.sees('chat-check.title');
    await chatIsThere(bot, { duty: 'H6a' });
    await galina.taps('yes');
    galina.sees('refusal-overtaken');
    galina.sees('kept-chat-look.ask', { link: chatLink });
    expect((await chatOf(bot, 'H6a'))?.link).toBe(chatLink);
  });

  it('asks for another link once the school has moved to another platform', async () => {
    await chatIsThere(bot, { duty: 'H6a' });
    const school = await bot.read('school', 'main');
    if (school)
      await bot.write('school', 'main', {
        ...{ ...school, platform: 'max' as const },
        duties: { ...school.duties, H6a: { state: 'done', at: 1 } },
      });
    await galina.taps('all');
    await galina.says('Чат с заместителями');
    galina.ignores();
    await galina.taps('open');
    galina.sees('school-chat-guide.ask', { duty: 'H6a' });
  });

  it('gives a deputy the working chats alone', async () => {
    await opensScene(bot, dmitri, 'school-chat', { of: 'H6a' });
    dmitri.sees('patterns.gone');
    await dmitri.taps('my-chats');
    dmitri.sees('my-chats-list.ask');
    await dmitri.taps('new');
    dmitri.sees('school-chat-name.ask');
    await dmitri.says('Олимпиады');
    dmitri.ignores();
    await dmitri.says(chatLink);
    dmitri.sees('chat-check.title');
    await dmitri.taps('yes');
    dmitri.sees('chat-second.ask');
    await dmitri.taps('nobody');
    dmitri.sees('school-chat-members-pick.ask');
    dmitri.lacks('roles');
    const [made] = (await bot.read('schoolChats', 'main'))?.list ?? [];
    expect(made).toMatchObject({ duty: 'H6e', title: 'Олимпиады', maker: dmitri.id });
    await opensScene(bot, olga, 'school-chat', { of: 'H6e' });
    olga.sees('patterns.gone');
    await chatIsThere(bot, { duty: 'H6e', id: 'x1', maker: galina.id });
    await opensScene(bot, dmitri, 'kept-school-chat', { of: 'x1' });
    dmitri.sees('patterns.gone');
  });
});
