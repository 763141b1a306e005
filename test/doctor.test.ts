import { describe, expect, it } from 'vitest';
import { freePort } from '#test/support/main-process.ts';
import { mainStage } from '#test/support/main-stage.ts';

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
    expect(said).toContain('Nothing is to be done.');
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
