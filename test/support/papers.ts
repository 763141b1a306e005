import type { DrawnFile } from '#src/files/described.ts';
import { openArchive } from '#src/files/xlsx-archive.ts';

/** The paragraphs of a .docx, as a person reads them: a tab between the ends of a line, a line break within one. */
export function paragraphsOf(docx: Uint8Array): readonly string[] {
  const xml = openArchive(docx).text('word/document.xml') ?? '';
  return [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p .*?<\/w:p>/gs)].map(([paragraph]) =>
    [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab|noBreakHyphen)\/>/g)]
      .map(([, text, mark]) => marks[mark ?? ''] ?? plain(text ?? ''))
      .join(''),
  );
}

const marks: Readonly<Record<string, string>> = { br: '\n', tab: '\t', noBreakHyphen: '\u2011' };
const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&amp;', '&');

export type Paper = Extract<DrawnFile, { kind: 'paper-file' }>;
export const isPaper = (file: DrawnFile): file is Paper => file.kind === 'paper-file';
