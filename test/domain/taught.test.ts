import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTaught } from '#src/domain/teaching/taught.ts';

const titles = ['5А', '5Б', '6А', '7А', '7Б', '8А', '8Б', '10СЭ', '11'];
const classes = { list: titles.map((title) => ({ id: `c${title}`, title, open: true })) };
const read = (text: string, more: { subject?: string; club?: boolean } = {}) =>
  readTaught(text, { classes, ...more });
/** «Математика: 7А 7Б», as the lines that were read. */
const said = (text: string, more: { subject?: string; club?: boolean } = {}) =>
  read(text, more).lines.map(({ kind, title, classes: ids }) =>
    `${kind === 'club' ? '*' : ''}${title}: ${ids.map((id) => id.slice(1)).join(' ')}`.trim(),
  );

describe('what somebody teaches, as people write it', () => {
  it.each([
    ['Математика: 7А, 7Б, 8А', ['Математика: 7А 7Б 8А']],
    ['математика 7а 7б', ['Математика: 7А 7Б']],
    ['Музыка: 5–7 А', ['Музыка: 5А 6А 7А']],
    ['Музыка 5-7', ['Музыка: 5А 5Б 6А 7А 7Б']],
    ['ОБЖ — 8 классы', ['ОБЖ: 8А 8Б']],
    ['Я веду физику в 7А и 8Б', ['Физику: 7А 8Б']],
    ['Алгебра: 7А, 7Б\nГеометрия: 7А', ['Алгебра: 7А 7Б', 'Геометрия: 7А']],
    ['Алгебра: 7А; Геометрия: 7Б; 8А', ['Алгебра: 7А', 'Геометрия: 7Б 8А']],
    ['Информатика 7А 7Б, Физика 7А, 8А', ['Информатика: 7А 7Б', 'Физика: 7А 8А']],
    ['Алгебра: 7А, 7Б, кружок «Шахматы»: 8А', ['Алгебра: 7А 7Б', '*Шахматы: 8А']],
    ['1. Алгебра: 7А\n2. Физика: 8А', ['Алгебра: 7А', 'Физика: 8А']],
    ['Алгебра: 7А\nалгебра: 7Б', ['Алгебра: 7А 7Б']],
    ['Английский язык (1 группа): 7А', ['Английский язык (1 группа): 7А']],
    ['История: 11, 10СЭ', ['История: 10СЭ 11']],
    ['История 10сэ', ['История: 10СЭ']],
    ['Кружок «Шахматы»', ['*Шахматы:']],
    ['Шахматы (кружок): 7А, 7Б', ['*Шахматы: 7А 7Б']],
    ['Maths: 7A', ['Maths: 7А']],
  ])('%s', (text, expected) => {
    expect(said(text)).toEqual(expected);
    expect(read(text).faults).toEqual([]);
  });

  it('takes classes alone for the one subject that is known', () => {
    expect(said('7А, 7Б', { subject: 'Химия' })).toEqual(['Химия: 7А 7Б']);
    expect(read('7А, 7Б').faults).toMatchObject([{ why: 'no-subject' }]);
  });

  it('takes a club by its name alone where clubs are asked for', () => {
    expect(said('Шахматы', { club: true })).toEqual(['*Шахматы:']);
    expect(said('Олимпиадная группа: 8А, 8Б', { club: true })).toEqual(['*Олимпиадная группа: 8А 8Б']);
  });

  it.each([
    ['Математика', [], 'no-classes', 'Математика'],
    ['Математика: 9В', [], 'no-such-class', '9В'],
    ['Математика: 7А, 9В', ['Математика: 7А'], 'no-such-class', '9В'],
    ['https://vk.me/join/AJQ1d7fYkQabcdef', [], 'unread', 'https://vk.me/join/AJQ1d7fYkQabcdef'],
  ])('says what it could not take: %s', (text, lines, why, cell) => {
    expect(said(text)).toEqual(lines);
    expect(read(text).faults).toEqual([{ said: cell, why }]);
  });

  const subject = fc.constantFrom(
    'Математика',
    'Русский язык',
    'ИЗО',
    'Основы 21 века',
    'Physical education',
  );
  const some = fc.uniqueArray(fc.constantFrom(...titles.filter((title) => title !== '11')), { minLength: 1 });
  const written = fc.record({
    between: fc.constantFrom(': ', ' — ', ' ', ':', ' - '),
    comma: fc.constantFrom(', ', ',', ' и ', ' '),
    small: fc.boolean(),
    before: fc.constantFrom('', '• ', '- ', '  '),
  });

  it('reads whatever list of classes of the school in whatever way it is written', () => {
    fc.assert(
      fc.property(subject, some, written, (title, names, { between, comma, small, before }) => {
        const list = names.join(comma);
        const lines = read(`${before}${title}${between}${small ? list.toLowerCase() : list}`);
        expect(lines.faults).toEqual([]);
        expect(lines.lines).toEqual([
          {
            kind: 'subject',
            title,
            classes: titles.filter((one) => names.includes(one)).map((one) => `c${one}`),
          },
        ]);
      }),
    );
  });

  it('never invents a class, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const line of read(text).lines)
          for (const id of line.classes) expect(titles).toContain(id.slice(1));
      }),
    );
  });
});
