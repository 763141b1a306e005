import { beforeEach, describe, expect, it } from 'vitest';
import { handCourses } from '#src/domain/teaching/handing.ts';
import { linksOf, titles } from '#test/conversations/staff/eight-classes.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';
import { coursesOf, joinLink, teachesSubject } from '#test/support/teaching.ts';

describe('T3a · all chats by subject of one teacher', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: titles });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
  });

  const eight = () => teachesSubject(bot, olga, 'Математика', ...titles.map((_, i) => `c${i + 1}`));
  /** Taps are messages too, where the keyboard writes them. */
  const acts = () => olga.dialog.messages.filter(({ from }) => from === 'person').length;

  it('from the subjects to eight links one after the other: twelve taps and messages', async () => {
    await olga.says('меню');
    olga.ignores();
    const before = acts();
    await olga.taps('duty', 'T3a');
    await olga.says('Математика: 5–8 А, Б');
    await olga.taps('save');
    for (const [i] of titles.entries()) await olga.says(joinLink(i));
    olga.ignores();
    await bot.restarts();
    await olga.taps('save');
    olga.sees('subject-chats.stored', { count: 8 });
    olga.sees('subject-chats.by-teacher');
    olga.sees('subject-chats.all');
    olga.ignores();
    expect(acts() - before).toBe(12);
    await bot.restarts();
    expect(await linksOf(bot, olga)).toBe('01234567');
    expect((await coursesOf(bot, olga)).map(({ duties }) => duties.T3a?.state)).toEqual(
      titles.map(() => 'done'),
    );
    olga.lacks('duty', 'T3a');
  });

  it('T3a from «Мои дела» to all links in one message, by class, in any order, over restarts', async () => {
    await eight();
    await opensRow(olga, 'T3a');
    olga.sees('subject-chats-guide.ask', { there: 0, count: 8 });
    olga.sees('guide.plain');
    await olga.says(
      titles
        .map((title, i) => `${title} ${joinLink(i)}`)
        .reverse()
        .join('\n'),
    );
    olga.sees('subject-chats-check.ask');
    expect(await linksOf(bot, olga)).toBe('--------');
    await bot.restarts();
    await olga.taps('save');
    olga.sees('subject-chats.stored', { count: 8 });
    olga.ignores();
    await bot.restarts();
    expect(await linksOf(bot, olga)).toBe('01234567');
  });

  it('shows what is missing, now and whenever they come back', async () => {
    await eight();
    await opensScene(bot, olga, 'subject-chats');
    olga.ignores();
    await olga.says(`6А ${joinLink('a')}\n8Б ${joinLink('b')}`);
    await olga.taps('save');
    olga.sees('subject-chats.stored', { count: 2 });
    olga.sees('subject-chats-guide.ask', { there: 2, count: 8 });
    await olga.taps('enough');
    olga.sees('subject-chats.done');
    olga.ignores();
    await bot.restarts();
    await olga.taps('duty', 'T3a');
    olga.sees('subject-chats-guide.ask', { there: 2, count: 8 });
    expect(olga.last.text).toContain('● Математика 6А');
    await olga.says(joinLink('c'));
    await olga.taps('save');
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('c-a----b');
  });

  it('names the chat whose link of eight will not do, and gives it the next one', async () => {
    await eight();
    await opensScene(bot, olga, 'subject-chats');
    olga.ignores();
    const sent = titles.map((_, i) => (i === 3 ? 'https://sferum.ru/?p=start' : joinLink(i)));
    await olga.says(sent.map((one, i) => `${i + 1}. ${one}`).join('\n'));
    expect(olga.last.text).toContain('Ссылка для «Математика 6Б» не подошла');
    expect(olga.last.text).toContain('пойдёт чату «Математика 6Б»');
    olga.ignores();
    await olga.says(joinLink(3));
    olga.ignores();
    await olga.taps('save');
    olga.sees('subject-chats.all');
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('01234567');
  });

  it('offers to go on with links that were sent and not stored, however far back somebody goes', async () => {
    await eight();
    await olga.says('меню');
    await olga.taps('duty', 'T3a');
    olga.ignores();
    await olga.says(`${joinLink(0)}\n${joinLink(1)}`);
    olga.ignores();
    await olga.says('назад');
    expect(olga.last.text).toContain('пойдёт чату «Математика 6А»');
    olga.ignores();
    await bot.restarts();
    await olga.says('назад');
    olga.ignores();
    await olga.taps('@resume');
    olga.sees('subject-chats-guide.unsaved', { count: 2 });
    olga.ignores();
    await olga.taps('check');
    await olga.taps('save');
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('01------');
  });

  it('says what it could not give to a chat, and keeps the rest', async () => {
    await eight();
    await teachesSubject(bot, olga, 'Физика', 'c7');
    await opensScene(bot, olga, 'subject-chats');
    olga.ignores();
    await olga.says(`5А ${joinLink(1)}\n9В ${joinLink(2)}\n8А ${joinLink(3)}`);
    olga.sees('subject-chats-fault.unknown', { said: '9В' });
    olga.sees('subject-chats-fault.unclear', { said: '8А' });
    olga.sees('subject-chats-check.ask');
    await olga.says('готово же');
    olga.sees('refusal-link-no-link');
    await olga.says('5Б https://vk.com/club1');
    olga.sees('refusal-link-other-page');
    await olga.says(`Математика 8А ${joinLink(3)}`);
    olga.ignores();
    await olga.taps('save');
    olga.ignores();
    expect(
      (await coursesOf(bot, olga)).flatMap(({ title, link: its }) => (its ? [`${title} ${its.at(-1)}`] : [])),
    ).toEqual(expect.arrayContaining(['Математика 1', 'Математика 3']));
  });

  it('takes a link that came twice once, and moves one that is sent again under another name', async () => {
    await eight();
    await opensScene(bot, olga, 'subject-chats');
    olga.ignores();
    await olga.says(joinLink(1));
    olga.ignores();
    await olga.says(`${joinLink(1)}\n${joinLink(2)}`);
    olga.sees('subject-chats-fault.twice', { said: joinLink(1) });
    olga.ignores();
    await olga.says(`8Б ${joinLink(1)}`);
    olga.ignores();
    await bot.restarts();
    await olga.taps('save');
    olga.sees('subject-chats.stored', { count: 2 });
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('-2-----1');
  });

  it('takes one link for one chat of the whole school, and loses none of the others', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, vera, 'chat', { of: 'C3b:c1' });
    await vera.says(joinLink(1));
    await vera.taps('yes');
    vera.ignores();
    await eight();
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(`5А ${joinLink(1)}`);
    olga.ignores();
    await olga.taps('save');
    olga.sees('refusal-link-taken');
    olga.sees('subject-chats-check.ask');
    await olga.says(`5А ${joinLink(2)}`);
    await olga.taps('save');
    olga.ignores();
    await opensScene(bot, vera, 'chat', { of: 'C3a:c1' });
    await vera.says(joinLink(2));
    await vera.says('да');
    vera.sees('refusal-link-taken');
    vera.ignores();
    expect(await linksOf(bot, olga)).toBe('2-------');
  });

  it('stores once however often the button is tapped', async () => {
    await teachesSubject(bot, olga, 'Математика', 'c1', 'c2');
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(joinLink(1));
    olga.ignores();
    const save = keepsButton(olga, 'save');
    await tapsKept(bot, olga, save);
    await tapsKept(bot, olga, save);
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('1-------');
  });

  it('says so when a subject went to a colleague while the link was looked at', async () => {
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await teachesSubject(bot, olga, 'Математика', 'c1', 'c2');
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(joinLink(1));
    olga.ignores();
    const own = await coursesOf(bot, olga);
    const courses = own.flatMap(({ id, classes }) => (classes.includes('c1') ? [id] : []));
    await as(bot, olga.id, (desk) => handCourses(desk, { courses, person: dina.id }));
    await bot.settle();
    dina.ignores();
    await olga.taps('save');
    olga.sees('refusal-overtaken');
    olga.ignores();
    expect(await linksOf(bot, dina)).toBe('--------');
  });

  it('keeps what was sent over «Назад» and a restart, and says that it is not stored yet', async () => {
    await eight();
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(`5А ${joinLink(0)} 5Б ${joinLink(1)}`);
    olga.ignores();
    await olga.says('назад');
    olga.sees('subject-chats-guide.unsaved', { count: 2 });
    await bot.restarts();
    await olga.taps('check');
    olga.sees('subject-chats-check.ask');
    await olga.taps('save');
    olga.sees('subject-chats.stored', { count: 2 });
    olga.lacks('check');
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('01------');
  });

  it('goes back to the list and leaves without storing anything', async () => {
    await eight();
    await opensScene(bot, olga, 'subject-chats');
    await olga.says(joinLink(1));
    olga.ignores();
    await olga.taps('other');
    olga.sees('subject-chats-guide.ask');
    olga.lacks('check');
    await olga.says(joinLink(2));
    await olga.says('назад');
    await olga.says('отмена');
    olga.ignores();
    expect(await linksOf(bot, olga)).toBe('--------');
  });

  it('asks a teacher who has said nothing yet what they teach, and turns a pupil away', async () => {
    await opensScene(bot, olga, 'subject-chats');
    olga.sees('subjects-list.none');
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await opensScene(bot, misha, 'subject-chats');
    misha.ignores();
    misha.lacks('one');
  });

  it('is English where it is English', async () => {
    const kate = await member(bot, 'kate', { roles: [{ role: 'subjectTeacher' }], lang: 'en' });
    await teachesSubject(bot, kate, 'Английский', 'c1');
    await opensScene(bot, kate, 'subject-chats');
    kate.sees('subject-chats-guide.ask');
    expect(kate.last.text).toMatch(/Subject chats, 0 of 1 ready/);
    await kate.says(joinLink(1));
    await kate.taps('save');
    kate.ignores();
    expect(await linksOf(bot, kate)).toBe('1-------');
  });
});
