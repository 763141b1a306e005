import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';
import { teachesSubject } from '#test/support/teaching.ts';

const link = 'https://vk.me/join/AJQ1dx0ZbhbFRgROKii1';
const title = say('chat-title.C3c', { class: '7А' });

describe('C3c · whom the class teacher wants in the chat with the teachers', () => {
  let bot: Bot;
  let vera: Person;
  let olga: Person;
  let dina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }], name: 'Ольга Иванова' });
    dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }], name: 'Дина Орлова' });
    await teachesSubject(bot, olga, 'Физика', 'c1');
  });

  async function chatIsThere(): Promise<void> {
    await opensScene(bot, vera, 'chat', { of: 'C3c:c1' });
    await vera.says(link);
    await vera.taps('yes');
    vera.ignores();
    await bot.passes(1_000);
    olga.sees('taught-chats.told-staff');
    dina.seesNoMore();
  }

  const staffOf = async () => (await bot.read('class', 'c1'))?.staff;

  async function picks(): Promise<void> {
    await chatIsThere();
    await opensScene(bot, vera, 'kept-chat', { of: 'C3c:c1' });
    vera.ignores();
    await vera.taps('staff');
  }

  it('C3c from «Мои дела» to the link with those who teach there and those who are picked, over restarts', async () => {
    await opensRow(vera, 'C3c:c1');
    vera.sees('chat-guide.ask', { title });
    await vera.says('потом');
    vera.sees('refusal-link-no-link');
    await bot.restarts();
    await vera.says(link);
    await vera.taps('yes');
    vera.sees('chat.stored-C3c');
    await vera.says('меню');
    vera.ignores();
    await bot.passes(1_000);
    olga.sees('taught-chats.told-staff', { class: '7А' });
    dina.seesNoMore();
    await vera.taps('my-chats');
    await vera.taps('kept', 'C3c:c1');
    vera.ignores();
    await vera.taps('staff');
    vera.sees('class-staff-pick.ask', { title });
    vera.sees('class-staff-pick.teach', { names: ['Ольга Иванова'] });
    vera.lacks('person', olga.id);
    await vera.says('кто-нибудь');
    vera.ignores();
    await vera.taps('person', dina.id);
    vera.sees('class-staff-pick.ask');
    await bot.restarts();
    const done = keepsButton(vera, 'done');
    await vera.taps('done');
    vera.sees('school-chat-members.saved');
    vera.sees('kept-chat-look.ask');
    await tapsKept(bot, vera, done);
    vera.ignores();
    await bot.passes(1_000);
    dina.sees('taught-chats.told-staff', { class: '7А' });
    olga.seesNoMore();
    await bot.restarts();
    expect(await bot.read('class', 'c1')).toMatchObject({
      ...{ staff: [dina.id], chats: { C3c: { link } }, duties: { C3c: { state: 'done' } } },
    });
    await dina.taps('my-chats');
    dina.sees('list.lines');
    await dina.taps('taught', 'C3c:c1');
    dina.sees('taught-chats-list.line', { title, link });
  });

  it('is taken out again, told so, and shown the link no more', async () => {
    await picks();
    await vera.taps('person', dina.id);
    await vera.taps('done');
    await bot.passes(1_000);
    dina.sees('taught-chats.told-staff');
    await vera.taps('staff');
    await vera.taps('person', dina.id);
    await vera.taps('done');
    vera.sees('school-chat-members.take-out', { names: ['Дина Орлова'] });
    vera.ignores();
    dina.sees('school-chat-news.out', { title });
    expect(await bot.read('class', 'c1')).toMatchObject({ staff: [], told: [olga.id] });
    await opensByNotice(bot, dina, 'taught-chats');
    dina.sees('taught-chats-list.none');
  });

  it('can be left without a change, and is there for no other chat of the class', async () => {
    await picks();
    await vera.taps('person', dina.id);
    await vera.says('назад');
    vera.ignores();
    expect(await staffOf()).toBeUndefined();
    await opensScene(bot, vera, 'class-staff', { of: 'C3b:c1' });
    vera.sees('patterns.gone');
    await opensScene(bot, vera, 'class-staff', { of: 'C3c:c2' });
    vera.sees('patterns.gone');
    await opensScene(bot, olga, 'class-staff', { of: 'C3c:c1' });
    olga.sees('patterns.not-yours');
  });
});
