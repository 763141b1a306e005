import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { drawSheetsPdf, renderSheetPng, type Sheet } from '#src/files/sheet.ts';
import { readPages } from '#test/files/pdf.ts';
import { inkIn, readPattern, readPixels } from '#test/files/pixels.ts';

const sheet: Sheet = {
  link: 'https://vk.me/school555?ref=7K3QX9AB2M',
  heading: ['Школа № 555 «Белогорье»'],
  title: 'Родителям 7Б: вход в чат класса',
  lines: ['1. Наведите камеру телефона на код.', '2. Откройте диалог.', '3. Дальше по шагам.'],
  code: '7K3QX9AB2M',
  notes: ['Код действует до 23 декабря.', 'По желанию.'],
};
const { size, data } = QRCode.create(sheet.link, { errorCorrectionLevel: 'M' }).modules;
const pattern = Array.from({ length: size }, (_, row) =>
  [...data.slice(row * size, (row + 1) * size)].map(Number),
);
const foot = (pixels: ReturnType<typeof readPixels>) => inkIn(pixels, 0, 1754 - 90 - 40, 1240, 1754);

describe('the sheet to print', () => {
  it('is A4 at 150 dpi and holds the pattern of its link', async () => {
    const pixels = readPixels(await renderSheetPng(sheet));
    expect([pixels.width, pixels.height]).toEqual([1240, 1754]);
    expect(readPattern(pixels, size)).toEqual(pattern);
  });

  it('prints the code, and leaves its place empty where there is none', async () => {
    // What is above the foot of the page and below the QR code, in a sheet of few words.
    const inkOfCode = async (code: string | null) => {
      const pixels = readPixels(await renderSheetPng({ ...sheet, code }));
      expect(readPattern(pixels, size)).toEqual(pattern);
      return inkIn(pixels, 90, 1400, 1150, 1754 - 90 - 2 * 46);
    };
    const without = await inkOfCode(null);
    expect(await inkOfCode('7K3QX9AB2M')).not.toBe(without);
    expect(await inkOfCode('WWWWWWWWWW')).not.toBe(await inkOfCode('7K3QX9AB2M'));
  });

  it('is drawn whatever stands in the school’s name: what is no character of any script is left out', async () => {
    const strange = { ...sheet, title: `Школа \uFFFE№ 555\uFFFF \u{1FFFE}«Белогорье»\uD83C` };
    const plain = { ...sheet, title: 'Школа № 555 «Белогорье»' };
    expect(await renderSheetPng(strange)).toEqual(await renderSheetPng(plain));
  });

  it('is a document of two pages, each with the pattern and its own words, at twice the points', async () => {
    const english = { ...sheet, title: 'For parents of 7Б: the way into the class chat' };
    const pages = readPages(await drawSheetsPdf([sheet, english]));
    expect(pages.map(({ width, height }) => [width, height])).toEqual([
      [2480, 3508],
      [2480, 3508],
    ]);
    for (const page of pages) expect(readPattern(page, size)).toEqual(pattern);
    const [front, back] = pages.map((page) => inkIn(page, 180, 200, 2300, 460));
    expect(front).toBeGreaterThan(0);
    expect(back).not.toBe(front);
  });

  it('prints the notes at the foot', async () => {
    const plain = { ...sheet, notes: [] };
    expect(foot(readPixels(await renderSheetPng(sheet)))).toBeGreaterThan(0);
    expect(foot(readPixels(await renderSheetPng(plain)))).toBe(0);
  });

  it('keeps a QR code that cameras can read beside any amount of text', async () => {
    const long = 'Щедрый текст, который никак не кончается. '.repeat(12);
    const pixels = readPixels(
      await renderSheetPng({
        ...sheet,
        heading: [long],
        title: long,
        lines: [long, long, long],
        notes: [long, long],
      }),
    );
    expect(readPattern(pixels, size)).toEqual(pattern);
    expect(inkIn(pixels, 0, 0, 80, 1754) + inkIn(pixels, 1160, 0, 1240, 1754)).toBe(0);
  });
});
