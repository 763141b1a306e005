import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member } from '#test/support/school.ts';

/** One of the staff, with a class where one is named. */
export const joinedStaff = (bot: Bot, name: string, of?: string): Promise<Person> =>
  member(bot, name, {
    roles: [of === undefined ? { role: 'subjectTeacher' } : { role: 'classTeacher', class: of }],
  });

/** The class has a chat of its parents. */
export async function withLink(bot: Bot, of: string, second: string | null = null): Promise<void> {
  const entry = await bot.read('class', of);
  const chat = { title: '', link: `https://vk.me/join/${of}AJQ1d7fYkQabcdef`, second, aside: null, at: 1 };
  await bot.write('class', of, {
    v: 1,
    id: of,
    teacher: null,
    duties: {},
    ...entry,
    chats: { ...entry?.chats, C3b: chat },
  });
}
