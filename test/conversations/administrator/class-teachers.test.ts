import { beforeEach, describe, expect, it } from 'vitest';
import { leadClass } from '#src/domain/classes/teachers.ts';
import { setAway } from '#src/domain/people/away.ts';
import { rename } from '#src/domain/people/people.ts';
import { days } from '#src/regulation/durations.ts';
import { type Say, say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;
let pavel: Person;
let vera: Person;

const named = (name: string): Say => say('people.name', { name });
const row = (title: string, name: string): Say => say('class-teachers-row.led', { class: title, name });

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot, { classes: ['7А', '7Б'] });
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  pavel = await member(bot, 'pavel', {
    name: 'Белов Павел Ильич',
    roles: [{ role: 'classTeacher', class: 'c1' }],
  });
  vera = await member(bot, 'vera', { name: 'Кузьмина Вера Львовна', roles: [{ role: 'subjectTeacher' }] });
});

const teacherOf = async (of: string) => (await bot.read('class', of))?.teacher ?? null;
const stateOf = async () => (await bot.read('school', 'main'))?.duties.A8?.state;
const rolesOf = async (person: Person) => (await bot.read('person', person.id))?.roles;
async function opens(): Promise<void> {
  await opensScene(bot, anna, 'class-teachers');
  anna.sees('class-teachers-list.ask');
}
async function picks(of: string): Promise<void> {
  await opens();
  await anna.taps('class', of);
  anna.sees('class-teachers-post.ask');
}

describe('A8 · who leads which class', () => {
  it('A8 from «Мои дела» to a class teacher for each, in two taps, over restarts', async () => {
    await opensRow(anna, 'A8');
    anna.sees('class-teachers-list.ask');
    anna.sees('class-teachers-list.open', { count: 1, classes: ['7Б'] });
    expect(anna.last.text).toContain('7А — Белов Павел Ильич');
    expect(anna.last.text).toContain('7Б — нет');
    await anna.taps('class', 'c2');
    anna.sees('class-teachers-post.ask', { class: '7Б' });
    await bot.restarts();
    await anna.taps('lead', vera.id);
    anna.sees('class-teachers-post.done', { class: '7Б' });
    anna.sees('class-teachers-list.open', { count: 0 });
    vera.sees('class-teachers.told-new', { class: '7Б' });
    await bot.restarts();
    expect(await teacherOf('c2')).toBe(vera.id);
    expect(await rolesOf(vera)).toEqual([{ role: 'subjectTeacher' }, { role: 'classTeacher', class: 'c2' }]);
    expect(await stateOf()).toBe('done');
  });

  it('changes when that is said by name; the families go along, and the former one stays a teacher', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    await ask(bot, 1, { invite, from: 5001 });
    await picks('c1');
    await anna.taps('lead', vera.id);
    anna.sees('class-teachers-post.sure', {
      class: '7А',
      former: named('Белов Павел Ильич'),
      name: named('Кузьмина Вера Львовна'),
    });
    expect(await teacherOf('c1')).toBe(pavel.id);
    await anna.taps('@sure');
    anna.sees('class-teachers-post.done');
    pavel.sees('class-teachers.told-former', { class: '7А', name: 'Кузьмина Вера Львовна' });
    vera.sees('class-teachers.told-new');
    expect(await teacherOf('c1')).toBe(vera.id);
    expect(await rolesOf(pavel)).toEqual([{ role: 'subjectTeacher' }]);
    await bot.passes(days(1));
    vera.sees('digest.pending');
    pavel.ignores();
    anna.ignores();
  });

  it('may be two classes of one colleague', async () => {
    await picks('c2');
    await anna.taps('lead', pavel.id);
    pavel.sees('class-teachers.told-new', { class: '7Б' });
    anna.ignores();
    expect([await teacherOf('c1'), await teacherOf('c2')]).toEqual([pavel.id, pavel.id]);
  });

  it('stays at «Нет», back and cancel, and an old button changes nothing', async () => {
    await picks('c1');
    const kept = keepsButton(anna, 'lead');
    await anna.taps('lead', vera.id);
    anna.sees('class-teachers-post.sure');
    await anna.taps('@no');
    anna.sees('class-teachers-post.ask');
    await anna.taps('@back');
    anna.sees('class-teachers-list.ask');
    await tapsKept(bot, anna, kept);
    anna.sees('patterns.old-button');
    await anna.says('отмена');
    anna.ignores();
    expect(await teacherOf('c1')).toBe(pavel.id);
  });

  it('is not overwritten where a colleague was faster, and a second time is once', async () => {
    const boris = await member(bot, 'boris', {
      name: 'Орлов Борис',
      roles: [{ role: 'administrator' }],
    });
    await picks('c2');
    await as(bot, boris.id, (desk) => leadClass(desk, { class: 'c2', person: boris.id, seen: null }));
    await anna.taps('lead', vera.id);
    anna.sees('class-teachers-post.sure', { former: named('Орлов Борис') });
    await anna.taps('@sure');
    anna.sees('refusal-overtaken');
    expect(await teacherOf('c2')).toBe(boris.id);
    const twice = await atOnce(
      bot,
      { who: anna.id, does: (desk) => leadClass(desk, { class: 'c1', person: vera.id, seen: pavel.id }) },
      {
        who: boris.id,
        does: (desk) => leadClass(desk, { class: 'c1', person: boris.id, seen: pavel.id }),
      },
    );
    expect(twice).toEqual({ ok: false, refusal: 'overtaken' });
    const again = await as(bot, anna.id, (desk) =>
      leadClass(desk, { class: 'c1', person: boris.id, seen: null }),
    );
    expect(again).toEqual({ ok: true });
    for (const person of [anna, pavel, vera, boris]) person.ignores();
  });

  it('takes with it what the former one had lent, also to whoever gets the class', async () => {
    const until = bot.clock.now() + days(3);
    await as(bot, pavel.id, (desk) => setAway(desk, { until, deputy: vera.id }));
    await picks('c1');
    await anna.taps('lead', vera.id);
    await anna.taps('@sure');
    expect(await rolesOf(vera)).toEqual([{ role: 'subjectTeacher' }, { role: 'classTeacher', class: 'c1' }]);
    for (const person of [anna, pavel, vera]) person.ignores();
  });

  it('ends by name, and A8 is open again', async () => {
    await as(bot, anna.id, (desk) => leadClass(desk, { class: 'c2', person: vera.id, seen: null }));
    vera.ignores();
    expect(await stateOf()).toBe('done');
    await picks('c2');
    await anna.taps('remove');
    anna.sees('class-teachers-post.sure-remove', { class: '7Б', name: 'Кузьмина Вера Львовна' });
    await anna.taps('@sure');
    anna.sees('class-teachers-list.open', { count: 1 });
    vera.sees('role-ended.classTeacher');
    expect(await teacherOf('c2')).toBeNull();
    expect(await stateOf()).toBeUndefined();
  });
});

describe('A8 · a class that nobody leads for now', () => {
  it('is set aside with a reason, which is asked again, and taken up again', async () => {
    await picks('c2');
    await anna.taps('aside');
    anna.sees('class-teachers-aside.ask');
    await anna.says('я'.repeat(201));
    anna.sees('class-teachers-aside.unread');
    await anna.says('класс наберём в августе');
    anna.sees('class-teachers-aside.done');
    anna.sees('class-teachers-list.open', { count: 0 });
    expect(anna.last.text).toContain('7Б — отложено: класс наберём в августе');
    await bot.restarts();
    expect(await stateOf()).toBe('done');
    await anna.taps('class', 'c2');
    anna.sees('class-teachers-post.ask');
    await anna.taps('again');
    anna.sees('class-teachers-post.ask');
    expect(await stateOf()).toBeUndefined();
  });

  it('shows that an invite waits for somebody', async () => {
    await invited(bot, { code: '7K3MPQ9XTA', role: 'classTeacher', class: 'c2' });
    await opens();
    expect(anna.last.text).toContain('7Б — приглашение ждёт');
  });
});

describe('A8 · a list or a table', () => {
  it('is previewed with its faults by row, names whom it replaces, and is stored on the word', async () => {
    await opens();
    await anna.says(
      '7А — Кузьмина Вера\n7Б: Белов П. И.\n9Э — Белов Павел\n7 Б — Сидоров Олег Юрьевич\nпривет',
    );
    anna.sees('class-teachers-fault.absent', { count: 1, lines: [row('7Б', 'Сидоров Олег Юрьевич')] });
    anna.sees('class-teachers-fault.unknown', { count: 1 });
    anna.sees('class-teachers-review.ask', { count: 1 });
    expect(await teacherOf('c1')).toBe(pavel.id);
    await anna.taps('list');
    anna.sees('class-teachers-list.ask');
    await anna.says('7А — Кузьмина Вера\n7Б: Белов П. И.');
    anna.sees('class-teachers-review.ask', { count: 2 });
    await bot.restarts();
    await anna.taps('save');
    anna.sees('class-teachers-review.sure');
    await anna.taps('@sure');
    anna.sees('class-teachers-review.saved', { count: 2 });
    await bot.restarts();
    expect([await teacherOf('c1'), await teacherOf('c2')]).toEqual([vera.id, pavel.id]);
    expect(await stateOf()).toBe('done');
    for (const person of [anna, pavel, vera]) person.ignores();
  });

  it('offers those who are not there a personal invite for their class, over a restart', async () => {
    await opens();
    await anna.says('7Б — Сидоров Олег Юрьевич');
    anna.sees('class-teachers-fault.absent', { count: 1 });
    anna.sees('class-teachers-review.ask', { count: 0 });
    anna.lacks('save');
    await bot.restarts();
    await anna.taps('invite');
    anna.sees('staff-table.made', { count: 1 });
    anna.ignores();
    await opens();
    expect(anna.last.text).toContain('7Б — приглашение ждёт');
    expect(await teacherOf('c2')).toBeNull();
    await anna.says('7А — Кузьмина Вера\n7Б — Носова Лидия Ивановна');
    anna.sees('class-teachers-review.ask', { count: 1 });
    await anna.taps('save');
    await anna.taps('@sure');
    anna.sees('class-teachers-review.saved', { count: 1 });
    await anna.taps('invite');
    anna.sees('staff-table.made', { count: 1 });
    for (const person of [anna, pavel, vera]) person.ignores();
  });

  it('takes nothing from a table of families', async () => {
    await opens();
    await anna.sendsFile('класс.csv', 'Ученик;Класс;Дата рождения\nСидоров Олег Юрьевич;7Б;01.02.2013\n');
    anna.sees('staff-table-refused.families');
    anna.ignores();
    expect(anna.last.text).not.toContain('Сидоров');
  });

  it('may be a table with the columns anywhere; what says nothing is told so', async () => {
    await opens();
    await anna.sendsFile(
      'класс.csv',
      '№;Фамилия;Имя;Отчество;Кабинет;Класс\n1;Кузьмина;Вера;Львовна;12;7Б\n',
    );
    anna.sees('class-teachers-review.ask', {
      lines: [say('class-teachers-row.led', { class: '7Б', name: named('Кузьмина Вера Львовна') })],
    });
    await anna.taps('save');
    anna.sees('class-teachers-review.saved', { count: 1 });
    anna.sees('class-teachers-list.ask');
    vera.sees('class-teachers.told-new');
    await anna.says('7Б Кузьмина Вера Львовна');
    anna.sees('class-teachers-list.same');
    await anna.says('не знаю пока');
    anna.sees('class-teachers-list.unread');
    expect(await teacherOf('c2')).toBe(vera.id);
  });

  it('says of a name that was changed lately that it was, so that nobody is taken for a colleague', async () => {
    await as(bot, vera.id, (desk) => rename(desk, { name: 'Орлова Инна Юрьевна' }));
    await picks('c2');
    expect(anna.last.text, 'a long name is a numbered line').toContain('Орлова Инна Юрьевна (имя изменено');
    await opens();
    await anna.says('7Б Орлова');
    anna.sees('class-teachers-review.ask');
    expect(anna.last.text).toContain('7Б — Орлова Инна Юрьевна (имя изменено');
    await bot.passes(days(8));
    anna.ignores();
    await opens();
    await anna.says('7Б Орлова');
    anna.sees('class-teachers-review.ask');
    expect(anna.last.text).not.toContain('имя изменено');
  });

  it('does not guess between namesakes', async () => {
    await member(bot, 'other', { name: 'Кузьмина Вера Львовна', roles: [{ role: 'subjectTeacher' }] });
    await opens();
    await anna.says('7Б — Кузьмина Вера Львовна');
    anna.sees('class-teachers-fault.namesakes', { count: 1 });
    expect(await teacherOf('c2')).toBeNull();
  });
});

describe('A8 · somebody else', () => {
  it('does not come in, nor does the operation let them', async () => {
    await opensScene(bot, pavel, 'class-teachers');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
    const tried = await as(bot, pavel.id, (desk) =>
      leadClass(desk, { class: 'c2', person: pavel.id, seen: null }),
    );
    expect(tried).toEqual({ ok: false, refusal: 'forbidden' });
  });
});
