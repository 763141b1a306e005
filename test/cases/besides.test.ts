import { describe, expect, it } from 'vitest';
import { invited } from '#test/conversations/administrator/requests.ts';
import { workbook } from '#test/files/workbook.ts';
import { startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

/** A Thursday, the 26th of November 2026, 10:00 in St Petersburg. */
const thatDay = Date.UTC(2026, 10, 26, 7);

/** «Besides» of walks.md: what is typed wherever a day, a name or a table is asked for. */
describe('a day', () => {
  it.each([
    ['до 5 декабря', '5 декабря 2026'],
    ['завтра', '27 ноября 2026'],
    ['до понедельника', '29 ноября 2026'],
    ['25 декабря', '25 декабря 2026'],
    ['25.12.26', '25 декабря 2026'],
    ['20 ноября', '20 ноября 2027'],
    ['31.08.23', 'refusal-day-is-past'],
    ['25 декабря 2037', 'refusal-day-too-far'],
    ['вчера', 'away-day.unread'],
  ])('to come is read at «Меня нет», and its year is shown: %s', async (typed, right) => {
    const bot = await startBot({ now: thatDay });
    await schoolWith(bot);
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const boris = await member(bot, 'boris', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, vera, 'away');
    vera.ignores();
    await vera.says(typed);
    if (!right.includes(' ')) {
      vera.sees(right);
      vera.sees('away-day.ask');
      return;
    }
    vera.sees('away-deputy.ask');
    await vera.taps('who', boris.id);
    vera.sees('away-review.ask');
    expect(vera.last.text).toContain(right);
  });

  it.each([
    ['31.08.23', '31.08.2023'],
    ['1 сентября 2023', '01.09.2023'],
    ['25 декабря', '25.12.2025'],
    ['вчера', '25.11.2026'],
    ['завтра', undefined],
    ['31.08.2030', undefined],
    ['31.02.2023', undefined],
  ])('gone by is read at «Сделано раньше», and none that lies ahead: %s', async (typed, note) => {
    const bot = await startBot({ now: thatDay });
    await schoolWith(bot);
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'duty', { of: 'A14' });
    await anna.taps('doneBefore');
    anna.ignores();
    await anna.says(typed);
    if (note === undefined) anna.sees('duty-before.unread');
    else anna.sees('duty-settled.doneBefore');
    expect((await bot.read('school', 'main'))?.duties.A14?.note).toBe(note);
    anna.ignores();
  });

  it.each([
    ['26 октября – 3 ноября', '26 октября 2027'],
    ['с 26.10 по 03.11', '26 октября 2027'],
    ['01.06–31.08', '1 июня 2027'],
    ['03.11–26.10', 'school-setup-holidays.swapped'],
    ['01.05–31.08', 'school-setup-holidays.tooLong'],
    ['25.10.2025–02.11.2025', 'school-setup-holidays.past'],
  ])(
    'of holidays is read with its year; swapped, past and longer than a summer is refused: %s',
    async (typed, right) => {
      const bot = await startBot({ now: thatDay });
      await schoolWith(bot);
      const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
      await opensScene(bot, anna, 'school-settings');
      await anna.taps('holidays');
      anna.ignores();
      await anna.says(typed);
      if (right.includes(' ')) expect(anna.last.text).toContain(right);
      else anna.sees(right);
      anna.ignores();
    },
  );
});

describe('a name', () => {
  it.each(['а зачем вам имя', 'зачем?', 'как это работает'])('is no question: %s', async (typed) => {
    const bot = await startBot();
    await schoolWith(bot);
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const olga = bot.person('olga');
    await olga.opens('7K3MPQ9XTA');
    await olga.taps('yes');
    olga.ignores();
    await olga.says(typed);
    olga.sees('name.unread');
    olga.sees('family-join-name.ask');
    await olga.says('Ольга Смирнова');
    olga.ignores();
    await olga.says(typed);
    olga.sees('family-join-child.unread');
  });

  it('and a post stand in one line: «Анна Петровна Кузьмина, завуч»', async () => {
    const bot = await startBot();
    await schoolWith(bot);
    await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    const anna = bot.person('anna');
    await anna.opens('7K3MPQ9XTA');
    await anna.taps('yes');
    anna.ignores();
    await anna.says('Анна Петровна Кузьмина, завуч');
    anna.sees('staff-join-review.ask', { name: 'Анна Петровна Кузьмина', post: 'завуч' });
  });
});

describe('a table', () => {
  const titled = [
    ['Комплектование классов на 2026-2027 учебный год'],
    ['№ п/п', 'Классный руководитель', 'Кол-во', 'Класс'],
    [1, 'Иванова А.П.', 25, '1А'],
    [2, 'Петрова М.И.', 27, '1Б'],
    [3, 'Орлова Е.С.', 24, 'первый'],
    ['Итого', '', 76, 3],
  ];
  const second = [
    ['Класс', 'Классный руководитель'],
    ['5А', 'Белова Ю.В.'],
    ['Всего', 1],
  ];

  it('with a title, numbers, totals, two sheets and the classes anywhere: a bad row is named, the good ones are taken', async () => {
    const bot = await startBot();
    await schoolWith(bot, { classes: [] });
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'classes');
    anna.ignores();
    await anna.sendsFile('классы.xlsx', workbook(titled, second));
    anna.sees('classes-list.left-out', { lines: ['первый'], count: 1 });
    anna.sees('classes-review.ask', { added: ['1А', '1Б', '5А'] });
    expect(anna.last.text, 'nobody is named').not.toMatch(/Иванова|Петрова|Орлова|Белова/);
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 3 });
    anna.ignores();
  });
});
