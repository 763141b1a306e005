import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Transcript } from '#sandbox/index.ts';
import type { Held } from '#src/domain/people/record.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';

/** Dialogs that were saved by `npm run dialogs`, by their files. */
const folder = fileURLToPath(new URL('../fixtures/dialogs/', import.meta.url));
export const savedDialogs = readdirSync(folder).sort();
export const pathOfDialog = (file: string): string => `${folder}${file}`;
export const readDialog = (file: string): Transcript =>
  JSON.parse(readFileSync(pathOfDialog(file), 'utf8')) as Transcript;

/** Who talks, by the first word of the file's name. */
const roles: Readonly<Record<string, readonly Held[]>> = {
  administrator: [{ role: 'administrator' }],
  head: [{ role: 'head' }],
  class: [{ role: 'classTeacher', class: 'c1' }],
  subject: [{ role: 'subjectTeacher' }],
  parent: [{ role: 'parent', class: 'c1' }],
  student: [{ role: 'student', class: 'c1' }],
};

/** The school in which such a dialog was led, and who led it. */
export async function stageOfDialog(file: string): Promise<{ bot: Bot; anna: Person }> {
  const bot = await startBot();
  await schoolWith(bot, { school: { pupils: 'full' } });
  const held = roles[file.split('-')[0] ?? ''];
  const anna = bot.person('anna');
  if (held) await bot.transaction((tx) => seedPerson(tx, { id: anna.id, name: 'Анна Орлова', roles: held }));
  return { bot, anna };
}
