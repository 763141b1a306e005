import { describe, expect, it } from 'vitest';
import { teeth } from '#test/support/teeth.ts';
import { callsOf, sceneFiles, usersOf } from '../../scripts/teeth.ts';

const source = `
import { z } from 'zod';
import { leave } from '#scenes/scene.ts';
import { type Desk, holds } from '#src/domain/ground/desk.ts';
import type { Invite } from '#src/domain/joining/record.ts';
import {
  findInvite,
  isStale,
  listInvites,
  settleInvite,
  unused,
} from '#src/domain/joining/invites.ts';

/** Says unused() only in a comment. */
const found = about(findInvite, { ask: async ({ school }) => {
  const [list] = await Promise.all([listInvites(school.tx, {}), z.string()]);
  return list.filter(isStale).length > 0 && holds(school.me, 'head')
    ? leave()
    : settleInvite(
        { ...school },
        { unused: other.unused() },
      );
} });
`;

describe('the teeth of the tests', () => {
  it('find what a file calls of the domain in whatever form, and nothing else', () => {
    expect(callsOf(source)).toEqual(['holds', 'findInvite', 'isStale', 'listInvites', 'settleInvite']);
  });

  it('find calls and tests for files that are no scenes themselves', () => {
    const files = sceneFiles();
    expect(callsOf(files.get('everyone/code') ?? '')).toContain('lookAtInvite');
    expect(usersOf('everyone/code', files)).toEqual(
      expect.arrayContaining(['everyone/hello', 'everyone/join-again']),
    );
    expect(usersOf('everyone/duty-scenes', files), 'over the card').toEqual(
      expect.arrayContaining(['everyone/duty', 'everyone/home']),
    );
    expect(usersOf('steps/consent', files)).toContain('family/family-join');
    expect(usersOf('everyone/settings', files)).toEqual(['everyone/settings']);
    expect(usersOf('door', files)).toEqual([]);
  });

  it('take one name out of one file and leave the others', () => {
    const plugin = teeth('scenes/some.ts:isStale') as {
      transform(code: string, id: string): string | undefined;
    };
    const taken = plugin.transform(source, '/somewhere/scenes/some.ts') ?? '';
    expect(taken).toContain('  findInvite,\n  isStale as taken,\n  listInvites,');
    expect(taken).toContain('async function isStale()');
    expect(plugin.transform(source, '/somewhere/scenes/other.ts')).toBeUndefined();
    expect(() => plugin.transform('', '/somewhere/scenes/some.ts')).toThrow('does not import isStale');
  });
});
