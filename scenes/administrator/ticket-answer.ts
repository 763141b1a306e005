import { z } from 'zod';
import { foundTicket } from '#scenes/administrator/found-ticket.ts';
import { historyOf, messageLines } from '#scenes/everyone/ticket-lines.ts';
import {
  type Asked,
  about,
  again,
  button,
  dayAndTime,
  go,
  goOn,
  leave,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { Parts, partIn } from '#scenes/steps/parts.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { type Answered, answerTicket } from '#src/domain/tickets/answering.ts';
import { namesIn } from '#src/domain/tickets/kept.ts';
import { TicketTemplate } from '#src/domain/tickets/record.ts';

/**
 * A15 (2.1): an answer is written and looked over before it goes, so that no word meant for one question goes to
 * another. Where a colleague has answered meanwhile, it says so first, and may be added all the same.
 */
type Steps = { write: 'template' | 'templates' | 'look'; look: 'send' | 'write' | 'no' };
const Draft = z.object({
  of: z.string().default(''),
  parts: Parts,
  /** How many messages there were when whoever answers looked last; with -1 they have not looked. */
  seen: z.number().int().default(-1),
  templates: z.boolean().default(false),
  /** What is written has been looked over, so whoever comes back wants to write. */
  looked: z.boolean().default(false),
});
type Draft = z.infer<typeof Draft>;

const find = ({ draft, school }: Asked<Draft>) => foundTicket(school, draft.of);

export const ticketAnswer = scene<Steps, typeof Draft>(
  'ticket-answer',
  {
    duties: ['A15'],
    version: 1,
    draft: Draft,
    first: 'write',
    may: (me) => holdsOwn(me, 'administrator'),
  },
  {
    write: about(find, {
      async ask({ it, draft, school }) {
        // Already written, as a reply in the dialog.
        if (draft.parts.length > 0 && !draft.looked) return go('look', { looked: true });
        if (draft.seen !== it.messages.length) return go('write', { seen: it.messages.length });
        return {
          text: [
            say('ticket-answer-write.ask', { number: it.number }),
            ...historyOf(it, await namesIn(school.tx, it), say('ticket-look.author')),
          ],
          buttons: [
            ...(draft.parts.length > 0 ? [button('look', say('ticket-answer-write.keep'))] : []),
            ...(draft.templates
              ? TicketTemplate.options.map((template) =>
                  button('template', say(`ticket-template.${template}-label`), { of: template }),
                )
              : [button('templates', say('ticket-answer-write.templates'))]),
          ],
        };
      },
      choices: {
        look: () => go('look'),
        templates: () => stay({ templates: true }),
        template: ({ of }) =>
          go('look', {
            parts: [{ text: '', attached: [], template: TicketTemplate.parse(of) }],
            looked: true,
          }),
      },
      attachments: true,
      words(spoken) {
        const part = partIn(spoken, []);
        return 'refusal' in part ? again(refused(part)) : go('look', { parts: [part], looked: true });
      },
    }),
    look: about(find, {
      ask: ({ it, draft }) => ({
        text: [
          say('ticket-answer-look.ask', { number: it.number, topic: say(`ticket-topic.${it.topic}`) }),
          ...draft.parts.flatMap(messageLines),
        ],
        buttons: [
          button('send', say('ticket-answer-look.send'), { look: 'positive' }),
          [button('write', say('ticket-answer-look.write')), button('no', say('ticket-answer-look.no'))],
        ],
      }),
      choices: { send, write: () => go('write', { parts: [] }), no: () => leave() },
      attachments: true,
      words(spoken) {
        const { parts } = spoken.draft;
        const part = partIn(spoken, parts);
        return 'refusal' in part ? again(refused(part)) : stay({ parts: [...parts, part] });
      },
    }),
  },
);

async function send({ draft: { of, parts, seen }, school }: Asked<Draft>) {
  const sent = await answerTicket(school, { ticket: of, parts, seen });
  if (sent.ok) return leave(say('ticket-answer.sent', { number: sent.ticket.number }));
  return 'message' in sent ? goOn('look', { seen: sent.seen }, ...whoAnswered(sent)) : leave(refused(sent));
}

/** Who has answered meanwhile, and what; one's own words are kept. */
export const whoAnswered = ({ by, message }: Answered) => [
  say('ticket-answer.meanwhile', { who: by, named: by === '' ? 'no' : 'yes', when: dayAndTime(message.at) }),
  ...messageLines(message),
  say('ticket-answer.may-add'),
];
