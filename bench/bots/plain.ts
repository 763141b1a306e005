import { Agent } from 'node:http';
import { SceneManager, StepScene } from '@vk-io/scenes';
import { type ISessionStorage, SessionManager } from '@vk-io/session';
import { Redis } from 'ioredis';
import { Keyboard, VK } from 'vk-io';
import { z } from 'zod';
import { tokenOf } from '../orders.ts';
import { isReady } from './ready.ts';

/** The plain stack: vk-io with its scenes and session on Redis, that remembers a step and answers with a keyboard. */
const { redis, apiBaseUrl } = z
  .object({ redis: z.string(), apiBaseUrl: z.string() })
  .parse(JSON.parse(process.env.BOT ?? '{}'));
const client = new Redis({ path: redis });
const vk = new VK({
  ...{ token: tokenOf(1), pollingGroupId: 1, apiBaseUrl, apiMode: 'parallel', apiLimit: 20 },
  agent: new Agent({ keepAlive: true }) as never,
});
const storage: ISessionStorage = {
  get: async (key) => JSON.parse((await client.get(key)) ?? '{}'),
  set: async (key, value) => (await client.set(key, JSON.stringify(value))) === 'OK',
  delete: async (key) => (await client.del(key)) > 0,
  touch: async () => undefined,
};
const scenes = new SceneManager({
  scenes: [
    new StepScene('menu', [
      async (context) => {
        const { scene } = context as unknown as { scene: { state: { asked?: number } } };
        scene.state.asked = (scene.state.asked ?? 0) + 1;
        const keyboard = Keyboard.builder();
        for (let row = 0; row < 4; row += 1)
          keyboard.textButton({ label: `Вариант ${row}`, payload: { n: scene.state.asked, c: row } }).row();
        await (context as unknown as { send(text: string, more: object): Promise<unknown> }).send(
          'Здравствуйте! Это бот школы. Выберите, что нужно, или пришлите код приглашения.',
          { keyboard },
        );
      },
    ]),
  ],
});
vk.updates.on(
  'message_new',
  new SessionManager({ storage, getStorageKey: (c) => String(c.senderId) }).middleware as never,
);
vk.updates.on('message_new', scenes.middleware as never);
vk.updates.on('message_new', scenes.middlewareIntercept as never);
vk.updates.on('message_new', (context) =>
  (context as unknown as { scene: { enter(slug: string): Promise<void> } }).scene.enter('menu'),
);
await vk.updates.startPolling();
isReady();
