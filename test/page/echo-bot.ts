import { Agent } from 'node:http';
import type { Agent as SecureAgent } from 'node:https';
import { setTimeout as pause } from 'node:timers/promises';
import QRCode from 'qrcode';
import { Keyboard, type MessageContext, type MessageEventContext, VK } from 'vk-io';

/** A bot of a few lines that shows everything a page must be able to draw. Long poll, like a real one. */
export async function startEchoBot(options: {
  apiBaseUrl: string;
  token: string;
  groupId: number;
  screenName: string;
}): Promise<{ stop(): Promise<void> }> {
  const { apiBaseUrl, token, groupId, screenName } = options;
  // vk-io wants an agent of https for its types; the sandbox speaks http.
  const agent = new Agent() as SecureAgent;
  const vk = new VK({ token, apiBaseUrl, agent, pollingGroupId: groupId, apiLimit: 1000, pollingWait: 500 });
  const invite = `https://vk.me/${screenName}?ref=from-qr&ref_source=poster`;
  const running = new Set<Promise<void>>();
  const run = (work: Promise<void>) => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };
  vk.updates.on('message_new', (context) => run(answer(vk, context, invite)));
  vk.updates.on('message_event', (context) => run(answerTap(vk, context, invite)));
  await vk.updates.startPolling();
  return {
    async stop() {
      await vk.updates.stop();
      // An answer that is still on its way would find the sandbox gone, and say so.
      await Promise.allSettled(running);
      agent.destroy();
    },
  };
}

export const MENU = Keyboard.builder()
  .textButton({ label: 'Эхо', payload: { say: 'echo' }, color: Keyboard.PRIMARY_COLOR })
  .textButton({ label: 'Кнопки', payload: { say: 'buttons' }, color: Keyboard.SECONDARY_COLOR })
  .row()
  .textButton({ label: 'Да', payload: { say: 'yes' }, color: Keyboard.POSITIVE_COLOR })
  .textButton({ label: 'Нет', payload: { say: 'no' }, color: Keyboard.NEGATIVE_COLOR })
  .row()
  .callbackButton({ label: 'Подсказка', payload: { do: 'snackbar' } })
  .urlButton({ label: 'Сайт', url: 'https://example.com/' });

const INLINE = Keyboard.builder()
  .callbackButton({ label: 'Изменить', payload: { do: 'edit' }, color: Keyboard.PRIMARY_COLOR })
  .callbackButton({ label: 'Открыть', payload: { do: 'link' } })
  .row()
  .textButton({ label: 'Ответить', payload: { say: 'inline' } })
  .callbackButton({ label: 'Молчание', payload: { do: 'nothing' } })
  .inline();

type Answer = (vk: VK, context: MessageContext, invite: string) => Promise<unknown>;

const ANSWERS: Partial<Record<string, Answer>> = {
  клавиатура: (_, context) => context.send('Вот клавиатура', { keyboard: MENU }),
  убери: (_, context) => context.send('Убрал', { keyboard: Keyboard.keyboard([]) }),
  кнопки: (_, context) => context.send('Выберите', { keyboard: INLINE }),
  карусель: (_, context) => context.send('Листайте', { template: CAROUSEL }),
  ссылка: (_, context, invite) => context.send(`Позовите коллегу: ${invite}`),
  файл: async (vk, context) => {
    const source = { value: Buffer.from('Класс;Ссылка\n5А;vk.me\n'), filename: 'классы.csv' };
    const doc = await vk.upload.messageDocument({ peer_id: context.peerId, source, title: 'классы.csv' });
    await context.send('Ваш файл', { attachment: doc.toString() });
  },
  картинка: async (vk, context, invite) => {
    const source = { value: await QRCode.toBuffer(invite, { width: 280 }), filename: 'qr.png' };
    const photo = await vk.upload.messagePhoto({ peer_id: context.peerId, source });
    await context.send('Покажите этот код', { attachment: photo.toString() });
  },
  печатай: async (_, context) => {
    await context.setActivity();
    await pause(700);
    await context.send('Напечатал');
  },
  ошибка: async (vk, context) => {
    await vk.api
      .call('messages.send', { peer_id: context.peerId, message: '', random_id: 1 })
      .catch(() => {});
  },
};

const CAROUSEL = JSON.stringify({
  type: 'carousel',
  elements: [1, 2, 3].map((n) => ({
    title: `Карточка ${n}`,
    description: `Описание карточки ${n}`,
    buttons: [{ action: { type: 'text', label: `Взять ${n}`, payload: JSON.stringify({ card: n }) } }],
  })),
});

async function answer(vk: VK, context: MessageContext, invite: string): Promise<void> {
  if (context.isOutbox || context.isEvent) return;
  const payload: unknown = context.messagePayload;
  const isStart = typeof payload === 'object' && payload !== null && 'command' in payload;
  if (isStart) {
    const by = context.referralValue ? ` По приглашению ${context.referralValue}.` : '';
    await context.send(`Здравствуйте!${by} Напишите что-нибудь или нажмите кнопку.`, { keyboard: MENU });
    return;
  }
  const text = context.text ?? '';
  const ready = ANSWERS[text.toLowerCase()];
  if (ready) await ready(vk, context, invite);
  else await context.send(`Эхо: ${describe(context, text)}`);
}

function describe(context: MessageContext, text: string): string {
  const what = [
    text,
    ...context.attachments.map(({ type }) => type),
    context.replyMessage ? `(ответ на «${context.replyMessage.text}»)` : '',
    context.hasForwards ? `(пересылка: ${context.forwards.length})` : '',
    context.referralValue ? `(приглашение ${context.referralValue})` : '',
    context.messagePayload ? JSON.stringify(context.messagePayload) : '',
  ];
  return what.filter(Boolean).join(' ');
}

async function answerTap(vk: VK, context: MessageEventContext, invite: string): Promise<void> {
  const payload = context.eventPayload as { do?: string };
  if (payload.do === 'snackbar') await context.answer({ type: 'show_snackbar', text: 'Это подсказка' });
  if (payload.do === 'link') await context.answer({ type: 'open_link', link: invite });
  if (payload.do === 'edit') {
    await vk.api.messages.edit({
      peer_id: context.peerId,
      cmid: context.conversationMessageId,
      message: 'Изменено',
    });
    await context.answer({ type: 'show_snackbar', text: 'Готово' });
  }
}
