// A bot of somebody else and its test, on the packed sandbox: packed.test.ts runs it in a folder of its own.
import { Agent } from 'node:http';
import { createSandbox } from 'local-vk';
import { VK } from 'vk-io';

const sandbox = createSandbox();
sandbox.addCommunity({ id: 1, name: 'Club', screenName: 'club', token: 'secret' });
sandbox.addPerson({ id: 10, firstName: 'Anna', lastName: 'Orlova' });
const { url, apiBaseUrl } = await sandbox.listen();

const vk = new VK({
  token: 'secret',
  apiBaseUrl,
  agent: /** @type {any} */ (new Agent()),
  pollingGroupId: 1,
});
vk.updates.on('message_new', (context) => context.send(`You said: ${context.text}`));
await vk.updates.startPolling();

const anna = sandbox.dialog(1, 10);
anna.says('hello');
while (anna.messages.length < 2) await new Promise((resolve) => setTimeout(resolve, 10));
process.stdout.write(`${anna.messages.at(-1)?.text}\n`);
process.stdout.write(`page: ${(await (await fetch(url)).text()).slice(0, 15)}\n`);
await vk.updates.stop();
await sandbox.close();
process.exit();
