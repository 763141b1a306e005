import { Agent, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Keyboard, VK } from 'vk-io';
import type { Dialog } from '../dialog-types.ts';
import { ANNA, answerOf, aSandbox, BORIS, SCHOOL, TOKEN, until } from './support.ts';

const closers: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A plain bot as its author would write it, on vk-io as it is published. */
function echoBot(apiBaseUrl: string, more: object = {}): VK {
  const vk = new VK({
    token: TOKEN,
    apiBaseUrl,
    agent: new Agent(),
    apiLimit: 20,
    pollingGroupId: SCHOOL,
    ...more,
  } as never);
  const keyboard = () =>
    Keyboard.builder()
      .callbackButton({ label: 'Like', payload: { like: true } })
      .inline();
  vk.updates.on('message_new', async (context) => {
    if (context.messagePayload?.command === 'start')
      await context.send(`hello, ${context.referralValue ?? 'stranger'}`);
    else await context.send(`you said: ${context.text}`, { keyboard: keyboard() });
  });
  vk.updates.on('message_event', async (context) => {
    await context.answer({ type: 'show_snackbar', text: 'thank you' });
    await vk.api.messages.edit({
      peer_id: context.peerId,
      conversation_message_id: context.conversationMessageId,
      message: 'liked',
    } as never);
  });
  return vk;
}

/** Anna and the bot, whatever the way between them is. */
async function theyTalk(anna: Dialog): Promise<void> {
  const says = () => anna.messages.filter(({ from }) => from === 'community').map(({ text }) => text);
  anna.opens('a-poster');
  await until(() => says().length === 1);
  anna.says('5 < 6 & "so on"');
  await until(() => says().length === 2);
  expect(says()).toEqual(['hello, a-poster', 'you said: 5 < 6 & "so on"']);
  const like = anna.messages.at(-1)?.keyboard?.buttons[0]?.[0];
  if (!like) expect.fail('no button');
  anna.taps(like);
  await until(() => says().includes('liked'));
  expect(anna.snackbars.map(({ text }) => text)).toEqual(['thank you']);
  expect(anna.pendingEvents).toBe(0);
}

describe('an echo bot on vk-io', () => {
  it('talks by long poll', async () => {
    const { sandbox, anna, boris } = aSandbox({ callsPerSecond: 20 });
    const { apiBaseUrl } = await sandbox.listen();
    const vk = echoBot(apiBaseUrl);
    await vk.updates.start();
    closers.push(() => vk.updates.stop());
    await theyTalk(anna);
    boris.says('me too');
    await until(() => boris.messages.length === 2);
    expect(sandbox.dialog(SCHOOL, BORIS).messages.at(-1)?.text).toBe('you said: me too');
  });

  it('goes on by long poll after each kind of failure', async () => {
    const { sandbox, anna } = aSandbox();
    const { apiBaseUrl } = await sandbox.listen();
    const vk = echoBot(apiBaseUrl);
    await vk.updates.start();
    closers.push(() => vk.updates.stop());
    for (const [i, kind] of ([1, 2, 3] as const).entries()) {
      sandbox.faults.failNextPoll(kind);
      const polls = sandbox.calls.filter(({ method }) => method === 'groups.getLongPollServer').length;
      // vk-io asks for a new server after 2 and 3 and begins with "now": what comes meanwhile is lost to it
      if (kind !== 1)
        await until(
          () => sandbox.calls.filter(({ method }) => method === 'groups.getLongPollServer').length > polls,
        );
      anna.says(`word ${i}`);
      await until(() => anna.messages.at(-1)?.text === `you said: word ${i}`);
    }
  });

  it('talks by callback', async () => {
    const { sandbox, anna, call, school } = aSandbox();
    const { apiBaseUrl } = await sandbox.listen();
    const { code } = answerOf<{ code: string }>(
      call('groups.getCallbackConfirmationCode', { group_id: SCHOOL }),
    );
    const vk = echoBot(apiBaseUrl, { webhookSecret: 'word', webhookConfirmation: code });
    const server = createServer(vk.updates.getWebhookCallback('/vk'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => {
      server.close();
      server.closeAllConnections();
    });
    answerOf(call('groups.setLongPollSettings', { group_id: SCHOOL, enabled: 0 }));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vk`;
    const { server_id } = answerOf<{ server_id: number }>(
      call('groups.addCallbackServer', { group_id: SCHOOL, url, title: 'bot', secret_key: 'word' }),
    );
    await until(
      () =>
        answerOf<{ items: { status: string }[] }>(call('groups.getCallbackServers', { group_id: SCHOOL }))
          .items[0]?.status === 'ok',
    );
    answerOf(
      call('groups.setCallbackSettings', { group_id: SCHOOL, server_id, message_new: 1, message_event: 1 }),
    );
    await theyTalk(anna);
    expect(school.history.map(({ type }) => type)).toEqual(['message_new', 'message_new', 'message_event']);
    expect(ANNA).toBe(anna.personId);
  });
});
