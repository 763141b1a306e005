import { z } from 'zod';
import type { Frame, Talk } from '#src/conversation/place.ts';
import type { Button, List, ListRow, View } from '#src/conversation/view.ts';
import type { Capabilities } from '#src/messenger/port.ts';
import { type Say, say } from '#src/text/say.ts';

/** What a button of ours carries. Short names: a messenger may allow no more than 255 characters for all of it. */
export const Payload = z.object({
  /** scene · step · number of the question · what was chosen · of which object */
  s: z.string().max(40),
  t: z.string().max(40),
  n: z.number().int(),
  c: z.string().max(40),
  o: z.string().max(80).optional(),
});
export type Payload = z.infer<typeof Payload>;

/** What a button under a notice carries: what the notice is about. It outlives questions and scenes. */
export const NoticePayload = z.object({ a: z.string().max(40), o: z.string().max(160).optional() });

/** The engine's own choices; a scene's never begin with @. */
export type Common = 'back' | 'cancel' | 'help' | 'home' | 'resume' | 'pass';
export const isCommon = (chose: string): boolean =>
  ['@back', '@cancel', '@help', '@home', '@resume', '@pass'].includes(chose);

/** One question as it stands before the person: the text, the buttons, and what typed numbers mean. */
export interface Shown {
  readonly text: readonly Say[];
  readonly rows: readonly (readonly Button[])[];
  /** Everything that can be chosen at this step, on other pages too; what is not here is not offered. */
  readonly offered: readonly Button[];
  /** The rows of the list by what they are called. */
  readonly named: readonly { readonly button: Button; readonly name: Say }[];
  /** What a number means as it is seen: a row of the list, or an option where options are numbered. */
  readonly numbered: ReadonlyMap<number, Button>;
  /** The options by their numbers, for who sees no buttons: a client that shows none, or a message without its own. */
  readonly options: readonly { readonly number: number; readonly button: Button }[];
}

export type Room = Pick<Capabilities, 'rows' | 'buttonsInRow' | 'buttons' | 'labelLength'>;

/** Lines of people or invites that are looked over at once on a telephone. */
const mostLines = 10;

/** Lays a view out: the page of its list that is due, the numbers, the last row that every step has. */
export function layOut(view: View, frame: Frame, talk: Talk, room: Room): Shown {
  const common = commonRow(talk);
  const left = room.rows - 1 - leastRows(view.list, frame);
  const wanted = (view.buttons ?? []).map((row) => ('chose' in row ? [row] : row));
  const own = closer(
    wanted.filter(({ length }) => length > 0),
    left,
    room,
  );
  const passing = passRow(talk, left - own.length);
  const others = {
    rows: own.length + passing.length + 1,
    buttons: own.flat().length + passing.length + common.length,
  };
  const page = view.list && pageOf(view.list, frame, room, others);
  const list = view.list && page ? listRows(view.list, page, room) : [];
  const turning = page ? pagerRow(page, frame, room) : [];
  const numbered = new Map<number, Button>();
  if (view.list && page) {
    for (const { number, row } of page.shown)
      if (row.line !== undefined) numbered.set(number, rowButton(view.list, row, number));
  }
  const { list: whole } = view;
  const rows = (whole?.rows ?? []).map((row) => ({ row, button: rowButton(whole as List, row, 0) }));
  const named = rows.flatMap(({ row, button }) => namesOf(row).map((name) => ({ button, name })));
  // What was asked by name is never answered by a number.
  const options =
    frame.sure === undefined ? optionsIn([...list.flat(), ...turning, ...own.flat()], numbered) : [];
  if (talk.bare || talk.numbered === talk.asked)
    for (const { number, button } of options) numbered.set(number, button);
  const texts = 'key' in view.text ? [view.text] : view.text;
  return {
    text: [...texts, ...(page ? pageText(page) : [])],
    rows: [...list, ...(turning.length > 0 ? [turning] : []), ...own, ...passing, common],
    offered: [...rows.map(({ button }) => button), ...own.flat()],
    named,
    numbered,
    options,
  };
}

/** @param rows  what the text numbers already; the options are counted on from there */
function optionsIn(buttons: readonly Button[], rows: ReadonlyMap<number, Button>): Shown['options'] {
  const inText = new Set([...rows.values()].map(keyOf));
  const before = Math.max(0, ...rows.keys());
  return buttons
    .filter((one) => !one.final && !inText.has(keyOf(one)))
    .map((button, i) => ({ number: before + i + 1, button }));
}

/** What a row is called: in the text, on its button, or both. */
export const namesOf = ({ line, label }: ListRow<string>): Say[] =>
  [line, label].flatMap((name) => name ?? []);

const keyOf = ({ chose, of }: Button): string => `${chose} ${of ?? ''}`;

interface Page {
  readonly shown: readonly { readonly number: number; readonly row: ListRow<string> }[];
  readonly page: number;
  readonly pages: number;
  readonly count: number;
}

/** What stands beside the list: the step's own buttons and the last row. */
interface Others {
  readonly rows: number;
  readonly buttons: number;
}

/** A page that is gone, because the list became shorter, is the last one. */
function pageOf(list: List, frame: Frame, room: Room, others: Others): Page {
  const lines = list.rows.some(({ line }) => line !== undefined);
  const bound = list.most ?? (lines ? mostLines : Number.POSITIVE_INFINITY);
  const size = (pagers: number): number => {
    const rows = (room.rows - others.rows - Math.sign(pagers)) * widthOf(list, room);
    return Math.max(1, Math.min(bound, rows, room.buttons - others.buttons - pagers));
  };
  // Turning takes a row of two or three buttons; a list that needs none has their room.
  const whole = size(0);
  const most = list.rows.length <= whole && frame.sift === undefined ? whole : size(3);
  const pages = Math.max(1, Math.ceil(list.rows.length / most));
  const page = Math.min(frame.page, pages - 1);
  const shown = list.rows
    .slice(page * most, (page + 1) * most)
    .map((row, i) => ({ number: page * most + i + 1, row }));
  return { shown, page, pages, count: list.rows.length };
}

const widthOf = (list: List, room: Room): number =>
  Math.min(list.inRow ?? (list.rows.some(({ label }) => label === undefined) ? 5 : 1), room.buttonsInRow);

const rowButton = ({ choose }: List, row: ListRow<string>, number: number): Button => ({
  chose: row.choose ?? choose,
  of: row.of,
  label: row.label ?? say('list.number', { number }),
  ...(row.look === undefined ? {} : { look: row.look }),
});

function listRows(list: List, { shown }: Page, room: Room): Button[][] {
  const buttons = shown.map(({ row, number }) => rowButton(list, row, number));
  const width = widthOf(list, room);
  return Array.from({ length: Math.ceil(buttons.length / width) }, (_, i) =>
    buttons.slice(i * width, (i + 1) * width),
  );
}

function pageText({ shown, page, pages, count }: Page): Say[] {
  const lines = shown.flatMap(({ row, number }) =>
    row.line === undefined ? [] : [say('list.line', { number, line: row.line })],
  );
  return [
    ...(lines.length > 0 ? [say('list.lines', { lines })] : []),
    ...(pages > 1 ? [say('list.page', { page: page + 1, pages, count })] : []),
  ];
}

function pagerRow({ page, pages }: Page, { sift }: Frame, { buttonsInRow }: Room): Button[] {
  const to = (at: number, label: Say): Button => ({ chose: '@page', of: String(at), label });
  return [
    ...(page > 0 ? [to(page - 1, say('list.before'))] : []),
    ...(page < pages - 1 ? [to(page + 1, say('list.after'))] : []),
    ...(sift === undefined ? [] : [{ chose: '@all', label: say('list.all') }]),
    ...(sift === undefined && buttonsInRow > 2 ? farthest(page, pages, to) : []),
  ];
}

/** The other end of a long list in one tap, where it is more than one page away. */
function farthest(page: number, pages: number, to: (at: number, label: Say) => Button): Button[] {
  if (page < pages - 2) return [to(pages - 1, say('list.last'))];
  return page > 1 ? [to(0, say('list.first'))] : [];
}

/** The buttons of the last row: what makes sense where the person is. */
function commonRow(talk: Talk): Button[] {
  const frame = talk.frames.at(-1);
  const inside = talk.frames.length > 1;
  const back = inside || (frame?.trail.length ?? 0) > 0 || frame?.sure !== undefined;
  const words: Common[] = [
    ...(!inside && talk.left.length > 0 ? (['resume'] as const) : []),
    ...(back ? (['back'] as const) : []),
    ...(inside ? (['cancel'] as const) : []),
    'help',
  ];
  return words.map((word) => ({ chose: `@${word}`, label: say(`patterns-button.${word}`) }));
}

/** Of a list one row is always seen, and the row that turns its pages. */
const leastRows = (list: List | undefined, { sift }: Frame): number =>
  list === undefined ? 0 : Math.min(2, list.rows.length + (sift === undefined ? 0 : 1));

/** Where a step has more rows than there is room for, neighbours share one, the narrowest and lowest first. */
function closer(rows: readonly (readonly Button[])[], most: number, { buttonsInRow }: Room): Button[][] {
  const close = rows.map((row) => [...row]);
  while (close.length > most) {
    const widths = close.slice(1).map((row, i) => row.length + (close[i]?.length ?? 0));
    const narrowest = Math.min(...widths);
    if (narrowest > buttonsInRow) break;
    const at = widths.lastIndexOf(narrowest);
    close.splice(at, 2, [...(close[at] ?? []), ...(close[at + 1] ?? [])]);
  }
  return close;
}

/** What was not understood can be passed on, where there is room for a row more. */
function passRow(talk: Talk, room: number): Button[][] {
  if (talk.unread === undefined || room < 1) return [];
  return [[{ chose: '@pass', label: say('patterns-button.pass') }]];
}

/** The number of a page out of a button; what was forged is the first page. */
export function readPage(of: string | undefined): number {
  const page = Number(of);
  return Number.isSafeInteger(page) && page >= 0 ? page : 0;
}
