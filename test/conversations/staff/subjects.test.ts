import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

describe('T1, T3 · a teacher says what they teach and where', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['5А', '6А', '7А', '7Б', '8А'] });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
  });

  /** «Математика c3», with a link where there is one. */
  const taughtBy = (who: Person) =>
    as(bot, who.id, async ({ tx }) =>
      (await readCourses(tx, who.id)).map(({ title, classes, link }) =>
        [title, ...classes, ...(link === null ? [] : ['есть чат'])].join(' '),
      ),
    );
  const writes = async (text: string) => {
    await opensScene(bot, olga, 'subjects');
    await olga.says(text);
    await olga.taps('save');
    olga.ignores();
  };

  it('stores several lines as they were shown, and goes on to the chats', async () => {
    await opensScene(bot, olga, 'subjects');
    olga.sees('subjects-list.none');
    await bot.restarts();
    await olga.says('Математика: 7А, 7Б\nМузыка: 5–7 А');
    olga.sees('subjects-check.ask');
    expect(olga.last.text).toContain('+ Математика 7Б');
    expect(await taughtBy(olga)).toEqual([]);
    await olga.taps('save');
    olga.sees('subjects.saved');
    olga.sees('subject-chats-guide.ask', { there: 0, count: 5 });
    await bot.restarts();
    expect((await taughtBy(olga)).sort()).toEqual(
      ['Математика c3', 'Математика c4', 'Музыка c1', 'Музыка c2', 'Музыка c3'].sort(),
    );
  });

  it('is asked right after the acceptance, with what the school’s table says', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const code = '7K3MPQ9XTA';
    await invited(bot, { code, role: 'subjectTeacher' });
    const invite = await bot.read('invite', hashOf(code));
    if (!invite) throw new Error('There is an invite.');
    await bot.write('invite', invite.hash, {
      ...invite,
      label: { name: 'Дина Орлова', subjects: ['Химия'] },
    });
    const dina = bot.person('dina');
    await dina.opens(code);
    await dina.taps('yes');
    await dina.taps('skip');
    await dina.taps('send');
    await opensByNotice(bot, anna, 'queue', 'staff');
    await anna.taps('all');
    anna.ignores();
    dina.ignores();
    await dina.taps('open:taught');
    dina.sees('subjects-list.known', { subjects: ['Химия'] });
    await dina.says('7А и 8А');
    dina.sees('subjects-check.ask');
    await dina.taps('save');
    dina.ignores();
    expect((await taughtBy(dina)).sort()).toEqual(['Химия c3', 'Химия c5']);
    expect((await bot.read('person', dina.id))?.subjects).toBeUndefined();
  });

  it('asks for the classes where a subject stands alone, and keeps what was said', async () => {
    await opensScene(bot, olga, 'subjects');
    olga.ignores();
    await olga.says('Физика');
    olga.sees('subjects-fault.no-classes', { said: 'Физика' });
    await olga.says('7А');
    olga.sees('subjects-check.ask');
    await olga.says('Химия: 8А, 9В');
    olga.sees('subjects-fault.no-such-class', { said: '9В' });
    await olga.taps('save');
    olga.ignores();
    expect((await taughtBy(olga)).sort()).toEqual(['Физика c3', 'Химия c5']);
  });

  it('answers kindly what it cannot read, and asks the same again', async () => {
    await opensScene(bot, olga, 'subjects');
    olga.ignores();
    await olga.says('https://vk.me/join/AJQ1dx0ZbhbFRgROKii1');
    olga.sees('subjects-fault.unread');
    olga.sees('subjects-list.how');
    await olga.says('7А https://vk.me/join/AJQ1dx0ZbhbFRgROKii1\n7Б https://vk.me/join/AJQ1dx0ZbhbFRgROKii2');
    olga.sees('subjects-fault.unread');
    // Two lines with the same fault are told of once.
    expect(olga.last.text.match(/Не получилось прочитать/g)).toHaveLength(1);
    await olga.says('7А, 8А');
    olga.sees('subjects-fault.no-subject');
    expect(await taughtBy(olga)).toEqual([]);
  });

  it('takes a club by its name, with classes or without', async () => {
    await opensScene(bot, olga, 'subjects');
    await olga.taps('club');
    olga.sees('subjects-club.ask');
    await olga.says('Шахматы');
    await olga.says('Олимпиадная группа (кружок): 7А, 8А');
    await olga.taps('save');
    olga.ignores();
    expect((await taughtBy(olga)).sort()).toEqual(['Олимпиадная группа c3 c5', 'Шахматы']);
  });

  it('changes a subject by its line alone; the others stay', async () => {
    await writes('Математика: 7А, 7Б\nФизика: 8А');
    await opensScene(bot, olga, 'subjects');
    olga.sees('subjects-list.ask');
    await olga.says('математика: 7Б, 8А');
    olga.sees('subjects-check.ask');
    expect(olga.last.text).toContain('− Математика 7А');
    await olga.taps('other');
    olga.sees('subjects-list.ask');
    await olga.says('математика: 7Б, 8А');
    await olga.taps('save');
    olga.ignores();
    expect((await taughtBy(olga)).sort()).toEqual(['Математика c4', 'Математика c5', 'Физика c5']);
  });

  it('writes nothing when the person goes back or leaves', async () => {
    await opensScene(bot, olga, 'subjects');
    await olga.says('Математика: 7А');
    await olga.says('назад');
    olga.ignores();
    await olga.says('отмена');
    olga.ignores();
    expect(await taughtBy(olga)).toEqual([]);
  });

  it('lets a chat without a teacher stay the school’s, and tells the administrator', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await writes('Математика: 7А, 7Б');
    await olga.says('7А https://vk.me/join/AJQ1dx0ZbhbFRgROKii1');
    await olga.taps('save');
    olga.ignores();
    await opensScene(bot, olga, 'subjects');
    olga.ignores();
    await olga.taps('one');
    olga.sees('subjects-one.ask', { title: 'Математика' });
    await olga.taps('stop');
    olga.sees('subjects-one.sure');
    await olga.taps('@sure');
    olga.sees('subjects-one.stopped');
    expect(await taughtBy(olga)).toEqual([]);
    anna.sees('course-left.told');
    const left = await as(bot, anna.id, ({ tx }) => readCourses(tx, 'all'));
    expect(left).toMatchObject([{ title: 'Математика', classes: ['c3'], teacher: null }]);
  });

  it('leaves a librarian alone who has no lessons, until they have some', async () => {
    await opensScene(bot, olga, 'subjects');
    await olga.taps('none');
    olga.sees('subjects.no-lessons');
    expect((await bot.read('person', olga.id))?.duties.T3a?.state).toBe('notNeeded');
    olga.ignores();
    olga.lacks('duty', 'T3a');
    await writes('Математика: 7А');
    await olga.taps('@cancel');
    olga.ignores();
    await olga.says('меню');
    olga.sees('home-list.greeting');
  });

  it('is a class teacher’s too, who has one list and is asked once', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c4' }] });
    await vera.says('настройки');
    vera.ignores();
    await vera.taps('subjects');
    await vera.says('Физика: 7Б');
    vera.ignores();
    await vera.taps('save');
    vera.sees('subject-chats-guide.ask', { count: 1 });
    expect(await taughtBy(vera)).toEqual(['Физика c4']);
  });

  it('turns a parent away', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c3' }] });
    await opensScene(bot, petr, 'subjects');
    petr.sees('home-list.greeting');
  });
});
