import { z } from 'zod';
import { answerLines } from '#scenes/everyone/answer-look.ts';
import { expectedLines, messageLines } from '#scenes/everyone/ticket-lines.ts';
import {
  type Asked,
  again,
  button,
  go,
  leave,
  leaveTo,
  open,
  refused,
  say,
  scene,
  stay,
} from '#scenes/scene.ts';
import { Parts, partIn } from '#scenes/steps/parts.ts';
import { findAnswer } from '#src/domain/answers/given.ts';
import { answerExpected, openTicket } from '#src/domain/tickets/asking.ts';
import { TicketTopic } from '#src/domain/tickets/record.ts';

/**
 * A15 (2.1), R2 (3.2): a question to the school's administrators, in any role and from somebody unknown: what it is
 * about, the words with pictures and documents, and what will be kept. Whoever has lost an account is told at once what
 * to do; whoever is in danger is led to an adult instead, and stands in no queue.
 */
type Steps = { topic: TicketTopic | 'now'; stolen: 'write' | 'done'; write: never; look: 'send' | 'write' };
const Draft = z.object({ topic: TicketTopic.default('other'), parts: Parts });
type Draft = z.infer<typeof Draft>;

const topics = TicketTopic.options;
/** The answers that tell it. */
const whatToDo = ['account-stolen', 'fraud'];

export const askSchool = scene<Steps, typeof Draft>(
  'ask-school',
  { duties: ['A15', 'R2'], version: 1, draft: Draft, first: 'topic', resumes: true, may: () => true },
  {
    topic: {
      ask: ({ me, school }) => {
        const { phone } = school.school;
        if (me.person?.frozen)
          return leave(say('ask-school.frozen', { phone, named: phone === '' ? 'no' : 'yes' }));
        return {
          text: [
            say('ask-school-topic.ask'),
            ...(me.person === undefined ? [say('ask-school-topic.stranger')] : []),
          ],
          buttons: [
            ...topics.map((topic) => button(topic, say(`ticket-topic.${topic}`))),
            button('now', say('safety-question.now')),
          ],
        };
      },
      choices: {
        stolen: () => go('stolen', { topic: 'stolen' }),
        access: () => go('write', { topic: 'access' }),
        chats: () => go('write', { topic: 'chats' }),
        joining: () => go('write', { topic: 'joining' }),
        lessons: () => go('write', { topic: 'lessons' }),
        other: () => go('write', { topic: 'other' }),
        now: () => open('trusted-adult', {}, say('care.danger')),
      },
    },
    stolen: {
      ask: async ({ me, school }) => ({
        text: [
          say('ask-school-stolen.ask'),
          ...(await Promise.all(whatToDo.map((id) => findAnswer(school, id)))).flatMap((answer) =>
            answer ? answerLines(answer, me.lang) : [],
          ),
        ],
        buttons: [
          button('write', say('ask-school-stolen.write'), { look: 'primary' }),
          button('done', say('ask-school-stolen.done')),
        ],
      }),
      choices: { write: () => go('write'), done: () => leave() },
    },
    write: {
      ask: () => ({ text: say('ask-school-write.ask') }),
      choices: {},
      attachments: true,
      words(spoken) {
        const part = partIn(spoken, []);
        return 'refusal' in part ? again(refused(part)) : go('look', { parts: [part] });
      },
    },
    look: {
      async ask({ draft, school, me }) {
        const expected = await answerExpected(school, { author: me.id, taker: null, topic: draft.topic });
        return {
          text: [
            say('ask-school-look.ask', { topic: say(`ticket-topic.${draft.topic}`) }),
            ...draft.parts.flatMap((part) => messageLines(part)),
            ...(expected ? expectedLines(expected) : []),
            say('ask-school-look.kept', { known: me.person === undefined ? 'no' : 'yes' }),
          ],
          buttons: [
            button('send', say('ask-school-look.send'), { look: 'positive' }),
            button('write', say('ask-school-look.write')),
          ],
        };
      },
      choices: { send, write: () => go('write') },
      attachments: true,
      words(spoken) {
        const { parts } = spoken.draft;
        const part = partIn(spoken, parts);
        return 'refusal' in part ? again(refused(part)) : stay({ parts: [...parts, part] });
      },
    },
  },
);

async function send({ draft: { topic, parts }, school }: Asked<Draft>) {
  const sent = await openTicket(school, { topic, parts });
  if (!sent.ok)
    return sent.refusal === 'too-many-tickets'
      ? leaveTo({ scene: 'my-ticket' }, refused(sent))
      : again(refused(sent));
  const { id, number } = sent.ticket;
  return leaveTo({ scene: 'my-ticket', draft: { of: id } }, say('ask-school.sent', { number }));
}
