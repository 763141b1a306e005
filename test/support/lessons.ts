import { type LessonPlan, planLesson } from '#src/domain/teaching/lessons.ts';
import type { Bot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { opensScene } from '#test/support/taps.ts';
import { coursesOf, teachesSubject } from '#test/support/teaching.ts';

/** «Математика» in these classes, for this teacher. @returns the course of the first class */
export async function teaches(bot: Bot, who: Person, ...classes: string[]): Promise<string> {
  await teachesSubject(bot, who, 'Математика', ...classes);
  const courses = await coursesOf(bot, who);
  return courses.find((course) => course.classes[0] === classes[0])?.id ?? '';
}

/** Tuesdays and Thursdays at four, by video, from 15 September 2026 until the end of the term. */
export const weekly: LessonPlan = {
  ...{ days: [2, 4], time: '16:00', minutes: 40, from: '2026-09-15', until: '2026-10-25' },
  ...{ form: 'distance', link: 'https://sferum.ru/?p=live', room: null },
};

/** The same by talking: those whom it is for are told. */
export async function plansByTalk(bot: Bot, who: Person, course: string, when: string): Promise<void> {
  await opensScene(bot, who, 'lesson-plan', { course });
  await who.says(when);
  await who.taps('distance');
  await who.taps('later');
  await who.taps('yes');
  who.ignores();
}

/** Stored without anybody being told. @returns its key, `<course>:<lesson>` */
export async function hasLesson(
  bot: Bot,
  who: Person,
  course: string,
  plan: Partial<LessonPlan> = {},
): Promise<string> {
  const done = await as(bot, who.id, (desk) => planLesson(desk, { course, plan: { ...weekly, ...plan } }));
  if (!done.ok) throw new Error(done.refusal);
  return done.key;
}

/** The lessons of a course as they are stored. */
export const lessonsOf = async (bot: Bot, course: string) =>
  (await bot.read('course', course))?.lessons ?? [];
