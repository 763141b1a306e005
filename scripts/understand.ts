/**
 * `npm run -s understand -- --role parent "текст"` prints what the bot makes of a text, as one line of JSON; with
 * `--batch` it reads lines `{"role","text"}` from standard input and prints one line for each.
 */
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { loadUnderstanding } from '#src/understanding/load.ts';
import { surest } from '#src/understanding/understand.ts';
import { SpokenRole, speakerOf } from './understand-roles.ts';

const { values, positionals } = parseArgs({
  options: { role: { type: 'string', default: 'guest' }, batch: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const understanding = loadUnderstanding('guides');
const mostAlternatives = 3;
const worthNaming = 0.05;

function lineOf(role: SpokenRole, text: string): string {
  const { duties, answers } = understanding.read(text, speakerOf[role]);
  const [duty, answer] = [surest(duties), surest(answers)];
  const best = duty ?? answer;
  return JSON.stringify({
    duty: duty?.id ?? null,
    answer: answer?.id ?? null,
    // How sure it is of what it says: that it is this, or that it is nothing of the bot's.
    confidence: rounded(best?.confidence ?? 1 - Math.max(sum(duties), sum(answers))),
    alternatives: [
      ...duties.filter(({ id }) => id !== duty?.id).map(({ id, confidence }) => ({ duty: id, confidence })),
      ...answers
        .filter(({ id }) => id !== answer?.id)
        .map(({ id, confidence }) => ({ answer: id, confidence })),
    ]
      .filter(({ confidence }) => confidence >= worthNaming)
      .sort((one, two) => two.confidence - one.confidence)
      .slice(0, mostAlternatives)
      .map((one) => ({ ...one, confidence: rounded(one.confidence) })),
  });
}
const sum = (guesses: readonly { confidence: number }[]) =>
  guesses.reduce((all, { confidence }) => all + confidence, 0);
const rounded = (share: number) => Math.round(share * 1000) / 1000;

const Line = z.object({ role: SpokenRole, text: z.string() });
if (values.batch) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === '') continue;
    const { role, text } = Line.parse(JSON.parse(line));
    console.log(lineOf(role, text));
  }
} else console.log(lineOf(SpokenRole.parse(values.role), positionals.join(' ')));
