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

  it('says what is wrong with its settings and does not start', async () => {
    await expect(serve(['--communities', '[{"id":7}]', '--latency', 'much'])).rejects.toThrow(
      /ended with 2: [\s\S]*latency/,
    );
  });
});
