import type { Reply } from '#src/conversation/did.ts';
import type { Delivery, DrawnAttachment } from '#src/delivery.ts';
import type { Attachment } from '#src/domain/attachments.ts';
import type { Language } from '#src/domain/records.ts';
import { type Say, say } from '#src/domain/say.ts';
import type { Notice } from '#src/domain/transaction.ts';
import { hours } from '#src/regulation/durations.ts';
import type { Texts } from '#src/text/texts.ts';
import type { UpdateTransaction } from '#src/vk/dispatch.ts';
import { noticeKeyboard, numbered, stepKeyboard } from '#src/vk/keyboard.ts';

/** VK cuts a message at 4,096 characters. */
const mostInMessage = 4_000;
/** Chats have peers from here on; faults are told in private dialogs only. */
const firstChat = 2_000_000_000;
/** VK lets a message be edited for a day; a notice is edited only well within it. */
const editable = hours(20);

export interface ReplyTo {
  readonly to: number;
  readonly lang: Language;
  /** The person's client shows no buttons: choices are numbered instead. */
  readonly bare: boolean;
  readonly reply: Reply;
}

/** Stages what the person is answered: one message, or several when it is longer than VK takes. */
export function stageReply(texts: Texts, tx: UpdateTransaction, { to, lang, bare, reply }: ReplyTo): void {
  const render = (said: Say) => texts.render(said, lang);
  const views = 'key' in reply.view.text ? [reply.view.text] : reply.view.text;
  const paragraphs = [...reply.notes, ...views].map(render);
  if (bare) paragraphs.push(numbered(reply.view, render), render(say('patterns.bare')));
  const parts = split(paragraphs.filter((paragraph) => paragraph !== '').join('\n\n'));
  parts.forEach((text, i) => {
    const last = i === parts.length - 1;
    const attach =
      last && reply.view.attach ? { attach: reply.view.attach.map((one) => draw(one, render)) } : {};
    const keyboard = last ? { keyboard: stepKeyboard(reply, render) } : {};
    stageDelivery(tx, 'answers', { kind: 'message', to, text, ...keyboard, ...attach });
  });
}

/** Stages what operations want others to be told, each in their own language. */
export async function stageNotices(texts: Texts, tx: UpdateTransaction): Promise<void> {
  const people = await Promise.all(tx.notices.map((notice) => tx.read('person', String(notice.to))));
  const kept = await Promise.all(
    tx.notices.map(({ keepAs }) => (keepAs === undefined ? undefined : tx.read('kept', keepAs))),
  );
  tx.notices.forEach((notice, i) => {
    const message = kept[i];
    const cmid = message && tx.now - message.at < editable ? message.cmid : undefined;
    stageDelivery(tx, notice.lane ?? 'answers', noticeDelivery(texts, notice, people[i]?.lang ?? 'ru', cmid));
  });
}

/** The calm sentence with a number, when an update could not be handled; the place in the conversation stays. */
export async function apology(
  texts: Texts,
  tx: UpdateTransaction,
  peer: number | undefined,
  number: string,
): Promise<void> {
  if (peer === undefined || peer >= firstChat) return;
  const person = await tx.read('person', String(peer)).catch(() => undefined);
  const text = texts.render(say('patterns.fault', { number }), person?.lang ?? 'ru');
  stageDelivery(tx, 'answers', { kind: 'message', to: peer, text });
}

function noticeDelivery(texts: Texts, notice: Notice, lang: Language, cmid: number | undefined): Delivery {
  const render = (said: Say) => texts.render(said, lang);
  const keyboard = noticeKeyboard(notice, render);
  const text = notice.text.map(render).join('\n\n').slice(0, mostInMessage);
  const buttons = keyboard === undefined ? {} : { keyboard };
  if (cmid !== undefined) return { kind: 'edit', to: notice.to, cmid, text, ...buttons };
  const attach = notice.attach ? { attach: notice.attach.map((one) => draw(one, render)) } : {};
  const keep = notice.keepAs === undefined ? {} : { keepAs: notice.keepAs };
  return { kind: 'message', to: notice.to, text, ...buttons, ...attach, ...keep };
}

function draw(attachment: Attachment, render: (said: Say) => string): DrawnAttachment {
  if (attachment.kind === 'text-file') return attachment;
  return { ...attachment, title: render(attachment.title), lines: attachment.lines.map(render) };
}

const stageDelivery = (
  tx: UpdateTransaction,
  lane: 'answers' | 'reminders' | 'mailings',
  delivery: Delivery,
): void => tx.deliver(lane, JSON.stringify(delivery));

function split(text: string): string[] {
  const parts: string[] = [];
  let rest = text;
  while (rest.length > mostInMessage) {
    const at = rest.lastIndexOf('\n', mostInMessage);
    const cut = at > mostInMessage / 2 ? at : mostInMessage;
    parts.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...parts, rest];
}
