import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '#src/clock.ts';
import { StoreFault } from '#src/faults.ts';
import { createLog } from '#src/log.ts';
import { readOrMakeLogKey } from '#src/log-key.ts';
import { traces } from '#src/vk/address.ts';

const key = 'a key of thirty-two characters or more';

function startLog() {
  const lines: string[] = [];
  const { log, hashId } = createLog({
    level: 'info',
    key,
    traces,
    destination: { write: (line) => lines.push(line) },
  });
  return { log, hashId, written: () => lines.join('') };
}

const secrets = {
  token: 'vk1.a.q9Zx',
  access_token: 'f00dfeed',
  text: 'мама болеет',
  name: 'Anna Petrova',
  firstName: 'Anna',
  lastName: 'Petrova',
  url: 'https://vk.me/join/AbCd',
  link: 'vk.me/join/AbCd',
  code: '7K3M9QZX2A',
};

describe('a line of the log', () => {
  it.each(Object.entries(secrets))('holds no %s, however deep it lies', (field, secret) => {
    const { log, written } = startLog();
    log.info({ [field]: secret }, 'on top');
    log.info(
      { update: { message: { [field]: secret } }, list: [{ deeper: { still: { [field]: secret } } }] },
      'deep',
    );
    log.child({ [field]: secret, person: { [field]: secret } }).info('from a child');
    expect(written().match(/\n/g)).toHaveLength(3);
    expect(written()).not.toContain(secret);
  });

  it('holds of a fault its kind, code, message, place and cause, and nothing else', () => {
    const { log, written } = startLog();
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const fault = Object.assign(new StoreFault('Redis does not answer', refused), {
      params: [{ key: 'message', value: 'hello from Anna' }],
    });
    log.error(fault);
    expect(JSON.parse(written())).toMatchObject({
      level: 'error',
      msg: 'Redis does not answer',
      err: {
        type: 'StoreFault',
        code: 'store',
        cause: { code: 'ECONNREFUSED', message: 'connect ECONNREFUSED' },
      },
    });
    expect(written()).toContain('log.test.ts');
    expect(written()).not.toContain('Anna');
  });

  it('keeps a fault’s number and hides an invite’s code', () => {
    const { log, written } = startLog();
    log.warn({ err: Object.assign(new Error('refused'), { code: 5 }) });
    log.warn({ err: Object.assign(new Error('refused'), { code: secrets.code }), code: 10 });
    expect(written()).toContain('"code":5');
    expect(written()).toContain('"code":10');
    expect(written()).not.toContain(secrets.code);
  });

  it('tells our own word and the system’s for a fault, and no invite in its place', () => {
    const { log, written } = startLog();
    log.error({ code: 'broken-promise' }, 'ours');
    log.error({ code: 'ECONNREFUSED' }, 'the system’s');
    for (const invite of ['7K3M9QZX2A', 'ECDFGHJKMN', 'abcdefghjk']) {
      log.error({ code: invite }, 'an invite');
      log.error(Object.assign(new Error('refused'), { code: invite }));
      expect(written()).not.toContain(invite);
    }
    expect(written()).toContain('"code":"broken-promise"');
    expect(written()).toContain('"code":"ECONNREFUSED"');
  });

  it('holds no secret that a message or an error carries in its words', () => {
    const { log, written } = startLog();
    log.error(
      new Error(
        'Unexpected token in "Привет, я Анна-Мария": https://user:pass@lp.vk.ru/wh1?key=abc&ts=1 failed',
      ),
    );
    log.info('sent vk1.a.q9Zx_8-7 and access_token=f00dfeed to redis://:word@127.0.0.1:6379/0');
    log.info(`old style ${'0f'.repeat(43)}`);
    expect(written()).not.toMatch(/Привет|Анна|Мария|pass|wh1|abc|q9Zx|8-7|f00d|word@|0f0f/);
    expect(written()).toContain('https://lp.vk.ru/[hidden]');
    expect(
      written()
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toHaveLength(3);
  });

  it('knows a person by twelve digits that the key makes, and by no VK number', () => {
    const { log, hashId, written } = startLog();
    log.info({ person: hashId(123456), vkId: 123456, peer_id: 123456 }, 'update handled');
    expect(hashId(123456)).toMatch(/^[0-9a-f]{12}$/);
    expect(hashId(123456)).toBe(hashId('123456'));
    expect(hashId(123456)).not.toBe(createLog({ level: 'info', key: `${key}!`, traces }).hashId(123456));
    expect(written()).toContain(hashId(123456));
    expect(written()).not.toContain('123456,');
    expect(JSON.parse(written())).toMatchObject({
      vkId: '[hidden]',
      peer_id: '[hidden]',
      msg: 'update handled',
    });
  });

  it('shows a person who stands in a stored key by the hash alone', () => {
    const lines: string[] = [];
    const { log, hashId } = createLog({
      level: 'error',
      key: 'k'.repeat(32),
      traces,
      destination: { write: (line) => void lines.push(line) },
    });
    log.error({ what: 'the record {g1}:person:vk:1001 cannot be read' }, 'a stored record cannot be read');
    expect(lines.join()).not.toContain('1001');
    expect(lines.join()).toContain(`person-${hashId(1001)}`);
  });

  it('shows a field that the log does not know as hidden, whatever it is called', () => {
    const { log, written } = startLog();
    log.info(
      { child: 'Petya', nested: { fault: 'Petya' }, kind: { pupil: 'Petya' }, what: 'a table' },
      'said',
    );
    expect(written()).not.toContain('Petya');
    expect(JSON.parse(written())).toMatchObject({ child: '[hidden]', what: 'a table', msg: 'said' });
  });

  it('is not written below the level', () => {
    const { log, written } = startLog();
    log.debug('a detail');
    expect(written()).toBe('');
  });
});

describe('what goes wrong again and again', () => {
  const startPaced = () => {
    const clock = createManualClock(Date.UTC(2026, 8, 15));
    const lines: string[] = [];
    const destination = { write: (line: string) => void lines.push(line) };
    const { log } = createLog({ level: 'info', key, traces, clock, destination });
    return { log, clock, lines };
  };

  it('has one line a minute for each cause, with how many were left out', () => {
    const { log, clock, lines } = startPaced();
    for (let second = 0; second < 60; second += 1) {
      for (const number of ['1a2b', '3c4d']) log.error({ number, code: 'store', answer: 'OOM' }, 'refused');
      clock.advance(1_000);
    }
    expect(lines).toHaveLength(1);
    log.error({ number: '5e6f', code: 'store', answer: 'OOM' }, 'refused');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({ number: '5e6f', more: 119 });
    log.error({ code: 'store', answer: 'NOAUTH' }, 'refused');
    log.error({ code: 'store', answer: 'OOM' }, 'given up');
    expect(lines, 'another word and another thing are other causes').toHaveLength(4);
  });

  it('is told again although the machine’s clock was set back', () => {
    const { log, clock, lines } = startPaced();
    log.warn('Redis is away');
    clock.advance(-3_600_000);
    log.warn('Redis is away');
    expect(lines).toHaveLength(2);
  });

  it('hides nothing of what goes as it should', () => {
    const { log, lines } = startPaced();
    log.info('the bot is running');
    log.info('the bot is running');
    expect(lines).toHaveLength(2);
  });
});

describe('the key of the log', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'log-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is the given one, and then nothing is written', async () => {
    expect(await readOrMakeLogKey(join(folder, 'data'), key)).toBe(key);
    expect(() => statSync(join(folder, 'data'))).toThrow('ENOENT');
  });

  it('is made once, for the owner’s eyes only, and stays', async () => {
    const data = join(folder, 'data');
    const made = await readOrMakeLogKey(data, undefined);
    expect(made).toMatch(/^[0-9a-f]{64}$/);
    expect(await readOrMakeLogKey(data, undefined)).toBe(made);
    expect(readFileSync(join(data, 'log-key'), 'utf8')).toBe(`${made}\n`);
    expect(statSync(join(data, 'log-key')).mode & 0o777).toBe(0o600);
  });

  it('is made anew where a full disk left an empty file', async () => {
    writeFileSync(join(folder, 'log-key'), '');
    expect(await readOrMakeLogKey(folder, undefined)).toMatch(/^[0-9a-f]{64}$/);
  });
});
