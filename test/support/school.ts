import type { Held } from '#src/domain/people/record.ts';
import type { School } from '#src/domain/school/record.ts';
import type { Bot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { seedPerson, seedSchool } from '#test/support/seed.ts';

/** A school that has been set up: its classes c1, c2 … in the order given, open to families unless said otherwise. */
export async function schoolWith(
  bot: Bot,
  options: { classes?: readonly string[]; open?: boolean; school?: Partial<School> } = {},
): Promise<void> {
  const titles = options.classes ?? ['7А', '7Б'];
  await bot.transaction((tx) =>
    seedSchool(tx, {
      titles,
      open: (options.open ?? true) ? titles : [],
      ...(options.school ? { school: options.school } : {}),
    }),
  );
}

/** Somebody who has agreed and was accepted before the test begins, and has written to the bot once. */
export async function member(
  bot: Bot,
  name: string,
  options: { roles: readonly Held[]; name?: string; lang?: 'en' },
): Promise<Person> {
  const person = bot.person(name, options.lang === undefined ? {} : { lang: options.lang });
  await bot.transaction((tx) =>
    seedPerson(tx, {
      id: person.id,
      name: options.name ?? name,
      roles: options.roles,
      lang: options.lang ?? 'ru',
    }),
  );
  // VK lets a community write only to those who wrote first.
  await person.opens();
  person.ignores();
  return person;
}
