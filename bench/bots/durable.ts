import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Keyboard, VK } from 'vk-io';
import { z } from 'zod';
import { freePort } from '#test/support/main-process.ts';
import { tokenOf } from '../orders.ts';
import { isReady } from './ready.ts';

/**
 * The same turn by a durable engine, Restate: what somebody writes is kept by its server before it is worked on, each
 * person is an object of theirs with a state, and the answer is a step that is not repeated once it is done.
 */
const { apiBaseUrl, packages } = z
  .object({ apiBaseUrl: z.string(), packages: z.string() })
  .parse(JSON.parse(process.env.BOT ?? '{}'));

/** What is used of its package, which stands in a folder of its own. */
interface Context {
  readonly key: string;
  get(name: string): Promise<number | null>;
  set(name: string, value: number): void;
  run(name: string, work: () => Promise<unknown>): Promise<unknown>;
}
interface Restate {
  object(of: { name: string; handlers: Record<string, (context: Context) => Promise<void>> }): unknown;
  serve(of: { services: unknown[]; port: number }): Promise<number>;
}
// The package wants what Node 20 does not have yet.
Object.assign(Promise, {
  withResolvers<T>() {
    const parts: { resolve?: (value: T) => void; reject?: (fault: unknown) => void } = {};
    const promise = new Promise<T>((resolve, reject) => Object.assign(parts, { resolve, reject }));
    return { promise, ...parts };
  },
});
const packaged = createRequire(join(packages, 'package.json'));
const restate = (await import(packaged.resolve('@restatedev/restate-sdk'))) as unknown as Restate;

const vk = new VK({
  ...{ token: tokenOf(1), pollingGroupId: 1, apiBaseUrl, apiMode: 'parallel', apiLimit: 20 },
  agent: new Agent({ keepAlive: true }) as never,
});

const person = restate.object({
  name: 'person',
  handlers: {
    async says(context) {
      const asked = ((await context.get('asked')) ?? 0) + 1;
      context.set('asked', asked);
      const keyboard = Keyboard.builder();
      for (let row = 0; row < 4; row += 1)
        keyboard.textButton({ label: `Вариант ${row}`, payload: { n: asked, c: row } }).row();
      await context.run('answer', () =>
        vk.api.messages.send({
          ...{ peer_id: Number(context.key), random_id: asked, keyboard: String(keyboard) },
          message: 'Здравствуйте! Это бот школы. Выберите, что нужно, или пришлите код приглашения.',
        }),
      );
    },
  },
});

const [nodes, ingress, admin] = await Promise.all([freePort(), freePort(), freePort()]);
const server = spawn(
  packaged.resolve('@restatedev/restate-server-linux-x64/bin/restate-server'),
  ['--no-logo'],
  {
    stdio: 'ignore',
    env: {
      ...process.env,
      ...{ RESTATE_BASE_DIR: await mkdtemp(join(tmpdir(), 'restate-')), RESTATE_LISTEN_MODE: 'tcp' },
      ...{ RESTATE_BIND_IP: '127.0.0.1', RESTATE_BIND_PORT: String(nodes) },
      ...{ RESTATE_INGRESS__BIND_PORT: String(ingress), RESTATE_ADMIN__BIND_PORT: String(admin) },
      ...{ RESTATE_DISABLE_TELEMETRY: 'true', RESTATE_ROCKSDB_TOTAL_MEMORY_SIZE: '256MB' },
    },
  },
);
process.once('exit', () => server.kill('SIGKILL'));

const agent = new Agent({ keepAlive: true, maxSockets: 100 });
/** @returns the status; 0 where nobody listens yet */
const post = (
  port: number,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<number> =>
  new Promise((resolve) => {
    const asked = request({
      ...{ host: '127.0.0.1', port, path, method: 'POST', agent },
      headers: { 'content-type': 'application/json', ...headers },
    });
    asked.once('error', () => resolve(0));
    asked.once('response', (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    asked.end(JSON.stringify(body));
  });

const uri = `http://127.0.0.1:${await restate.serve({ services: [person], port: 0 })}`;
while ((await post(admin, '/deployments', { uri })) !== 201) await pause(100);

vk.updates.on('message_new', async (context) => {
  const { peerId, conversationMessageId } = context as unknown as Record<string, number>;
  const kept = { 'idempotency-key': `${peerId} ${conversationMessageId}` };
  await post(ingress, `/person/${peerId}/says/send`, null, kept);
});
await vk.updates.startPolling();
isReady();
