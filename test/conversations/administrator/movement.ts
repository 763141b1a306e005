import type { SchoolEvent } from '#src/domain/events/record.ts';
import { days } from '#src/regulation/durations.ts';
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

/** A meeting in three days that somebody sees to. */
export const planned = (bot: Bot, event: Pick<SchoolEvent, 'id' | 'audience' | 'charge'>): Promise<void> =>
  bot.transaction((tx) => {
    const at = tx.now + days(3);
    const what = {
      v: 1,
      kind: 'meeting',
      title: 'Встреча',
      link: null,
      room: '12',
      state: 'planned',
    } as const;
    tx.create('event', event.id, { ...what, at, maker: null, madeAt: tx.now, ...event });
    tx.put('events', 'all', event.id, at);
  });
