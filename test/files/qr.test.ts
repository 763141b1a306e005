import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { renderQrPng } from '#src/files/qr.ts';
import { inkIn, readPattern, readPixels } from '#test/files/pixels.ts';

// The pictures were also read with jsQR and looked at; that decoder is no dependency of the bot.
const links = [
  'https://vk.me/school555?ref=7K3QX9AB2M',
  'https://vk.me/join/AJQ1dzLqSwhbFR/gROKii0Ezb+zLqSwhby5g=',
  'https://max.ru/join/q3Wn_8sVxk0T-5bYcR1mZp7LdHfJ2uEaGvN9oXtQwKi',
];
const bare = { heading: [], code: null, lines: [], notes: [] };
const expectedPattern = (link: string): number[][] => {
  const { size, data } = QRCode.create(link, { errorCorrectionLevel: 'M' }).modules;
  return Array.from({ length: size }, (_, row) => [...data.slice(row * size, (row + 1) * size)].map(Number));
};

describe('the QR card', () => {
  it.each(links)('holds the pattern of its link: %s', async (link) => {
    const pattern = expectedPattern(link);
    const pixels = readPixels(
      await renderQrPng({ ...bare, link, title: 'Чат родителей 7Б', lines: ['Наведите камеру.'] }),
    );
    expect(readPattern(pixels, pattern.length)).toEqual(pattern);
  });

  it('is 900 px wide, and as high as its text asks', async () => {
    const [link = ''] = links;
    const short = readPixels(await renderQrPng({ ...bare, link, title: 'Чат' }));
    const long = readPixels(await renderQrPng({ ...bare, link, title: 'Чат', lines: ['Первая', 'Вторая'] }));
    expect([short.width, long.width]).toEqual([900, 900]);
    expect(long.height).toBeGreaterThan(short.height + 60);
  });

  it('prints the code for those who cannot scan', async () => {
    const [link = ''] = links;
    const inkBelow = async (code: string | null) => {
      const pixels = readPixels(await renderQrPng({ ...bare, link, title: 'Чат', code }));
      return inkIn(pixels, 50, pixels.height - 160, 850, pixels.height - 60);
    };
    expect(await inkBelow('7K3QX9AB2M')).toBeGreaterThan(0.02);
    expect(await inkBelow(null)).not.toBe(await inkBelow('7K3QX9AB2M'));
    expect(await inkBelow('WWWWWWWWWW')).not.toBe(await inkBelow('7K3QX9AB2M'));
  });

  it('draws Cyrillic letters that differ from each other', async () => {
    const [link = ''] = links;
    const pictures = await Promise.all(
      ['Ж', 'Ё', 'ы', ' '].map((title) => renderQrPng({ ...bare, link, title: `${title}${title}${title}` })),
    );
    const ink = pictures.slice(0, 3).map((png) => inkIn(readPixels(png), 0, 40, 900, 130));
    expect(ink.filter((share) => share === 0)).toEqual([]);
    expect(new Set(ink).size).toBe(3);
  });

  it.each([
    'Щ'.repeat(80),
    'WWWW '.repeat(20),
    'x'.repeat(200),
    'Длинноесловобезпробелов'.repeat(6),
    '漢字'.repeat(30),
  ])('keeps its margins with the text %j', async (text) => {
    const pixels = readPixels(
      await renderQrPng({
        link: links[0] ?? '',
        heading: [text],
        title: text,
        code: '7K3QX9AB2M',
        lines: [text, text],
        notes: [text],
      }),
    );
    expect(inkIn(pixels, 0, 0, 40, pixels.height)).toBe(0);
    expect(inkIn(pixels, pixels.width - 40, 0, pixels.width, pixels.height)).toBe(0);
  });

  it('draws text that means something to XML or to no font', async () => {
    const title = '<b>&"7Б"</b> \u0000\u0007 😀👨‍👩‍👧 \ud800';
    const pixels = readPixels(await renderQrPng({ ...bare, link: links[0] ?? '', title, lines: ['', '  '] }));
    expect(inkIn(pixels, 0, 40, 900, 130)).toBeGreaterThan(0);
  });
});
