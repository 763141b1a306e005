import { readCourses } from '#src/domain/teaching/courses.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import type { Bot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';

/** The link of a chat, told apart from others by its last sign. */
export const joinLink = (sign: number | string) => `https://vk.me/join/AJQ1dx0ZbhbFRgROKii${sign}`;

/** Somebody says that they teach a subject in these classes. */
export const teachesSubject = (bot: Bot, who: Person, title: string, ...classes: string[]) =>
  as(bot, who.id, (desk) => teach(desk, { lines: [{ kind: 'subject', title, classes }] }));

/** What somebody teaches. */
export const coursesOf = (bot: Bot, who: Person) => as(bot, who.id, ({ tx }) => readCourses(tx, who.id));
