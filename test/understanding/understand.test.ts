import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Role } from '#src/regulation/roles.ts';
import { loadUnderstanding } from '#src/understanding/load.ts';
import { loadPhrases } from '#src/understanding/phrases.ts';
import { surest } from '#src/understanding/understand.ts';
import { heldOut, heldOutQuestions, isRight } from '../../scripts/held-out.ts';

const understanding = loadUnderstanding(fileURLToPath(new URL('../../guides', import.meta.url)));
const meant = (text: string, ...roles: Role[]) => surest(understanding.read(text, roles).duties)?.id;
const asked = (text: string, ...roles: Role[]) => surest(understanding.read(text, roles).answers)?.id;

describe('what people write', () => {
  it.each([
    ['не могу зайти в чат класса', 'parent', 'P1'],
    ['где ссылка для 7б', 'parent', 'P1'],
    ['скиньте код', 'parent', 'P1'],
    ['когда родительское собрание', 'parent', 'P2'],
    ['разобрать заявки', 'administrator', 'A9'],
    ['сделай чат с родителями', 'classTeacher', 'C3b'],
    ['меня взломали', 'student', 'S4'],
    ['позовите человека', 'subjectTeacher', 'A15'],
  ] as const)('leads to its row: «%s» by a %s', (text, role, row) => {
    expect(meant(text, role)).toBe(row);
  });

  it('is read in a wrong layout, in Latin letters, with mistakes and in English', () => {
    for (const text of [
      'yt vjue pfqnb d xfn rkfccf',
      'ne mogu zaiti v chat klassa',
      'немогу зайти вчат класа',
    ])
      expect(meant(text, 'parent'), text).toBe('P1');
    expect(meant('how do i join the class chat', 'parent')).toBe('P1');
  });

  it('means to each what is theirs: the same words of a parent, a pupil and somebody unknown', () => {
    expect(meant('не могу зайти в чат класса', 'parent')).toBe('P1');
    expect(meant('не могу зайти в чат класса', 'student')).toBe('S1');
    expect(meant('разобрать заявки на вступление', 'parent')).not.toBe('A9');
    expect(meant('создать классы по номенклатуре')).toBeUndefined();
  });

  it.each([
    'какая завтра погода',
    'что на обед',
    'скинь домашку по алгебре',
    'абракадабра',
    '100500',
    'https://vk.me/join/abc',
    '',
    '😀',
  ])('is about something else: «%s»', (text) => {
    expect(meant(text, 'parent')).toBeUndefined();
    expect(asked(text, 'parent')).toBeUndefined();
  });

  it('is answered where it asks what many ask', () => {
    expect(asked('не вижу чат класса, что делать', 'parent')).toBe('cannot-see-chat');
    expect(asked('это обязательно?', 'parent')).toBe('is-it-compulsory');
  });

  it('takes no longer however long it is', () => {
    expect(meant(`не могу зайти в чат класса ${'и так далее '.repeat(2000)}`, 'parent')).toBeDefined();
  });
});

const unseen = (file: string) => readFileSync(new URL(file, import.meta.url), 'utf8');
const share = (all: readonly unknown[], some: readonly unknown[]) => some.length / all.length;

describe.each([
  {
    ...{ of: 'duties' as const, file: 'held-out.jsonl', read: heldOut, right: 0.95, foreign: 0.03 },
    hash: '6cf12bb879928e585c2703562bfb54968012aeeb50498c14d999b844d2975f81',
  },
  {
    ...{ of: 'answers' as const, file: 'held-out-answers.jsonl', read: heldOutQuestions },
    ...{ right: 0.88, foreign: 0.05 },
    hash: '23896feb1ce05c67ca2c8ecb9e8a5f904a34f52591172c02574a8cbe89c1f4d7',
  },
])('phrases of $of that nothing was learned from', ({ of, file, read, hash, ...bounds }) => {
  const texts = unseen(file);
  const cases = read(texts);

  it('are those that were written before anything was learned', () => {
    expect(createHash('sha256').update(texts).digest('hex')).toBe(hash);
  });

  it('are nowhere among those that were learned', () => {
    const said = new Set(cases.map(({ text }) => text.trim().toLowerCase()));
    const learned = ['phrases', 'phrases-of-answers'].flatMap((dir) =>
      [...loadPhrases(fileURLToPath(new URL(`../../guides/${dir}`, import.meta.url))).values()].flat(),
    );
    expect(learned.filter((phrase) => said.has(phrase.trim().toLowerCase()))).toEqual([]);
  });

  // The figures of `npm run understand:eval`; they may only grow.
  it('are understood, and what is foreign is seldom taken for something', () => {
    const judged = cases.map((one) => ({
      ...one,
      guess: surest<string>(understanding.read(one.text, one.speaker)[of])?.id ?? null,
    }));
    const foreign = judged.filter(({ right }) => right.includes(null));
    const right = judged.filter(({ guess, right }) => isRight(guess, right));
    expect(share(judged, right)).toBeGreaterThanOrEqual(bounds.right);
    expect(
      share(
        foreign,
        foreign.filter(({ guess }) => guess !== null),
      ),
    ).toBeLessThanOrEqual(bounds.foreign);
  });
});
