import { z } from 'zod';
import { type Asked, again, button, go, leave, refused, say, scene } from '#scenes/scene.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { readEmail } from '#src/domain/papers/contacts.ts';
import { readText } from '#src/domain/people/names.ts';
import { askDeveloper } from '#src/domain/tickets/developer.ts';
import {
  deviceOptions,
  type LetterLines,
  letterLines,
  letterSubject,
  sendSupportLetter,
  whereOptions,
} from '#src/domain/tickets/support-letter.ts';
import { supportMail } from '#src/regulation/edition.ts';
import { limits } from '#src/regulation/limits.ts';

/**
 * R2 (3.2), A16 (2.1): a ready letter to the platform's support: what, where, on which device, what was tried. Sent by
 * the school's mail server where there is one, else to be copied. No ticket is needed; with one the letter is about it.
 */
type Steps = {
  what: 'asis';
  where: (typeof whereOptions)[number];
  device: (typeof deviceOptions)[number];
  tried: 'skip';
  look: 'mail' | 'sent' | 'anew' | 'done';
  email: never;
};
const Draft = z.object({
  what: z.string().default(''),
  where: z.string().default(''),
  device: z.string().default(''),
  tried: z.string().default(''),
  /** The question that it is about (A16). */
  ticket: z.string().optional(),
});
type Draft = z.infer<typeof Draft>;

export const supportLetter = scene<Steps, typeof Draft>(
  'support-letter',
  { duties: ['R2', 'A16'], version: 1, draft: Draft, first: 'what', resumes: true, may: () => true },
  {
    what: {
      async ask(asked) {
        const said = await saidIn(asked);
        return {
          text: [
            say('support-letter-what.ask', { mail: supportMail }),
            ...(said === ''
              ? []
              : [say('support-letter-what.said', { said }), say('support-letter-what.names')]),
          ],
          buttons: said === '' ? [] : [button('asis', say('support-letter-what.as-is'))],
        };
      },
      choices: { asis: async (asked) => go('where', { what: await saidIn(asked) }) },
      words: ({ said }) => {
        const what = readText(said, limits.freeTextLength);
        return what === undefined ? again(say('support-letter-what.unread')) : go('where', { what });
      },
    },
    where: {
      ask: () => ({
        text: say('support-letter-where.ask'),
        buttons: whereOptions.map((one) => button(one, say(`support-letter-option.${one}`))),
      }),
      choices: {
        'sign-in': () => go('device', { where: 'sign-in' }),
        chat: () => go('device', { where: 'chat' }),
        call: () => go('device', { where: 'call' }),
        invite: () => go('device', { where: 'invite' }),
      },
      words: ({ said }) => {
        const where = readText(said, limits.ticketWordLength);
        return where === undefined ? again(say('support-letter-where.unread')) : go('device', { where });
      },
    },
    device: {
      ask: () => ({
        text: say('support-letter-device.ask'),
        buttons: deviceOptions.map((one) => button(one, say(`support-letter-option.${one}`))),
      }),
      choices: {
        android: () => go('tried', { device: 'android' }),
        iphone: () => go('tried', { device: 'iphone' }),
        computer: () => go('tried', { device: 'computer' }),
      },
      words: ({ said }) => {
        const device = readText(said, limits.ticketWordLength);
        return device === undefined ? again(say('support-letter-device.unread')) : go('tried', { device });
      },
    },
    tried: {
      ask: () => ({
        text: say('support-letter-tried.ask'),
        buttons: [button('skip', say('support-letter-tried.skip'))],
      }),
      choices: { skip: () => go('look', { tried: '' }) },
      words: ({ said }) => {
        const tried = readText(said, limits.freeTextLength);
        return tried === undefined ? again(say('support-letter-what.unread')) : go('look', { tried });
      },
    },
    look: {
      ask: ({ draft, me, school }) => ({
        text: [
          say('support-letter-look.ask', { mail: supportMail }),
          say('support-letter-look.letter', {
            subject: letterSubject(),
            lines: letterLines(school.school, me.roles[0]?.role, linesIn(draft)),
          }),
          say('support-letter-look.screenshot'),
        ],
        buttons: [
          ...(school.bot.mails && me.person
            ? [button('mail', say('support-letter-look.mail'), { look: 'primary' })]
            : []),
          draft.ticket === undefined
            ? button('done', say('support-letter-look.done'))
            : button('sent', say('support-letter-look.sent')),
          button('anew', say('support-letter-look.anew')),
        ],
      }),
      choices: {
        mail: () => go('email'),
        async sent({ draft, school }) {
          const done = await askDeveloper(school, { ticket: draft.ticket ?? '' });
          return leave(done.ok ? say('support-letter-look.noted') : refused(done));
        },
        done: () => leave(say('support-letter-look.good')),
        anew: () => go('what'),
      },
    },
    email: {
      ask: () => ({ text: say('support-letter-email.ask') }),
      choices: {},
      async words({ said, draft, school }) {
        const email = readEmail(said);
        if (email === undefined) return again(say('support-letter-email.unread'));
        const { ticket } = draft;
        const sent = await sendSupportLetter(school, { email, lines: linesIn(draft), ticket });
        return leave(sent.ok ? say('support-letter-email.on-its-way') : refused(sent));
      },
    },
  },
);

const linesIn = (draft: Draft): LetterLines =>
  (['what', 'where', 'device', 'tried'] as const).flatMap((part) =>
    draft[part] === '' ? [] : [{ part, said: draft[part] }],
  );

/** What the author of the question wrote, for whoever answers it. */
async function saidIn({ draft, me, school }: Asked<Draft>): Promise<string> {
  if (draft.ticket === undefined || !holdsOwn(me, 'administrator')) return draft.what;
  const ticket = await school.tx.read('ticket', draft.ticket);
  const said = (ticket?.messages ?? []).flatMap(({ by, text }) =>
    by === 'author' && text !== '' ? [text] : [],
  );
  return readText(said.join(' '), limits.freeTextLength) ?? '';
}
