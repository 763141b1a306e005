import { beforeEach, describe, expect, it } from 'vitest';
import { leaveSchool } from '#src/domain/movement/leaving.ts';
import { storeCourseChats } from '#src/domain/teaching/course-chats.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';
import { coursesOf } from '#test/support/teaching.ts';

const link = 'https://vk.me/join/AJQ1dx0ZbhbFRgROKii1';

describe('C4 · the chats of a class by subject, for its class teacher', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }], name: 'Ольга Иванова' });
  });

  const lineOf = (kind: 'line' | 'left', subject: string, stand: string) =>
    say(`class-subjects-list.${kind}`, {
      mark: say(`course-stand.${stand}-mark`),
      title: say('course.subject', { title: subject, classes: '7А' }),
      stand: say(`course-stand.${stand}`),
    });

  it('shows which are there, which are missing and which have no teacher, without a link or a name', async () => {
    const lines = ['Физика', 'Химия'].map((title) => ({ kind: 'subject' as const, title, classes: ['c1'] }));
    await as(bot, olga.id, (desk) => teach(desk, { lines }));
    const courses = await coursesOf(bot, olga);
    const course = courses.find(({ title }) => title === 'Физика')?.id ?? '';
    await as(bot, olga.id, (desk) => storeCourseChats(desk, { links: [{ course, link }] }));
    await opensScene(bot, vera, 'class-life', { of: 'c1' });
    vera.sees('class-life-look.ask');
    await vera.taps('subjects');
    vera.sees('class-subjects-list.ask', {
      ...{ class: '7А', there: 1, count: 2 },
      lines: [lineOf('line', 'Физика', 'there'), lineOf('line', 'Химия', 'missing')],
    });
    expect(vera.last.text).not.toMatch(/vk\.me|Иванова/);
    await as(bot, anna.id, (desk) => leaveSchool(desk, { person: olga.id }));
    await bot.settle();
    olga.ignores();
    anna.ignores();
    await bot.restarts();
    await vera.says('назад');
    vera.sees('class-life-look.ask');
    await vera.taps('subjects');
    vera.sees('class-subjects-list.ask', { lines: [lineOf('left', 'Физика', 'there')] });
  });

  it('says where there are none yet, and is nobody else’s', async () => {
    await opensScene(bot, vera, 'class-subjects', { of: 'c1' });
    vera.sees('class-subjects-list.none', { class: '7А' });
    await opensScene(bot, vera, 'class-subjects', { of: 'c2' });
    vera.sees('patterns.gone');
    await opensScene(bot, olga, 'class-subjects', { of: 'c1' });
    olga.sees('patterns.not-yours');
  });
});
