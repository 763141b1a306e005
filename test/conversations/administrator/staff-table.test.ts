import { beforeEach, describe, expect, it } from 'vitest';
import { printCode } from '#src/domain/ground/code.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import { inviteStaff, readPersonal } from '#src/domain/joining/staff-invites.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { days } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const csv = [
  'Список сотрудников школы',
  '№;ФИО;Должность;Предметы;Кл. рук.',
  '1;Кузьмина Анна Петровна;заместитель директора;;',
  '2;Белова Вера Ивановна;учитель;Химия, Биология;7Б',
  '3;Орлов Пётр Ильич;учитель;Физика;12Ю',
  '4;Вакансия;учитель;;',
  'Итого;4;;;',
].join('\r\n');

describe('A6 · a whole staff is invited by a table', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'staff-table');
    anna.sees('staff-table-table.ask');
  });

  const personal = async (): Promise<readonly Invite[]> => {
    return as(bot, anna.id, ({ tx }) => readPersonal(tx, 'staff'));
  };
  const inviteFor = async (name: string) => (await personal()).find(({ label }) => label?.name === name);

  it('shows who is invited as what and the faults by row, stores nothing before the tap, then an invite for each', async () => {
    await anna.sendsFile('staff.csv', csv);
    anna.sees('staff-table-review.ask', { count: 3 });
    expect(anna.last.text).toContain('Строка 5: класс «12Ю»');
    expect(anna.last.text).toContain('Строка 6: «Вакансия»');
    expect(await personal()).toHaveLength(0);
    await bot.restarts();
    await anna.taps('save');
    anna.sees('staff-table.made', { count: 3 });
    anna.sees('invite-sheets-papers.staff', { count: 3 });
    await bot.restarts();
    expect(await inviteFor('Белова Вера Ивановна')).toMatchObject({
      role: 'classTeacher',
      class: 'c2',
      uses: 1,
      label: { post: 'учитель', subjects: ['Химия', 'Биология'] },
    });
    expect(await inviteFor('Кузьмина Анна Петровна')).toMatchObject({ role: 'deputy', uses: 1 });
    expect(await inviteFor('Орлов Пётр Ильич')).toMatchObject({ role: 'subjectTeacher' });
  });

  it('fills in the name and post of whoever comes by it, tells who decides whose it was, and leaves no label behind', async () => {
    await anna.says('Белова Вера Ивановна, учитель химии, кл. рук. 7Б');
    anna.sees('staff-table-review.ask', { count: 1 });
    await anna.taps('save');
    anna.ignores();
    const invite = await inviteFor('Белова Вера Ивановна');
    const vera = bot.person('vera');
    await vera.opens(invite?.code ?? '');
    vera.sees('staff-join-consent.for', { name: 'Белова Вера Ивановна' });
    await vera.taps('yes');
    vera.sees('staff-join-review.ask', { name: 'Белова Вера Ивановна', post: 'учитель химии' });
    await bot.restarts();
    await vera.taps('send');
    vera.sees('staff-join.sent');
    vera.ignores();
    expect(await bot.read('person', vera.id)).toMatchObject({
      name: 'Белова Вера Ивановна',
      post: 'учитель химии',
    });
    expect((await bot.read('invite', invite?.hash ?? ''))?.label).toBeUndefined();
    await opensScene(bot, anna, 'queue', { of: 'staff' });
    await anna.taps('person');
    anna.sees('request-one.invited-for', { name: 'Белова Вера Ивановна' });
    const [request = ''] = Object.values((await bot.read('person', vera.id))?.requests ?? {});
    expect(await bot.read('request', request)).toMatchObject({ invitedFor: 'Белова Вера Ивановна' });
    await as(bot, anna.id, (desk) => acceptRequests(desk, { queue: 'staff', ids: [request] }));
    expect(await bot.read('request', request)).not.toHaveProperty('invitedFor');
    anna.ignores();
    vera.ignores();
  });

  it('keeps the subjects for the person, who sees them in «Мои данные», until the last role ends', async () => {
    await anna.says('Орлов Пётр Ильич; учитель');
    await anna.taps('@back');
    await anna.sendsFile('staff.csv', csv);
    await anna.taps('save');
    anna.ignores();
    const petr = bot.person('petr');
    await petr.opens((await inviteFor('Орлов Пётр Ильич'))?.code ?? '');
    await petr.taps('yes');
    await petr.taps('send');
    expect(await bot.read('person', petr.id)).toMatchObject({ subjects: ['Физика'] });
    await opensScene(bot, petr, 'settings');
    await petr.taps('data');
    expect(petr.last.text).toContain('Предметы: Физика');
    expect(petr.last.text).toContain('Имя на приглашении: Орлов Пётр Ильич');
    const ids = Object.values((await bot.read('person', petr.id))?.requests ?? {});
    await as(bot, anna.id, (desk) => acceptRequests(desk, { queue: 'staff', ids }));
    expect(await bot.read('person', petr.id)).toMatchObject({ subjects: ['Физика'] });
    await as(bot, anna.id, (desk) => endRole(desk, { person: petr.id, role: 'subjectTeacher' }));
    expect(await bot.read('person', petr.id)).not.toHaveProperty('subjects');
    await bot.settle();
    anna.ignores();
    petr.ignores();
  });

  it('lets one person’s role be changed, a class be chosen and somebody be left out first', async () => {
    await anna.sendsFile('staff.csv', csv);
    anna.sees('staff-table-review.ask');
    await anna.says('3');
    anna.sees('staff-table-person.ask');
    await anna.taps('role', 'classTeacher');
    anna.sees('staff-table-class.ask');
    // 7Б is led by somebody of the table already.
    anna.lacks('class', 'c2');
    await anna.taps('class', 'c1');
    anna.sees('staff-table-review.ask', { count: 3 });
    await anna.taps('person', '0');
    anna.sees('staff-table-person.ask');
    await anna.taps('out');
    anna.sees('staff-table-review.ask', { count: 2 });
    await anna.taps('person', '0');
    await anna.taps('role', 'head');
    anna.ignores();
    await anna.taps('person', '0');
    await anna.taps('back');
    anna.sees('staff-table-review.ask', { count: 2 });
    await anna.taps('save');
    anna.ignores();
    expect(await inviteFor('Кузьмина Анна Петровна')).toBeUndefined();
    expect(await inviteFor('Белова Вера Ивановна')).toMatchObject({ role: 'head' });
    expect(await inviteFor('Орлов Пётр Ильич')).toMatchObject({ role: 'classTeacher', class: 'c1' });
  });

  it('refuses a table of families with the reason, and nothing of it is kept anywhere', async () => {
    await anna.sendsFile('class.csv', 'ФИО ученика;Класс\nСидоренко Миша;7А\nСидоренко Оля;7А');
    anna.sees('staff-table-refused.families', { cell: 'ФИО ученика' });
    anna.sees('staff-table-table.ask');
    await anna.sendsFile(
      'staff.csv',
      'ФИО;Должность;Дата рождения\nСидоренко Инна Львовна;учитель;01.02.1980',
    );
    anna.sees('staff-table-refused.intimate', { cell: 'Дата рождения' });
    await anna.says('Сидоренко Миша');
    anna.sees('staff-table-refused.no-posts');
    await anna.says('123');
    anna.sees('staff-table-refused.no-people');
    expect([...(await readStored(bot)).values()].join('\n')).not.toMatch(/Сидоренко/);
  });

  it('makes no second invite on a second tap, nor for whoever has joined or is waiting', async () => {
    await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }], name: 'Белова Вера Ивановна' });
    await anna.sendsFile('staff.csv', csv);
    anna.sees('staff-table-review.joined', { count: 1 });
    const save = keepsButton(anna, 'save');
    await anna.taps('save');
    anna.ignores();
    await tapsKept(bot, anna, save);
    anna.sees('patterns.old-button');
    expect(await personal()).toHaveLength(2);
    await opensScene(bot, anna, 'staff-table');
    await anna.sendsFile('staff.csv', csv);
    // Nobody is left to be invited: the question stays.
    anna.sees('staff-table-review.waiting', { count: 2 });
    anna.sees('staff-table-table.ask');
    const again = await as(bot, anna.id, (desk) =>
      inviteStaff(desk, {
        people: [{ name: 'Орлов Пётр Ильич', post: '', subjects: [], role: 'subjectTeacher' }],
      }),
    );
    expect(again).toEqual({ ok: true, count: 0 });
  });

  it('makes nothing on another table, on back and on cancel', async () => {
    await anna.sendsFile('staff.csv', csv);
    anna.sees('staff-table-review.ask');
    await anna.taps('table');
    anna.sees('staff-table-table.ask');
    await anna.sendsFile('staff.csv', csv);
    await anna.taps('@back');
    anna.sees('staff-table-table.ask');
    await anna.says('отмена');
    anna.sees('patterns.cancelled');
    anna.ignores();
    expect(await personal()).toHaveLength(0);
  });

  it('drops the labels with the end of the invites, thirty days after at the latest', async () => {
    await anna.sendsFile('staff.csv', csv);
    await anna.taps('save');
    anna.ignores();
    await anna.taps('done');
    anna.ignores();
    const hashes = (await personal()).map(({ hash }) => hash);
    await bot.restarts();
    await bot.passes(days(30));
    expect(await personal()).toHaveLength(0);
    for (const hash of hashes) expect(await bot.read('invite', hash)).toMatchObject({ code: null });
    anna.ignores();
    const labels = [...(await readStored(bot))]
      .filter(([key]) => key.includes(':invite:'))
      .map(([, text]) => text);
    expect(labels.join('\n')).not.toMatch(/Кузьмина|Белова|Орлов/);
  });

  it('is an administrator’s alone, and so is a head’s or a deputy’s invite', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, vera, 'staff-table');
    vera.sees('patterns.not-yours');
    vera.ignores();
    const people = [{ name: 'Орлов Пётр Ильич', post: 'директор', subjects: [], role: 'head' as const }];
    expect(await as(bot, vera.id, (desk) => inviteStaff(desk, { people }))).toMatchObject({
      refusal: 'forbidden',
    });
    expect(await personal()).toHaveLength(0);
  });

  it('prints the codes that wait on strips and in a table, with no name once they are used', async () => {
    await anna.sendsFile('staff.csv', csv);
    await anna.taps('save');
    anna.ignores();
    await anna.taps('table');
    anna.sees('invite-sheets-papers.staff', { count: 3 });
    expect(anna.last.attachments).toHaveLength(1);
    await anna.taps('sheets', '0');
    anna.sees('invite-sheets-papers.staff', { count: 3 });
    expect(anna.last.attachments).toHaveLength(1);
    expect(printCode((await personal())[0]?.code ?? '')).toMatch(/^.{5}-.{5}$/);
  });

  it('is found again among the invites, by the names, to be printed once more', async () => {
    await anna.sendsFile('staff.csv', csv);
    await anna.taps('save');
    anna.ignores();
    await bot.restarts();
    await opensScene(bot, anna, 'invite-list');
    anna.sees('invite-list-list.ask', { count: 3 });
    expect(anna.last.text).toContain('Белова Вера Ивановна');
    await anna.taps('papers');
    anna.sees('invite-sheets-papers.staff', { count: 3 });
  });

  it('takes five hundred in one go, and offers all of their sheets', async () => {
    const letters = 'абвгдежзиклмнопрстуфхцчшщ';
    const names = Array.from(
      { length: 500 },
      (_, at) => `Белова Вера Ив${letters.charAt(at / 25)}${letters.charAt(at % 25)}овна;учитель`,
    );
    await anna.sendsFile('staff.csv', ['ФИО;Должность', ...names].join('\n'));
    anna.sees('staff-table-review.ask', { count: 500 });
    await anna.taps('save');
    anna.sees('staff-table.made', { count: 500 });
    anna.sees('invite-sheets-papers.staff', { count: 500 });
    await anna.taps('sheets', '480');
    anna.sees('invite-sheets-papers.staff', { count: 500 });
    expect(anna.last.attachments).toHaveLength(2);
    expect(await personal()).toHaveLength(500);
  });
});
