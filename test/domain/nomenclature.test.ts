import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  classesNamed,
  diffClasses,
  isClassTitle,
  readNomenclature,
  sortClasses,
} from '#src/domain/classes/nomenclature.ts';

const read = (text: string) => {
  const result = readNomenclature(text);
  return result.ok ? result.titles.join(' ') : result.unread;
};

describe('a list of classes', () => {
  it.each([
    ['1А, 1Б, 2А', '1А 1Б 2А'],
    ['1–4 А,Б', '1А 1Б 2А 2Б 3А 3Б 4А 4Б'],
    ['5-9 А, Б, В', '5А 5Б 5В 6А 6Б 6В 7А 7Б 7В 8А 8Б 8В 9А 9Б 9В'],
    ['10—11 А', '10А 11А'],
    ['1-4АБ', '1А 1Б 2А 2Б 3А 3Б 4А 4Б'],
    ['1а, 1 б', '1А 1Б'],
    ['7 «Б»', '7Б'],
    ['7 "Б", 7„В“', '7Б 7В'],
    ['7-Б, 7 – В', '7Б 7В'],
    ['1а класс', '1А'],
    ['1 класс: А, Б; 2 класс: А', '1А 1Б 2А'],
    ['1 А класс и 2 Б класс', '1А 2Б'],
    ['1А 1Б 2А', '1А 1Б 2А'],
    ['1А Б 2А', '1А 1Б 2А'],
    ['1А/1Б/1В', '1А 1Б 1В'],
    ['1А\n1Б\r\n2А', '1А 1Б 2А'],
    ['1) 1А\n2) 1Б\n3) 2А', '1А 1Б 2А'],
    ['1. 1А\n2. 1Б', '1А 1Б'],
    ['— 1А\n— 1Б', '1А 1Б'],
    ['7:\nА\nБ', '7А 7Б'],
    ['1А,,  1Б,', '1А 1Б'],
    ['1А, 1а, 1 «А»', '1А'],
    ['11А, 2А, 10Б, 2Б', '2А 2Б 10Б 11А'],
    ['5 А–Г', '5А 5Б 5В 5Г'],
    ['5А-5В', '5А 5Б 5В'],
    ['5А…5В', '5А 5Б 5В'],
    ['1А–4А', '1А 2А 3А 4А'],
    ['1 А и Б', '1А 1Б'],
    ['1Ж, 1З, 1И, 1К', '1Ж 1З 1И 1К'],
    ['1 ж, з, и, к', '1Ж 1З 1И 1К'],
    ['5, 6, 7', '5 6 7'],
    ['1-4 классы', '1 2 3 4'],
    ['5 класс, 6А, 6Б', '5 6А 6Б'],
    ['1-е, 2-е, 3-и классы', '1 2 3'],
    ['1-й А, 1-й Б, 2-й А', '1А 1Б 2А'],
    ['1й А, 2-Й Б', '1А 2Б'],
    ['10-е А, Б', '10А 10Б'],
    ['1-я А', '1А'],
    ['5е классы, 6-Е КЛАССЫ', '5 6'],
    ['1–4-е классы: А, Б', '1А 1Б 2А 2Б 3А 3Б 4А 4Б'],
    ['7-Е, 7-И', '7Е 7И'],
    ['2 класса: 1А и 1Б', '1А 1Б'],
    ['3ВД, 4АВГЕЖ, 5АБВГДЕЖ', '3В 3Д 4А 4В 4Г 4Е 4Ж 5А 5Б 5В 5Г 5Д 5Е 5Ж'],
    ['Классы: 1А, 1Б, 2А', '1А 1Б 2А'],
    ['Список классов школы\n1А\n1Б', '1А 1Б'],
    ['1-е классы: а, б, в; 2-е классы: а, б', '1А 1Б 1В 2А 2Б'],
    ['«10СЭ», 10А, "11ФМ"', '10А 10СЭ 11ФМ'],
    ['«5-1», «5-2», «1/1»', '1/1 5-1 5-2'],
    ['«12А», «0А», 1А', '0А 1А 12А'],
    ['«1А», «1Б 2А», «1–2 В, Г»', '1А 1Б 1В 1Г 2А 2В 2Г'],
    ['7"А"10"Б"', '7А 10Б'],
  ])('is read from %j', (text, titles) => {
    expect(read(text)).toBe(titles);
  });

  it('takes Latin letters for the Cyrillic ones that look the same', () => {
    expect(read('1A 1B 1C 1E 1H 1K 1M 1O 1P 1T 1X')).toBe('1А 1В 1Е 1К 1М 1Н 1О 1Р 1С 1Т 1Х');
    expect(read('2a, 2c')).toBe('2А 2С');
  });

  it.each([
    ['двенадцатый', ['двенадцатый']],
    ['12А', ['12А']],
    ['«13А», «00А»', ['«13А»', '«00А»']],
    ['1/1, 1/2, 2/1', ['1/1', '1/2', '2/1']],
    ['1 / 1', ['1 / 1']],
    ['10СЭ, 11ФМ, 5-1', ['10СЭ', '11ФМ', '5-1']],
    ['1А, 1Б, 2 класса', ['2 класса']],
    ['7-а, 7-б, 7-е', ['7-е']],
    ['классы', ['классы']],
    ['«10СЭ — социальный», «10@all»', ['«10СЭ — социальный»', '«10@all»']],
    ['0А', ['0А']],
    ['1А, 13Б, 2А', ['13Б']],
    ['4-1 А', ['4-1 А']],
    ['1А–4Б', ['1А–4Б']],
    ['9 А (кадеты), 9Б', ['9 А (кадеты)']],
    ['10 ФМ', ['10 ФМ']],
    ['1 нет', ['1 нет']],
    ['1Ы', ['1Ы']],
    ['1Z', ['1Z']],
    ['А, Б', ['А', 'Б']],
    ['31.08.2023', ['31.08.2023']],
    ['1, 2, 3 А, Б', ['1', '2']],
    ['5 Г–А', ['5 Г–А']],
  ])('is refused with the piece that was not understood: %j', (text, unread) => {
    expect(read(text)).toEqual(unread);
  });

  it('is refused when it is empty, with nothing to show', () => {
    expect([read(''), read(' ,\n')]).toEqual([[], []]);
  });

  it('shows no more of what was not understood than a message bears', () => {
    const unread = read(Array.from({ length: 30 }, (_, at) => `слово${at}`).join(', '));
    expect(unread).toHaveLength(10);
    expect(read('я'.repeat(5000))).toEqual([`${'я'.repeat(79)}…`]);
  });
});

describe('a long line', () => {
  it.each([
    `1А, ${'А'.repeat(4000)}!`,
    `1${' А'.repeat(2000)}!`,
    `1${'А-'.repeat(2000)}`,
    `1${' '.repeat(4000)}и`,
  ])('is read in the time of a short one: %#', (text) => {
    const begun = performance.now();
    readNomenclature(text);
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe('the difference between two lists', () => {
  it('names what comes, goes and stays, in the order of classes', () => {
    expect(diffClasses(['1А', '11А', '2А'], ['11А', '10Б', '1Б', '2А'])).toEqual({
      added: ['1Б', '10Б'],
      gone: ['1А'],
      kept: ['2А', '11А'],
    });
  });
});

// A failing property prints its seed and path; give them to fc.assert to repeat the run.
describe('any list', () => {
  const grade = fc.integer({ min: 1, max: 11 });
  const letters = fc.uniqueArray(fc.constantFrom(...'АБВГДЕЖЗИК'), { minLength: 1, maxLength: 6 });
  const classes = fc.uniqueArray(
    fc.tuple(grade, fc.constantFrom(...'АБВГДЕЖЗИКЛМ')).map(([number, letter]) => `${number}${letter}`),
    { minLength: 1, maxLength: 40 },
  );
  const separator = fc.constantFrom(', ', ',', '; ', '\n', ' ', '\r\n', ' и ', ' класс, ');

  it('is read back in any separator, case and order', () => {
    fc.assert(
      fc.property(classes, separator, fc.boolean(), (titles, sep, lower) => {
        const text = titles.join(sep);
        expect(readNomenclature(lower ? text.toLowerCase() : text)).toEqual({
          ok: true,
          titles: sortClasses(titles),
        });
      }),
    );
  });

  it('of names in quotation marks is taken as it stands', () => {
    const name = fc
      .tuple(grade, fc.constantFrom('-', '/', '.'), fc.integer({ min: 1, max: 99 }))
      .map(([number, mark, which]) => `${number}${mark}${which}`);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1 }), (names) => {
        const text = names.map((one) => `«${one}»`).join(', ');
        expect(readNomenclature(text)).toEqual({ ok: true, titles: sortClasses(names) });
      }),
    );
  });

  it('of a range of grades is every grade with every letter', () => {
    fc.assert(
      fc.property(grade, grade, letters, fc.constantFrom('-', '–', ' — '), (one, other, chosen, dash) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const expected = Array.from({ length: to - from + 1 }, (_, at) => from + at).flatMap((number) =>
          chosen.map((letter) => `${number}${letter}`),
        );
        expect(readNomenclature(`${from}${dash}${to} ${chosen.join(', ')}`)).toEqual({
          ok: true,
          titles: sortClasses(expected),
        });
      }),
    );
  });

  it('is answered and never thrown at; what is taken are titles, and reads the same again', () => {
    const scrap = fc.constantFrom(
      ...'1234567890АБВабвAbz-–,.; \n«»()и/',
      'класс',
      '-е',
      '-й ',
      'ы',
      '10',
      '11',
    );
    const text = fc.oneof(
      fc.array(scrap, { maxLength: 30 }).map((scraps) => scraps.join('')),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(text, (typed) => {
        const first = readNomenclature(typed);
        if (!first.ok) return;
        expect(first.titles.filter((name) => !isClassTitle(name))).toEqual([]);
        expect(first.titles.length).toBeGreaterThan(0);
        const again = first.titles.map((name) => {
          if (/^\d+$/.test(name)) return `${name} класс`;
          return /^\d+[А-Я]$/.test(name) ? name : `«${name}»`;
        });
        expect(readNomenclature(again.join(', '))).toEqual(first);
      }),
      { numRuns: 2000 },
    );
  });

  it('differs from another so that the parts make up both', () => {
    fc.assert(
      fc.property(classes, classes, (now, wanted) => {
        const { added, gone, kept } = diffClasses(now, wanted);
        expect(sortClasses([...gone, ...kept])).toEqual(sortClasses(now));
        expect(sortClasses([...added, ...kept])).toEqual(sortClasses(wanted));
      }),
    );
  });
});

it.each([
  ['7а', ['7А'], []],
  ['«7 А» класс', ['7А'], []],
  ['6-7 А', ['6А', '7А'], []],
  ['7А, 9Я', ['7А'], ['9Я']],
  ['солнышко 1', ['Солнышко 1'], []],
  ['10сэ', ['10СЭ'], []],
  ['7', [], ['7']],
  ['никакой', [], []],
])('«%s» names of the school’s classes %j, and %j is none of them', (text, found, unknown) => {
  const classes = ['6А', '7А', '7Б', '10СЭ', 'Солнышко 1'].map((title) => ({ title }));
  const named = classesNamed(text, classes);
  expect([named.found.map(({ title }) => title), named.unknown]).toEqual([found, unknown]);
});
