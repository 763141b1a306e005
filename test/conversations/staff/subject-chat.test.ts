import { beforeEach, describe, expect, it } from 'vitest';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const titles = ['5А', '5Б', '6А', '6Б', '7А', '7Б', '8А', '8Б'];
const link = (n: number | string) => `https://vk.me/join/AJQ1dx0ZbhbFRgROKii${n}`;

describe('T3a · one of the chats by subject', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: titles });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
  });

  const allOf = (who: Person) => as(bot, who.id, ({ tx }) => readCourses(tx, who.id));
  /** The last sign of each link by class; «-» where there is none. */
  const linksOf = async (who: Person) => {
    const courses = await allOf(who);
    return titles
      .map((_, i) => courses.find(({ classes }) => classes[0] === `c${i + 1}`)?.link?.at(-1) ?? '-')
      .join('');
  };
  const teaches = (who: Person, title: string, ...classes: string[]) =>
    as(bot, who.id, (desk) => teach(desk, { lines: [{ kind: 'subject', title, classes }] }));
  it('puts a chat off with a reason, keeps one without the bot, and takes both up again', async () => {
    await teaches(olga, 'Математика', 'c1', 'c2');
    const [first, second] = await allOf(olga);
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
    expect((await allOf(olga)).map(({ duties }) => [duties.T3a?.state, duties.T3a?.note])).toEqual([
      ['setAside', 'у детей пока нет VK'],
      ['doneOutside', undefined],
    ]);
    await olga.taps('one', first?.id);
    await olga.taps('again');
    olga.ignores();
    expect((await allOf(olga))[0]?.duties.T3a).toBeUndefined();
  });

  it('draws a sheet of its link to print, for its teacher alone and only where there is a link', async () => {
    await teaches(olga, 'Математика', 'c1');
    const [first] = await allOf(olga);
    await opensScene(bot, olga, 'subject-chat', { of: first?.id });
    olga.sees('subject-chats-one.ask');
    olga.lacks('sheet');
    await olga.says(link(1));
    await olga.taps('yes');
    olga.ignores();
    await opensScene(bot, olga, 'subject-chat', { of: first?.id });
    olga.ignores();
    await olga.taps('sheet');
    olga.sees('subject-chats-one.ask');
    const paper = bot.drawn.find(({ kind }) => kind === 'sheet-paper');
    expect(JSON.stringify(paper)).toContain(link(1));
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
    expect((await allOf(olga))[0]?.duties.T3a?.state).toBe('notNeeded');
  });

  it('asks by name before a link is taken out', async () => {
    await teaches(olga, 'Математика', 'c1');
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(link(1));
    await olga.taps('save');
    await opensScene(bot, olga, 'subject-chats');
    await olga.taps('one');
    olga.ignores();
    await olga.taps('outside');
    olga.sees('subject-chats-one.sure');
    await olga.says('нет');
    expect(await linksOf(olga)).toBe('1-------');
    await olga.taps('outside');
    await olga.taps('@sure');
    olga.ignores();
    expect(await linksOf(olga)).toBe('--------');
  });

  it('takes a link for this chat alone, refuses what is none, and stores it after a look', async () => {
    await teaches(olga, 'Математика', 'c1', 'c2');
    const second = (await allOf(olga)).find(({ classes }) => classes.includes('c2'));
    await opensScene(bot, olga, 'subject-chat', { of: second?.id });
    olga.sees('subject-chats-one.ask');
    await olga.says('готово же');
    olga.sees('refusal-link-no-link');
    await olga.says(link(7));
    await bot.restarts();
    expect(await linksOf(olga)).toBe('--------');
    await olga.says('назад');
    await olga.says(link(8));
    olga.ignores();
    const save = keepsButton(olga, 'yes');
    await tapsKept(bot, olga, save);
    olga.sees('subject-chats.stored', { count: 1 });
    await tapsKept(bot, olga, save);
    olga.ignores();
    await bot.restarts();
    expect(await linksOf(olga)).toBe('-8------');
  });

  it('is not there for whoever teaches something else', async () => {
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await teaches(olga, 'Математика', 'c1');
    const [course] = await allOf(olga);
    await opensScene(bot, dina, 'subject-chat', { of: course?.id });
    dina.sees('patterns.gone');
    dina.ignores();
    dina.lacks('aside');
  });
});
