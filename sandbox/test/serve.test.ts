import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { form, post } from './support.ts';

const script = fileURLToPath(new URL('../serve.ts', import.meta.url));
const started = new Set<ChildProcess>();
const folders: string[] = [];

afterEach(async () => {
  for (const child of started) child.kill('SIGKILL');
  started.clear();
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

/** Starts the process and waits for its one line. */
async function serve(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    env: { ...process.env, ...env },
  });
  started.add(child);
  const line = await new Promise<string>((resolve, reject) => {
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => {
      out += chunk.toString();
      if (out.includes('\n')) resolve(out);
    });
    let faults = '';
    child.stderr.on('data', (chunk: Buffer) => {
      faults += chunk.toString();
    });
    child.once('exit', (code) => reject(new Error(`it ended with ${code}: ${faults}`)));
  });
  const ends = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const [, url = '', api = ''] = /^sandbox (\S+) api (\S+)\n$/.exec(line) ?? [];
  return { child, url, api, ends };
}

const communities = JSON.stringify([{ id: 7, name: 'School', screenName: 'school', token: 'secret' }]);
const people = JSON.stringify([{ id: 10, firstName: 'Anna', lastName: 'Orlova' }]);

describe('the sandbox as a process', () => {
  it('prints one line with its address, and keeps its state between runs', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    folders.push(folder);
    const state = join(folder, 'state.json');
    const first = await serve(['--communities', communities, '--state', state], { SANDBOX_PEOPLE: people });
    expect(first.api).toBe(`${first.url}/method`);
    await post(`${first.url}/sandbox/api/dialogs/7/10/say`, '{"text":"hello"}');
    first.child.kill('SIGTERM');
    await first.ends;
    const second = await serve(['--state', state]);
    const history = form({ access_token: 'secret', v: '5.199', peer_id: 10 });
    expect(await post(`${second.api}/messages.getHistory`, history)).toMatchObject({
      response: { items: [{ text: 'hello' }] },
    });
  });

  it('has kept, when it is killed, whatever anybody was told', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    folders.push(folder);
    const args = ['--communities', communities, '--people', people, '--state', join(folder, 'state.json')];
    const texts = async (api: string) => {
      const asked = form({ access_token: 'secret', v: '5.199', peer_id: 10, rev: 1 });
      const answer = await post(`${api}/messages.getHistory`, asked);
      return (answer as { response: { items: { text: string }[] } }).response.items.map(({ text }) => text);
    };
    const poll = async (api: string) => {
      const asked = form({ access_token: 'secret', v: '5.199', group_id: 7 });
      const { response } = (await post(`${api}/groups.getLongPollServer`, asked)) as {
        response: { server: string; key: string; ts: string };
      };
      const url = `${response.server}?act=a_check&key=${response.key}&ts=${response.ts}&wait=5`;
      return fetch(url).then((answer) => answer.json());
    };
    const first = await serve(args);
    const heard = poll(first.api);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await post(`${first.url}/sandbox/api/dialogs/7/10/say`, '{"text":"hello"}');
    expect(JSON.stringify(await heard)).toContain('hello');
    first.child.kill('SIGKILL');
    await first.ends;
    const second = await serve(args);
    expect(await texts(second.api)).toEqual(['hello']);
    const send = form({ access_token: 'secret', v: '5.199', peer_id: 10, random_id: 1, message: 'hi' });
    expect(await post(`${second.api}/messages.send`, send)).toHaveProperty('response');
    second.child.kill('SIGKILL');
    await second.ends;
    expect(await texts((await serve(args)).api)).toEqual(['hello', 'hi']);
  });

  it('says what is wrong with its settings and does not start', async () => {
    await expect(serve(['--communities', '[{"id":7}]', '--latency', 'much'])).rejects.toThrow(
      /ended with 2: [\s\S]*latency/,
    );
  });
});
