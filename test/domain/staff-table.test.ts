import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStaffLines, readStaffTable, type StaffTable } from '#src/domain/people/staff-table.ts';

/** One row a line, cells parted by «|». */
const read = (table: string): StaffTable =>
  readStaffTable(table.split('\n').map((line) => line.split('|').map((cell) => cell.trim())));

/** «имя; должность; предметы; классы», a person a line. */
const peopleIn = (table: StaffTable): string[] =>
  table.ok
    ? table.people.map(({ name, post, subjects, leads }) =>
        [name, post, subjects.join(','), leads.join(',')].join('; '),
      )
    : [table.refusal];
const faultsIn = (table: StaffTable): string[] =>
  table.ok ? table.faults.map(({ row, cell, why }) => `${row} ${why} ${cell}`) : [];

describe('a table of the staff', () => {
  it.each([
    [
      'one column for the name',
      '№|ФИО|Должность|Предмет|Классный руководитель\n1|Кузьмина Анна Петровна|учитель|Физика, Астрономия|7Б\n2|Орлов Пётр Ильич|директор||',
      ['Кузьмина Анна Петровна; учитель; Физика,Астрономия; 7Б', 'Орлов Пётр Ильич; директор; ; '],
    ],
    [
      'three columns for the name',
      'Фамилия|Имя|Отчество|Должность\nКузьмина|Анна|Петровна|завуч\nОрлов|Пётр||учитель',
      ['Кузьмина Анна Петровна; завуч; ; ', 'Орлов Пётр; учитель; ; '],
    ],
    [
      'titles above, numbered columns, sections and totals',
      'Штатное расписание на 2026/2027 учебный год\n№|Ф.И.О. педагога|Должность\n1|2|3\nАдминистрация\n1|Орлов П. И.|директор\nУчителя начальной школы\n2|КУЗЬМИНА АННА ПЕТРОВНА|учитель\nИтого|2|',
      ['Орлов П. И.; директор; ; ', 'Кузьмина Анна Петровна; учитель; ; '],
    ],
    [
      'a second sheet with its columns elsewhere',
      'ФИО|Должность\nОрлов Пётр Ильич|директор\nДолжность|Предметы|Сотрудник\nучитель|Химия|Белова Вера Ивановна',
      ['Орлов Пётр Ильич; директор; ; ', 'Белова Вера Ивановна; учитель; Химия; '],
    ],
    [
      'headings of two lines',
      'Сотрудник|||Должность\nФамилия|Имя|Отчество|\nОрлов|Пётр|Ильич|директор',
      ['Орлов Пётр Ильич; директор; ; '],
    ],
    [
      'the class written into the post',
      'ФИО|Должность\nБелова Вера Ивановна|учитель химии, классный руководитель 9 «В»',
      ['Белова Вера Ивановна; учитель химии; ; 9В'],
    ],
    [
      'a row a subject',
      'ФИО|Должность|Предмет\nБелова Вера Ивановна|учитель|Химия\nБелова Вера Ивановна|учитель|Биология\n||Экология',
      ['Белова Вера Ивановна; учитель; Химия,Биология,Экология; '],
    ],
    [
      'classes in which somebody teaches',
      'ФИО|Должность|Класс\nБелова Вера Ивановна|учитель|7А, 7Б\nОрлова Инна Львовна|учитель|8А',
      ['Белова Вера Ивановна; учитель; ; ', 'Орлова Инна Львовна; учитель; ; 8А'],
    ],
    [
      'no headings at all',
      'Белова Вера Ивановна|учитель химии|7А\nОрлов Пётр Ильич|директор|',
      ['Белова Вера Ивановна; учитель химии; ; 7А', 'Орлов Пётр Ильич; директор; ; '],
    ],
    [
      'the distribution of class teachers',
      '№|Класс|Классный руководитель|Кол-во учащихся\n1|7А|Белова Вера Ивановна|25\n2|7Б|Орлова И. Л.|27',
      ['Белова Вера Ивановна; ; ; 7А', 'Орлова И. Л.; ; ; 7Б'],
    ],
    [
      'words of families in a post',
      'ФИО|Должность\nБелова Вера Ивановна|педагог по работе с родителями и обучающимися',
      ['Белова Вера Ивановна; педагог по работе с родителями и обучающимися; ; '],
    ],
  ])('with %s gives its people', (_, table, people) => {
    expect(peopleIn(read(table))).toEqual(people);
    expect(faultsIn(read(table))).toEqual([]);
  });

  it('names its faults by the row, with the cell, and keeps the others', () => {
    const table = read(
      [
        'ФИО|Должность|Классный руководитель',
        'Белова Вера Ивановна|учитель|12Ю',
        'Вакансия|учитель|',
        'Орлов|директор|',
        'Белова Вера Ивановна|учитель|',
        'Белова Вера Ивановна|логопед|',
        '89211234567|учитель|',
      ].join('\n'),
    );
    expect(peopleIn(table)).toEqual([
      'Белова Вера Ивановна; учитель; ; ',
      'Белова Вера Ивановна; логопед; ; ',
    ]);
    expect(faultsIn(table)).toEqual([
      '2 class 12Ю',
      '3 name Вакансия',
      '4 name Орлов',
      '5 repeated Белова Вера Ивановна',
      '6 namesake Белова Вера Ивановна',
      '7 name 89211234567',
    ]);
  });

  it('reads typed lines as a small table', () => {
    expect(
      peopleIn(
        readStaffLines(
          'Кузьмина Анна Петровна, завуч\n- Орлов П.И. — учитель физики, кл. рук. 7Б\n\nБелова Вера; логопед',
        ),
      ),
    ).toEqual([
      'Кузьмина Анна Петровна; завуч; ; ',
      'Орлов П. И.; учитель физики; ; 7Б',
      'Белова Вера; логопед; ; ',
    ]);
  });

  it.each([
    ['families', 'a heading of parents', 'ФИО родителя|Телефон\nБелова Вера Ивановна|8921'],
    ['families', 'a heading of pupils', '№|ФИО ученика|Класс\n1|Белов Миша|7А'],
    ['families', 'a title', 'Список обучающихся\nФИО|Должность\nБелов Миша|староста'],
    ['families', 'the title of a class', 'Список 7 «А» класса\nБелов Миша\nОрлов Петя'],
    ['families', 'who somebody is', 'ФИО|Должность\nБелова Вера Ивановна|мама Миши'],
    ['families', 'many in one class', 'ФИО|Класс\nБелов Миша|7А\nОрлов Петя|7А\nКотова Оля|7А'],
    ['intimate', 'birthdays', 'ФИО|Должность|Дата рождения\nБелова Вера Ивановна|учитель|01.02.1980'],
    ['intimate', 'a СНИЛС', 'ФИО|Должность|Номер\nБелова Вера Ивановна|учитель|123-456-789 01'],
    ['no-posts', 'names alone', 'Белов Миша\nОрлов Петя'],
    ['no-people', 'no names', 'Класс|Кабинет\n7А|12'],
  ])('is refused (%s) by %s', (refusal, _, table) => {
    expect(read(table)).toMatchObject({ ok: false, refusal });
  });

  it('says by which word it was refused, and never by a name', () => {
    expect(read('ФИО родителя|Телефон\nБелова Вера|8921')).toMatchObject({ cell: 'ФИО родителя' });
    expect(read('Белова Вера Ивановна 123-456-789 01|учитель')).toMatchObject({ refusal: 'intimate' });
    expect(JSON.stringify(read('ФИО|Класс\nБелов Миша|7А\nОрлов Петя|7А\nКотова Оля|7А'))).not.toMatch(
      /Миша|Петя|Оля/,
    );
  });

  it('takes five hundred people, and no more', () => {
    const rows = (count: number) => [
      ['ФИО', 'Должность'],
      ...Array.from({ length: count }, (_, at) => [`Белова Вера ${suffix(at)}`, 'учитель']),
    ];
    expect(peopleIn(readStaffTable(rows(500)))).toHaveLength(500);
    expect(readStaffTable(rows(501))).toMatchObject({ ok: false, refusal: 'too-many' });
  });

  const letters = 'абвгдежзиклмнопрстуфхцчшщ';
  /** A patronymic of its own for each number. */
  const suffix = (at: number): string =>
    `Ив${letters.charAt(Math.floor(at / 25) % 25)}${letters.charAt(at % 25)}овна`;

  const surnames = ['Белова', 'Орлова', 'Котова', 'Зайцева'];
  const entry = fc.record({
    surname: fc.constantFrom(...surnames),
    at: fc.integer({ min: 0, max: 600 }),
    post: fc.constantFrom('учитель', 'завуч', 'педагог-психолог', 'директор'),
    led: fc.constantFrom('', '7А', '8 «Б»', '10 В'),
  });
  const junk = fc.constantFrom<string[]>([''], ['Итого', '12'], ['Администрация'], ['', '', '']);

  it('finds everybody whatever the order of its columns and whatever stands between its rows', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(entry, {
          selector: ({ surname, at }) => `${surname}${suffix(at)}`,
          minLength: 1,
          maxLength: 20,
        }),
        fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4, maxLength: 4 }),
        fc.array(junk, { maxLength: 5 }),
        fc.boolean(),
        (people, order, between, three) => {
          const head = three ? ['Фамилия', 'Имя', 'Отчество'] : ['ФИО'];
          const blocks = (name: readonly string[], post: string, led: string, note: string) =>
            order.flatMap((block) => [name, [post], [led], [note]][block] ?? []);
          const rows = [
            ...between,
            blocks(head, 'Должность', 'Кл. рук.', 'Примечание'),
            ...people.flatMap(({ surname, at, post, led }, i) => {
              const parts = [surname, 'Вера', suffix(at)];
              return [
                blocks(three ? parts : [parts.join(' ')], post, led, 'b2'),
                ...(between[i] ? [between[i]] : []),
              ];
            }),
          ];
          const table = readStaffTable(rows);
          expect(table.ok && table.people.map(({ name, post }) => `${name} ${post}`)).toEqual(
            people.map(({ surname, at, post }) => `${surname} Вера ${suffix(at)} ${post}`),
          );
          expect(table.ok && table.people.map(({ leads }) => leads.join())).toEqual(
            people.map(({ led }) => led.replace(/[ «»]/g, '')),
          );
        },
      ),
    );
  });

  it('never throws, and never takes a person from a row that names none', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.constantFrom('ФИО', 'Класс', '7А', 'учитель', 'Итого', '1'),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 12 }), (rows) => {
        const table = readStaffTable(rows);
        for (const { row, name } of table.ok ? table.people : [])
          expect(keyed(rows[row - 1] ?? [])).toContain(keyed([name]));
      }),
    );
  });

  const keyed = (cells: readonly string[]): string =>
    cells
      .join(' ')
      .toLowerCase()
      .replace(/[^\p{L}]/gu, '');
});
