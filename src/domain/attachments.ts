import type { Say } from '#src/domain/say.ts';

/** A picture or a document, described; the sender draws and uploads it, and keeps the result by its content. */
export type Attachment = InvitePicture | TextFile;

/** card: a QR code to forward; sheet: a page to print for a meeting. */
export interface InvitePicture {
  readonly kind: 'invite-card' | 'invite-sheet';
  readonly link: string;
  readonly code: string;
  readonly title: Say;
  readonly lines: readonly Say[];
}

export interface TextFile {
  readonly kind: 'text-file';
  readonly name: string;
  readonly content: string;
}
