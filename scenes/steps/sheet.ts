import { inLanguage, type Say } from '#scenes/scene.ts';
import type { DescribedFile, QrWords } from '#src/files/described.ts';
import type { Language } from '#src/text/language.ts';

/**
 * A sheet for a meeting as it is sent: a picture to look at, and a document to print with Russian in front and English on
 * the back, whatever the language of whoever prints it.
 */
export const printed = (name: Say, sheet: QrWords): readonly DescribedFile[] => [
  { kind: 'invite-sheet', ...sheet },
  { kind: 'sheet-paper', name, pages: [pageIn('ru', sheet), pageIn('en', sheet)] },
];

function pageIn(lang: Language, { link, code, heading, title, lines, notes }: QrWords): QrWords {
  const all = (texts: readonly Say[]) => texts.map((said) => inLanguage(lang, said));
  const words = {
    heading: all(heading),
    title: inLanguage(lang, title),
    lines: all(lines),
    notes: all(notes),
  };
  return { link, code, ...words };
}
