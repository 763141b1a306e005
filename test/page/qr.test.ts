import QRCode from 'qrcode';
import { describe, expect, it } from 'vitest';
import { findMatrix } from '../../sandbox/page/src/links/qr-matrix.ts';
import { readMatrix } from '../../sandbox/page/src/links/qr-text.ts';

/** The code as a program would draw it, somewhere in a larger picture. */
function draw(text: string, level: 'L' | 'M' | 'Q' | 'H', scale: number) {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: level });
  const border = scale * 5 + 3;
  const side = modules.size * scale + 2 * border;
  const width = side + 40;
  const data = new Uint8Array(width * side * 4).fill(255);
  for (let row = 0; row < modules.size * scale; row += 1) {
    for (let column = 0; column < modules.size * scale; column += 1) {
      if (!modules.get(Math.floor(row / scale), Math.floor(column / scale))) continue;
      const at = ((row + border) * width + column + border) * 4;
      data.fill(0, at, at + 3);
    }
  }
  return { width, height: side, data };
}

function read(text: string, level: 'L' | 'M' | 'Q' | 'H', scale = 4): string | undefined {
  const matrix = findMatrix(draw(text, level, scale));
  return matrix && readMatrix(matrix);
}

describe('reading a QR code that a program has drawn', () => {
  for (const level of ['L', 'M', 'Q', 'H'] as const) {
    it(`reads links of every length at level ${level}`, () => {
      for (const length of [1, 8, 20, 40, 60, 80, 90]) {
        const text = `https://vk.me/school?ref=${'aB3-'.repeat(25).slice(0, length)}`;
        expect(read(text, level)).toBe(text);
      }
    });
  }

  it('reads digits, capitals and Cyrillic', () => {
    for (const text of ['0123456789', 'HTTPS://VK.ME/SCHOOL', 'Школа № 555', 'A1']) {
      expect(read(text, 'M')).toBe(text);
    }
  });

  it('reads small and large ones', () => {
    for (const scale of [1, 2, 3, 7, 12])
      expect(read('https://vk.me/school?ref=x', 'Q', scale)).toBe('https://vk.me/school?ref=x');
  });

  it('finds none where there is none', () => {
    const blank = { width: 50, height: 50, data: new Uint8Array(50 * 50 * 4).fill(255) };
    expect(findMatrix(blank)).toBeUndefined();
  });
});
