import { beforeEach, describe, expect, it } from 'vitest';
import { teach } from '#src/domain/teaching/teach.ts';
import { linksOf, titles } from '#test/conversations/staff/eight-classes.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';
import { coursesOf, joinLink, teachesSubject } from '#test/support/teaching.ts';

describe('T3a · one of the chats by subject', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: titles });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
  });

  it('puts a chat off with a reason, keeps one without the bot, and takes both up again', async () => {
    await teachesSubject(bot, olga, 'Математика', 'c1', 'c2');
    const [first, second] = await coursesOf(bot, olga);
    await opensScene(bot, olga, 'subject-chats');
    olga.ignores();
    await olga.taps('one', first?.id);
    olga.sees('subject-chats-one.ask');
    olga.lacks('not-needed');
    await olga.taps('aside');
    olga.sees('subject-chats-aside.ask');
    await olga.says('у детей пока нет VK');
    olga.sees('subject-chats.setAside');
    await olga.taps('one', second?.id);
    await olga.taps('outside');
    olga.ignores();
    expect((await coursesOf(bot, olga)).map(({ duties }) => [duties.T3a?.state, duties.T3a?.note])).toEqual([
      ['setAside', 'у детей пока нет VK'],
      ['doneOutside', undefined],
    ]);
    await olga.taps('one', first?.id);
    await olga.taps('again');
    olga.ignores();
    expect((await coursesOf(bot, olga))[0]?.duties.T3a).toBeUndefined();
  });

  it('draws a sheet of its link to print, for its teacher alone and only where there is a link', async () => {
    await teachesSubject(bot, olga, 'Математика', 'c1');
    const [first] = await coursesOf(bot, olga);
    await opensScene(bot, olga, 'subject-chat', { of: first?.id });
    olga.sees('subject-chats-one.ask');
    olga.lacks('sheet');
    await olga.says(joinLink(1));
    await olga.taps('yes');
    olga.ignores();
    await opensScene(bot, olga, 'subject-chat', { of: first?.id });
    olga.ignores();
    await olga.taps('sheet');
    olga.sees('subject-chats-one.ask');
    const paper = bot.drawn.find(({ kind }) => kind === 'sheet-paper');
    expect(JSON.stringify(paper)).toContain(joinLink(1));
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, dina, 'subject-chat', { of: first?.id });
    dina.sees('patterns.gone');
  });

  it('lets a club need no chat', async () => {
    await as(bot, olga.id, (desk) =>
      teach(desk, { lines: [{ kind: 'club', title: 'Шахматы', classes: [] }] }),
    );
    await opensScene(bot, olga, 'subject-chats');
    await olga.taps('one');
    await olga.taps('not-needed');
    olga.sees('subject-chats.notNeeded');
    olga.ignores();
    expect((await coursesOf(bot, olga))[0]?.duties.T3a?.state).toBe('notNeeded');
  });

  it('asks by name before a link is taken out', async () => {
    await teachesSubject(bot, olga, 'Математика', 'c1');
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(joinLink(1));
    await olga.taps('save');
    await opensScene(bot, olga, 'subject-chats');
    await olga.taps('one');
    olga.ignores();
    await olga.taps('outside');
    olga.sees('subject-chats-one.sure');
    await olga.says('нет');
    expect(await linksOf(bot, olga)).toBe('1-------');
    await olga.taps('outside');
    await olga.taps('@sure');
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('--------');
  });

  it('takes a link for this chat alone, refuses what is none, and stores it after a look', async () => {
    await teachesSubject(bot, olga, 'Математика', 'c1', 'c2');
    const second = (await coursesOf(bot, olga)).find(({ classes }) => classes.includes('c2'));
    await opensScene(bot, olga, 'subject-chat', { of: second?.id });
    olga.sees('subject-chats-one.ask');
    await olga.says('готово же');
    olga.sees('refusal-link-no-link');
    await olga.says(joinLink(7));
    await bot.restarts();
    expect(await linksOf(bot, olga)).toBe('--------');
    await olga.says('назад');
    await olga.says(joinLink(8));
    olga.ignores();
    const save = keepsButton(olga, 'yes');
    await tapsKept(bot, olga, save);
    olga.sees('subject-chats.stored', { count: 1 });
    await tapsKept(bot, olga, save);
    olga.ignores();
    await bot.restarts();
    expect(await linksOf(bot, olga)).toBe('-8------');
  });

  it('is not there for whoever teaches something else', async () => {
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await teachesSubject(bot, olga, 'Математика', 'c1');
    const [course] = await coursesOf(bot, olga);
    await opensScene(bot, dina, 'subject-chat', { of: course?.id });
    dina.sees('patterns.gone');
    dina.ignores();
    dina.lacks('aside');
  });
});
