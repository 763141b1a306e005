import { beforeEach, describe, expect, it } from 'vitest';
import { storeSchoolChat } from '#src/domain/chats/school-chats.ts';
import { relieve } from '#src/domain/classes/teachers.ts';
import type { Notice } from '#src/domain/ground/transaction.ts';
import { closeClass } from '#src/domain/movement/closing.ts';
import { leaveSchool } from '#src/domain/movement/leaving.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';
import { joinLink, teachesSubject } from '#test/support/teaching.ts';

/** Who is told this. */
const toldOf = (notices: readonly Notice[], key: string) =>
  notices.filter(({ text }) => text.some((one) => one.key === key)).map(({ to }) => to);

describe('T3, T4 · a subject goes to a colleague with its chats', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;
  let dina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }], name: 'Ольга Иванова' });
    dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }], name: 'Дина Орлова' });
    await teachesSubject(bot, olga, 'Математика', 'c1', 'c2');
    const first = (await coursesOf(olga.id)).find(({ classes }) => classes.includes('c1'));
    await as(bot, olga.id, (desk) =>
      storeCourseChats(desk, { links: [{ course: first?.id ?? '', link: joinLink(1) }] }),
    );
    await bot.settle();
  });

  const coursesOf = (of: string) => as(bot, anna.id, ({ tx }) => readCourses(tx, of));
  /** «c1 1», with the last sign of the link. */
  const stand = async (of: string) =>
    (await coursesOf(of)).map(({ classes, link: its }) => [...classes, its?.at(-1) ?? '-'].join(' ')).sort();

  it('goes with all its chats in a few taps; the colleague and the administrator hear of it', async () => {
    await opensScene(bot, olga, 'subject-handover');
    olga.sees('subject-handover-what.own');
    await bot.restarts();
    await olga.taps('one');
    olga.sees('subject-handover-who.ask');
    await olga.taps('person', dina.id);
    olga.sees('subject-handover-who.sure');
    await olga.taps('@sure');
    olga.sees('subject-handover.done');
    olga.ignores();
    dina.sees('course-handed.told', { who: 'Ольга Иванова' });
    anna.sees('course-handed.told-administrator', { to: 'Дина Орлова' });
    await bot.restarts();
    expect(await stand(dina.id)).toEqual(['c1 1', 'c2 -']);
    expect(await stand(olga.id)).toEqual([]);
    await opensByNotice(bot, dina, 'taught');
    dina.sees('subjects-list.ask');
  });

  it('hands nothing over when it is not wanted after all', async () => {
    await opensScene(bot, olga, 'subject-handover');
    await olga.taps('one');
    await olga.taps('person', dina.id);
    await olga.says('нет');
    await olga.says('назад');
    await olga.says('отмена');
    olga.ignores();
    expect(await stand(olga.id)).toEqual(['c1 1', 'c2 -']);
  });

  it('an «иной чат» goes with a tap from the chat itself, and waits with the school when its keeper leaves', async () => {
    const other = { duty: 'T3b', title: 'Группа ЕГЭ', link: joinLink('e'), second: null } as const;
    const stored = await as(bot, olga.id, (desk) => storeSchoolChat(desk, other));
    const id = 'id' in stored ? stored.id : '';
    const makerOf = async () => (await bot.read('otherChat', id))?.maker;
    await opensScene(bot, olga, 'kept-school-chat', { of: id });
    olga.sees('kept-chat-look.ask');
    await olga.taps('sheet');
    await bot.settle();
    expect(bot.drawn.map(({ kind }) => kind)).toContain('sheet-paper');
    olga.ignores();
    await olga.taps('hand-over');
    olga.sees('subject-handover-who.ask');
    await bot.restarts();
    await olga.taps('person', dina.id);
    olga.sees('subject-handover-who.sure');
    await olga.taps('@sure');
    olga.sees('subject-handover.done');
    olga.ignores();
    dina.sees('course-handed.told', { who: 'Ольга Иванова' });
    await dina.taps('open:school-chat', id);
    dina.sees('kept-chat-look.ask');
    expect(await makerOf()).toBe(dina.id);
    await opensScene(bot, olga, 'kept-school-chat', { of: id });
    olga.sees('patterns.gone');
    anna.ignores();
    await opensScene(bot, anna, 'movement');
    anna.sees('movement-menu.ask');
    anna.lacks('handover');
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await as(bot, boris.id, (desk) => leaveSchool(desk, { person: dina.id }));
    await bot.settle();
    for (const one of [anna, dina, boris]) one.ignores();
    expect(await makerOf()).toBeNull();
    await opensScene(bot, anna, 'movement');
    anna.sees('movement-menu.ask');
    await anna.taps('handover');
    anna.sees('subject-handover-what.left');
    await anna.taps('one', id);
    anna.sees('subject-handover-who.ask');
    await anna.taps('person', olga.id);
    await anna.taps('@sure');
    anna.sees('subject-handover.done');
    anna.ignores();
    expect(await makerOf()).toBe(olga.id);
    for (const one of [olga, boris]) one.ignores();
  });

  it('waits with the school when its teacher leaves, and the administrator hands it on', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const notices = await noticesOf(bot, boris.id, (desk) => leaveSchool(desk, { person: olga.id }));
    expect(toldOf(notices, 'course-left.told')).toEqual([anna.id, boris.id]);
    expect(await stand(olga.id)).toEqual([]);
    expect(await stand('all')).toEqual(['c1 1']);
    await opensByNotice(bot, anna, 'courses-left');
    anna.sees('subject-handover-what.left');
    await anna.taps('one');
    await anna.taps('person', dina.id);
    anna.ignores();
    await anna.taps('@sure');
    anna.sees('subject-handover.done');
    anna.ignores();
    boris.ignores();
    dina.sees('course-handed.told');
    expect(await stand(dina.id)).toEqual(['c1 1']);
    await opensByNotice(bot, boris, 'courses-left');
    boris.sees('subject-handover.nothing');
    boris.ignores();
  });

  it('is nobody’s to take who is no administrator', async () => {
    await as(bot, anna.id, (desk) => leaveSchool(desk, { person: olga.id }));
    await opensByNotice(bot, dina, 'courses-left');
    dina.sees('subject-handover.nothing');
    dina.ignores();
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await opensScene(bot, misha, 'subject-handover');
    misha.ignores();
    misha.lacks('person');
    expect(await stand('all')).toEqual(['c1 1']);
  });

  it('leaves nothing of a person who has deleted their data; the chat is the school’s', async () => {
    const notices = await noticesOf(bot, olga.id, (desk) => forgetMe(desk, {}));
    expect(toldOf(notices, 'course-left.told')).toEqual([anna.id]);
    expect(JSON.stringify(await coursesOf('all'))).not.toContain(olga.id);
    expect(await stand('all')).toEqual(['c1 1']);
  });

  it('ends with a class that closes, and goes along into one that it joins', async () => {
    const closed = await noticesOf(bot, anna.id, (desk) => closeClass(desk, { class: 'c2' }));
    expect(toldOf(closed, 'course-ended.closed')).toEqual([olga.id]);
    expect(await stand('all')).toEqual(['c1 1']);
    await as(bot, dina.id, (desk) =>
      teach(desk, { lines: [{ kind: 'club', title: 'Шахматы', classes: ['c1'] }] }),
    );
    await bot.transaction(async (tx) => {
      const classes = await tx.read('classes', 'main');
      if (classes)
        tx.write('classes', 'main', {
          ...classes,
          list: [...classes.list, { id: 'c3', title: '7В', open: true }],
        });
    });
    const joined = await noticesOf(bot, anna.id, (desk) => closeClass(desk, { class: 'c1', into: 'c3' }));
    expect(toldOf(joined, 'course-ended.joined')).toEqual([olga.id]);
    expect(await stand('c3')).toEqual(['c3 -', 'c3 1']);
    expect(await stand('c1')).toEqual([]);
  });

  it('stays with a class teacher who loses the class and is a teacher still', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await teachesSubject(bot, vera, 'Физика', 'c2');
    await as(bot, anna.id, async (desk) => {
      const person = await desk.tx.read('person', vera.id);
      if (person) await relieve(desk, person, 'c1');
    });
    expect(await stand(vera.id)).toEqual(['c2 -']);
    expect((await bot.read('person', vera.id))?.roles).toEqual([{ role: 'subjectTeacher' }]);
  });
});
