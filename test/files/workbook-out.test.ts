import { expect, it } from 'vitest';
import { draw } from '#src/files/draw.ts';
import { readTable } from '#src/files/table.ts';

it('a table that goes out is a workbook that reads back, with numbers as numbers', async () => {
  const { kind, name, content } = await draw({
    kind: 'table-file',
    name: 'сотрудники.xlsx',
    sheets: [
      { title: 'Кто: есть [1/2]', head: ['Имя', 'Класс'], rows: [['Анна Кузьмина', '7Б']] },
      { title: 'Сколько', head: ['Что', 'Число'], rows: [['Классов', 12]] },
    ],
  });
  expect({ kind, name }).toEqual({ kind: 'document', name: 'сотрудники.xlsx' });
  const read = await readTable(content, name);
  expect(read.ok && read.rows).toEqual([
    ['Имя', 'Класс'],
    ['Анна Кузьмина', '7Б'],
    ['Что', 'Число'],
    ['Классов', '12'],
  ]);
});
