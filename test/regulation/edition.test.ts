import { describe, expect, it } from 'vitest';
import { dutyRow, dutyRows } from '#src/regulation/duties.ts';
import { diffEditions, edition } from '#src/regulation/edition.ts';

describe('the edition of the Положение', () => {
  it('is the one of 31.08.2023', () => {
    expect([edition.number, edition.date]).toEqual(['123/1', '2023-08-31']);
    expect(edition.rows).toBe(dutyRows);
  });

  it('differs in nothing from itself', () => {
    expect(diffEditions(edition, edition)).toEqual({ added: [], gone: [], changed: [] });
  });

  it('shows only what a new edition adds, drops and rewords', () => {
    const next = {
      ...edition,
      number: '7',
      rows: dutyRows
        .filter((row) => row.id !== 'A14')
        .map((row) => (row.id === 'P1' ? { ...row, clause: '2.6' } : row)),
    };
    expect(diffEditions(edition, next)).toEqual({ added: [], gone: ['A14'], changed: ['P1'] });
    expect(diffEditions(next, edition)).toEqual({ added: [dutyRow('A14').id], gone: [], changed: ['P1'] });
  });
});
