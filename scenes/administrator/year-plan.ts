import { type Say, say } from '#scenes/scene.ts';
import { readClasses } from '#src/domain/classes/classes.ts';
import { classesNamed, readNomenclature } from '#src/domain/classes/nomenclature.ts';
import type { Classes } from '#src/domain/classes/record.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { readClassTitle } from '#src/domain/movement/class-changes.ts';
import { readContents } from '#src/domain/movement/closing.ts';
import {
  clashesIn,
  isOrdinary,
  planYear,
  type YearPlan,
  type YearWish,
} from '#src/domain/movement/school-year.ts';

/** The first classes of today: most schools take in as many again. */
export const firstsOf = ({ list }: Classes): string[] =>
  list.map(({ title }) => title).filter((title) => /^1(?!\d)/.test(title));

const mostFirsts = 20;
const letters = 'АБВГДЕЖЗИКЛМНОПРСТУФ';

/** «3» is 1А, 1Б, 1В; a list is taken as it stands, while it holds first classes only. */
export function readFirsts(text: string): string[] | undefined {
  const count = /^\s*(\d{1,2})\s*$/.exec(text)?.[1];
  if (count !== undefined)
    return Number(count) <= mostFirsts
      ? [...letters.slice(0, Number(count))].map((letter) => `1${letter}`)
      : undefined;
  const read = readNomenclature(text);
  return read.ok && read.titles.every((title) => /^1(?!\d)/.test(title)) ? read.titles : undefined;
}

const leaves = /^(?:выпуск\p{L}*|закры\p{L}*|уход\p{L}*|leaves?|graduates?)\.?$/iu;

/** «10СЭ → 11Э», «9В — выпуск», one a line; undefined where a line is neither. */
export function readChanges(text: string, { steps }: YearPlan): Record<string, string> | undefined {
  const changes: Record<string, string> = {};
  for (const line of text.split(/[\n;]/).filter((one) => one.trim() !== '')) {
    const [left = '', right = '', ...more] = line
      .split(/\s*(?:→|=|->|\s[—–-]\s)\s*/)
      .map((part) => part.trim());
    const { found, unknown } = classesNamed(left, steps);
    const [from] = found.length === 1 && unknown.length === 0 ? found : [];
    const to = leaves.test(right) ? '' : readClassTitle(right);
    if (from === undefined || to === undefined || more.length > 0) return undefined;
    changes[from.title] = to;
  }
  return Object.keys(changes).length > 0 ? changes : undefined;
}

/** What becomes of the classes as they are at this moment. */
export async function planNow(school: Desk, wish: YearWish) {
  const classes = await readClasses(school.tx);
  const plan = planYear(classes, wish);
  const leaving = plan.steps.filter(({ to }) => to === null);
  return { plan, clashes: clashesIn(plan), leaving: leaving.map(({ title }) => title) };
}

/** «1А, 1Б → 2А, 2Б», a line a grade; then what is to be looked over, who leaves and who comes. */
export async function preview(
  school: Desk,
  { plan, clashes }: Awaited<ReturnType<typeof planNow>>,
): Promise<Say[]> {
  const grades = new Map<number, { from: string[]; to: string[] }>();
  const odd: Say[] = [];
  const leaving = plan.steps.filter(({ to }) => to === null);
  for (const { title, to } of plan.steps) {
    if (to === null) continue;
    if (!isOrdinary(title)) {
      odd.push(say('school-year-review.step', { from: [title], to: [to] }));
      continue;
    }
    const grade = Number.parseInt(title, 10);
    const known = grades.get(grade) ?? { from: [], to: [] };
    grades.set(grade, { from: [...known.from, title], to: [...known.to, to] });
  }
  const contents = await Promise.all(leaving.map(({ id }) => readContents(school, id)));
  const lines = [...grades.values()].map((line) => say('school-year-review.step', line));
  return [
    say('school-year-review.ask', { lines }),
    ...(odd.length > 0 ? [say('school-year-review.odd', { lines: odd })] : []),
    ...(leaving.length > 0
      ? [
          say('school-year-review.leaving', {
            classes: leaving.map(({ title }) => title),
            count: contents.reduce((sum, { families }) => sum + families, 0),
          }),
        ]
      : []),
    say('school-year-review.come', { classes: [...plan.firsts], count: plan.firsts.length }),
    ...(clashes.length > 0 ? [say('school-year-review.clash', { classes: [...clashes] })] : []),
    say('school-year-review.how'),
  ];
}
