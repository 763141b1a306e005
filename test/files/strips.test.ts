import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { renderStripsPng, type StripPage } from '#src/files/strips.ts';
import { inkIn, readPixels } from '#test/files/pixels.ts';

const strip = {
  whom: 'Кузьмина Анна Петровна',
  link: 'https://vk.me/school555?ref=7K3QX9AB2M',
  code: '7K3QX-9AB2M',
};
const page = (count: number): StripPage => ({
  school: 'Школа № 555',
  address: 'vk.me/school555',
  lines: ['Наведите камеру на код.', 'Школа не просит коды и деньги через бота.'],
  strips: Array.from({ length: count }, () => strip),
});

describe('the strips to cut', () => {
  it('are twelve on an A4 page, and as many as there are on the last one', async () => {
    const full = readPixels(await renderStripsPng(page(12)));
    expect([full.width, full.height]).toEqual([1240, 1754]);
    const ink = (pixels: typeof full, at: number) => {
      const [left, top] = [40 + (at % 2) * 580, 40 + Math.floor(at / 2) * 279];
      return inkIn(pixels, left + 5, top + 5, left + 575, top + 274);
    };
    for (let at = 0; at < 12; at += 1) expect(ink(full, at)).toBeGreaterThan(0.05);
    const five = readPixels(await renderStripsPng(page(5)));
    for (let at = 0; at < 12; at += 1) expect(ink(five, at) > 0.05, `strip ${at}`).toBe(at < 5);
  });

  it('hold the pattern of their link, wide enough for a camera', async () => {
    const { modules } = QRCode.create(strip.link, { errorCorrectionLevel: 'M' });
    const pixels = readPixels(await renderStripsPng(page(1)));
    const scale = Math.floor(200 / (modules.size + 8));
    // 3 cm at 150 dpi, the quiet zone included.
    expect((modules.size + 8) * scale).toBeGreaterThan(150);
    const left = 40 + 14 + Math.floor((200 - (modules.size + 8) * scale) / 2) + 4 * scale;
    const top = 40 + 14 + 4 * scale;
    for (let row = 0; row < modules.size; row += 1)
      for (let column = 0; column < modules.size; column += 1) {
        const [x, y] = [left + column * scale, top + row * scale];
        expect(inkIn(pixels, x + 1, y + 1, x + scale - 1, y + scale - 1) > 0.5).toBe(
          modules.get(row, column) === 1,
        );
      }
  });
});
