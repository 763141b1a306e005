import { afterEach, expect, it } from 'vitest';
import { createHealthServer, type HealthServer } from '#src/http.ts';

let server: HealthServer | undefined;
afterEach(() => server?.stop());

async function answers(options: Partial<Parameters<typeof createHealthServer>[0]>, path: string) {
  const well = async () => ({ ok: true });
  server = createHealthServer({ port: 0, host: '127.0.0.1', health: well, ready: well, ...options });
  const answer = await fetch(`http://127.0.0.1:${await server.start()}${path}`);
  return { status: answer.status, body: await answer.text() };
}

it('answers 200 while all is well, with what there is to tell', async () => {
  const health = async () => ({ ok: true, updates: 3 });
  expect(await answers({ health }, '/health')).toEqual({ status: 200, body: '{"ok":true,"updates":3}' });
});

it('answers 503 when the bot cannot serve, though it lives', async () => {
  const ready = async () => ({ ok: false, redis: 'away' });
  expect(await answers({ ready }, '/ready')).toEqual({ status: 503, body: '{"ok":false,"redis":"away"}' });
});

it('answers 503 without a reason when asking fails, and when it takes too long', async () => {
  const fails = () => Promise.reject(new Error('redis://user:secret@host'));
  expect(await answers({ ready: fails }, '/ready')).toEqual({ status: 503, body: '{"ok":false}' });
  await server?.stop();
  const hangs = () => new Promise<never>(() => undefined);
  expect(await answers({ ready: hangs, patienceMs: 50 }, '/ready')).toEqual({
    status: 503,
    body: '{"ok":false}',
  });
});

it('shows figures when there are any', async () => {
  expect(await answers({ metrics: async () => 'updates_total 3\n' }, '/metrics')).toMatchObject({
    status: 200,
    body: 'updates_total 3\n',
  });
  await server?.stop();
  expect(await answers({}, '/metrics')).toMatchObject({ status: 404 });
});

it('tells when the port is taken', async () => {
  const well = async () => ({ ok: true });
  server = createHealthServer({ port: 0, host: '127.0.0.1', health: well, ready: well });
  const port = await server.start();
  const second = createHealthServer({ port, host: '127.0.0.1', health: well, ready: well });
  await expect(second.start()).rejects.toThrow('EADDRINUSE');
});

it('listens where it was told and nowhere else', async () => {
  const well = async () => ({ ok: true });
  server = createHealthServer({ port: 0, host: '127.0.0.1', health: well, ready: well });
  const port = await server.start();
  await expect(fetch(`http://[::1]:${port}/health`)).rejects.toThrow();
});
