import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';
import { schoolOn } from '#test/support/school-on.ts';

const groupId = 78;
const own = { VK_TOKEN: `token-${groupId}`, VK_GROUP_ID: String(groupId), ADMIN_VK_IDS: '1' };
/** All that the bot wants of VK; a new community of the local VK lacks one of them. */
const right = { group_id: groupId, message_edit: 1 };

describe('the doctor', { timeout: 60_000 }, () => {
  const stage = mainStage([groupId]);
  const examined = async (more: Record<string, string> = {}) => {
    const doctor = stage.start({ ...own, ...more }, { file: 'doctor' });
    const { code } = await doctor.gone;
    return { code, said: doctor.said() };
  };

  it('says of a bot that runs what waits, what was set aside and when somebody was answered', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', right);
    const env = { HTTP_PORT: String(await freePort()), REDIS_URL: '' };
    const bot = stage.start({ ...own, ...env });
    await bot.says('the bot is running');
    expect((await examined(env)).said).toContain('nobody was answered yet');
    const isReady = () => fetch(`http://127.0.0.1:${env.HTTP_PORT}/ready`).then(({ ok }) => ok);
    await expect.poll(isReady, { timeout: 20_000 }).toBe(true);
    const dialog = stage.sandbox.dialog(groupId, 1);
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    const figures = await fetch(`http://127.0.0.1:${env.HTTP_PORT}/metrics`).then((page) => page.text());
    expect(figures).toContain(`school_bot_ready{community="${groupId}"} 1`);
    expect(figures).toMatch(/school_bot_handled_seconds_count\{community="78",kind="update"\} [1-9]/);
    const { code, said } = await examined(env);
    expect(said).toMatch(/ok {2}Redis answers, keeps what is written, and throws nothing away\./);
    expect(said).toMatch(/ok {2}\/ready says that who writes now gets an answer\./);
    expect(said).toMatch(/ok {2}Community 78, «Школа 78»: VK lets the bot in/);
    expect(said).toMatch(/nothing waits to be sent[\s\S]*nothing was set aside[\s\S]*was answered \d+ s ago/);
    expect(said).toContain(
      '..  Community 78: there is no administrator yet; whoever ADMIN_VK_IDS names becomes one by writing to the community.\n',
    );
    expect(said).toContain('Nothing is to be mended. Left to people: 1.');
    expect(code).toBe(0);
    expect(await bot.stops(), 'the doctor has left its Redis alone').toMatchObject({ code: 0 });
  });

  it('says of one that does not run what is in the way, each by its sentence', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', { group_id: groupId, enabled: 0 });
    const port = String(await freePort());
    const { code, said } = await examined({ HTTP_PORT: port });
    expect(code).toBe(1);
    expect(said).toContain(`!!  Nobody answers /ready at HTTP_PORT ${port}`);
    expect(said).toContain('!!  Redis does not keep what is written');
    expect(said).toContain('!!  Community 78: Long Poll is off');
    expect(said).toContain('To be mended: 3.');
    const alone = await examined();
    expect(alone.said).toContain('!!  Community 78: no process sends: the bot does not run.');
    const nowhere = await examined({ REDIS_URL: `redis://127.0.0.1:${port}`, VK_TOKEN: 'other' });
    expect(nowhere.said).toContain('!!  Redis is away (ECONNREFUSED): check REDIS_URL');
    expect(nowhere.said).toContain('!!  Community 78: VK 5: the community key was revoked');
    expect(nowhere.said).not.toMatch(/\n\s+at /);
  });

  it('says where VK’s calls would go to somebody else, and that the bot listens where it does', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', right);
    const { env } = await stage.callback();
    const keys = { CALLBACK_SECRET: 'secret', CALLBACK_CONFIRMATION: stage.confirmationOf(groupId) };
    const ports = { CALLBACK_PORT: env.CALLBACK_PORT, HTTP_PORT: String(await freePort()) };
    const others = Object.values(ports).map((port) =>
      createServer((_, answer) => answer.end('<html>')).listen(Number(port)),
    );
    const { said } = await examined({ ...env, ...keys, ...ports });
    expect(said).toContain(
      `!!  CALLBACK_PORT ${ports.CALLBACK_PORT} is taken on 127.0.0.1: end what listens there`,
    );
    expect(said).toContain(`!!  HTTP_PORT ${ports.HTTP_PORT} is taken on 127.0.0.1: end what listens there`);
    for (const other of others) await new Promise((resolve) => other.close(resolve));
    expect((await examined({ ...env, ...keys })).said).toContain(`!!  Nobody listens at CALLBACK_PORT`);
    const bot = stage.start({ ...own, ...env, ...keys });
    await bot.says('the bot is running');
    expect((await examined({ ...env, ...keys })).said).toContain(
      `ok  The bot listens for VK on 127.0.0.1, port ${env.CALLBACK_PORT}, /vk.`,
    );
    await bot.stops();
  });

  it('asks again where somebody else has the key for a moment, and says so where they have it for long', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', right);
    stage.sandbox.faults.error({ method: 'groups.getById', code: 6, times: 2 });
    expect((await examined()).said).toContain('VK lets the bot in and tells it what it needs');
    stage.sandbox.faults.error({ method: 'groups.getById', code: 6 });
    const { said } = await examined();
    expect(said).toMatch(
      /!! {2}Community 78: Somebody calls VK with this key right now.*Wait some seconds and try again \(VK 6\)\./,
    );
    expect(said).not.toContain('VK is away');
  });

  it('tells a page of somebody else from a VK that does not answer', async () => {
    const page = createServer((_, answer) =>
      answer.writeHead(404, { 'content-type': 'text/html' }).end('<h1>404</h1>'),
    );
    await once(page.listen(0, '127.0.0.1'), 'listening');
    const address = page.address();
    const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
    const { said } = await examined({ VK_API_BASE_URL: url });
    expect(said).toContain('!!  Community 78: Something answers that is not VK’s API: check VK_API_BASE_URL');
    await new Promise((resolve) => page.close(resolve));
    expect((await examined({ VK_API_BASE_URL: url })).said).toContain('VK is away (no answer)');
  });

  it('shows the code that makes the first administrator, and when the last backup was made', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', right);
    const bot = stage.start({ ...own, ADMIN_VK_IDS: '' });
    await expect.poll(() => bot.said(), { timeout: 20_000 }).toMatch(/to become one: \w{5}-\w{5}/);
    const code = /to become one: (\S+)/.exec(bot.said())?.[1];
    await bot.stops();
    const fresh = (await examined({ ADMIN_VK_IDS: '' })).said;
    expect(fresh).toContain(
      `..  Community 78: there is no administrator yet; whoever sends this code to the community becomes one: ${code}.`,
    );
    expect(fresh, 'there is nothing to be copied yet').not.toContain('backup');
    await schoolOn(stage.redis.socketPath, groupId);
    writeFileSync(join(stage.dir, 'schools.json'), `[${groupId}]`);
    const never = (await examined()).said;
    expect(never).not.toContain('no administrator');
    expect(never).toMatch(
      /\.\. {2}No backup was made here yet: write five or six words into BACKUP_PASSPHRASE in \.env, then npm run backup/,
    );
    const backup = stage.start(
      { ...own, BACKUP_PASSPHRASE: 'five words that nobody guesses' },
      { file: 'backup', args: [stage.dir] },
    );
    expect((await backup.gone).code, backup.said()).toBe(0);
    expect((await examined()).said).toMatch(/ok {2}The last backup was made \d+ s ago\./);
    writeFileSync(join(stage.dir, 'last-backup'), new Date(Date.now() - 9 * 86_400_000).toISOString());
    expect((await examined()).said).toMatch(/!! {2}The last backup was made 9 days ago/);
  });
});

describe('the set-up at VK', { timeout: 60_000 }, () => {
  const stage = mainStage([groupId]);
  const sets = async (args: readonly string[], more: Record<string, string> = {}, types = '') => {
    const setup = stage.start({ ...own, ...more }, { file: 'set-up', args, types });
    const { code } = await setup.gone;
    return { code, said: setup.said() };
  };
  const asked = (method: string) => stage.sandbox.calls.filter((call) => call.method === method).length;

  it('shows what it will change, changes nothing without a yes, and finds nothing to do when run again', async () => {
    stage.sandbox.call(groupId, 'groups.setLongPollSettings', {
      ...{ group_id: groupId, enabled: 0, message_event: 0, message_reply: 1, api_version: '5.131' },
    });
    stage.sandbox.call(groupId, 'groups.setSettings', { group_id: groupId, bots_capabilities: 0 });
    const before = asked('groups.setLongPollSettings');
    const no = await sets([], {}, 'n\n');
    expect(no.said).toContain(
      'Long Poll: it is switched on; version 5.131 becomes 5.199; message_edit, message_event on; message_reply off.',
    );
    expect(no.said).toContain('Nothing was changed.');
    expect((await sets([])).said, 'nobody answers').toContain('Nothing was changed.');
    expect(asked('groups.setLongPollSettings')).toBe(before);
    const yes = await sets([], {}, 'y\n');
    expect(yes).toMatchObject({ code: 0, said: expect.stringContaining('Done; nothing else is to be set.') });
    const again = await sets(['--yes']);
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('Nothing is to be done.') });
    expect(asked('groups.setLongPollSettings')).toBe(before + 1);
    const keyboard = JSON.stringify({ buttons: [[{ action: { type: 'text', label: 'Да' } }]] });
    stage.sandbox.dialog(groupId, 1).opens();
    const send = { peer_id: 1, random_id: 1, message: 'a', keyboard };
    expect(stage.sandbox.call(groupId, 'messages.send', send), 'bot abilities are on').toHaveProperty(
      'response',
    );
  });

  it('says what only a person can do', async () => {
    const rights = ['messages', 'manage'];
    const school = { id: groupId, name: 'Школа', screenName: 'school', token: own.VK_TOKEN, rights };
    stage.sandbox.addCommunity(school);
    const { code, said } = await sets(['--yes']);
    expect(code).toBe(1);
    expect(said).toMatch(/Only a person can do this:\n.*«photos».*Access tokens[\s\S]*«docs»/);
    expect((await sets(['--yse'])).said).toMatch(/--yse[\s\S]*--url https/);
  });

  it('adds the callback server with its events and has it confirmed, whether or not the bot runs', async () => {
    const { env } = await stage.callback();
    const keys = { CALLBACK_SECRET: 'secret', CALLBACK_CONFIRMATION: stage.confirmationOf(groupId) };
    const url = `http://127.0.0.1:${env.CALLBACK_PORT}/vk`;
    const wrong = await sets(['--yes', '--url', url], { ...env, ...keys, CALLBACK_CONFIRMATION: 'other' });
    expect(wrong.said).toContain(`CALLBACK_CONFIRMATION has to be ${keys.CALLBACK_CONFIRMATION}`);
    expect(
      (await sets(['--yes', '--url', 'http://127.0.0.1/elsewhere'], { ...env, ...keys })).said,
    ).toContain('ends with CALLBACK_PATH, /vk');
    const none = await sets(['--yes'], { ...env, ...keys });
    expect(none.said).toContain('VK has no callback server with the secret of CALLBACK_SECRET');
    const other = createServer().listen(Number(env.CALLBACK_PORT), '127.0.0.1');
    const servers = asked('groups.addCallbackServer');
    const taken = await sets(['--yes', '--url', url], { ...env, ...keys });
    expect(taken.said).toContain(`CALLBACK_PORT ${env.CALLBACK_PORT} is taken on 127.0.0.1`);
    expect(asked('groups.addCallbackServer'), 'nothing was changed').toBe(servers);
    other.closeAllConnections();
    await new Promise((resolve) => other.close(resolve));
    const added = await sets(['--yes', '--url', url], { ...env, ...keys });
    expect(added).toMatchObject({
      code: 0,
      said: expect.stringContaining('Done; nothing else is to be set.'),
    });
    const again = await sets(['--yes', '--url', url], { ...env, ...keys });
    expect(again).toMatchObject({ code: 0, said: expect.stringContaining('Nothing is to be done.') });
    const bot = stage.start({ ...own, ...env, ...keys });
    await bot.says('the bot is running');
    const dialog = stage.sandbox.dialog(groupId, 1);
    dialog.says('Здравствуйте');
    await expect.poll(() => dialog.messages.length, { timeout: 20_000 }).toBe(2);
    expect(await bot.stops()).toMatchObject({ code: 0 });
  });
});
