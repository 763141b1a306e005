import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';

const [first, second] = [81, 82];
const patient = { timeout: 20_000, interval: 20 };

describe('one process for two schools', { timeout: 90_000 }, () => {
  const stage = mainStage([first, second]);
  let health: string;

  const tokens = (of: Record<number, string>, more: (groupId: number) => string = () => '') =>
    writeFile(
      file(),
      Object.entries(of)
        .map(([groupId, token]) => `- groupId: ${groupId}\n  token: ${token}\n${more(Number(groupId))}`)
        .join(''),
      { mode: 0o600 },
    );
  const file = () => join(stage.dir, 'communities.yaml');
  const start = async (more: Record<string, string> = {}) => {
    const port = String(await freePort());
    health = `http://127.0.0.1:${port}/ready`;
    return stage.start({ HTTP_PORT: port, COMMUNITIES_FILE: file(), ...more });
  };
  const ready = async (): Promise<unknown> => {
    const answer = await fetch(health).catch(() => undefined);
    return answer && { status: answer.status, ...((await answer.json()) as object) };
  };
  /** What is said before the first poll is not in VK's log for the bot. */
  const reads = (groupId: number) =>
    expect
      .poll(async () => {
        const client = new Redis(stage.redis.socketPath);
        return client.get(`{g${groupId}}:cursor`).finally(() => client.disconnect());
      }, patient)
      .toBeTruthy();
  const isAnswered = async (groupId: number): Promise<void> => {
    const dialog = stage.sandbox.dialog(groupId, 1);
    const before = dialog.messages.length;
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, patient).toBe(before + 2);
  };

  it('answers in each, by one connection to Redis and one that listens, and ends within ten seconds', async () => {
    await tokens({ [first]: 'token-81', [second]: 'token-82' });
    const process = await start();
    for (const groupId of [first, second]) {
      await process.says(`Send this code to community ${groupId} to become one`);
      await reads(groupId);
      await isAnswered(groupId);
    }
    expect(await ready()).toEqual({ status: 200, ok: true });
    const client = new Redis(stage.redis.socketPath);
    const clients = String(await client.client('LIST'))
      .trim()
      .split('\n');
    client.disconnect();
    expect(clients.length - 1, 'besides the one that asks').toBe(2);
    await process.killed();
    const again = await start();
    await again.says(`Send this code to community ${second} to become one`);
    await isAnswered(first);
    await isAnswered(second);
    const { code, ms } = await again.stops();
    expect(code).toBe(0);
    expect(ms).toBeLessThan(10_000);
    expect(again.said()).toContain(`"groupId":${first}`);
  });

  it('one key is refused: that is told once, the other school is served, and this one as soon as its key is mended', async () => {
    await tokens({ [first]: 'token-81', [second]: 'revoked' });
    const process = await start();
    await process.says(`Community ${second} is not served. VK 5: the community key was revoked`);
    await reads(first);
    await isAnswered(first);
    const refused = { waits: expect.stringContaining('VK 5: the community key was revoked') };
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true, notReady: { [second]: refused } });
    await expect
      .poll(() => stage.sandbox.calls.filter(({ method }) => method === 'groups.getById').length, patient)
      .toBeGreaterThan(3);
    await tokens({ [first]: 'token-81', [second]: 'token-82' });
    await reads(second);
    await isAnswered(second);
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true });
    expect(process.said().split('is not served').length - 1).toBe(1);
    expect(process.said()).not.toMatch(/token-8|revoked"/);
  });

  it('VK calls one server for both; the one is revoked, flooded and broken, and the other does not notice', async () => {
    const more = (groupId: number) =>
      `  callbackSecret: secret-${groupId}\n  callbackConfirmation: ${stage.confirmationOf(groupId)}\n`;
    await tokens({ [first]: 'token-81', [second]: 'token-82' }, more);
    const { env, calls } = await stage.callback();
    const process = await start(env);
    await process.says(`Send this code to community ${second} to become one`);
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true });
    for (const groupId of [first, second]) await calls(groupId, `secret-${groupId}`);
    for (const groupId of [first, second]) await isAnswered(groupId);
    stage.sandbox.addPerson({ id: 900_002, firstName: 'Борис', lastName: 'Петров' });
    const boris = stage.sandbox.dialog(second, 900_002);
    stage.sandbox.faults.error({ code: 5, holding: '900002' });
    boris.says('Здравствуйте');
    const refused = { sending: 'the messenger lets nothing through' };
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true, notReady: { [second]: refused } });
    await isAnswered(first);
    stage.sandbox.faults.clear();
    await expect.poll(() => boris.messages.length, patient).toBe(2);
    await expect.poll(ready, patient).toEqual({ status: 200, ok: true });
    // Flood control, and an update that no turn can be made of.
    stage.sandbox.faults.error({ code: 9, holding: '900002' });
    boris.says('меню');
    await isAnswered(first);
    stage.sandbox.faults.clear();
    await expect.poll(() => boris.messages.length, patient).toBe(4);
    const client = new Redis(stage.redis.socketPath);
    await client.set(`{g${second}}:school:main`, 'garbage');
    client.disconnect();
    boris.says('меню');
    await expect.poll(() => boris.messages.at(-1)?.text, patient).toMatch(/[0-9a-f]{4}/);
    await isAnswered(first);
    expect(await process.stops()).toMatchObject({ code: 0 });
    const alarms = process
      .said()
      .split('\n')
      .filter((line) => line.includes('"level":"error"'));
    for (const line of alarms) expect(line).toContain(`"groupId":${second}`);
  });
});
