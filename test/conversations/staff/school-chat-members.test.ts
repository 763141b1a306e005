import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { chatIsThere, chatOf } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H6a, H6e · whom of the staff a chat is for', () => {
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

  const picks = async (of: string, count: number): Promise<void> => {
    await opensScene(bot, galina, 'school-chat-members', { of });
    galina.sees('school-chat-members-pick.ask', { count });
  };

  it('has the deputies ticked beforehand; others come with a tap or by their name', async () => {
    await chatIsThere(bot, { duty: 'H6a' });
    await picks('H6a', 1);
    await galina.says('кто-то');
    galina.sees('patterns.choose-one');
    galina.ignores();
    await galina.says('Ольга Иванова');
    galina.sees('school-chat-members-pick.ask', { count: 2 });
    await bot.restarts();
    await galina.taps('done');
    galina.sees('school-chat-members.saved');
    galina.ignores();
    await bot.passes(0);
    for (const person of [dmitri, olga]) person.sees('school-chat-news.adult');
    expect((await chatOf(bot, 'H6a'))?.members).toEqual([
      { person: dmitri.id, role: 'deputy' },
      { person: olga.id },
    ]);
  });

  it('tells whoever is no longer in it, and whom the head takes out', async () => {
    await chatIsThere(bot, {
      duty: 'H6a',
      members: [{ person: dmitri.id, role: 'deputy' }, { person: olga.id }],
      told: [dmitri.id, olga.id],
    });
    await picks('H6a', 2);
    await galina.taps('person', olga.id);
    galina.sees('school-chat-members-pick.ask', { count: 1 });
    const done = keepsButton(galina, 'done');
    await galina.taps('done');
    galina.sees('school-chat-members.take-out', { names: ['Ольга Иванова'] });
    olga.sees('school-chat-news.out', { title: say('school-chat-title.H6a') });
    await tapsKept(bot, galina, done);
    galina.sees('patterns.old-button');
    galina.ignores();
    await bot.passes(0);
    expect(await chatOf(bot, 'H6a')).toMatchObject({ told: [dmitri.id] });
    await opensByNotice(bot, olga, 'school-chat', 'H6a');
    olga.sees('patterns.gone');
    olga.ignores();
  });

  it('takes whole roles into a working chat, those who get the role later too', async () => {
    await chatIsThere(bot, { duty: 'H6e', id: 'x1', title: 'Кафедра', maker: galina.id });
    await picks('x1', 0);
    await galina.taps('roles');
    galina.sees('school-chat-members-roles.ask');
    await galina.taps('role', 'subjectTeacher');
    galina.sees('school-chat-members-roles.ask');
    await galina.taps('enough');
    galina.sees('school-chat-members-pick.roles-in', { roles: [say('school-chat-role.subjectTeacher')] });
    await galina.taps('done');
    galina.sees('kept-school-chat-who.picked', { names: ['Ольга Иванова'] });
    await bot.passes(0);
    olga.sees('school-chat-news.adult', { title: say('chat-title.own', { title: 'Кафедра' }) });
    dmitri.seesNoMore();
    expect((await chatOf(bot, 'x1'))?.roles).toEqual(['subjectTeacher']);
  });

  it('changes nothing when it is left, or when somebody was faster', async () => {
    await chatIsThere(bot, { duty: 'H6a', members: [{ person: olga.id }], told: [olga.id] });
    await picks('H6a', 1);
    await galina.taps('person', dmitri.id);
    galina.sees('school-chat-members-pick.ask', { count: 2 });
    await galina.says('отмена');
    galina.ignores();
    await picks('H6a', 1);
    await galina.taps('person', dmitri.id);
    galina.ignores();
    await bot.passes(1_000);
    await chatIsThere(bot, { duty: 'H6a', members: [{ person: olga.id }], told: [olga.id] });
    await galina.taps('done');
    galina.sees('refusal-overtaken');
    galina.ignores();
    expect((await chatOf(bot, 'H6a'))?.members).toEqual([{ person: olga.id }]);
  });

  it('is closed to those who do not keep the chat, and there is nothing to pick where all are in', async () => {
    await chatIsThere(bot, { duty: 'H6b' });
    await opensScene(bot, galina, 'school-chat-members', { of: 'H6b' });
    galina.sees('patterns.gone');
    await opensScene(bot, dmitri, 'school-chat-members', { of: 'H6b' });
    dmitri.sees('patterns.gone');
    await opensScene(bot, olga, 'school-chat-members', { of: 'H6b' });
    olga.sees('patterns.gone');
  });
});
