import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { countReach, titleOfAudience } from '#src/domain/mailings/audience.ts';
import { goesAtOf, hold, type Written } from '#src/domain/mailings/mailings.ts';
import { wordsOf } from '#src/domain/mailings/notice.ts';
import type { Audience } from '#src/domain/mailings/record.ts';
import { capacityOf } from '#src/domain/questions/capacity.ts';
import { keepQuestion, remindsAt } from '#src/domain/questions/kept.ts';
import { limits } from '#src/regulation/limits.ts';

/** A question as somebody puts it together. */
export interface Asking {
  readonly text: string;
  readonly options: readonly string[];
  /** ms */
  readonly until: number;
  readonly audience: Audience;
}

/** How it will read, whom it would reach, when it goes and when it reminds by itself, said before it is sent. */
export const countQuestion = operation('questions.ask', ofNothing, async (desk: Desk, asking: Asking) => {
  const written = await writtenOf(desk, asking);
  if (!written) return no('forbidden');
  const goesAt = goesAtOf(desk, written);
  const reminds = remindsAt({ goesAt, asks: written.asks }, desk.school);
  const reach = await countReach(desk, { ...written, by: desk.me.id });
  return { ok: true as const, ...reach, goesAt, reminds, words: wordsOf(written) };
});

/**
 * Asks: the question goes as a mailing does, with its minute, the quiet hours and everything that people have chosen,
 * and its answers are counted from then on (C4, T4).
 *
 * @returns forbidden, nobody-to-write-to, question-too-short (it would end before it can be answered), question-too-long
 */
export const askQuestion = operation('questions.ask', ofNothing, async (desk: Desk, asking: Asking) => {
  const written = await writtenOf(desk, asking);
  if (!written) return no('forbidden');
  const goesAt = goesAtOf(desk, written);
  if (asking.until < goesAt + limits.shortestQuestion) return no('question-too-short');
  if (asking.until > goesAt + limits.longestQuestion) return no('question-too-long');
  const held = await hold(desk, written);
  if (held.ok) keepQuestion(desk, { ...held.mailing, asks: written.asks });
  return held;
});

async function writtenOf(desk: Desk, { text, options, until, audience }: Asking) {
  const [role, title] = await Promise.all([capacityOf(desk, audience), titleOfAudience(desk, audience)]);
  if (role === undefined) return undefined;
  return {
    ...{ kind: 'announcements', text, attached: [], audience, urgent: false },
    author: { name: desk.me.person?.name ?? '', role },
    asks: { title, options: [...options], until },
  } satisfies Written;
}
