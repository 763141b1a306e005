import { expect, it } from 'vitest';
import { draw } from '#src/files/draw.ts';
import { readTable } from '#src/files/table.ts';
import { openArchive } from '#src/files/xlsx-archive.ts';

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

it('is printed across, no sheet of it wider than a page', async () => {
  const sheet = { title: 'Лист', head: ['Что'], rows: [['Классы']] };
  const { content } = await draw({ kind: 'table-file', name: 'x.xlsx', sheets: [sheet, sheet] });
  for (const number of [1, 2]) {
    const xml = openArchive(content).text(`xl/worksheets/sheet${number}.xml`) ?? '';
    expect(xml).toContain('<pageSetUpPr fitToPage="1"/>');
    expect(xml).toMatch(/<pageSetup fitToWidth="1" fitToHeight="0" [^>]*orientation="landscape"/);
  }
});
