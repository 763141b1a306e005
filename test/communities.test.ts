import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { communitiesOf } from '#src/communities.ts';
import { readConfig } from '#src/config.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'communities-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const called = { VK_TRANSPORT: 'callback', CALLBACK_HOST: 'h', CALLBACK_PORT: '1', CALLBACK_PATH: '/vk' };
function file(content: string, mode = 0o600, name = 'communities.yaml'): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  chmodSync(path, mode);
  return path;
}
function read(path: string, env: Record<string, string> = {}) {
  const config = readConfig({ ...env, COMMUNITIES_FILE: path });
  if (!config.ok) throw new Error('The environment is right');
  return communitiesOf(config.config, env);
}
const sentenceOf = (...given: Parameters<typeof read>): string => {
  const communities = read(...given);
  return communities.ok ? '' : communities.sentence;
};

describe('the communities of a file', () => {
  it('have their tokens there, in files of their own or in variables', () => {
    mkdirSync(join(folder, 'secrets'));
    file('vk1.a.zwei\n', 0o600, 'secrets/2.token');
    const path = file(`
- groupId: 1
  token: vk1.a.eins
  adminVkIds: [12, 7, 12]
- groupId: 2
  tokenFile: secrets/2.token
- { groupId: 3, tokenVariable: TOKEN_3 }
`);
    const none = { adminVkIds: [], callback: undefined };
    expect(read(path, { TOKEN_3: 'vk1.a.drei' })).toEqual({
      ok: true,
      communities: [
        { ...none, groupId: 1, token: 'vk1.a.eins', adminVkIds: [12, 7] },
        { ...none, groupId: 2, token: 'vk1.a.zwei' },
        { ...none, groupId: 3, token: 'vk1.a.drei' },
      ],
    });
  });

  it('have a secret and a confirmation each where VK calls, and whatever it looks like a text', () => {
    const path = file(`
- { groupId: 1, token: a, callbackSecret: geheim, callbackConfirmation: 12e45678 }
- { groupId: 2, token: b, callbackSecretVariable: SECRET_2, callbackConfirmation: 00123456 }
`);
    expect(read(path, { ...called, SECRET_2: 's' })).toMatchObject({
      communities: [
        { callback: { secret: 'geheim', confirmation: '12e45678' } },
        { callback: { secret: 's', confirmation: '00123456' } },
      ],
    });
    expect(sentenceOf(file('- { groupId: 1, token: a }'), called).split('\n').slice(1)).toEqual([
      '  Community 1: callbackSecret is missing.',
      '  Community 1: callbackConfirmation is missing.',
    ]);
  });

  it('are refused where others may read the file, or a token’s', () => {
    for (const mode of [0o644, 0o640, 0o604]) {
      const path = file('- { groupId: 1, token: a }', mode);
      expect(sentenceOf(path)).toContain(
        `\n  COMMUNITIES_FILE may be read by others than its owner; run chmod 600 ${path}.`,
      );
    }
    file('vk1.a.zwei', 0o644, '2.token');
    expect(sentenceOf(file('- { groupId: 2, tokenFile: 2.token }'))).toContain(
      `\n  Community 2: tokenFile may be read by others than its owner; run chmod 600 ${join(folder, '2.token')}.`,
    );
    expect(read(file('- { groupId: 1, token: a }', 0o400)).ok).toBe(true);
  });

  it('tell all their faults at once, and nothing of what stands there', () => {
    const path = file(`
- groupId: club1
  token: ключ vk1.a.secret
- groupId: 2
  token: vk1.a.secret
  tokenVariable: TOKEN
  vk1.a.secret: 5
  adminIds: [5]
- { groupId: 3, tokenFile: none.token, adminVkIds: [id7] }
- { groupId: 4, tokenVariable: UNSET, adminVkIds: 7 }
- { groupId: 5, token: vk1.a.secret }
- { groupId: 5, token: vk1.a.secret }
- groupId: 6
`);
    const told = sentenceOf(path, { TOKEN: 'vk1.a.secret' });
    expect(told.split('\n').slice(1)).toEqual([
      '  Community no. 1 of the list: groupId is not the bare number of a community.',
      '  Community no. 1 of the list: token holds blanks or national letters.',
      '  Community 2: token and tokenVariable stand side by side; one of them is enough.',
      '  Community 2: it has lines of unknown names: one that is no name, «adminIds».',
      `  Community 3: tokenFile cannot be read: ${join(folder, 'none.token')} is not there, or not the bot’s.`,
      '  Community 3: adminVkIds is not a VK number.',
      '  Community 4: tokenVariable names a variable that is not set.',
      '  Community 4: adminVkIds is not a list of VK numbers.',
      '  Community 6: token is missing.',
      '  Community 5 stands there twice.',
    ]);
    expect(told).not.toMatch(/secret|club1|id7/);
  });

  it.each([
    ['', 'is not a list of communities'],
    ['groupId: 1', 'is not a list of communities'],
    ['[]', 'is not a list of communities'],
    ['- token: "vk1.a.secret', 'Line 1 is no YAML'],
  ])('%j is no list of them', (content, told) => {
    expect(sentenceOf(file(content))).toContain(told);
    expect(sentenceOf(file(content))).not.toContain('secret');
  });

  it('are as the example shows them', () => {
    const path = file(readFileSync('communities.example.yaml', 'utf8'));
    mkdirSync(join(folder, 'secrets'));
    file('vk1.a.zwei', 0o600, 'secrets/school-2.token');
    const communities = read(path, { VK_TOKEN_SCHOOL_3: 'vk1.a.drei' });
    expect(communities).toMatchObject({ ok: true, communities: [{}, {}, { callback: {} }] });
  });
});
