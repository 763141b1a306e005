import { expect, it } from 'vitest';
import { storeChat } from '#src/domain/chats/chats.ts';
import { keepStaffroom } from '#src/domain/chats/staffroom.ts';
import { startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';

it('a link of another platform, of another chat, or a page is stored by no operation, whatever the scene asked', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  const stores = (chat: 'C3a' | 'C3b', text: string) =>
    as(bot, vera.id, (desk) => storeChat(desk, { class: 'c1', chat, title: '', link: text, second: null }));
  const staffroom = (text: string) => as(bot, anna.id, (desk) => keepStaffroom(desk, { link: text }));
  for (const [text, refusal] of [
    ['https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg', 'link-other-platform'],
    ['https://sferum.ru/?p=start', 'link-sferum-page'],
    ['https://vk.me.evil.example/join/AJQ1dx0Zb', 'link-other-host'],
  ] as const) {
    expect(await stores('C3a', text)).toEqual({ ok: false, refusal });
    expect(await staffroom(text)).toEqual({ ok: false, refusal });
  }
  expect(await stores('C3a', link)).toEqual({ ok: true });
  expect(await stores('C3b', link)).toEqual({ ok: false, refusal: 'link-taken' });
  expect(await staffroom(link)).toEqual({ ok: false, refusal: 'link-taken' });
  for (const person of [anna, vera]) person.ignores();
});
