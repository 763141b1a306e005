import type { TableRead } from '#src/vk/fetched.ts';
import type { Draw } from '#src/vk/uploads.ts';

/** Draws an invite; the room with its fonts and libraries is loaded on first use. */
export const draw: Draw = async ({ kind, link, code, title, lines }) => {
  if (kind === 'invite-sheet') {
    const { renderSheetPng } = await import('#src/files/sheet.ts');
    return renderSheetPng({ link, title, lines, code });
  }
  const { renderQrPng } = await import('#src/files/qr.ts');
  return renderQrPng({ link, title, lines });
};

export const readTableLazily = async (bytes: Uint8Array, name: string): Promise<TableRead> => {
  const { readTable } = await import('#src/files/table.ts');
  return readTable(bytes, name);
};
