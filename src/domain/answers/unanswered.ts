import { hidden, nameless } from '#src/domain/answers/nameless.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { isTooOften, passedBy } from '#src/domain/people/often.ts';
import { limits } from '#src/regulation/limits.ts';

/** What nobody could answer, as somebody passed it on: masked, and nothing about whoever asked. */
export interface Passed {
  readonly id: string;
  readonly text: string;
  readonly stems: readonly string[];
}

/**
 * Passes a question on to the school. Names, digits and addresses are masked here too, whatever came in.
 *
 * @param stems  of its words, by which questions that are alike are found
 * @returns nothing-left, passed-often
 */
export const passOn = operation(
  'answers.pass-on',
  ofNothing,
  async (desk: Desk, { text, stems }: { text: string; stems: readonly string[] }) => {
    const { tx, me } = desk;
    const entries = await tx.list('unanswered', 'all');
    const masked = nameless(text, desk);
    if (masked.replaceAll(hidden, '').replace(/\P{L}/gu, '').length < fewestLetters)
      return no('nothing-left');
    // That somebody has passed something on lately is not written beside the question.
    if (await isTooOften(tx, passedBy(tx, me.id), limits.passedOn)) return no('passed-often');
    // The oldest gives way: a flood of them fills no memory.
    const tooMany = entries.slice(0, Math.max(0, entries.length + 1 - limits.unansweredKept));
    await Promise.all(tooMany.map(({ id }) => forgetUnanswered(desk, id)));
    const id = tx.newId();
    tx.create('unanswered', id, { v: 1, id, text: masked, stems: stems.slice(0, mostStems), at: tx.now });
    tx.put('unanswered', 'all', id, tx.now);
    tx.makeDue('unanswered', id, tx.now + limits.unansweredLife);
    return { ok: true as const };
  },
);

const fewestLetters = 6;
const mostStems = 40;

export async function forgetUnanswered({ tx }: Pick<Desk, 'tx'>, id: string): Promise<void> {
  if (!(await tx.read('unanswered', id))) return;
  tx.erase('unanswered', id);
  tx.drop('unanswered', 'all', id);
  tx.resolveDue('unanswered', id);
}

/** Its thirty days are over. */
export const unansweredIsDue = forgetUnanswered;

export interface Group {
  /** The id of its first question, by which it is found again. */
  readonly id: string;
  readonly questions: readonly Passed[];
}

/** What was passed on, alike with alike, the most asked first. */
export async function listUnanswered({ tx }: Pick<Desk, 'tx'>): Promise<readonly Group[]> {
  const entries = await tx.list('unanswered', 'all');
  const questions = await tx.readAll(
    'unanswered',
    entries.map(({ id }) => id),
  );
  return grouped(questions);
}

/** So much of the shorter one stands in the other too: «…, а то опаздываем» is said beside the matter. */
const alike = 0.75;

export function grouped(questions: readonly Passed[]): readonly Group[] {
  const groups: { id: string; stems: ReadonlySet<string>; questions: Passed[] }[] = [];
  for (const question of questions) {
    const near = groups.find(({ stems }) => shared(stems, question.stems) >= alike);
    if (near) near.questions.push(question);
    else groups.push({ id: question.id, stems: new Set(question.stems), questions: [question] });
  }
  return groups.toSorted((one, other) => other.questions.length - one.questions.length);
}

function shared(one: ReadonlySet<string>, stems: readonly string[]): number {
  const other = new Set(stems);
  const both = [...other].filter((stem) => one.has(stem)).length;
  return both / Math.max(1, Math.min(one.size, other.size));
}

/** They were answered, or are nothing to be answered. */
export const dropUnanswered = operation(
  'answers.keep',
  ofNothing,
  async (desk: Desk, { ids }: { ids: readonly string[] }) => {
    await Promise.all(ids.map((id) => forgetUnanswered(desk, id)));
    return { ok: true as const };
  },
);
