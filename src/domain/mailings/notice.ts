import type { Mailing as Mail } from '#src/domain/ground/transaction.ts';
import type { Mailing } from '#src/domain/mailings/record.ts';
import { type Say, say } from '#src/text/say.ts';

/** Whose it is, and the words as they were written. */
export const wordsOf = (mailing: Pick<Mailing, 'author' | 'text'>): readonly Say[] => [
  say('mailing-notice.whose', {
    name: mailing.author.name,
    role: say(`my-data-role.${mailing.author.role}`),
  }),
  ...(mailing.text === '' ? [] : [say('mailing-notice.text', { text: mailing.text })]),
];

/** How a mailing reads: whose it is, the words as they were written, and what the school never asks for. */
export const noticeOf = (
  mailing: Pick<Mailing, 'id' | 'author' | 'kind' | 'text' | 'attached' | 'audience'>,
): Omit<Mail, 'to' | 'about'> => ({
  text: [...wordsOf(mailing), say('mailing-notice.end')],
  opens: [
    ...(asksFamilies(mailing)
      ? [{ about: 'mail-read' as const, id: mailing.id, label: say('mailing-notice.read') }]
      : []),
    { about: 'mute', id: mailing.kind, label: say('mailing-notice.mute') },
    { about: 'fraud', id: mailing.id, label: say('mailing-notice.fraud') },
  ],
  attached: mailing.attached,
});

/** Families may say that they have read it; they are counted, and nobody learns who it was. */
export const asksFamilies = ({ kind, audience: { whom } }: Pick<Mailing, 'kind' | 'audience'>): boolean =>
  kind === 'announcements' && whom !== 'staff' && whom !== 'everybody';
