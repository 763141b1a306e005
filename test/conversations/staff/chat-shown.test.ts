import { beforeEach, describe, expect, it } from 'vitest';
import { pickMembers } from '#src/domain/chats/school-chats.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { grantRole } from '#src/domain/people/roles.ts';
import { say } from '#src/text/say.ts';
import { chatIsThere, chatLink, otherLink } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored, tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';
import { teachesSubject } from '#test/support/teaching.ts';

const title = say('chat-title.own', { title: 'Поездка в Пулково' });

describe('C3d, T3b · an «иной чат» and whom it is shown to', () => {
  let bot: Bot;
  let vera: Person;
  let olga: Person;
  let pavel: Person;
  let irina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }], name: 'Вера Ким' });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }], name: 'Ольга Иванова' });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }], name: 'Павел Лис' });
    irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c2' }], name: 'Ирина Сом' });
  });

  const chats = async () =>
    as(bot, vera.id, async ({ tx }) => {
      const entries = await tx.list('other-chats', 'all');
      return tx.readAll(
        'otherChat',
        entries.map(({ id }) => id),
      );
    });
  const only = async () => (await chats())[0];
  const idOf = async () => (await only())?.id ?? '';
  const stateOf = async (of: string) => (await bot.read('class', of))?.duties.C3d?.state;

  /** From the row to the question for whom it is. */
  async function makes(
    person: Person,
    of: string,
    name = 'Поездка в Пулково',
    link = chatLink,
  ): Promise<void> {
    await opensScene(bot, person, 'school-chat', { of });
    person.ignores();
    if (person.last.text.includes('Какой чат открыть')) await person.taps('new');
    person.sees('school-chat-name.ask');
    await person.says(name);
    person.sees('school-chat-guide.ask', { title: say('chat-title.own', { title: name }) });
    await person.says(link);
    person.sees('chat-check.title');
    await person.taps('yes');
    person.sees('school-chat.stored');
    person.sees('chat-shown-groups.ask');
  }

  it('C3d from «Мои дела» to the parents of the class having the link, over restarts', async () => {
    await opensRow(vera, 'C3d:c1');
    vera.sees('school-chat-name.ask', { duty: 'C3d' });
    await vera.says('Поездка в Пулково');
    vera.sees('school-chat-guide.ask', { duty: 'C3d', title });
    await vera.says('сделаю завтра');
    vera.sees('refusal-link-no-link');
    await bot.restarts();
    await vera.says(chatLink);
    vera.sees('class-chat.address', { link: chatLink });
    await vera.taps('no');
    vera.sees('chat-elsewhere.ask');
    await vera.taps('go-on');
    vera.sees('chat-shown-groups.ask', { title });
    await vera.taps('group', 'parent:c1');
    vera.sees('chat-shown-groups.ask');
    await bot.restarts();
    await vera.taps('done');
    vera.sees('kept-school-chat-who.shown', {
      shown: [say('chat-shown-group.parent', { class: '7А' })],
      count: 1,
    });
    await bot.passes(0);
    pavel.sees('school-chat-news.adult', { title });
    irina.seesNoMore();
    await pavel.taps('open:school-chat', await idOf());
    pavel.sees('my-school-chat-look.link', { title });
    pavel.sees('class-chat.address', { link: chatLink });
    await pavel.says('Мои дела');
    pavel.sees('home-list.greeting');
    await pavel.taps('my-chats');
    pavel.sees('list.lines');
    await pavel.taps('school', await idOf());
    pavel.sees('class-chat.address', { link: chatLink });
    await bot.restarts();
    expect(await only()).toMatchObject({
      ...{ duty: 'C3d', class: 'c1', maker: null, link: chatLink, told: [pavel.id] },
      groups: [{ role: 'parent', class: 'c1' }],
    });
    expect(await stateOf('c1')).toBe('done');
  });

  it('says «не требуется» where no such chat is needed, and takes it up again', async () => {
    await opensScene(bot, vera, 'school-chat', { of: 'C3d:c1' });
    vera.sees('school-chat-name.ask');
    await vera.taps('not-needed');
    vera.sees('duty-settled.notNeeded');
    vera.ignores();
    await bot.restarts();
    expect(await stateOf('c1')).toBe('notNeeded');
    await makes(vera, 'C3d:c1');
    expect(await stateOf('c1')).toBe('done');
    await opensScene(bot, vera, 'school-chat', { of: 'C3d:c1' });
    vera.sees('school-chat-list.ask');
    await vera.taps('new');
    vera.sees('school-chat-name.ask');
    vera.lacks('not-needed');
  });

  it('takes the link first, and asks for nothing but a title then', async () => {
    await opensScene(bot, vera, 'school-chat', { of: 'C3d:c1' });
    vera.sees('school-chat-name.ask');
    await vera.says('t.me/joinchat/abc');
    vera.sees('refusal-link-other-messenger');
    await vera.says(`вот ${chatLink}`);
    vera.sees('school-chat-name.link');
    await bot.restarts();
    await vera.says('Поездка в Пулково');
    vera.sees('chat-check.title', { title });
    await vera.taps('yes');
    vera.sees('school-chat.stored');
    vera.ignores();
    expect(await only()).toMatchObject({ title: 'Поездка в Пулково', link: chatLink });
  });

  it('T3b from «Мои дела» to the parents of a class that is taught and a colleague having the link, over restarts', async () => {
    await teachesSubject(bot, olga, 'Физика', 'c2');
    await opensRow(olga, 'T3b');
    olga.sees('school-chat-name.ask', { duty: 'T3b' });
    await olga.says('Проект по физике');
    olga.sees('school-chat-guide.ask');
    await bot.restarts();
    await olga.says(chatLink);
    olga.sees('chat-check.title');
    await olga.taps('yes');
    olga.sees('chat-shown-groups.ask');
    olga.lacks('families');
    expect(olga.last.text).not.toContain('7А');
    await olga.taps('group', 'parent:c2');
    olga.sees('chat-shown-groups.ask');
    await olga.taps('colleagues');
    olga.sees('school-chat-members-pick.ask', { count: 0 });
    await olga.taps('person', vera.id);
    olga.sees('school-chat-members-pick.ask', { count: 1 });
    await olga.taps('done');
    olga.sees('kept-school-chat-who.shown', {
      shown: [say('chat-shown-group.parent', { class: '7Б' }), say('people.name', { name: 'Вера Ким' })],
      count: 2,
    });
    await bot.restarts();
    await bot.passes(0);
    vera.sees('school-chat-news.adult');
    irina.sees('school-chat-news.adult');
    pavel.seesNoMore();
    await opensByNotice(bot, irina, 'school-chat', await idOf());
    irina.sees('class-chat.address', { link: chatLink });
    expect((await bot.read('person', olga.id))?.duties.T3b?.state).toBe('done');
    expect(await only()).toMatchObject({
      ...{ maker: olga.id, members: [{ person: vera.id }], groups: [{ role: 'parent', class: 'c2' }] },
    });
  });

  it('T3b is shown to all who teach in a class, its class teacher among them', async () => {
    await teachesSubject(bot, olga, 'Физика', 'c1');
    await bot.settle();
    await makes(olga, 'T3b', 'Проект по физике');
    await olga.taps('group', 'teacher:c1');
    await olga.taps('done');
    olga.ignores();
    await bot.passes(0);
    vera.sees('school-chat-news.adult');
    pavel.seesNoMore();
    await opensScene(bot, vera, 'my-school-chat', { of: await idOf() });
    vera.sees('class-chat.address', { link: chatLink });
  });

  it('a class of somebody else cannot be ticked, however the button came', async () => {
    await makes(vera, 'C3d:c1');
    const forged = keepsButton(vera, 'group', 'parent:c2');
    await tapsKept(bot, vera, forged);
    vera.ignores();
    await vera.taps('done');
    vera.ignores();
    const chat = await only();
    const picked = await as(bot, vera.id, (desk) =>
      pickMembers(desk, {
        ...{ duty: 'C3d', id: chat?.id ?? '', class: 'c1', seen: chat?.at ?? null },
        groups: [{ role: 'parent', class: 'c2' }],
      }),
    );
    expect(picked).toMatchObject({ ok: true });
    expect((await only())?.groups ?? []).toEqual([]);
  });

  it('families of the own class are picked by name, and others see nothing', async () => {
    const fyodor = await member(bot, 'fyodor', {
      roles: [{ role: 'parent', class: 'c1' }],
      name: 'Фёдор Ерш',
    });
    await makes(vera, 'C3d:c1', 'Родительский комитет');
    await vera.taps('families');
    vera.sees('chat-shown-families.ask');
    expect(vera.last.text).not.toContain('Ирина Сом');
    await vera.taps('person', pavel.id);
    vera.sees('chat-shown-families.ask');
    await vera.taps('enough');
    vera.sees('chat-shown-groups.ask');
    await bot.restarts();
    await vera.taps('done');
    vera.sees('kept-school-chat-who.shown', {
      shown: [say('chat-shown-group.families', { count: 1 })],
      count: 1,
    });
    await bot.passes(0);
    pavel.sees('school-chat-news.adult');
    fyodor.seesNoMore();
    await opensScene(bot, fyodor, 'my-school-chat', { of: await idOf() });
    fyodor.sees('patterns.gone');
    fyodor.ignores();
    // Ticked off again: they hear that it goes on without them.
    await vera.taps('shown');
    vera.sees('chat-shown-groups.ask');
    await vera.taps('families');
    vera.sees('chat-shown-families.ask');
    await vera.taps('person', pavel.id);
    vera.ignores();
    await vera.taps('enough');
    vera.ignores();
    await vera.taps('done');
    vera.sees('school-chat-members.take-out', { names: ['Павел Лис'] });
    vera.ignores();
    pavel.sees('school-chat-news.out');
    expect(await only()).toMatchObject({ members: [], told: [] });
  });

  it('children get no link from the bot outside the mode «full»', async () => {
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }], name: 'Миша' });
    await makes(vera, 'C3d:c1');
    await vera.taps('group', 'student:c1');
    vera.sees('chat-shown-groups.by-hand');
    await vera.taps('done');
    vera.sees('chat-shown-groups.by-hand');
    await bot.passes(0);
    misha.seesNoMore();
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, pupils: 'full' });
    await opensScene(bot, misha, 'my-school-chat', { of: await idOf() });
    misha.sees('class-chat.address', { link: chatLink });
  });

  it('whoever is accepted later hears of it, and whoever gets news another way is left alone', async () => {
    const fyodor = await member(bot, 'fyodor', { roles: [], name: 'Фёдор Ерш' });
    const person = await bot.read('person', pavel.id);
    if (person)
      await bot.write('person', pavel.id, {
        ...person,
        duties: { 'P1:c1': { state: 'otherWay', at: bot.clock.now() } },
      });
    await makes(vera, 'C3d:c1');
    await vera.taps('group', 'parent:c1');
    await vera.taps('done');
    vera.ignores();
    await bot.passes(0);
    pavel.seesNoMore();
    await bot.passes(1_000);
    await bot.transaction(async (tx) => {
      const known = await tx.read('person', fyodor.id);
      if (known) grantRole(tx, known, { role: 'parent', class: 'c1' });
    });
    await bot.passes(60_000);
    fyodor.sees('school-chat-news.adult', { title });
    pavel.seesNoMore();
  });

  it('another link is news to everybody; a chat that is no more is taken out, asked by name', async () => {
    await makes(vera, 'C3d:c1');
    await vera.taps('group', 'parent:c1');
    await vera.taps('done');
    vera.ignores();
    await bot.passes(0);
    pavel.ignores();
    await bot.passes(1_000);
    await vera.taps('link');
    vera.sees('kept-school-chat-link.ask');
    await vera.says(otherLink);
    vera.sees('chat-check.title');
    await vera.taps('yes');
    vera.sees('kept-chat.changed');
    await bot.passes(0);
    pavel.sees('school-chat-news.adult', { title });
    const end = keepsButton(vera, 'end');
    await vera.taps('end');
    vera.sees('kept-school-chat-look.sure-end', { title });
    await bot.restarts();
    await vera.taps('@sure');
    vera.sees('kept-school-chat.ended');
    vera.ignores();
    pavel.sees('school-chat-news.out');
    expect(await chats()).toEqual([]);
    expect(await stateOf('c1')).toBeUndefined();
    await tapsKept(bot, vera, end);
    vera.ignores();
    expect([...(await readStored(bot)).keys()].filter((key) => /otherChat|other-chats/.test(key))).toEqual(
      [],
    );
  });

  it('what was changed meanwhile on another telephone is not overwritten', async () => {
    await makes(vera, 'C3d:c1');
    await vera.taps('group', 'parent:c1');
    vera.ignores();
    const chat = await only();
    await bot.passes(1_000);
    if (chat)
      await bot.write('otherChat', chat.id, {
        ...chat,
        groups: [{ role: 'student', class: 'c1' }],
        at: bot.clock.now(),
      });
    await vera.taps('done');
    vera.sees('refusal-overtaken');
    expect(await only()).toMatchObject({ groups: [{ role: 'student', class: 'c1' }] });
  });

  it('whom a chat of the administration is for is not asked here', async () => {
    const galina = await member(bot, 'galina', { roles: [{ role: 'head' }] });
    await chatIsThere(bot, { duty: 'H6a' });
    await opensScene(bot, galina, 'chat-shown', { of: 'H6a' });
    galina.sees('patterns.gone');
  });

  it('the colleague who keeps no class finds nobody else’s chat', async () => {
    await makes(vera, 'C3d:c1');
    for (const scene of ['chat-shown', 'kept-school-chat', 'school-chat']) {
      await opensScene(bot, olga, scene, { of: await idOf() });
      olga.sees('patterns.gone');
      olga.ignores();
    }
    await opensScene(bot, olga, 'school-chat', { of: 'C3d:c1' });
    olga.sees('patterns.gone');
  });

  it('nothing of a person stays in a chat once they have deleted their data', async () => {
    await makes(vera, 'C3d:c1');
    await vera.taps('group', 'parent:c1');
    await vera.taps('done');
    vera.ignores();
    await bot.passes(0);
    pavel.ignores();
    await as(bot, pavel.id, (desk) => forgetMe(desk, {}));
    await bot.settle();
    vera.ignores();
    expect(await only()).toMatchObject({ told: [] });
    expect((await tracesOf(bot, pavel)).filter((key) => /other/i.test(key))).toEqual([]);
  });
});
