import { beforeEach, describe, expect, it } from 'vitest';
import { leaveClass } from '#src/domain/movement/by-family.ts';
import { moveFamily } from '#src/domain/movement/moving.ts';
import { storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { sayInChat } from '#src/domain/teaching/in-chat.ts';
import { hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';
import { coursesOf, teachesSubject } from '#test/support/teaching.ts';

const link = 'https://vk.me/join/AJQ1dx0ZbhbFRgROKii1';
const other = 'https://vk.me/join/AJQ1dx0ZbhbFRgROKii2';

describe('T3a, C3c · whoever belongs to a chat by lessons finds its link', () => {
  let bot: Bot;
  let olga: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'full' } });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await teachesSubject(bot, olga, 'Математика', 'c1');
  });

  async function storesTeachersChat(of = link): Promise<void> {
    await opensScene(bot, vera, 'chat', { of: 'C3c:c1' });
    await vera.says(of);
    await vera.taps('yes');
    vera.ignores();
    await bot.passes(1);
  }
  const storesSubjectChat = async () => {
    const [course] = await coursesOf(bot, olga);
    await as(bot, olga.id, (desk) =>
      storeCourseChats(desk, { links: [{ course: course?.id ?? '', link: other }] }),
    );
    await bot.passes(1);
  };

  it('tells the teachers of the class of their chat, once, and nobody else', async () => {
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await storesTeachersChat();
    olga.sees('taught-chats.told-staff', { class: '7А' });
    await bot.passes(hours(1));
    olga.seesNoMore();
    dina.seesNoMore();
    await bot.restarts();
    await opensByNotice(bot, olga, 'taught-chats');
    olga.sees('taught-chats-list.ask');
    expect(olga.last.text).toContain(link);
    await opensByNotice(bot, dina, 'taught-chats');
    dina.sees('taught-chats-list.none');
  });

  it('tells the pupils of the class of a subject’s chat in the mode full', async () => {
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
    const lena = await member(bot, 'lena', { roles: [{ role: 'student', class: 'c2' }] });
    await storesSubjectChat();
    misha.sees('taught-chats.told-pupil');
    await misha.taps('open:taught-chats');
    misha.sees('taught-chats-list.ask');
    expect(misha.last.text).toContain(other);
    petr.seesNoMore();
    lena.seesNoMore();
    await opensByNotice(bot, lena, 'taught-chats');
    lena.sees('taught-chats-list.none');
    await opensByNotice(bot, petr, 'taught-chats');
    petr.ignores();
    expect(petr.last.text).not.toContain(other);
  });

  it('gives no child a link in the other modes', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'guided' } });
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await storesSubjectChat();
    misha.seesNoMore();
    await opensByNotice(bot, misha, 'taught-chats');
    misha.sees('taught-chats-list.none');
  });

  it('pupils say by one tap that they are in a chat, and its teacher reads a number', async () => {
    const pupils: Person[] = [];
    for (const name of ['misha', 'kira', 'lev'])
      pupils.push(await member(bot, name, { name, roles: [{ role: 'student', class: 'c1' }] }));
    const [misha, kira] = pupils as [Person, Person];
    await storesSubjectChat();
    for (const pupil of pupils) pupil.ignores();
    const [course] = await coursesOf(bot, olga);
    const counts = async (inChat: number) => {
      await opensScene(bot, olga, 'course-life');
      olga.ignores();
      await olga.taps('course', course?.id ?? '');
      olga.sees('course-life-course.counts', { student: 3, inChat, notYet: 3 - inChat });
      expect(olga.last.text).not.toMatch(/misha|kira|lev/);
    };
    await counts(0);
    for (const pupil of [misha, kira]) {
      await opensScene(bot, pupil, 'taught-chats');
      pupil.sees('taught-chats-list.in');
      await bot.restarts();
      await pupil.taps('in', `T3a:${course?.id}`);
      pupil.sees('taught-chats-list.in');
      expect(pupil.buttons).toContain(`in:T3a:${course?.id}`);
    }
    await counts(2);
    // A second tap takes it back; a chat that is not theirs is none to be in.
    await misha.taps('in', `T3a:${course?.id}`);
    misha.ignores();
    await bot.restarts();
    await counts(1);
    await tapsKept(bot, misha, keepsButton(misha, 'in', 'T3a:nonsense'));
    misha.ignores();
    expect((await bot.read('person', misha.id))?.inCourses).toEqual([]);
    await misha.says('мои дела');
    await kira.taps('@back');
    await kira.says('настройки');
    await kira.taps('data');
    expect(kira.last.text).toContain('по предметам: 1');
    const lev = pupils[2]?.id ?? misha.id;
    await as(bot, lev, (desk) => sayInChat(desk, { course: course?.id ?? '', isIn: true }));
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await as(bot, anna.id, (desk) => moveFamily(desk, { person: lev, class: 'c1', to: 'c2' }));
    expect((await bot.read('person', lev))?.inCourses, 'in another class').toBeUndefined();
    await as(bot, kira.id, (desk) => leaveClass(desk, { class: 'c1' }));
    expect((await bot.read('person', kira.id))?.inCourses).toBeUndefined();
    for (const person of [...pupils, olga, vera]) person.ignores();
  });

  it('one that lost its link, or of another class, cannot be said to be joined', async () => {
    const petya = await member(bot, 'petya', { roles: [{ role: 'student', class: 'c2' }] });
    await storesSubjectChat();
    const [course] = await coursesOf(bot, olga);
    const said = await as(bot, petya.id, (desk) => sayInChat(desk, { course: course?.id ?? '', isIn: true }));
    expect(said).toEqual({ ok: false, refusal: 'overtaken' });
    expect((await bot.read('person', petya.id))?.inCourses).toBeUndefined();
  });
});
