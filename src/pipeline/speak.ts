import type { Reply } from '#src/conversation/came.ts';
import type { Button } from '#src/conversation/view.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Mailing, Notice } from '#src/domain/ground/transaction.ts';
import type { Person } from '#src/domain/people/record.ts';
import type {
  DescribedFile,
  DrawnFile,
  InviteStrips,
  PaperFile,
  QrWords,
  ReportPicture,
  TableSheet,
} from '#src/files/described.ts';
import type { Delivery, OutButton } from '#src/messenger/delivery.ts';
import type { Address } from '#src/messenger/did.ts';
import type { Capabilities } from '#src/messenger/port.ts';
import type { Language } from '#src/text/language.ts';
import { type Say, say } from '#src/text/say.ts';
import type { Texts } from '#src/text/texts.ts';

/** Whom something is said to, and how they read it. */
export interface Listener {
  readonly address: Address;
  readonly lang: Language;
  /** The school's own: times are told by its clock. */
  readonly zone: string;
  /** The person's client shows no buttons: choices are numbered instead. */
  readonly bare?: boolean;
}

/** A card longer than this is not said again to somebody who was not understood; the buttons stay. */
const longCard = 400;

export type Speaking = Pick<Capabilities, 'textLength' | 'keyboard'>;

/** The answer to a person: one message, or several when it is longer than the messenger takes. */
export function answerOf(texts: Texts, reply: Reply, to: Listener, bounds: Speaking): Delivery[] {
  const render = renderFor(texts, to);
  const { shown, question } = reply;
  const card = shown.text.map(render).filter((text) => text !== '');
  const isLong = reply.brief !== undefined || card.join('').length > longCard;
  const repeated = reply.unread && reply.notes.length > 0 && isLong;
  const again = reply.brief === undefined ? [] : [render(reply.brief)];
  const paragraphs = [...reply.notes.map(render), ...(repeated ? again : card)];
  if (to.bare && shown.options.length > 0) {
    const lines = shown.options.map(({ number, button }) => `${number}. ${render(button.label)}`);
    paragraphs.push(lines.join('\n'), render(say('patterns.bare')));
  }
  const numbers = new Map(shown.options.map(({ number, button }) => [button, number]));
  const rows = shown.rows.map((row) => row.map((one) => buttonOf(one, question, render, numbers.get(one))));
  const parts = split(paragraphs.filter((text) => text !== '').join('\n\n'), bounds.textLength);
  return parts.map((text, i): Delivery => {
    const said = {
      ...({ kind: 'say', to: to.address, text, answers: reply.inDanger ? 'danger' : 'talk' } as const),
      ...(reply.until === undefined ? {} : { expiresAt: reply.until }),
    };
    if (i < parts.length - 1) return said;
    const files = repeated ? [] : reply.attach.map((file) => drawn(file, render));
    return {
      ...said,
      rows,
      ...(bounds.keyboard === 'inline' ? { inline: true } : {}),
      ...(files.length > 0 ? { files } : {}),
    };
  });
}

const buttonOf = (
  { chose, of, label, look }: Button,
  question: Reply['question'],
  render: Render,
  number: number | undefined,
): OutButton => ({
  label: render(label),
  payload: {
    ...{ s: question.scene, t: question.step, n: question.asked, c: chose },
    ...(of === undefined ? {} : { o: of }),
  },
  ...(look === undefined ? {} : { look }),
  ...(number === undefined ? {} : { number }),
});

/** A message that comes by itself. Its buttons belong to it and leave the question that is open alone. */
export function noticeOf(texts: Texts, notice: Notice, to: Listener, bounds: Speaking): Delivery {
  const more = {
    ...worded(texts, notice, to, bounds),
    ...(notice.about === undefined ? {} : { about: notice.about }),
  };
  if (notice.edits !== undefined) return { kind: 'edit', to: to.address, ref: notice.edits, ...more };
  const attached = notice.attached?.length ? { attached: [...notice.attached] } : {};
  return { kind: 'say', to: to.address, inline: true, ...attached, ...more };
}

/** A message to many, said once in each language that somebody of them reads. */
export function mailingOf(
  texts: Texts,
  mailing: Mailing,
  listener: (id: PersonId) => Listener,
  bounds: Speaking,
): Delivery {
  const byLanguage = new Map<Language, Listener[]>();
  for (const id of new Set(mailing.to)) {
    const one = listener(id);
    byLanguage.set(one.lang, [...(byLanguage.get(one.lang) ?? []), one]);
  }
  return {
    kind: 'mailing',
    readings: [...byLanguage.values()].flatMap((group) =>
      group.slice(0, 1).map((first) => ({
        to: group.map(({ address }) => address),
        ...worded(texts, mailing, first, bounds),
      })),
    ),
    ...(mailing.attached?.length ? { attached: [...mailing.attached] } : {}),
    ...(mailing.about === undefined ? {} : { about: mailing.about }),
  };
}

function worded(
  texts: Texts,
  { text, opens = [] }: Pick<Notice, 'text' | 'opens'>,
  to: Listener,
  bounds: Speaking,
) {
  const render = renderFor(texts, to);
  const rows: OutButton[][] = [];
  for (const { about, id, label, beside } of opens) {
    const shown = { label: render(label), payload: { a: about, ...(id === undefined ? {} : { o: id }) } };
    if (beside) rows.at(-1)?.push(shown);
    else rows.push([shown]);
  }
  return {
    text: firstOf(text.map(render).join('\n\n'), bounds.textLength),
    ...(rows.length > 0 ? { rows } : {}),
  };
}

/** A sentence without buttons: an apology, the word to a group chat. */
export const sentenceOf = (texts: Texts, said: Say, to: Listener): Delivery => ({
  kind: 'say',
  to: to.address,
  text: renderFor(texts, to)(said),
});

/** How a person reads notices. @param zone  before there is a school, no time is told */
export const listenerOf = (
  person: Person | undefined,
  address: Address,
  zone = 'Europe/Moscow',
): Listener => ({
  address,
  zone,
  lang: person?.lang ?? 'ru',
});

const renderFor =
  (texts: Texts, { lang, zone }: Listener) =>
  (said: Say): string =>
    texts.render(said, lang, zone);

type Render = (said: Say) => string;

function drawn(file: DescribedFile, render: Render): DrawnFile {
  if (file.kind === 'text-file') return file;
  if (file.kind === 'calendar-file') return { ...file, name: render(file.name) };
  if (file.kind === 'table-file') {
    const sheets = file.sheets.map((sheet) => filled(sheet, render));
    return { ...file, name: render(file.name), sheets };
  }
  if (file.kind === 'paper-file') return paperOf(file, render);
  if (file.kind === 'invite-strips') return stripsIn(file, render);
  if (file.kind === 'report-picture') return reportOf(file, render);
  if (file.kind === 'sheet-paper') {
    const pages = file.pages.map((page) => besideQr(page, render));
    return { kind: file.kind, name: render(file.name), pages };
  }
  return { kind: file.kind, ...besideQr(file, render) };
}

const besideQr = ({ link, code, heading, title, lines, notes }: QrWords, render: Render) => ({
  ...{ link, code, heading: heading.map(render), title: render(title) },
  ...{ lines: lines.map(render), notes: notes.map(render) },
});

const stripsIn = (file: InviteStrips, render: Render): DrawnFile => ({
  ...file,
  lines: file.lines.map(render),
  strips: file.strips.map((strip) => ({ ...strip, whom: render(strip.whom) })),
});

const asText =
  (render: Render) =>
  (said: Say | string): string =>
    typeof said === 'string' ? said : render(said);

function paperOf({ kind, name, parts }: PaperFile, render: Render): DrawnFile {
  const text = asText(render);
  return {
    kind,
    name: render(name),
    parts: parts.map((part) =>
      part.as === 'ends'
        ? { ...part, left: text(part.left), right: text(part.right) }
        : { ...part, text: text(part.text) },
    ),
  };
}

function reportOf({ grid, ...file }: ReportPicture<Say>, render: Render): DrawnFile {
  return {
    ...{ kind: file.kind, title: render(file.title), note: render(file.note) },
    bars: file.bars.map((bar) => ({ ...bar, label: render(bar.label) })),
    grid: {
      title: render(grid.title),
      cells: grid.cells.map(({ label, marks }) => ({ label, marks: [...marks] })),
      legend: grid.legend.map(({ mark, label }) => ({ mark, label: render(label) })),
    },
  };
}

function filled({ title, head, rows }: TableSheet<Say | string>, render: Render) {
  const text = asText(render);
  return {
    title: text(title),
    head: head.map(text),
    rows: rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : text(cell)))),
  };
}

/** Cut between lines where there is one in the second half, else between words, else between characters. */
export function split(text: string, most: number): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most);
    const at = line > most / 2 ? line : rest.lastIndexOf(' ', most);
    const part = at > most / 2 ? rest.slice(0, at) : firstOf(rest, most);
    parts.push(part);
    rest = rest.slice(part.length).trimStart();
  }
  return [...parts, rest];
}

/** Not in the middle of a pair that is one character. */
function firstOf(text: string, most: number): string {
  if (text.length <= most) return text;
  const last = text.charCodeAt(most - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? most - 1 : most);
}
