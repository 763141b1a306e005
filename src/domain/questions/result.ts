import type { Counted } from '#src/domain/questions/counted.ts';
import { optionOf } from '#src/domain/questions/options.ts';
import { type Say, say } from '#src/text/say.ts';

/** «Да: 14», one answer a line, and how many have not answered. */
export const resultLines = ({
  question,
  answered,
  waiting,
}: Pick<Counted, 'question' | 'answered' | 'waiting'>): Say[] => [
  ...question.asks.options.map((option, i) =>
    say('question-result.option', { option: optionOf(option), count: answered[i]?.length ?? 0 }),
  ),
  say('question-result.waiting', { count: waiting.length }),
];
