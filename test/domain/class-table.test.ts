import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClassTable } from '#src/domain/classes/class-table.ts';
import { sortClasses } from '#src/domain/classes/nomenclature.ts';

/** One row a line, cells parted by «|». */
const read = (table: string) => {
  const rows = table.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));
  const { titles, unread } = readClassTable(rows);
  return { titles: titles.join(' '), unread };
};

describe('a table of classes', () => {
  it.each([
    ['a heading', 'Класс\n1А\n1Б\n2А', '1А 1Б 2А'],
    [
      'a number before and people behind',
      '№ п/п|Класс|Классный руководитель|Кол-во\n1|1А|Иванова А.П.|25\n2|1Б|Петрова М.И.|27',
      '1А 1Б',
    ],
    ['one class only', '№|Класс|Кабинет\n1|7Б|12', '7Б'],
    [
      'a title above a grid',
      'Комплектование классов на 2026-2027 учебный год\n1А|1Б|1В\n2А|2Б|2В',
      '1А 1Б 1В 2А 2Б 2В',
    ],
    [
      'two sheets',
      'Начальная школа\nКласс|Учитель\n1А|Иванова\nОсновная школа\nКласс|Учитель\n5А|Петрова',
      '1А 5А',
    ],
    [
      'sheets with the column elsewhere',
      '№|Класс\n1|1А\n2|1Б\nУчитель|Кол-во|Класс\nИванова|25|5А\nПетрова|24|5Б',
      '1А 1Б 5А 5Б',
    ],
    ['totals', '№|Класс|Кол-во\n1|1А|25\n2|1Б|27\nИтого|2|52', '1А 1Б'],
    ['numbered columns', '№|Класс|Кол-во\n1|2|3\n1|5А|25\n2|5Б|24', '5А 5Б'],
    ['the class column last', 'Учитель|Кол-во|Класс\nИванова А.П.|11|10А\nПетрова М.И.|9|11А', '10А 11А'],
    ['rooms that look like classes', 'Класс|Кабинет\n1А|3А\n1Б|4А', '1А 1Б'],
    ['grades without letters', '№|Класс|Кол-во\n1|5|12\n2|6|9', '5 6'],
    ['nothing but grades', '5\n6\n7', '5 6 7'],
    ['an own name in quotation marks', 'Класс\n10А\n«10СЭ»', '10А 10СЭ'],
    ['empty rows and cells', '|\n|1А\n|\n|1Б', '1А 1Б'],
    ['grades above a grid', '1 класс|2 класс\n1А|2А\n1Б|2Б', '1А 1Б 2А 2Б'],
  ])('with %s gives its classes and nothing else', (_, table, titles) => {
    expect(read(table)).toEqual({ titles, unread: [] });
  });

  it('names what it cannot read in the column of classes, and keeps the others', () => {
    expect(read('№|Класс|Учитель\n1|1А|Иванова\n2|12А|Петрова\n3|пятый|Орлова\n4|10СЭ|Белова')).toEqual({
      titles: '1А',
      unread: ['12А', 'пятый', '10СЭ'],
    });
    expect(read('1А|1Б\n2А|12Б')).toEqual({ titles: '1А 1Б 2А', unread: ['12Б'] });
    // Without a heading a text may be somebody's name, and is not repeated.
    expect(read('1А\n1Б\nИванова')).toEqual({ titles: '1А 1Б', unread: [] });
    expect(read('Класс\n1А\n5')).toEqual({ titles: '1А', unread: ['5'] });
  });

  it.each([
    'Учитель|Кол-во\nИванова А.П.|11\nПетрова М.И.|9',
    '№|Телефон\n1|8 912 345 67 89\n2|222-33-22',
    'Классы|2026',
    'Класс|Литера\n1|А\n1|Б',
    '',
  ])('without classes gives nothing of its cells: %#', (table) => {
    expect(read(table)).toEqual({ titles: '', unread: [] });
  });
});

describe('any table', () => {
  const title = fc
    .tuple(fc.integer({ min: 1, max: 11 }), fc.constantFrom(...'АБВГД'))
    .map(([grade, letter]) => `${grade}${letter}`);
  const person = fc.constantFrom('Иванова А.П.', 'Белова Мария Юрьевна', 'вакансия', '');

  it('gives the column of classes, wherever it stands', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(title, person, fc.nat(40)), { minLength: 1 }),
        fc.constantFrom('first', 'middle', 'last'),
        fc.boolean(),
        (entries, place, headed) => {
          const order = <T>(of: T, who: T, many: T): T[] =>
            ({ first: [of, who, many], middle: [many, of, who], last: [who, many, of] })[place];
          const rows = [
            ...(headed ? [order('Класс', 'Учитель', 'Кол-во')] : []),
            ...entries.map(([of, who, many]) => order(of, who, String(many))),
          ];
          const titles = sortClasses(entries.map(([of]) => of));
          expect(readClassTable(rows)).toEqual({ titles, unread: [] });
        },
      ),
    );
  });

  it('is answered and never thrown at', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), title, person))), (rows) => {
        const { titles, unread } = readClassTable(rows);
        const cells = rows.flat().map((cell) => cell.trim());
        expect(unread.filter((cell) => !cells.includes(cell) && !cell.endsWith('…'))).toEqual([]);
        expect(titles).toEqual(sortClasses(titles));
      }),
    );
  });
});
