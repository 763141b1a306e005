import { beforeEach, describe, expect, it } from 'vitest';
import { replaceClasses } from '#src/domain/classes/structure.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { atOnce, sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A5 · the classes by the approved nomenclature', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'classes');
    anna.sees('classes-list.ask');
  });

  const stored = async () =>
    (await bot.read('classes', 'main'))?.list.map(({ id, title }) => `${id} ${title}`);
  const untouched = ['c1 7А', 'c2 7Б'];

  const a5 = async () => (await bot.read('school', 'main'))?.duties.A5;

  it('A5 from «Мои дела» to classes that are stored and there on the platform, over restarts', async () => {
    await anna.says('отмена');
    await opensRow(anna, 'A5');
    anna.sees('classes-list.ask');
    await anna.says('1–2 А, 7А');
    anna.sees('classes-review.ask', { added: ['1А', '2А'], gone: ['7Б'], count: 3 });
    expect(await stored()).toEqual(untouched);
    await bot.restarts();
    const save = keepsButton(anna, 'save');
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 3 });
    anna.sees('classes-platform.ask');
    expect(anna.last.text, 'how it is done there').toContain('sferum.ru');
    await bot.restarts();
    // A known class keeps its id.
    expect(await stored()).toEqual(['c3 1А', 'c4 2А', 'c1 7А']);
    expect(await a5()).toBeUndefined();
    await tapsKept(bot, anna, save);
    anna.sees('patterns.old-button');
    await anna.says('почти');
    anna.sees('patterns.choose-one');
    await anna.says('да');
    anna.sees('classes-platform.noted');
    anna.sees('duty-stands.done');
    await bot.restarts();
    expect(await a5()).toEqual({ state: 'done', at: bot.clock.now(), by: anna.id });
  });

  it('is ticked another day, when the list itself has not changed', async () => {
    await anna.says('7А, 7Б');
    await anna.taps('save');
    await anna.says('нет');
    anna.sees('classes-platform.put-off');
    anna.ignores();
    expect(await a5()).toBeUndefined();
    await opensScene(bot, anna, 'classes');
    anna.sees('classes-list.ask');
    await anna.taps('right');
    anna.sees('classes-platform.ask');
    await anna.taps('@back');
    anna.sees('classes-list.ask');
    await anna.taps('right');
    anna.sees('classes-platform.ask');
    await anna.says('готово');
    anna.sees('classes-platform.noted');
    expect(await stored()).toEqual(untouched);
    expect(await a5()).toMatchObject({ state: 'done', by: anna.id });
  });

  it('names the lines that it did not understand, and asks the same again', async () => {
    await anna.says('7А\nпятые классы\n12А');
    anna.sees('classes-list.unread', { lines: ['пятые классы', '12А'] });
    anna.sees('classes-list.ask');
    await anna.sendsPhoto();
    anna.sees('patterns.no-picture');
    await anna.says('7А, 7Б, 7В');
    anna.sees('classes-review.ask', { added: ['7В'], gone: [] });
    await anna.says('наверное так');
    anna.sees('patterns.choose-one');
    anna.sees('classes-review.ask', { added: ['7В'] });
    expect(await stored()).toEqual(untouched);
  });

  it('is written anew on «list», on «Назад» and left on «Отмена», and nothing is stored', async () => {
    await anna.says('7А');
    anna.sees('classes-review.ask', { gone: ['7Б'] });
    const save = keepsButton(anna, 'save');
    await anna.taps('list');
    anna.sees('classes-list.ask');
    await anna.says('8А');
    anna.sees('classes-review.ask', { added: ['8А'], gone: ['7А', '7Б'] });
    await tapsKept(bot, anna, save);
    anna.sees('patterns.old-button');
    await anna.taps('@back');
    anna.sees('classes-list.ask');
    await anna.taps('@cancel');
    anna.sees('patterns.cancelled');
    expect(await stored()).toEqual(untouched);
    expect((await bot.read('school', 'main'))?.duties).toEqual({});
  });

  it('takes a table, one cell one class, and shows the difference', async () => {
    await anna.sendsFile('классы.csv', 'Классы;2026\n');
    anna.sees('classes-list.no-column');
    await anna.sendsFile('классы.csv', '1А;1Б\n7А;7Б;7В\n');
    anna.sees('classes-review.ask', { added: ['1А', '1Б', '7В'], gone: [], count: 5 });
    await bot.restarts();
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 5 });
    expect(await stored()).toEqual(['c3 1А', 'c4 1Б', 'c1 7А', 'c2 7Б', 'c5 7В']);
  });

  it('takes the column of classes alone, and names what it left out', async () => {
    const table =
      '№ п/п;Класс;Классный руководитель;Кол-во\n1;7А;Иванова А.П.;25\n2;10СЭ;Петрова М.И.;27\nИтого;2;;52\n';
    await anna.sendsFile('классы.csv', table);
    anna.sees('classes-list.left-out', { lines: ['10СЭ'], count: 1 });
    anna.sees('classes-review.ask', { added: [], gone: ['7Б'], count: 1 });
    await anna.taps('list');
    anna.sees('classes-list.ask');
    await anna.says('7А, 7Б, 10СЭ');
    anna.sees('classes-list.unread', { lines: ['10СЭ'] });
    await anna.says('7А, 7Б, «10СЭ»');
    anna.sees('classes-review.ask', { added: ['10СЭ'], gone: [], count: 3 });
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 3 });
    expect(await stored()).toEqual([...untouched, 'c3 10СЭ']);
  });

  it('says what is wrong with a file, and asks again', async () => {
    await anna.sendsFile('классы.pdf', '%PDF-1.4');
    anna.sees('patterns-file.unknown-kind');
    await anna.sendsFile('классы.xlsx', 'not a workbook');
    anna.sees('patterns-file.unknown-kind');
    await anna.sendsFile('классы.xlsx', 'PK\u0003\u0004 broken');
    anna.sees('patterns-file.unreadable');
    await anna.sendsFile('классы.csv', ' ; \n');
    anna.sees('patterns-file.empty');
    anna.sees('classes-list.ask');
    await anna.says('7А');
    anna.sees('classes-review.ask');
    await anna.sendsFile('классы.csv', '8А\n');
    anna.sees('classes-review.ask', { gone: ['7Б'] });
    expect(await stored()).toEqual(untouched);
  });

  it('shows the new difference when a colleague was faster, and stores that on another tap', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, boris, 'classes');
    boris.sees('classes-list.ask');
    await boris.says('7А, 7Б, 8А');
    boris.sees('classes-review.ask');
    await anna.says('7А, 7Б, 9А');
    anna.sees('classes-review.ask', { added: ['9А'], gone: [] });
    await boris.taps('save');
    boris.sees('classes-review.saved');
    await anna.taps('save');
    anna.sees('refusal-overtaken');
    anna.sees('classes-review.ask', { added: ['9А'], gone: ['8А'] });
    expect(await stored()).toEqual([...untouched, 'c3 8А']);
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 3 });
    expect(await stored()).toEqual([...untouched, 'c4 9А']);
  });

  it.each([
    ['a class teacher', 'classTeacher'],
    ['a family', 'parent'],
  ] as const)('does not drop a class that has %s', async (_, role) => {
    const olga = await member(bot, 'olga', { roles: [{ role, class: 'c2' }] });
    await anna.says('7А');
    anna.sees('classes-review.ask', { gone: ['7Б'] });
    await anna.taps('save');
    anna.sees('classes-used.ask', {
      lines: [
        say('classes-used.line', {
          ...{ class: '7Б', people: role === 'parent' ? 1 : 0, waiting: 0 },
          teacher: role === 'classTeacher' ? 'yes' : 'no',
        }),
      ],
    });
    expect(await stored()).toEqual(untouched);
    await anna.says('как это?');
    anna.sees('patterns.choose-one');
    await anna.taps('keep');
    anna.sees('classes-review.ask', { gone: [], count: 2 });
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 2 });
    expect(await stored()).toEqual(untouched);
    olga.seesNoMore();
  });

  it('D7: leads to the people of a class that is to go, and drops it once they have left it', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c2' }] });
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await anna.says('7А');
    await anna.taps('save');
    await bot.restarts();
    await anna.taps('people', 'c2');
    anna.sees('people-list.ask');
    await anna.taps('person', olga.id);
    await anna.taps('end', 'parent:c2');
    await anna.taps('@sure');
    anna.sees('people-done.ended');
    await anna.taps('@back');
    anna.sees('classes-used.ask');
    anna.lacks('people');
    await anna.taps('leaders');
    await anna.taps('class', 'c2');
    await anna.taps('remove');
    await anna.taps('@sure');
    for (let steps = 0; steps < 3 && !anna.buttons.includes('save'); steps += 1) await anna.taps('@back');
    anna.sees('classes-review.ask', { gone: ['7Б'] });
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 1 });
    expect(await stored()).toEqual(['c1 7А']);
    for (const person of [anna, olga, vera]) person.ignores();
  });

  it('does not drop a class for which somebody is waiting', async () => {
    await ask(bot, 1, {
      invite: await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c2' }),
      from: 5001,
    });
    anna.ignores();
    await anna.says('7А');
    anna.sees('classes-review.ask', { gone: ['7Б'] });
    await anna.taps('save');
    anna.sees('classes-used.ask');
    expect(anna.last.text).toContain('заявки: 1');
    expect(await stored()).toEqual(untouched);
  });

  it('does not drop a class that gets its class teacher in the same moment', async () => {
    const vera = await member(bot, 'vera', { roles: [] });
    const post = await invited(bot, { code: '7K3MPQ9XTA', role: 'classTeacher', class: 'c2' });
    const request = await sends(bot, vera.id, post);
    const seen = { added: [], gone: ['7Б'], kept: ['7А'] };
    const answer = await atOnce<{ ok: boolean }>(
      bot,
      { who: anna.id, does: (desk) => replaceClasses(desk, { titles: ['7А'], seen }) },
      { who: anna.id, does: (desk) => acceptRequests(desk, { queue: 'staff', ids: [request] }) },
    );
    expect(answer).toEqual({ ok: false, refusal: 'class-in-use' });
    expect(await stored()).toEqual(untouched);
    for (const person of [anna, vera]) person.ignores();
  });

  it('refuses more classes than a school has', async () => {
    await anna.says('1–11 АБВГДЕЖЗИКЛМНОПРСТУФ');
    anna.sees('classes-review.ask');
    await anna.taps('save');
    anna.sees('refusal-too-many-classes');
    expect(await stored()).toEqual(untouched);
  });

  it('is not there for a teacher, nor for somebody whose rights ended meanwhile', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'classes');
    petr.ignores();
    expect(petr.buttons).toContain('settings');
    await anna.says('8А');
    anna.sees('classes-review.ask');
    const record = await bot.read('person', anna.id);
    if (record) await bot.write('person', anna.id, { ...record, roles: [] });
    await anna.taps('save');
    anna.sees('patterns.not-yours');
    expect(await stored()).toEqual(untouched);
  });
});
