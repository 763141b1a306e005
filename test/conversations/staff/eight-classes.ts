import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { coursesOf } from '#test/support/teaching.ts';

export const titles = ['5А', '5Б', '6А', '6Б', '7А', '7Б', '8А', '8Б'];

/** The last sign of each link by class; «-» where there is none. */
export async function linksOf(bot: Bot, who: Person): Promise<string> {
  const courses = await coursesOf(bot, who);
  return titles
    .map((_, i) => courses.find(({ classes }) => classes[0] === `c${i + 1}`)?.link?.at(-1) ?? '-')
    .join('');
}
