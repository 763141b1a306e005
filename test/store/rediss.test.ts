import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { StoreFault, wordsOf } from '#src/faults.ts';
import { connect } from '#src/store/connection.ts';
import { startRedisServer } from '#test/support/redis-servers.ts';
import { serveOn } from '#test/support/served.ts';

/** Made for this test and for localhost alone; the key is public, the end of it is in a hundred years. */
const certificate = fileURLToPath(new URL('../fixtures/tls/localhost-test-only.pem', import.meta.url));
const key = certificate.replace('.pem', '.key.pem');

const startTls = () => {
  const tls = { 'tls-cert-file': certificate, 'tls-key-file': key, 'tls-auth-clients': 'no' };
  const as = { password: 'ge@heim', tls: { ca: readFileSync(certificate, 'utf8') } };
  return startRedisServer({ ...tls, requirepass: 'ge@heim' }, { as });
};
const heardFrom = (address: string) =>
  new Promise<Error>((hear) => {
    const connection = connect(address, (fault) => {
      hear(fault);
      void connection.close();
    });
  });

describe('Redis behind TLS', { timeout: 60_000 }, () => {
  it('serves a school, its authority and its password in the address', async () => {
    const { port } = await startTls();
    const { anna, nameOfAnna } = await serveOn(
      `rediss://:ge%40heim@localhost:${port}?ca=${certificate}`,
      [71],
    );
    const school = anna(71);
    await school.opens();
    await school.taps('claim');
    await school.taps('yes');
    await school.says('Анна Орлова');
    expect(await nameOfAnna(71)).toBe('Анна Орлова');
  });

  it('is told from a Redis that is away where nobody known signed for it, or a password is wrong, and never with it', async () => {
    const { port } = await startTls();
    const faults = await Promise.all([
      heardFrom(`rediss://:ge%40heim@localhost:${port}`),
      heardFrom(`rediss://:falsch@localhost:${port}?ca=${certificate}`),
    ]);
    const lines: string[] = [];
    const log = pino({}, { write: (line) => void lines.push(line) });
    for (const fault of faults) log.warn({ ...wordsOf(fault), err: fault }, fault.message);
    expect(faults.map(wordsOf)).toMatchObject([
      { answer: 'DEPTH_ZERO_SELF_SIGNED_CERT', check: expect.stringContaining('NODE_EXTRA_CA_CERTS') },
      { answer: 'WRONGPASS' },
    ]);
    expect(lines.join()).not.toMatch(/heim|falsch/);
  });

  it('whose authority’s file is not there is told at once', () => {
    expect(() => connect('rediss://localhost:1?ca=/none.pem')).toThrow(StoreFault);
  });
});
