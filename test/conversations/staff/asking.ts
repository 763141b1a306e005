import { type Asking, askQuestion } from '#src/domain/questions/asking.ts';
import { countAnswers } from '#src/domain/questions/counted.ts';
import { isQuestion } from '#src/domain/questions/kept.ts';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Bot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';

/** Somebody asks the parents of 7А whether they go to the museum, and the minute passes. @returns the question */
export async function asks(bot: Bot, who: Person, more: Partial<Asking> = {}): Promise<string> {
  const asked = await as(bot, who.id, (desk) =>
    askQuestion(desk, {
      ...{ text: 'Идёте в музей?', options: ['@yes', '@no'], until: bot.clock.now() + days(3) },
      audience: { whom: 'parents', classes: ['c1'] },
      ...more,
    }),
  );
  if (!asked.ok) throw new Error(asked.refusal);
  await bot.passes(limits.mailingHold);
  who.ignores();
  return asked.mailing.id;
}

/** How many have chosen each answer, and how many have not answered. */
export async function countOf(bot: Bot, who: Person, id: string): Promise<readonly number[]> {
  return as(bot, who.id, async (desk) => {
    const question = await desk.tx.read('mailing', id);
    if (!question || !isQuestion(question)) return [];
    const { answered, waiting } = await countAnswers(desk, question);
    return [...answered.map(({ length }) => length), waiting.length];
  });
}
