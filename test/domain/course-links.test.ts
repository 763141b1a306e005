import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Classes } from '#src/domain/classes/record.ts';
import { readCourseLinks } from '#src/domain/teaching/course-links.ts';
import type { Course } from '#src/domain/teaching/record.ts';

const classes: Classes = {
  v: 1,
  next: 9,
  list: ['7А', '7Б', '8А', '10А'].map((title) => ({ id: `c${title}`, title, open: true })),
};
const course = (title: string, ...titles: string[]): Course => ({
  ...{
    v: 1,
    id: [title, ...titles].join(' '),
    kind: 'subject',
    title,
    classes: titles.map((one) => `c${one}`),
  },
  ...{ teacher: 'vk:1', link: null, at: 0, duties: {} },
});
const maths = ['7А', '7Б', '8А', '10А'].map((title) => course('Математика', title));
const both = [...maths, course('Физика', '8А'), { ...course('Шахматы'), kind: 'club' as const }];
const link = (n: number) => `https://vk.me/join/AJQ1dx0ZbhbFRgROKii${n}`;
const read = (text: string, courses: readonly Course[] = maths, missing = courses) => {
  const { links, faults } = readCourseLinks(text, courses, missing, classes);
  return [...links.map((one) => `${one.course} ${one.link.at(-1)}`), ...faults.map(({ why }) => why)];
};

describe('links of several chats in one message', () => {
  it.each([
    [`7А ${link(1)}, 7Б ${link(2)}`, ['Математика 7А 1', 'Математика 7Б 2']],
    [`8а: ${link(1)}\n7б: ${link(2)}`, ['Математика 8А 1', 'Математика 7Б 2']],
    [`${link(1)} 8А\n${link(2)} — 7А`, ['Математика 8А 1', 'Математика 7А 2']],
    [`7А\n${link(1)}\n7Б\n${link(2)}`, ['Математика 7А 1', 'Математика 7Б 2']],
    [`${link(1)}\n${link(2)}`, ['Математика 7А 1', 'Математика 7Б 2']],
    [`Вот ссылки:\n${link(1)}`, ['Математика 7А 1']],
    [`7-A ${link(1)}`, ['Математика 7А 1']],
    [`10А ${link(1)}`, ['Математика 10А 1']],
    [`матем. 7А ${link(1)}`, ['Математика 7А 1']],
    [`9В ${link(1)}`, ['unknown']],
    [`7А ${link(1)}\n7А ${link(2)}`, ['Математика 7А 1', 'twice']],
    [`7А ${link(1)}\n7Б ${link(1)}`, ['Математика 7А 1', 'twice']],
    ['7А https://vk.com/club1', ['link-other-page']],
    ['готово', []],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it('asks which subject is meant where two are taught in one class', () => {
    expect(read(`8А ${link(1)}`, both)).toEqual(['unclear']);
    expect(read(`Физика 8А ${link(1)}`, both)).toEqual(['Физика 8А 1']);
    expect(read(`шахматы ${link(1)}`, both)).toEqual(['Шахматы 1']);
    expect(read(`Химия 8А ${link(1)}`, both)).toEqual(['unknown']);
  });

  it('takes no more links in order than there are chats that wait', () => {
    expect(read(`${link(1)}\n${link(2)}`, maths, maths.slice(3))).toEqual(['Математика 10А 1', 'too-many']);
  });

  it('gives each link to the chat beside which it stands, in whatever order they come', () => {
    const order = fc.shuffledSubarray(maths, { minLength: 1 });
    const between = fc.constantFrom(' ', ': ', ' — ', '\n');
    fc.assert(
      fc.property(order, between, fc.constantFrom('\n', ', ', '; '), (some, inside, apart) => {
        const text = some.map(({ classes: [of] }, n) => `${of?.slice(1)}${inside}${link(n)}`).join(apart);
        const { links, faults } = readCourseLinks(text, maths, maths, classes);
        expect(faults).toEqual([]);
        expect(links).toEqual(some.map(({ id }, n) => ({ course: id, link: link(n) })));
      }),
    );
  });
});
