import { beforeEach, describe, expect, it } from 'vitest';
import type { ChatId } from '#src/domain/chats/record.ts';
import { blankClass } from '#src/domain/classes/classes.ts';
import { holdMailing } from '#src/domain/mailings/mailings.ts';
import { limits } from '#src/regulation/limits.ts';
import { chatLines } from '#test/conversations/family/chat-lines.ts';
import { chatIsThere as chatOfSchool } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';
import { coursesOf, joinLink, teachesSubject } from '#test/support/teaching.ts';

const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';
const parentOf = (...classes: string[]) => classes.map((of) => ({ role: 'parent' as const, class: of }));

describe('S2, P2 · «Мои чаты»', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б', '8А'], school: { pupils: 'full' } });
  });

  async function chatIsThere(of: string, chat: ChatId = 'C3b'): Promise<void> {
    const entry = (await bot.read('class', of)) ?? blankClass(of);
    const made = { title: '', link, second: null, aside: null, at: bot.clock.now() };
    await bot.write('class', of, { ...entry, chats: { ...entry.chats, [chat]: made } });
  }
  const dutiesOf = async (person: Person) => (await bot.read('person', person.id))?.duties;

  it('shows how each class stands, in one line each, and no link in the list', async () => {
    await chatIsThere('c1');
    await chatIsThere('c2');
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2', 'c3') });
    await olga.taps('my-chats');
    olga.sees('list.lines', { lines: chatLines(['7А', 'link'], ['7Б', 'link'], ['8А', 'no-link']) });
    expect(olga.last.text).not.toContain('vk.me');
    await olga.taps('chat', 'c1');
    olga.sees('class-chat.address', { link });
    await olga.taps('in');
    // A class whose chat is done with is left to the list.
    olga.sees('class-chat.done', { class: '7А' });
    olga.sees('list.lines', { lines: chatLines(['7А', 'inside'], ['7Б', 'link'], ['8А', 'no-link']) });
    await bot.restarts();
    await olga.taps('chat', 'c2');
    olga.sees('class-chat.link', { class: '7Б' });
    await olga.taps('otherWay');
    olga.sees('list.lines', { lines: chatLines(['7А', 'inside'], ['7Б', 'other'], ['8А', 'no-link']) });
    await bot.restarts();
    expect(Object.keys((await dutiesOf(olga)) ?? {}).sort()).toEqual(['P1:c1', 'P1:c2', 'P2:c2']);
  });

  it('tells chats of one name apart by whose they are', async () => {
    const pavel = await member(bot, 'pavel', { name: 'Павел Орлов', roles: [{ role: 'subjectTeacher' }] });
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2') });
    const groups = [{ role: 'parent' as const, class: 'c1' }];
    await chatOfSchool(bot, { duty: 'C3d', id: 'trips-7a', title: 'Поход', class: 'c1', groups });
    await chatOfSchool(bot, { duty: 'T3b', id: 'trips', title: 'Поход', maker: pavel.id, groups });
    await chatOfSchool(bot, { duty: 'T3b', id: 'choir', title: 'Хор', maker: null, groups });
    await olga.taps('my-chats');
    olga.sees('my-chats-list.ask');
    expect(olga.last.text).toContain('Поход (7А)');
    expect(olga.last.text).toContain('Поход (Павел Орлов)');
    expect(olga.last.text).not.toContain('Хор (');
    await olga.says('Поход (7А)');
    olga.sees('my-school-chat-look.link');
  });

  it('leads the parent of one child straight to the chat, from the card of P2 too', async () => {
    await chatIsThere('c1');
    const olga = await member(bot, 'olga', { roles: parentOf('c1') });
    await olga.taps('my-chats');
    olga.sees('class-chat.link', { class: '7А' });
    await olga.taps('@back');
    olga.sees('home-list.greeting');
    await olga.taps('all');
    olga.sees('home-all.family');
    await olga.taps('duty', 'P2:c1');
    olga.sees('duty-P2.plain', { class: '7А' });
    await olga.taps('open');
    olga.sees('class-chat.link', { class: '7А' });
    expect(await dutiesOf(olga)).toEqual({});
  });

  it('S2 from «Мои дела» to the chats of one’s own having been shown, once, over restarts', async () => {
    await chatIsThere('c1', 'C3a');
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await opensRow(misha, 'S2:c1');
    misha.sees('my-chats-list.ask');
    expect(misha.last.text).toContain('Чат 7А — есть ссылка');
    expect(await dutiesOf(misha)).toEqual({});
    await bot.restarts();
    await misha.taps('chat', 'c1');
    misha.sees('class-chat.address', { link });
    const shown = (await dutiesOf(misha))?.['S2:c1'];
    expect(shown).toMatchObject({ state: 'done', at: bot.clock.now() });
    await bot.passes(1_000);
    await misha.taps('@back');
    misha.sees('my-chats-list.ask');
    await misha.taps('chat', 'c1');
    misha.sees('class-chat.link');
    await bot.restarts();
    expect((await dutiesOf(misha))?.['S2:c1']).toEqual(shown);
  });

  it('P2 from «Мои дела» to the chat of each child, an announcement and an event of their class, over restarts', async () => {
    await chatIsThere('c1');
    await chatIsThere('c2');
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2') });
    await opensRow(olga, 'P2:c2');
    olga.sees('list.lines', { lines: chatLines(['7А', 'link'], ['7Б', 'link']) });
    for (const of of ['c1', 'c2']) {
      await bot.restarts();
      await olga.taps('chat', of);
      olga.sees('class-chat.address', { link });
      await olga.taps('@back');
      olga.sees('my-chats-list.ask');
    }
    const audience = { whom: 'parents' as const, classes: ['c2'] };
    const written = {
      kind: 'announcements' as const,
      text: 'Завтра музей',
      attached: [],
      audience,
      urgent: false,
    };
    const held = await as(bot, vera.id, (desk) => holdMailing(desk, written));
    await bot.passes(limits.mailingHold);
    olga.sees('mailing-notice.end');
    vera.ignores();
    const mailing = held.ok ? held.mailing.id : '';
    await opensByNotice(bot, olga, 'mail-read', mailing);
    olga.sees('mail-read.done');
    await opensScene(bot, vera, 'class-life', { of: 'c2' });
    await vera.taps('event');
    for (const words of ['Собрание 7Б', 'завтра в 18:00', 'каб. 12']) await vera.says(words);
    await vera.taps('yes');
    olga.sees('event-news.planned');
    await bot.restarts();
    await olga.says('мои дела');
    await olga.taps('events');
    olga.sees('events-list.ask');
    expect(olga.last.text).toContain('Собрание 7Б');
    expect(await as(bot, vera.id, ({ tx }) => tx.list('mail-read', mailing))).toHaveLength(1);
    for (const person of [vera, olga]) person.ignores();
  });

  it('keeps S2 as a student has answered it before', async () => {
    await chatIsThere('c1', 'C3a');
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    const record = await bot.read('person', misha.id);
    const other = { state: 'otherWay' as const, at: 1 };
    if (record) await bot.write('person', misha.id, { ...record, duties: { 'S2:c1': other } });
    await misha.taps('my-chats');
    misha.sees('my-chats-list.ask');
    await misha.taps('chat', 'c1');
    misha.sees('class-chat.link');
    expect((await dutiesOf(misha))?.['S2:c1']).toEqual(other);
  });

  it('takes buttons, the numbers of its lines and the classes’ names; an old button does nothing', async () => {
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2') });
    await olga.taps('my-chats');
    olga.sees('my-chats-list.ask');
    const second = keepsButton(olga, 'chat');
    await olga.says('ну вот');
    olga.sees('patterns.choose-one');
    olga.sees('my-chats-list.ask');
    await olga.sendsVoice('второй');
    olga.sees('patterns.choose-one');
    await olga.says('2');
    olga.sees('class-chat.no-link', { class: '7Б' });
    await tapsKept(bot, olga, second);
    olga.sees('patterns.old-button');
    await olga.taps('@back');
    olga.sees('my-chats-list.ask');
    await olga.says('7а');
    olga.sees('class-chat.no-link', { class: '7А' });
    await olga.taps('@cancel');
    olga.sees('patterns.cancelled');
    expect(await dutiesOf(olga)).toEqual({});
  });

  it('shows nothing of a class that is not one’s own, whatever a button carries', async () => {
    await chatIsThere('c3');
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2') });
    await olga.taps('my-chats');
    olga.sees('my-chats-list.ask');
    for (const forged of ['c3', 'S2:c1', 'nonsense']) {
      await tapsKept(bot, olga, keepsButton(olga, 'chat', forged));
      olga.sees('patterns.old-button');
      olga.sees('my-chats-list.ask');
    }
    expect(olga.dialog.messages.filter(({ text }) => text.includes('vk.me/join'))).toEqual([]);
    expect(await dutiesOf(olga)).toEqual({});
  });

  it('ends with the role', async () => {
    const olga = await member(bot, 'olga', { roles: parentOf('c1', 'c2') });
    await olga.taps('my-chats');
    olga.sees('my-chats-list.ask');
    const record = await bot.read('person', olga.id);
    if (record) await bot.write('person', olga.id, { ...record, roles: [] });
    await olga.taps('chat', 'c1');
    olga.sees('patterns.not-yours');
    olga.sees('home-list.no-role');
  });

  it('shows a colleague the chats of the school, «Учительская» and those of the class in one place', async () => {
    const school = await bot.read('school', 'main');
    if (school)
      await bot.write('school', 'main', { ...school, staffroom: 'https://vk.me/join/UUUUbbbbCCCC/dd=' });
    await chatOfSchool(bot, { duty: 'H6b', link: 'https://vk.me/join/BBBBbbbbCCCC/dd=' });
    await chatOfSchool(bot, { duty: 'H6a', link: 'https://vk.me/join/DDDDbbbbCCCC/dd=' });
    await chatIsThere('c1');
    const vera = await member(bot, 'vera', {
      roles: [
        { role: 'classTeacher', class: 'c1' },
        { role: 'parent', class: 'c2' },
      ],
    });
    await vera.taps('my-chats');
    vera.sees('my-chats-list.ask', { inside: 'в Сферуме' });
    expect(vera.last.text).not.toContain('vk.me');
    expect(vera.last.text).not.toContain('Администрация');
    // A chat that was not made yet is none to look after.
    for (const unmade of ['C3a:c1', 'C3c:c1']) vera.lacks('kept', unmade);
    await vera.taps('school', 'H6b');
    vera.sees('class-chat.address', { link: 'https://vk.me/join/BBBBbbbbCCCC/dd=' });
    await vera.taps('@back');
    await vera.taps('staffroom');
    vera.sees('staffroom-join-link.ask');
    await vera.taps('@back');
    await vera.taps('kept', 'C3b:c1');
    vera.sees('kept-chat-look.ask', { link });
    await vera.taps('@back');
    await vera.taps('chat', 'c2');
    vera.sees('class-chat.no-link', { class: '7Б' });
    vera.ignores();
  });

  it('leads a teacher from an own chat without a link to where it is given', async () => {
    const olga = await member(bot, 'olga', {
      roles: [{ role: 'subjectTeacher' }, { role: 'parent', class: 'c1' }],
    });
    await teachesSubject(bot, olga, 'Физика', 'c1');
    const [course] = await coursesOf(bot, olga);
    await olga.taps('my-chats');
    expect(olga.last.text).toContain('Чат родителей 7А — ссылки пока нет');
    olga.ignores();
    await olga.taps('taught', `T3a:${course?.id}`);
    olga.sees('subject-chats-one.link');
    await olga.says(joinLink(1));
    olga.ignores();
    await bot.restarts();
    await olga.taps('yes');
    olga.sees('subject-chats.stored', { count: 1 });
    olga.ignores();
    await olga.says('меню');
    await olga.taps('my-chats');
    expect(olga.last.text).toContain('Физика 7А — есть ссылка');
    olga.ignores();
    await olga.taps('taught', `T3a:${course?.id}`);
    olga.sees('taught-chats-list.ask');
  });

  it('says that «Учительская» has no link yet, and leads a class teacher to proposing while a chat is open for it', async () => {
    await schoolWith(bot, { school: { pupils: 'full', staffroom: null } });
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await vera.taps('my-chats');
    vera.sees('my-chats-list.ask');
    expect(vera.last.text).toContain('«Учительская» — ссылки пока нет');
    vera.lacks('activists');
    await chatOfSchool(bot, { duty: 'H6c' });
    await vera.says('меню');
    vera.ignores();
    await vera.taps('my-chats');
    vera.sees('my-chats-list.ask');
    await vera.taps('activists');
    vera.sees('activists.nobody', { duty: 'H6c', class: '7А' });
    vera.ignores();
  });

  it('leaves room on the screen of somebody who is everything at once', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б', '8А'], school: { ready: false } });
    const anna = await member(bot, 'anna', {
      roles: [
        ...[{ role: 'administrator' as const }, { role: 'head' as const }],
        ...[
          { role: 'classTeacher' as const, class: 'c1' },
          { role: 'parent' as const, class: 'c2' },
        ],
      ],
    });
    const record = await bot.read('person', anna.id);
    if (record) await bot.write('person', anna.id, { ...record, requests: { 'parent:c3': 'r1' } });
    await anna.says('меню');
    anna.ignores();
    const rows = anna.dialog.keyboard?.buttons ?? [];
    expect(anna.buttons).toEqual(
      expect.arrayContaining(['queue', 'school-setup', 'my-requests', 'my-chats', 'away']),
    );
    expect(rows.length).toBeLessThanOrEqual(10);
  });
});
