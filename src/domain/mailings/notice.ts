import type { Opens } from '#src/domain/ground/about.ts';
import { memberOf } from '#src/domain/ground/member.ts';
import type { Mailing as Mail } from '#src/domain/ground/transaction.ts';
import { isForFamilies } from '#src/domain/mailings/audience.ts';
import type { Asks, Mailing } from '#src/domain/mailings/record.ts';
import { optionOf } from '#src/domain/questions/options.ts';
import { dayAndTime, type Say, say } from '#src/text/say.ts';

/** Whose it is, and the words as they were written; of a question, who is asked and until when. */
export const wordsOf = ({
  author,
  text,
  asks,
}: Pick<Mailing, 'author' | 'text' | 'asks'>): readonly Say[] => [
  say('mailing-notice.whose', {
    name: author.name,
    role: say(`my-data-role.${author.role}`),
    of: author.of ?? 'none',
  }),
  ...(text === '' ? [] : [say('mailing-notice.text', { text })]),
  ...(asks ? [untilLine(asks, author.role)] : []),
];

/** Which class is asked, so that whoever has children in two does not mix them; and who sees the answer. */
export const untilLine = ({ title, until }: Asks, role: string): Say =>
  say('question-notice.until', { ...titled(title), role, until: dayAndTime(until) });

export const titled = (title: string) => ({ title, titled: title === '' ? 'no' : 'yes' });

/** How a mailing reads: whose it is, the words as they were written, and what the school never asks for. */
export const noticeOf = (
  mailing: Pick<Mailing, 'id' | 'author' | 'kind' | 'text' | 'attached' | 'audience' | 'asks'>,
): Omit<Mail, 'to' | 'about'> => ({
  text: [...wordsOf(mailing), say('mailing-notice.end')],
  opens: [
    ...(mailing.asks ? answersUnder(mailing.id, mailing.asks) : []),
    ...(asksFamilies(mailing)
      ? [{ about: 'mail-read' as const, id: mailing.id, label: say('mailing-notice.read') }]
      : []),
    { about: 'mute', id: mailing.kind, label: say('mailing-notice.mute') },
    {
      about: 'fraud',
      id: mailing.id,
      label: say('mailing-notice.fraud'),
      ...(mailing.asks ? { beside: true } : {}),
    },
  ],
  attached: mailing.attached,
});

/** Each answer is a tap; two short ones stand side by side, and so do many, for the rows under a message are few. */
function answersUnder(id: string, { options }: Asks): readonly Opens[] {
  const isNarrow = options.length > 4 || options.every((option) => option.length <= shortLabel);
  return options.map((option, i) => ({
    ...{ about: 'answer', id: memberOf(id, String(i)), label: optionOf(option) },
    ...(isNarrow && i % 2 === 1 ? { beside: true } : {}),
  }));
}
const shortLabel = 16;

/** Families may say that they have read it; they are counted, and nobody learns who it was. */
export const asksFamilies = ({
  kind,
  audience,
  asks,
}: Pick<Mailing, 'kind' | 'audience' | 'asks'>): boolean =>
  kind === 'announcements' && isForFamilies(audience) && asks === undefined;
