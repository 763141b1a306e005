import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { canonical, type DutyRow, dutiesOf, dutyRow, dutyRows, isDutyId } from '#src/regulation/duties.ts';

const idsInOrder = [
  ...Array.from({ length: 17 }, (_, at) => `A${at + 1}`),
  ...['H1', 'H2', 'H3', 'H4', 'H5', 'H6a', 'H6b', 'H6c', 'H6d', 'H6e', 'H7'],
  ...['C1', 'C2', 'C3a', 'C3b', 'C3c', 'C3d', 'C4'],
  ...['T1', 'T2', 'T3a', 'T3b', 'T4'],
  ...['S1', 'S2', 'S3', 'S4', 'P1', 'P2', 'R1', 'R2', 'R3', 'R4'],
];
const ids = (rows: readonly DutyRow[]) => rows.map((row) => row.id);
const isFamilyRow = (row: DutyRow) => row.whose === 'student' || row.whose === 'parent';
const isRight = (row: DutyRow) => row.whose === 'all' || row.whose === 'teachingStaff';

describe('the table of duties', () => {
  it('has every row once, in the order of the Положение', () => {
    expect(ids(dutyRows)).toEqual(idsInOrder);
  });

  it.each(dutyRows)('cites the clause of its owner in $id', (row) => {
    const clauseOf: Record<string, string> = {
      administrator: '2.1',
      administration: row.id === 'H2' ? '2.1, 2.2' : '2.2',
      classTeacher: '2.3',
      subjectTeacher: '2.4',
      student: '2.5',
      parent: '2.7',
      all: `3.${row.id.slice(1)}`,
      teachingStaff: '3.4',
    };
    expect(row.clause).toBe(clauseOf[row.whose]);
  });

  it('knows no clause 2.6', () => {
    expect(dutyRows.filter((row) => row.clause.includes('2.6'))).toEqual([]);
  });

  it('offers «не требуется» wherever the act is conditional', () => {
    expect(ids(dutyRows.filter((row) => row.ifNeeded))).toEqual([
      'A5',
      'A8',
      'A9',
      'A10',
      'A17',
      'H4',
      'C2',
      'T2',
    ]);
    expect(ids(dutyRows.filter((row) => row.ifNeeded && !row.ends.includes('notNeeded')))).toEqual([]);
  });

  it('lets every other staff row be put off', () => {
    const staffRows = dutyRows.filter((row) => !isFamilyRow(row) && !isRight(row) && !row.ifNeeded);
    expect(ids(staffRows.filter((row) => !row.ends.includes('setAside')))).toEqual([]);
  });

  it('takes «сделано раньше» in every row that can be done', () => {
    const doable = dutyRows.filter((row) => row.ends.includes('done'));
    expect(ids(doable.filter((row) => !row.ends.includes('doneBefore')))).toEqual([]);
    expect(ids(dutyRows.filter((row) => !row.ends.includes('done')))).toEqual([
      'S3',
      'P2',
      'R1',
      'R2',
      'R3',
      'R4',
    ]);
  });

  it('takes «сделано вне бота» in class and subject rows alone', () => {
    for (const row of dutyRows) {
      const inClass = row.scope === 'class' || row.scope === 'classSubject';
      expect([row.id, row.ends.includes('doneOutside')]).toEqual([row.id, inClass]);
    }
  });

  it('takes «другим способом» from families alone, and never puts them off', () => {
    for (const row of dutyRows) {
      expect([row.id, row.ends.includes('otherWay')]).toEqual([row.id, isFamilyRow(row)]);
      expect(isFamilyRow(row) && row.ends.includes('setAside')).toBe(false);
    }
  });

  it('counts the three joinings as one, and the three verifications', () => {
    expect([canonical('H3'), canonical('C1'), canonical('T1')]).toEqual(['H3', 'H3', 'H3']);
    expect([canonical('H4'), canonical('C2'), canonical('T2')]).toEqual(['H4', 'H4', 'H4']);
    expect(canonical('A12')).toBe('A12');
  });

  it('gives rows that are the same the same scope, condition and ends', () => {
    for (const row of dutyRows) {
      const first = dutyRow(canonical(row.id));
      expect(first.sameAs).toBeUndefined();
      expect([row.scope, row.ifNeeded, row.ends]).toEqual([first.scope, first.ifNeeded, first.ends]);
    }
  });

  it('keeps each state where the duty lives', () => {
    const scopeOf = (id: string) => (isDutyId(id) ? dutyRow(id).scope : 'unknown');
    expect(['A5', 'H5', 'H6b', 'H7'].map(scopeOf)).toEqual(['school', 'school', 'school', 'school']);
    expect(['H3', 'C2', 'S4', 'R4'].map(scopeOf)).toEqual(['person', 'person', 'person', 'person']);
    expect(['C3a', 'C4', 'T3a', 'T4'].map(scopeOf)).toEqual([
      'class',
      'class',
      'classSubject',
      'classSubject',
    ]);
    expect(['S1', 'S3', 'P1', 'P2'].map(scopeOf)).toEqual(['child', 'child', 'child', 'child']);
  });

  it('speaks the words of the act: Russian duty, English condition', () => {
    for (const row of dutyRows) {
      expect(row.duty).toMatch(/[а-я]/);
      expect(row.doneWhen).not.toMatch(/[а-яё]/i);
    }
  });
});

describe('the duties of a role', () => {
  const rights = ['R1', 'R2', 'R3'];

  it('are all of 2.1 for the administrator', () => {
    expect(ids(dutiesOf('administrator'))).toEqual([...idsInOrder.slice(0, 17), ...rights, 'R4']);
  });

  it('are all of 2.2 for the head', () => {
    expect(ids(dutiesOf('head'))).toEqual([...idsInOrder.slice(17, 28), ...rights]);
  });

  it('are H3–H5 for a deputy, and what the head hands over', () => {
    expect(ids(dutiesOf('deputy'))).toEqual(['H3', 'H4', 'H5', ...rights]);
    expect(ids(dutiesOf('deputy', ['H7']))).toEqual(['H3', 'H4', 'H5', 'H7', ...rights]);
  });

  it('never hand the head’s own rows to a deputy', () => {
    const headOnly = dutyRows.filter((row) => row.headOnly);
    expect(ids(headOnly)).toEqual(['H1', 'H2', 'H6a', 'H6b', 'H6c', 'H6d']);
    expect(ids(dutiesOf('deputy', ids(headOnly)))).toEqual(['H3', 'H4', 'H5', ...rights]);
  });

  it('are those of 2.3, 2.4, 2.5 and 2.7 for the others', () => {
    expect(ids(dutiesOf('classTeacher'))).toEqual([
      'C1',
      'C2',
      'C3a',
      'C3b',
      'C3c',
      'C3d',
      'C4',
      ...rights,
      'R4',
    ]);
    expect(ids(dutiesOf('subjectTeacher'))).toEqual(['T1', 'T2', 'T3a', 'T3b', 'T4', ...rights, 'R4']);
    expect(ids(dutiesOf('student'))).toEqual(['S1', 'S2', 'S3', 'S4', ...rights]);
    expect(ids(dutiesOf('parent'))).toEqual(['P1', 'P2', ...rights]);
  });
});

// The list of duties is kept beside the repository while the bot is written; a clone of it has no such file.
const listOfDuties = new URL('../../../shared/regulation.md', import.meta.url);
describe.skipIf(!existsSync(listOfDuties))('the list of duties beside the repository', () => {
  it('is covered row by row, with the same clause', () => {
    const text = readFileSync(listOfDuties, 'utf8');
    const rows = [...text.matchAll(/^\| ([AHCTSPR]\d+) \| ([\d., ]+) \|/gm)];
    expect(rows).toHaveLength(42);
    for (const [, id = '', clause = ''] of rows) {
      const found = dutyRows.filter((row) => row.id.replace(/[a-e]$/, '') === id);
      expect(found).not.toEqual([]);
      expect(found.map((row) => row.clause)).toEqual(found.map(() => clause.trim()));
    }
  });
});
