/**
 * `npm run understand:eval`: how well phrases are understood: each fifth of our own by what the other four teach,
 * and the held-out ones (test/understanding/README.md), of duties and of answers, by what all of ours teach.
 */
import { readFileSync } from 'node:fs';
import { dutyRows } from '#src/regulation/duties.ts';
import { loadUnderstanding } from '#src/understanding/load.ts';
import { loadNotions, loadPhrases, type Phrases } from '#src/understanding/phrases.ts';
import {
  type Guess,
  learnFrom,
  type Speaker,
  surest,
  understandingOf,
} from '#src/understanding/understand.ts';
import { type HeldOut, heldOut, heldOutQuestions, isRight } from './held-out.ts';
import { speakerOf } from './understand-roles.ts';

const phrases = loadPhrases('guides/phrases');
const notions = loadNotions('guides/synonyms.txt');
const started = performance.now();
const understanding = loadUnderstanding('guides');
console.log(
  `learned from ${[...phrases.values()].flat().length} phrases, or read from what was learned, in ${Math.round(performance.now() - started)} ms`,
);

// `--held-out` leaves the first out, which takes five times as long.
const folds = 5;
const own = Array.from({ length: process.argv.includes('--held-out') ? 0 : folds }, (_, fold) => {
  const part = (inFold: boolean): Phrases =>
    new Map([...phrases].map(([id, said]) => [id, said.filter((_, at) => (at % folds === fold) === inFold)]));
  const judged = understandingOf(learnFrom({ duties: part(false), answers: new Map() }, notions), notions);
  return [...part(true)].flatMap(([id, said]) =>
    said.flatMap((text) =>
      casesOf(id, text).map((one) => ({ ...one, guess: surest(judged.read(text, one.speaker).duties) })),
    ),
  );
}).flat();
if (own.length > 0)
  report('our own phrases, each fifth by the other four', own, process.argv.includes('--texts'));

const unseen = heldOut(readFileSync('test/understanding/held-out.jsonl', 'utf8'));
const times: number[] = [];
const read = (text: string, speaker: Speaker) => {
  const from = performance.now();
  const meant = understanding.read(text, speaker);
  times.push(performance.now() - from);
  return meant;
};
report(
  'held out',
  unseen.map((one) => ({ ...one, guess: surest(read(one.text, one.speaker).duties) })),
);
const questions = heldOutQuestions(readFileSync('test/understanding/held-out-answers.jsonl', 'utf8'));
report(
  'held out, of answers',
  questions.map((one) => ({ ...one, guess: surest(read(one.text, one.speaker).answers) })),
);
console.log(
  `a phrase takes ${times.sort((a, b) => a - b)[Math.floor(times.length / 2)]?.toFixed(2)} ms, the slowest ${Math.max(...times).toFixed(2)} ms`,
);

/** Who could say a phrase of this file: whoever has the row, and everybody what belongs to nothing. */
function casesOf(id: string, text: string): HeldOut[] {
  if (id === 'nothing')
    return (['parent', 'class-teacher', 'admin', 'guest'] as const).map((role) => ({
      speaker: speakerOf[role],
      text,
      right: [null],
    }));
  const row = dutyRows.find((one) => one.id === id);
  const role =
    row &&
    (
      {
        administrator: 'admin',
        administration: 'head',
        classTeacher: 'class-teacher',
        subjectTeacher: 'teacher',
        teachingStaff: 'teacher',
        student: 'student',
        parent: 'parent',
        all: 'parent',
      } as const
    )[row.whose];
  return role ? [{ speaker: speakerOf[role], text, right: [id] }] : [];
}

function report(
  title: string,
  cases: readonly (HeldOut & { guess: Guess<string> | undefined })[],
  texts = false,
): void {
  const wrong = cases.filter(({ guess, right }) => !isRight(guess?.id ?? null, right));
  const foreign = cases.filter(({ right }) => right.includes(null));
  const taken = foreign.filter(({ guess }) => guess);
  console.log(
    `\n${title}: ${share(cases.length - wrong.length, cases.length)} right; of foreign ones some row or answer was found for ${share(taken.length, foreign.length)}`,
  );
  const confusions = new Map<string, number>();
  for (const { right, guess } of wrong) {
    const key = `${right.join('|')} → ${guess?.id}`;
    confusions.set(key, (confusions.get(key) ?? 0) + 1);
  }
  console.log(
    [...confusions]
      .sort(([, a], [, b]) => b - a)
      .slice(0, 25)
      .map(([key, count]) => `${count} × ${key}`)
      .join(' · '),
  );
  if (texts)
    for (const { text, right, guess } of wrong)
      console.log(`  «${text}»: ${right} → ${guess?.id} ${guess?.confidence.toFixed(2)}`);
}

/** A share with its 95 % interval (Wilson 1927). */
function share(hits: number, all: number): string {
  const z = 1.96;
  const p = hits / all;
  const middle = (p + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z * Math.sqrt((p * (1 - p)) / all + (z * z) / (4 * all * all))) / (1 + (z * z) / all);
  const percent = (part: number) => (100 * part).toFixed(1);
  return `${hits}/${all} = ${percent(p)} % (${percent(middle - half)}–${percent(middle + half)})`;
}
