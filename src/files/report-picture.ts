import type { GridMark, ReportPicture } from '#src/files/described.ts';
import { drawPng, type TextStyle, textAt, widthOf, wrap } from '#src/files/drawing.ts';

/** A telephone shows 1080 px at about a third: 40 px are read there as 13. */
const width = 1080;
const margin = 60;
const inner = width - 2 * margin;
const lead = 1.3;
const titleStyle: TextStyle = { size: 50, colour: '#000', bold: true, align: 'start' };
const labelStyle: TextStyle = { size: 40, colour: '#000', align: 'start' };
const cellStyle: TextStyle = { size: 38, colour: '#000', bold: true };
const noteStyle: TextStyle = { size: 32, colour: '#333', align: 'start' };
const bar = { height: 44, gap: 30 };
const cell = { columns: 6, height: 112, mark: 34, gap: 10 };

/**
 * How a school stands, as one picture: bars with their numbers above them, a cell a class with a mark a chat. Only
 * black, white and shapes, so that it says the same on a bad printer.
 *
 * @returns PNG, 1080 px wide; the height follows what is shown
 */
export async function renderReportPng({
  title,
  bars,
  grid,
  note,
}: ReportPicture<string>): Promise<Uint8Array> {
  const shapes: string[] = [];
  let y = margin;
  const write = (text: string, style: TextStyle, indent = 0) => {
    for (const line of wrap(text, style.size, inner - indent)) {
      y += style.size * lead;
      shapes.push(textAt(line, margin + indent, y, style));
    }
  };
  write(title, titleStyle);
  y += bar.gap / 2;
  for (const { label, value, of } of bars) {
    y += bar.gap / 2;
    write(label, labelStyle);
    y += 16;
    shapes.push(barAt(y, of > 0 ? Math.min(1, value / of) : 0));
    y += bar.height;
  }
  if (grid.cells.length > 0) {
    y += bar.gap;
    write(grid.title, labelStyle);
    y += 8;
    for (const { mark, label } of grid.legend) {
      const top = y + 18;
      write(label, noteStyle, cell.mark + 20);
      shapes.push(markAt(mark, margin, top - 2));
    }
    y += bar.gap;
    grid.cells.forEach(({ label, marks }, i) => {
      const left = margin + (i % cell.columns) * (inner / cell.columns);
      shapes.push(...cellAt(label, marks, left, y + Math.floor(i / cell.columns) * cell.height));
    });
    y += Math.ceil(grid.cells.length / cell.columns) * cell.height;
  }
  y += bar.gap / 2;
  write(note, noteStyle);
  return drawPng(width, Math.round(y + margin), shapes);
}

function barAt(top: number, share: number): string {
  const filled = Math.round((inner - 8) * share);
  return (
    `<rect x="${margin + 2}" y="${top}" width="${inner - 4}" height="${bar.height}" fill="#fff" stroke="#000" stroke-width="4"/>` +
    `<rect x="${margin + 4}" y="${top}" width="${filled}" height="${bar.height}" fill="#222"/>`
  );
}

/** The class's title, made smaller where it is long, above the marks of its chats. */
function cellAt(label: string, marks: readonly GridMark[], left: number, top: number): string[] {
  const room = inner / cell.columns - cell.gap;
  const size = Math.min(
    cellStyle.size,
    (cellStyle.size * room) / Math.max(1, widthOf(label, cellStyle.size)),
  );
  const wide = marks.length * (cell.mark + cell.gap) - cell.gap;
  const middle = left + room / 2;
  return [
    // Wrapping drops what the font cannot draw; at this size it is one line.
    textAt(wrap(label, size, room + size)[0] ?? '', middle, top + cellStyle.size, { ...cellStyle, size }),
    ...marks.map((mark, i) =>
      markAt(mark, middle - wide / 2 + i * (cell.mark + cell.gap), top + cellStyle.size + 14),
    ),
  ];
}

function markAt(mark: GridMark, x: number, y: number): string {
  const side = cell.mark;
  const square = (fill: string) =>
    `<rect x="${x + 2}" y="${y + 2}" width="${side - 4}" height="${side - 4}" fill="${fill}" stroke="#000" stroke-width="4"/>`;
  if (mark === 'full') return square('#222');
  if (mark === 'empty') return square('#fff');
  if (mark === 'dash')
    return `<rect x="${x + 2}" y="${y + side / 2 - 3}" width="${side - 4}" height="6" fill="#000"/>`;
  return `${square('#fff')}<path d="M${x + 2} ${y + side - 2}L${x + side - 2} ${y + side - 2}L${x + side - 2} ${y + 2}z" fill="#222"/>`;
}
