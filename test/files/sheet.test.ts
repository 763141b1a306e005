import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { renderSheetPng, type Sheet } from '#src/files/sheet.ts';
import { inkIn, readPattern, readPixels } from '#test/files/pixels.ts';

const sheet: Sheet = {
  link: 'https://vk.me/school555?ref=7K3QX9AB2M',
  title: 'Родителям 7Б: приглашение в школьного бота',
  lines: ['1. Наведите камеру телефона на код.', '2. Откройте диалог.', 'По желанию.'],
  code: '7K3QX9AB2M',
  note: 'Код действует до 23.12.2026',
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
    const withCode = readPixels(await renderSheetPng(sheet));
    const without = readPixels(await renderSheetPng({ ...sheet, code: null }));
    const other = readPixels(await renderSheetPng({ ...sheet, code: 'WWWWWWWWWW' }));
    const inkOfCode = (pixels: typeof other) => inkIn(pixels, 90, 1480, 1150, 1600);
    expect(inkOfCode(withCode)).toBeGreaterThan(0.01);
    expect(inkOfCode(other)).toBeGreaterThan(inkOfCode(withCode));
    expect(readPattern(without, size)).toEqual(pattern);
  });

  it('is drawn whatever stands in the school’s name: what is no character of any script is left out', async () => {
    const strange = { ...sheet, title: `Школа \uFFFE№ 555\uFFFF \u{1FFFE}«Белогорье»\uD83C` };
    const plain = { ...sheet, title: 'Школа № 555 «Белогорье»' };
    expect(await renderSheetPng(strange)).toEqual(await renderSheetPng(plain));
  });

  it('prints the note at the foot', async () => {
    const { note: _note, ...plain } = sheet;
    expect(foot(readPixels(await renderSheetPng(sheet)))).toBeGreaterThan(0);
    expect(foot(readPixels(await renderSheetPng(plain)))).toBe(0);
  });

  it('keeps a QR code that cameras can read beside any amount of text', async () => {
    const long = 'Щедрый текст, который никак не кончается. '.repeat(12);
    const pixels = readPixels(
      await renderSheetPng({ ...sheet, title: long, lines: [long, long, long, long] }),
    );
    expect(readPattern(pixels, size)).toEqual(pattern);
    expect(inkIn(pixels, 0, 0, 80, 1754) + inkIn(pixels, 1160, 0, 1240, 1754)).toBe(0);
  });
});
