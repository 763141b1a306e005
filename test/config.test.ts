import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examples, formatFaults, readConfig, type Variable } from '#src/config.ts';
import { withEnvFile } from '#src/env-file.ts';
import { readSettings } from '#src/settings.ts';

const least = { VK_TOKEN: 'vk1.a.secret', VK_GROUP_ID: '555' };
const callback = {
  VK_TRANSPORT: 'callback',
  CALLBACK_HOST: '0.0.0.0',
  CALLBACK_PORT: '8080',
  CALLBACK_PATH: '/vk',
  CALLBACK_SECRET: 'secret',
  CALLBACK_CONFIRMATION: '1a2b3c4d',
};

function configOf(env: Record<string, string>) {
  const read = readConfig(env);
  if (!read.ok) throw new Error(formatFaults(read.faults));
  return read.config;
}

function faultyIn(env: Record<string, string | undefined>): Variable[] {
  const read = readConfig(env);
  return read.ok ? [] : read.faults.map(({ variable }) => variable);
}

describe('reading the environment', () => {
  it('needs a token and a community, and knows the rest', () => {
    expect(configOf(least)).toEqual({
      communities: [{ token: 'vk1.a.secret', groupId: 555, adminVkIds: [], callback: undefined }],
      updates: { by: 'longpoll' },
      vkApiBaseUrl: undefined,
      redisUrl: undefined,
      healthAt: undefined,
      mail: undefined,
      logLevel: 'info',
      logKey: undefined,
      dataDir: '.data',
      backupPassphrase: undefined,
    });
  });

  it('takes empty and blank variables for absent ones', () => {
    const empty = Object.fromEntries(Object.keys(examples).map((variable) => [variable, ' ']));
    expect(configOf({ ...empty, ...least })).toEqual(configOf(least));
    expect(faultyIn({ ...least, VK_TOKEN: '' })).toEqual(['VK_TOKEN']);
  });

  it('knows no callback fields by long poll, even where they are given', () => {
    expect(configOf({ ...least, ...callback, VK_TRANSPORT: 'longpoll' }).updates).toEqual({ by: 'longpoll' });
  });

  it('takes every callback field by callback, and misses each that is absent', () => {
    expect(configOf({ ...least, ...callback })).toMatchObject({
      updates: { by: 'callback', host: '0.0.0.0', port: 8080, path: '/vk' },
      communities: [{ callback: { secret: 'secret', confirmation: '1a2b3c4d' } }],
    });
    expect(faultyIn({ ...least, VK_TRANSPORT: 'callback' })).toEqual([
      'CALLBACK_HOST',
      'CALLBACK_PORT',
      'CALLBACK_PATH',
      'CALLBACK_SECRET',
      'CALLBACK_CONFIRMATION',
    ]);
  });

  it('takes communities from a file in place of one token, their callback keys included', () => {
    const { CALLBACK_SECRET, CALLBACK_CONFIRMATION, ...server } = callback;
    expect(configOf({ COMMUNITIES_FILE: 'schools.yaml', ...server })).toMatchObject({
      communitiesFile: 'schools.yaml',
      updates: { by: 'callback', host: '0.0.0.0', port: 8080, path: '/vk' },
    });
    const both = { ...least, ADMIN_VK_IDS: '12', COMMUNITIES_FILE: 'schools.yaml' };
    expect(faultyIn(both)).toEqual(['VK_TOKEN', 'VK_GROUP_ID', 'ADMIN_VK_IDS']);
  });

  it('tells all faults at once, in the order of .env.example', () => {
    const faults = faultyIn({
      LOG_LEVEL: 'loud',
      SMTP_URL: 'http://mail.example',
      HTTP_PORT: '99999',
      VK_TRANSPORT: 'pigeon',
      VK_GROUP_ID: 'club555',
    });
    expect(faults).toEqual([
      'VK_TOKEN',
      'VK_GROUP_ID',
      'VK_TRANSPORT',
      'HTTP_PORT',
      'SMTP_URL',
      'MAIL_FROM',
      'LOG_LEVEL',
    ]);
  });

  it('gives each fault its name, what is wrong and an example, and never the value', () => {
    const read = readConfig({ VK_TOKEN: 'мой секрет', VK_GROUP_ID: 'club555' });
    const told = read.ok ? '' : formatFaults(read.faults);
    expect(told).toContain('VK_TOKEN holds blanks or national letters.');
    expect(told).toContain('VK_GROUP_ID is not the bare number of a community.');
    expect(told).toContain(`For example: VK_GROUP_ID=${examples.VK_GROUP_ID}`);
    expect(told).not.toMatch(/секрет|club555/);
  });

  it.each([
    'redis://localhost',
    'rediss://user:secret@redis.example:6380/2',
    'redis://a:7000,redis://b:7000, redis://c:7000',
    'redis+sentinel://a:26379,b:26379/school',
    'redis+sentinel://user:p%40ss@a:26379,b/school?sentinelPassword=other',
    'rediss://:secret@redis.example?ca=/etc/ssl/redis.pem',
    '/run/redis/redis.sock',
  ])('takes %s as the address of Redis', (address) => {
    expect(configOf({ ...least, REDIS_URL: address }).redisUrl).toBe(address);
  });

  it.each(['localhost:6379', 'http://localhost', 'redis://', 'redis://a:7000,b:7000', 'redis+sentinel://'])(
    'refuses %s as the address of Redis',
    (address) => {
      expect(faultyIn({ ...least, REDIS_URL: address })).toEqual(['REDIS_URL']);
    },
  );

  it('takes an http:// address for the API and drops the slash at its end', () => {
    expect(configOf({ ...least, VK_API_BASE_URL: 'http://127.0.0.1:5555/method/' }).vkApiBaseUrl).toBe(
      'http://127.0.0.1:5555/method',
    );
  });

  it('takes administrators once each, and refuses a page’s name', () => {
    expect(configOf({ ...least, ADMIN_VK_IDS: '12, 7,12' })).toMatchObject({
      communities: [{ adminVkIds: [12, 7] }],
    });
    expect(faultyIn({ ...least, ADMIN_VK_IDS: '12,id7' })).toEqual(['ADMIN_VK_IDS']);
  });

  it.each([
    ['8081', '127.0.0.1', 8081],
    ['0', '127.0.0.1', 0],
    ['0.0.0.0:8081', '0.0.0.0', 8081],
    ['[::]:8081', '::', 8081],
    ['[::1]:8081', '::1', 8081],
    ['health.internal:65535', 'health.internal', 65_535],
  ])('tells by HTTP_PORT=%s to listen on %s', (value, host, port) => {
    expect(configOf({ ...least, HTTP_PORT: value }).healthAt).toEqual({ host, port });
  });

  it.each([
    '0.0.0.0',
    ':8081',
    '::1:8081',
    '[]:8081',
    '0.0.0.0:',
    'http://h:8081',
    'h:65536',
    '[h]:80',
    '[:::]:80',
    'a b:8',
  ])('refuses HTTP_PORT=%s', (value) => {
    expect(faultyIn({ ...least, HTTP_PORT: value })).toEqual(['HTTP_PORT']);
  });

  it('takes a mail server together with a sender', () => {
    const smtp = { SMTP_URL: 'smtps://u:p@mail.example:465', MAIL_FROM: 'Школа <bot@school.example>' };
    expect(configOf({ ...least, ...smtp }).mail).toEqual({ smtpUrl: smtp.SMTP_URL, from: smtp.MAIL_FROM });
    expect(faultyIn({ ...least, SMTP_URL: smtp.SMTP_URL })).toEqual(['MAIL_FROM']);
    expect(faultyIn({ ...least, ...smtp, MAIL_FROM: 'Школа' })).toEqual(['MAIL_FROM']);
  });

  it('refuses keys that are too short to keep anything closed', () => {
    expect(faultyIn({ ...least, LOG_KEY: 'short', BACKUP_PASSPHRASE: 'short' })).toEqual([
      'LOG_KEY',
      'BACKUP_PASSPHRASE',
    ]);
  });

  it('finds every example right', () => {
    const { COMMUNITIES_FILE, LOG_KEY, ...one } = examples;
    expect(faultyIn({ ...one, VK_TRANSPORT: 'callback' })).toEqual([]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync('.env.example', 'utf8').split('\n');

  it('lists every variable of src/config.ts in its order', () => {
    const listed = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
    expect(listed).toEqual(Object.keys(examples));
  });

  it('explains each variable in one line above it', () => {
    const unexplained = lines.filter(
      (line, at) => /^[A-Z_]+=/.test(line) && !lines[at - 1]?.startsWith('# '),
    );
    expect(unexplained).toEqual([]);
  });

  it('lacks nothing but the token and the community once copied', () => {
    expect(faultyIn(withEnvFile({}, '.env.example'))).toEqual(['VK_TOKEN', 'VK_GROUP_ID']);
  });
});

describe('the .env file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'env-file-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const file = (content: string): string => {
    const path = join(folder, '.env');
    writeFileSync(path, content);
    return path;
  };

  it('stands behind the variables of the process, the empty ones included', () => {
    const path = file('VK_TOKEN=file\nVK_GROUP_ID=1\nLOG_LEVEL=debug\n');
    expect(withEnvFile({ VK_TOKEN: 'process', LOG_LEVEL: '' }, path)).toEqual({
      VK_TOKEN: 'process',
      VK_GROUP_ID: '1',
      LOG_LEVEL: '',
    });
  });

  it('is read as Notepad writes it', () => {
    expect(withEnvFile({}, file('\uFEFFVK_TOKEN="a b"\r\n# a comment\r\nVK_GROUP_ID=1\r\n'))).toEqual({
      VK_TOKEN: 'a b',
      VK_GROUP_ID: '1',
    });
  });

  it.each([
    [
      'VK_GROUP_ID=1\nVK_TOKEN="vk1.a\nBACKUP_PASSPHRASE="five words"\n',
      'line 2: the quote before the value of VK_TOKEN',
    ],
    ['VK_TOKEN=\'vk1.a"\n', 'line 1: the quote before the value of VK_TOKEN'],
    ['VK_TOKEN=vk1.a"\r\n', 'line 1: the value of VK_TOKEN ends with a quote'],
  ])('with half of its quotes is told by its line, and nothing of it is shown: %j', (content, told) => {
    const read = readSettings({}, file(content));
    expect(read).toMatchObject({
      ok: false,
      sentence: expect.stringContaining(`${join(folder, '.env')}, ${told}`),
    });
    expect(JSON.stringify(read)).not.toContain('vk1.a');
  });

  it('that is a folder is told of in a sentence', () => {
    expect(readSettings({}, folder)).toMatchObject({
      ok: false,
      sentence: expect.stringContaining('is a folder here'),
    });
  });

  it('may hold quotes within a value, and behind a comment', () => {
    const content = `A="d'or" # "so"\nB=a"b\nC='x' # it's\nD=\nE=""\n`;
    expect(withEnvFile({}, file(content))).toMatchObject({ A: "d'or", B: 'a"b', C: 'x', D: '', E: '' });
  });

  it('may be absent', () => {
    expect(withEnvFile({ VK_TOKEN: 'process' }, join(folder, 'none'))).toEqual({ VK_TOKEN: 'process' });
  });

  it('is told of where it is absent and something lacks, with how to make it; not where it is there', () => {
    const copy = 'cp .env.example .env';
    expect(readSettings({}, join(folder, 'none'))).toMatchObject({ sentence: expect.stringContaining(copy) });
    expect(readSettings({}, file(''))).toMatchObject({ sentence: expect.not.stringContaining(copy) });
  });
});
