import { beforeEach, describe, expect, it } from 'vitest';
import type { Desk } from '#src/domain/ground/desk.ts';
import { leaveSchool } from '#src/domain/movement/leaving.ts';
import { moveFamily } from '#src/domain/movement/moving.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import { say } from '#src/text/say.ts';
import { chatIsThere, chatLink, chatOf } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H6a–H6e · a chat of the school for those it is for', () => {
  let bot: Bot;
  let galina: Person;
  let anna: Person;
  let pavel: Person;
  let dmitri: Person;
  const title = say('school-chat-title.H6c');

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    galina = await member(bot, 'galina', { roles: [{ role: 'head' }], name: 'Галина Орлова' });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Зима' });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }], name: 'Павел Жук' });
    dmitri = await member(bot, 'dmitri', { roles: [{ role: 'deputy' }], name: 'Дмитрий Кац' });
  });

  const isProposed = () =>
    chatIsThere(bot, {
      duty: 'H6c',
      proposed: [{ person: pavel.id, class: 'c1', until: bot.clock.now() + 1_000_000, asked: true }],
    });
  const isIn = () =>
    chatIsThere(bot, {
      duty: 'H6c',
      members: [{ person: pavel.id, role: 'parent', class: 'c1' }],
      told: [pavel.id],
    });
  const deputyIsIn = () =>
    chatIsThere(bot, {
      ...{ duty: 'H6a', members: [{ person: dmitri.id, role: 'deputy' }], told: [dmitri.id] },
      second: 'Дмитрий Кац',
    });

  /** Somebody does something: whom the head is to take out of a chat. */
  const taken = async (who: Person, does: (desk: Desk) => Promise<unknown>) =>
    (await noticesOf(bot, who.id, does))
      .filter(({ to }) => to === galina.id)
      .flatMap(({ text }) => text)
      .filter(({ key }) => key === 'school-chat-news.take-out')
      .map(({ args }) => args);

  /** The link is theirs no longer, whatever leads there. */
  async function hasLost(person: Person, id: string): Promise<void> {
    person.ignores();
    await opensByNotice(bot, person, 'school-chat', id);
    person.sees('patterns.gone');
    expect(person.last.text).not.toContain('vk.me/join');
    person.ignores();
  }

  it('a parent says yes and has the link at once, finds it again, and leaves, over a restart', async () => {
    await isProposed();
    await opensByNotice(bot, pavel, 'school-chat', 'H6c');
    pavel.sees('my-school-chat-look.asked', { duty: 'H6c' });
    await pavel.says('наверное');
    pavel.sees('patterns.choose-one');
    pavel.ignores();
    const yes = keepsButton(pavel, 'yes');
    await bot.restarts();
    await pavel.says('да');
    pavel.sees('my-school-chat.welcome');
    pavel.sees('class-chat.address', { link: chatLink });
    await tapsKept(bot, pavel, yes);
    pavel.sees('patterns.old-button');
    pavel.ignores();
    expect(await chatOf(bot, 'H6c')).toMatchObject({
      members: [{ person: pavel.id, role: 'parent', class: 'c1' }],
      ...{ proposed: [], told: [pavel.id] },
    });
    await bot.passes(60_000);
    pavel.seesNoMore();
    await pavel.taps('@cancel');
    pavel.ignores();
    await pavel.taps('my-chats');
    pavel.sees('my-chats-list.ask');
    await pavel.taps('school', 'H6c');
    pavel.sees('class-chat.address', { link: chatLink });
    await pavel.taps('out');
    pavel.sees('my-school-chat-look.sure', { title });
    await pavel.taps('@no');
    await pavel.taps('out');
    await pavel.taps('@sure');
    pavel.sees('my-school-chat.left');
    galina.sees('school-chat-news.left', { title, who: 'Павел Жук' });
    await hasLost(pavel, 'H6c');
    expect(await tracesOf(bot, pavel)).not.toContain(`{g${bot.groupId}}:schoolChats:main`);
  });

  it('a no leaves nothing behind, and nobody hears of it', async () => {
    await isProposed();
    await pavel.taps('my-chats');
    pavel.sees('my-chats-list.ask');
    await pavel.taps('school', 'H6c');
    pavel.sees('my-school-chat-look.asked');
    await pavel.taps('no');
    pavel.sees('my-school-chat.declined');
    pavel.ignores();
    expect(await chatOf(bot, 'H6c')).toMatchObject({ members: [], proposed: [], told: [] });
    galina.seesNoMore();
    await hasLost(pavel, 'H6c');
  });

  it('nobody says yes to what is asked no more', async () => {
    await isProposed();
    await opensByNotice(bot, pavel, 'school-chat', 'H6c');
    pavel.sees('my-school-chat-look.asked');
    await bot.passes(1_000_000);
    await pavel.taps('yes');
    pavel.sees('patterns.gone');
    pavel.ignores();
    expect((await chatOf(bot, 'H6c'))?.members).toEqual([]);
  });

  it('a pupil is asked in the mode full alone, and answers with «ты»', async () => {
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    const proposed = [{ person: misha.id, class: 'c1', until: bot.clock.now() + 1_000_000, asked: true }];
    await chatIsThere(bot, { duty: 'H6d', proposed });
    await opensByNotice(bot, misha, 'school-chat', 'H6d');
    misha.sees('patterns.gone');
    misha.ignores();
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, pupils: 'full' });
    await opensByNotice(bot, misha, 'school-chat', 'H6d');
    misha.sees('my-school-chat-look.asked', { duty: 'H6d' });
    await misha.taps('yes');
    misha.sees('class-chat.address', { link: chatLink });
    expect((await chatOf(bot, 'H6d'))?.members).toMatchObject([{ person: misha.id, role: 'student' }]);
  });

  it('a parent whose role ends loses the link in that moment, and the head sees whom to take out', async () => {
    await isIn();
    expect(
      await taken(anna, (desk) => endRole(desk, { person: pavel.id, role: 'parent', class: 'c1' })),
    ).toMatchObject([{ title, who: 'Павел Жук', second: 'no' }]);
    expect(await chatOf(bot, 'H6c')).toMatchObject({ members: [], told: [] });
    pavel.ignores();
    await opensByNotice(bot, pavel, 'school-chat', 'H6c');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });

  it('so does one who moves to another class, and one whose account is frozen', async () => {
    await isIn();
    expect(
      await taken(anna, (desk) => moveFamily(desk, { person: pavel.id, class: 'c1', to: 'c2' })),
    ).toMatchObject([{ title, who: 'Павел Жук' }]);
    await hasLost(pavel, 'H6c');
    await deputyIsIn();
    expect(await taken(anna, (desk) => freeze(desk, { person: dmitri.id, frozen: true }))).toMatchObject([
      { who: 'Дмитрий Кац', second: 'yes' },
    ]);
    expect(await chatOf(bot, 'H6a')).toMatchObject({ members: [], told: [], second: null });
  });

  it('a deputy who is one no longer leaves the chat of the deputies, and stays in that of the staff', async () => {
    const record = await bot.read('person', dmitri.id);
    const both = [{ role: 'deputy' as const }, { role: 'subjectTeacher' as const }];
    if (record) await bot.write('person', dmitri.id, { ...record, roles: both });
    await deputyIsIn();
    await chatIsThere(bot, { duty: 'H6b', told: [dmitri.id], link: 'https://vk.me/join/BBBBccccDDDD' });
    expect(await taken(anna, (desk) => endRole(desk, { person: dmitri.id, role: 'deputy' }))).toMatchObject([
      { title: say('school-chat-title.H6a') },
    ]);
    await hasLost(dmitri, 'H6a');
    await opensByNotice(bot, dmitri, 'school-chat', 'H6b');
    dmitri.sees('my-school-chat-look.link', { title: say('school-chat-title.H6b') });
  });

  it('whoever leaves the school, or deletes their data, leaves all of them, and no trace', async () => {
    await deputyIsIn();
    expect(await taken(anna, (desk) => leaveSchool(desk, { person: dmitri.id }))).toMatchObject([
      { who: 'Дмитрий Кац' },
    ]);
    dmitri.ignores();
    await isIn();
    expect(await taken(pavel, (desk) => forgetMe(desk, {}))).toMatchObject([{ who: 'Павел Жук' }]);
    const left = await tracesOf(bot, pavel);
    expect(left.filter((key) => key.includes('schoolChats'))).toEqual([]);
    expect(await chatOf(bot, 'H6c')).toMatchObject({ members: [], told: [], proposed: [] });
    for (const person of [anna, galina, pavel]) person.ignores();
  });

  it('«Мои данные» says in which chats one is, without a link', async () => {
    await isIn();
    await pavel.taps('settings');
    await pavel.taps('data');
    pavel.sees('settings-data.ask');
    expect(pavel.last.text).toContain('«Родительский актив»');
    expect(pavel.last.text).not.toContain('vk.me/join');
    pavel.ignores();
  });

  it('is asked and answered in English too', async () => {
    const jane = await member(bot, 'jane', { roles: [{ role: 'parent', class: 'c1' }], lang: 'en' });
    const proposed = [{ person: jane.id, class: 'c1', until: bot.clock.now() + 1_000_000, asked: true }];
    await chatIsThere(bot, { duty: 'H6c', proposed });
    await opensByNotice(bot, jane, 'school-chat', 'H6c');
    expect(jane.last.text).toContain('It is voluntary');
    await jane.says('yes');
    jane.sees('my-school-chat.welcome');
    expect(jane.last.text).toContain(`The chat “Родительский актив”`);
    jane.ignores();
  });

  it('a colleague is shown the link and the steps, and has nothing to leave or to hand on', async () => {
    await deputyIsIn();
    await opensByNotice(bot, dmitri, 'school-chat', 'H6a');
    dmitri.sees('my-school-chat-look.steps');
    dmitri.lacks('out');
    expect(dmitri.last.text).not.toContain('Вы передаёте');
  });

  it('no link of the former platform is handed out', async () => {
    await isIn();
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, platform: 'max' });
    await opensByNotice(bot, pavel, 'school-chat', 'H6c');
    pavel.sees('my-school-chat-look.no-link', { title });
    expect(pavel.last.text).not.toContain('vk.me');
  });

  it('whoever keeps a chat looks after it from here, and nobody else finds it', async () => {
    await isIn();
    await opensScene(bot, galina, 'my-school-chat', { of: 'H6c' });
    galina.sees('kept-chat-look.ask');
    await hasLost(dmitri, 'H6c');
    await hasLost(anna, 'H6c');
  });
});
