import { inflateSync } from 'node:zlib';
import type { Pixels } from '#test/files/pixels.ts';

/** Reads back the pages of a .pdf that the bot wrote: found by its own table, as a programme that prints it does. */
export function readPages(pdf: Uint8Array): Pixels[] {
  const bytes = Buffer.from(pdf);
  const text = bytes.toString('latin1');
  if (!text.startsWith('%PDF-1.4\n') || !text.endsWith('%%EOF\n')) throw new Error('This is no whole PDF.');
  const table = Number(/startxref\n(\d+)\n/.exec(text)?.[1]);
  const places = [...text.slice(table).matchAll(/^(\d{10}) 00000 n $/gm)].map((found) => Number(found[1]));
  const objects = places.map((place, at) => {
    const start = `${at + 1} 0 obj\n`;
    if (!text.startsWith(start, place)) throw new Error(`Object ${at + 1} is not where the table says.`);
    return place + start.length;
  });
  const pages = text.slice(objects[1]).match(/\/Count (\d+)/)?.[1];
  const found = objects.flatMap((from) => {
    const head = text.slice(from, text.indexOf('>>', from));
    const [width, height, length] = ['Width', 'Height', 'Length'].map((name) =>
      Number(new RegExp(`/${name} (\\d+)`).exec(head)?.[1]),
    );
    if (!head.includes('/Subtype /Image') || !width || !height || !length) return [];
    const body = text.indexOf('stream\n', from) + 'stream\n'.length;
    const grey = inflateSync(bytes.subarray(body, body + length));
    return [{ width, height, at: (x: number, y: number) => grey[y * width + x] ?? Number.NaN }];
  });
  if (found.length !== Number(pages)) throw new Error(`${pages} pages are listed and ${found.length} there.`);
  return found;
}
