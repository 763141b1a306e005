import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ReportPicture } from '#src/files/described.ts';
import { renderReportPng } from '#src/files/report-picture.ts';
import { loadTexts } from '#src/text/texts.ts';
import { inkIn, readPixels } from '#test/files/pixels.ts';

const marks = ['full', 'half', 'dash', 'empty'] as const;
const picture: ReportPicture<string> = {
  kind: 'report-picture',
  title: 'ГБОУ школа № 555 «Белогорье»: 12 сентября',
  bars: [
    { label: 'В «Учительской»: 91 из 98', value: 91, of: 98 },
    { label: 'Чаты классов: 150 из 180', value: 150, of: 180 },
  ],
  grid: {
    title: 'Чаты классов: ученики, родители, учителя',
    cells: ['1А', '10Б', '5 казачий'].map((label) => ({ label, marks: ['full', 'half', 'empty'] })),
    legend: marks.map((mark) => ({ mark, label: `знак ${mark}` })),
  },
  note: 'По ответам в боте.',
};
const drawn = async (more: Partial<ReportPicture<string>> = {}) =>
  readPixels(await renderReportPng({ ...picture, ...more }));

/** Whether a bar of the font's table of characters holds this one (cmap, format 4: the basic plane). */
function fontHas(): (char: string) => boolean {
  const font = readFileSync(new URL('../../src/files/fonts/DejaVuSans.ttf', import.meta.url));
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i) => 12 + 16 * i);
  const cmap = tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap');
  if (cmap === undefined) throw new Error('The font has no table of characters.');
  const start = font.readUInt32BE(cmap + 8);
  const subtables = Array.from(
    { length: font.readUInt16BE(start + 2) },
    (_, i) => start + font.readUInt32BE(start + 8 + 8 * i),
  );
  const at = subtables.find((table) => font.readUInt16BE(table) === 4);
  if (at === undefined) throw new Error('The font has no table of format 4.');
  const segments = font.readUInt16BE(at + 6) / 2;
  const word = (part: number, i: number) =>
    font.readUInt16BE(at + 14 + part * 2 * segments + (part > 0 ? 2 : 0) + 2 * i);
  return (char) => {
    const code = char.codePointAt(0) ?? 0;
    return Array.from({ length: segments }, (_, i) => i).some(
      (i) => word(1, i) <= code && code <= word(0, i) && code !== 0xffff,
    );
  };
}

describe('the report as a picture', () => {
  it('is as wide as a telephone reads it, and stays within its margins whatever is written', async () => {
    const long =
      'Государственное бюджетное общеобразовательное учреждение, которое никак не кончается. '.repeat(3);
    for (const pixels of [
      await drawn(),
      await drawn({ title: long, note: long, bars: [{ label: long, value: 7, of: 3 }] }),
      await drawn({
        grid: {
          ...picture.grid,
          cells: Array.from({ length: 61 }, (_, i) => ({ label: `${i}ЩЖ`, marks: ['dash'] })),
        },
      }),
      await drawn({ bars: [], grid: { ...picture.grid, cells: [] } }),
    ]) {
      expect(pixels.width).toBe(1080);
      const { height } = pixels;
      expect(inkIn(pixels, 0, 0, 56, height) + inkIn(pixels, 1024, 0, 1080, height)).toBe(0);
      expect(inkIn(pixels, 0, 0, 1080, 50) + inkIn(pixels, 0, height - 45, 1080, height)).toBe(0);
    }
  });

  it('fills a bar by its share, none where there is nothing to count', async () => {
    const ink = async (value: number, of: number) => {
      const pixels = await drawn({
        bars: [{ label: 'Чаты', value, of }],
        grid: { ...picture.grid, cells: [] },
      });
      return inkIn(pixels, 70, 0, 1010, pixels.height);
    };
    const [none, half, all, nothing] = [await ink(0, 4), await ink(2, 4), await ink(4, 4), await ink(0, 0)];
    expect(nothing).toBe(none);
    expect(half - none).toBeGreaterThan(0.02);
    expect((all - none) / (half - none)).toBeCloseTo(2, 1);
  });

  it('tells its marks apart without a colour', async () => {
    const ink = async (mark: (typeof marks)[number]) => {
      const cells = Array.from({ length: 6 }, () => ({ label: '1А', marks: [mark, mark, mark] }));
      const pixels = await drawn({ bars: [], grid: { ...picture.grid, legend: [], cells } });
      return inkIn(pixels, 60, 0, 1020, pixels.height);
    };
    const inks = await Promise.all(marks.map(ink));
    expect(new Set(inks.map((one) => one.toFixed(3))).size).toBe(marks.length);
  });

  it('writes nothing for which its font has no character', () => {
    const has = fontHas();
    const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)));
    const words = (['ru', 'en'] as const).flatMap((language) =>
      texts
        .keys(language)
        .filter((key) => /^report-(picture|bar|chat)\./.test(key))
        .map((key) =>
          texts.render(
            { key, args: { school: 'Школа № 555 «Белогорье»', when: '12 сентября', value: 1, of: 2 } },
            language,
            'UTC',
          ),
        ),
    );
    expect(words.length).toBeGreaterThan(20);
    const names = 'АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюя0123456789№«»–—−·';
    const missing = [...new Set([...words.join(''), ...names])].filter(
      (char) => char.trim() !== '' && !has(char),
    );
    expect(missing).toEqual([]);
    expect(has('漢')).toBe(false);
  });
});
