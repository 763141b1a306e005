import type { SchoolChat } from '#src/domain/chats/school-chat.ts';
import type { Bot } from '#test/support/bot.ts';

export const chatLink = 'https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ezb=';
export const otherLink = 'https://vk.me/join/ZZQ1dx0Zb/hbFR+gROKii0Ezb=';

/** One of the school's chats as it is stored. */
export const chatOf = async (bot: Bot, id: string): Promise<SchoolChat | undefined> =>
  (await bot.read('schoolChats', 'main'))?.list.find((chat) => chat.id === id);

/** A chat that is there before the test begins; nobody has heard of it yet. */
export async function chatIsThere(
  bot: Bot,
  chat: Pick<SchoolChat, 'duty'> & Partial<SchoolChat>,
): Promise<void> {
  const known = await bot.read('schoolChats', 'main');
  const made: SchoolChat = {
    ...{ id: chat.duty, title: '', link: chatLink, second: null, aside: null, at: bot.clock.now() },
    ...{ maker: null, roles: [], members: [], adult: null, proposed: [], told: [] },
    ...chat,
  };
  const others = (known?.list ?? []).filter(({ id }) => id !== made.id);
  await bot.write('schoolChats', 'main', { v: 1, list: [...others, made] });
}
