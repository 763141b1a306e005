import { Agent } from 'node:http';
import { VK } from 'vk-io';
import { z } from 'zod';
import { tokenOf } from '../orders.ts';
import { isReady } from './ready.ts';

/** A bare vk-io bot that says what it hears. */
const { apiBaseUrl } = z.object({ apiBaseUrl: z.string() }).parse(JSON.parse(process.env.BOT ?? '{}'));
const vk = new VK({
  // Nothing of its own stands in its way: vk-io would wait between two calls.
  ...{ token: tokenOf(1), pollingGroupId: 1, apiBaseUrl, apiLimit: 1_000 },
  agent: new Agent({ keepAlive: true }) as never,
});
vk.updates.on('message_new', (context) => context.send(context.text ?? ''));
await vk.updates.startPolling();
isReady();
