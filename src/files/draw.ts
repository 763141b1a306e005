import type { DrawnFile, MadeFile } from '#src/files/described.ts';

/** Turns a described file into one to upload; the rooms with fonts and libraries are loaded on first use. */
export async function draw(file: DrawnFile): Promise<MadeFile> {
  if (file.kind === 'text-file') {
    const content = Buffer.from(file.content, 'utf8');
    return { kind: 'document', name: file.name, content };
  }
  if (file.kind === 'calendar-file') {
    const { writeCalendar } = await import('#src/files/calendar.ts');
    return { kind: 'document', name: file.name, content: Buffer.from(writeCalendar(file), 'utf8') };
  }
  if (file.kind === 'table-file') {
    const { writeWorkbook } = await import('#src/files/workbook.ts');
    return { kind: 'document', name: file.name, content: await writeWorkbook(file.sheets) };
  }
  if (file.kind === 'paper-file') {
    const { writePaper } = await import('#src/files/paper.ts');
    return { kind: 'document', name: file.name, content: await writePaper(file.parts) };
  }
  if (file.kind === 'invite-strips') {
    const { renderStripsPng } = await import('#src/files/strips.ts');
    return picture(await renderStripsPng(file));
  }
  if (file.kind === 'report-picture') {
    const { renderReportPng } = await import('#src/files/report-picture.ts');
    return picture(await renderReportPng(file), 'report.png');
  }
  if (file.kind === 'sheet-paper') {
    const { drawSheetsPdf } = await import('#src/files/sheet.ts');
    return { kind: 'document', name: file.name, content: await drawSheetsPdf(file.pages) };
  }
  if (file.kind === 'invite-sheet') {
    const { renderSheetPng } = await import('#src/files/sheet.ts');
    return picture(await renderSheetPng(file));
  }
  const { renderQrPng } = await import('#src/files/qr.ts');
  return picture(await renderQrPng(file));
}

const picture = (content: Uint8Array, name = 'invite.png'): MadeFile => ({ kind: 'picture', name, content });

/** Reads a table that a person sent; loaded on first use. */
export async function readTableLazily(bytes: Uint8Array, name: string) {
  const { readTable } = await import('#src/files/table.ts');
  return readTable(bytes, name);
}
