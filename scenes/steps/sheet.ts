import type { Say } from '#scenes/scene.ts';
import type { DescribedFile, QrWords } from '#src/files/described.ts';

/**
 * A sheet for a meeting as it is sent: a picture to look at, and a document to print with Russian in front and English on
 * the back, whatever the language of whoever prints it.
 */
export const printed = (name: Say, sheet: QrWords): readonly DescribedFile[] => [
  { kind: 'invite-sheet', ...sheet },
  { kind: 'sheet-paper', name, sheet, pages: ['ru', 'en'] },
];
