import { dotted } from '#src/domain/papers/order-number.ts';
import { signatureOf } from '#src/domain/papers/signature.ts';
import { dayOf } from '#src/domain/school/calendar.ts';
import type { School } from '#src/domain/school/record.ts';
import type { PaperPart } from '#src/files/described.ts';
import { type Say, say } from '#src/text/say.ts';

/** A paper of the school, part by part: drawn as a document, and shown as a text in the chat. */
export type Paper = readonly PaperPart<Say | string>[];
/** Under whose name a paper goes out. */
export interface Signing {
  readonly name: string;
  readonly post?: string | undefined;
}

export const text = (key: string, args: Say['args'] = {}) => ({ as: 'text' as const, text: say(key, args) });

/** The school's name and under it where it is; what is not entered yet is left out. */
export function letterhead({ name, address, phone, site }: School): Paper {
  const contacts = [address, phone && say('paper-school.phone', { phone }), site].filter((one) => one !== '');
  return [
    { as: 'centre', text: name },
    ...(contacts.length > 0
      ? [{ as: 'centre' as const, text: say('paper-school.contacts', { contacts: contacts.map(asSay) }) }]
      : []),
  ];
}

const asSay = (one: Say | string): Say => (typeof one === 'string' ? say('paper.line', { text: one }) : one);

/** Number and date of an order: those of the signed one, or blanks to be filled in by hand. */
export function datesOf(school: School, now: number, order: School['order'] = null) {
  const year = dayOf(now, school).slice(0, 4);
  return order
    ? {
        date: say('paper-order.date', { date: dotted(order.date) }),
        number: say('paper-order.number', order),
      }
    : { date: say('paper-order.date-blank', { year }), number: say('paper-order.number-blank') };
}

/** Post and name under an order; whose post or name is not known signs on a blank. */
export const signature = ({ name, post }: Signing): Paper[number] => ({
  as: 'ends',
  left: post ? capital(post) : say('paper-order.head'),
  right: name === '' ? say('paper-order.name-blank') : signatureOf(name),
});

const capital = (post: string): string => post.charAt(0).toUpperCase() + post.slice(1);

/** The same in the chat: line by line. */
export const previewOf = (paper: Paper): Say =>
  say('paper.preview', {
    lines: paper.map((part) =>
      part.as === 'ends'
        ? say('paper.ends', { left: asSay(part.left), right: asSay(part.right) })
        : asSay(part.text),
    ),
  });
