import { z } from 'zod';
import type { Say } from '#src/text/say.ts';

/** A picture or a document, described; the sender draws and uploads it, and keeps the result by its content. */
export type DescribedFile =
  | InvitePicture
  | SheetPaper
  | InviteStrips
  | TextFile
  | TableFile
  | PaperFile
  | CalendarEntry
  | ReportPicture<Say>;

/** What stands beside a QR code, on a card or on a sheet. */
export interface QrWords {
  readonly link: string;
  /** Typed by those who cannot scan; null where only the link leads on (a chat of the platform). */
  readonly code: string | null;
  /** Whose it is: the school's name, above everything. */
  readonly heading: readonly Say[];
  /** For whom and what for. */
  readonly title: Say;
  /** What to do, in three lines. */
  readonly lines: readonly Say[];
  /** At the foot: until when, and what the bot never asks for. */
  readonly notes: readonly Say[];
}

/** card: a QR code to forward; sheet: a page to print for a meeting. */
export interface InvitePicture extends QrWords {
  readonly kind: 'invite-card' | 'invite-sheet';
}

/** Sheets as a document to print (.pdf), a page each. */
export interface SheetPaper {
  readonly kind: 'sheet-paper';
  readonly name: Say;
  readonly pages: readonly QrWords[];
}

/** Two side by side, six below each other, on A4. */
export const stripsOnPage = 12;

/** A page of strips to cut, each with a code of its own. */
export interface InviteStrips {
  readonly kind: 'invite-strips';
  readonly school: string;
  /** Where the bot is found without a camera. */
  readonly address: string;
  readonly lines: readonly Say[];
  readonly strips: readonly { readonly whom: Say; readonly link: string; readonly code: string }[];
}

export interface TextFile {
  readonly kind: 'text-file';
  readonly name: string;
  readonly content: string;
}

/** Something that takes place, for a calendar: times in ms, `uid` the same whenever it is given again. */
export const CalendarItem = z.object({
  uid: z.string(),
  title: z.string(),
  at: z.number(),
  ends: z.number(),
  /** When it was given: of two files of one event a calendar believes the later one. */
  givenAt: z.number().optional(),
  place: z.string().optional(),
  link: z.string().optional(),
  /** It comes round each week on the weekdays of `on`, from `at` on: not at the times of `except`, some of them at another. */
  weekly: z
    .object({
      on: z.array(z.number()),
      until: z.number(),
      except: z.array(z.number()),
      moved: z.array(z.object({ was: z.number(), at: z.number(), ends: z.number() })),
    })
    .optional(),
  /** The phone does not remind of it. */
  silent: z.boolean().optional(),
});
export type CalendarItem = z.infer<typeof CalendarItem>;

/** One entry as a file (.ics), or several. */
export const CalendarFile = CalendarItem.extend({
  kind: z.literal('calendar-file'),
  name: z.string(),
  also: z.array(CalendarItem).optional(),
});
export type CalendarFile = z.infer<typeof CalendarFile>;
export type CalendarEntry = Omit<CalendarFile, 'name'> & { readonly name: Say };

/** A workbook (.xlsx): a sheet a subject, the first row its heading. Numbers stay numbers. */
export interface TableFile {
  readonly kind: 'table-file';
  readonly name: Say;
  readonly sheets: readonly TableSheet<Say | string>[];
}

/** Shares as bars, and marks in a grid with what each mark means; readable on a telephone, without colours too. */
export interface ReportPicture<Text> {
  readonly kind: 'report-picture';
  readonly title: Text;
  readonly bars: readonly { readonly label: Text; readonly value: number; readonly of: number }[];
  readonly grid: {
    readonly title: Text;
    readonly cells: readonly { readonly label: string; readonly marks: readonly GridMark[] }[];
    readonly legend: readonly { readonly mark: GridMark; readonly label: Text }[];
  };
  readonly note: Text;
}

/** A filled square, a half-filled one, a dash, an empty square. */
export const gridMarks = ['full', 'half', 'dash', 'empty'] as const;
export type GridMark = (typeof gridMarks)[number];

export interface TableSheet<Text> {
  readonly title: Text;
  readonly head: readonly Text[];
  readonly rows: readonly (readonly (Text | number)[])[];
}

/** A paper of the school (.docx), part by part. */
export interface PaperFile {
  readonly kind: 'paper-file';
  readonly name: Say;
  readonly parts: readonly PaperPart<Say | string>[];
}

/**
 * head: a block on the right, to whom or by whom · centre · title · text: a paragraph · ends: a line with something at
 * either end (date and number, post and name) · annex: a head on a new page
 */
export type PaperPart<Text> =
  | { readonly as: 'head' | 'centre' | 'title' | 'text' | 'annex'; readonly text: Text }
  | { readonly as: 'ends'; readonly left: Text; readonly right: Text };

const DrawnQr = z.object({
  link: z.string(),
  code: z.string().nullable(),
  // What waits in the outbox may be of before these two.
  heading: z.array(z.string()).default([]),
  title: z.string(),
  lines: z.array(z.string()),
  notes: z.array(z.string()).default([]),
});

/** The same as it waits in the outbox: its texts in the reader's language. */
export const DrawnFile = z.discriminatedUnion('kind', [
  DrawnQr.extend({ kind: z.enum(['invite-card', 'invite-sheet']) }),
  z.object({ kind: z.literal('sheet-paper'), name: z.string(), pages: z.array(DrawnQr) }),
  z.object({
    kind: z.literal('invite-strips'),
    school: z.string(),
    address: z.string(),
    lines: z.array(z.string()),
    strips: z.array(z.object({ whom: z.string(), link: z.string(), code: z.string() })),
  }),
  z.object({ kind: z.literal('text-file'), name: z.string(), content: z.string() }),
  CalendarFile,
  z.object({
    kind: z.literal('table-file'),
    name: z.string(),
    sheets: z.array(
      z.object({
        title: z.string(),
        head: z.array(z.string()),
        rows: z.array(z.array(z.union([z.string(), z.number()]))),
      }),
    ),
  }),
  z.object({
    kind: z.literal('paper-file'),
    name: z.string(),
    parts: z.array(
      z.discriminatedUnion('as', [
        z.object({ as: z.enum(['head', 'centre', 'title', 'text', 'annex']), text: z.string() }),
        z.object({ as: z.literal('ends'), left: z.string(), right: z.string() }),
      ]),
    ),
  }),
  z.object({
    kind: z.literal('report-picture'),
    title: z.string(),
    bars: z.array(z.object({ label: z.string(), value: z.number(), of: z.number() })),
    grid: z.object({
      title: z.string(),
      cells: z.array(z.object({ label: z.string(), marks: z.array(z.enum(gridMarks)) })),
      legend: z.array(z.object({ mark: z.enum(gridMarks), label: z.string() })),
    }),
    note: z.string(),
  }),
]);
export type DrawnFile = z.infer<typeof DrawnFile>;

/** The file itself, ready to be uploaded. */
export interface MadeFile {
  readonly kind: 'picture' | 'document';
  readonly name: string;
  readonly content: Uint8Array;
}
