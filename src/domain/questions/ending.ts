import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { beginningOf, keep } from '#src/domain/mailings/mailings.ts';
import { titled } from '#src/domain/mailings/notice.ts';
import { findQuestion } from '#src/domain/questions/counted.ts';
import { fileQuestion, isOpen, restQuestion } from '#src/domain/questions/kept.ts';
import { say } from '#src/text/say.ts';

/**
 * Ends a question before its time: the answers stay as they are, and whoever has answered hears that it is over.
 *
 * @returns question-gone, question-over (it has ended by itself, or by an earlier tap)
 */
export const endQuestion = operation(
  'questions.end',
  ofNothing,
  async (desk: Desk, { question: id }: { question: string }) => {
    const { tx, me } = desk;
    const found = await findQuestion(desk, { question: id });
    if (!found.ok) return found;
    const { question, answered } = found.counted;
    if (!isOpen(question, tx.now)) return no('question-over');
    const ended = { ...question, asks: { ...question.asks, until: tx.now } };
    keep(desk, ended);
    restQuestion(desk, ended);
    fileQuestion(desk, ended);
    const to = answered.flat().map((person) => person.id);
    tx.mail({
      to,
      text: [
        say('question-news.ended', { beginning: beginningOf(question), ...titled(question.asks.title) }),
      ],
    });
    tx.audit('questions.end', me.id);
    return { ok: true as const, told: to.length };
  },
);
