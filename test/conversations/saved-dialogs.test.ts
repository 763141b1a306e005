import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { it } from 'vitest';
import type { Transcript } from '#sandbox/index.ts';
import type { Held } from '#src/domain/people/record.ts';
import { startBot } from '#test/support/bot.ts';
import { acts, replay } from '#test/support/replay.ts';
import { schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';

/**
 * Dialogs that were saved, each played again with today's bot. What it says otherwise now is seen here before people
 * see it: `npm run dialogs` saves them anew, and the difference is read like any other.
 */
const folder = fileURLToPath(new URL('../fixtures/dialogs/', import.meta.url));
const isKept = process.env.DIALOGS === 'keep';
const files = readdirSync(folder).sort();

/** Who talks, by the first word of the file's name. */
const roles: Readonly<Record<string, readonly Held[]>> = {
  administrator: [{ role: 'administrator' }],
  head: [{ role: 'head' }],
  class: [{ role: 'classTeacher', class: 'c1' }],
  subject: [{ role: 'subjectTeacher' }],
  parent: [{ role: 'parent', class: 'c1' }],
  student: [{ role: 'student', class: 'c1' }],
};

it.each(files)('%s goes as it went', async (file) => {
  const saved = JSON.parse(readFileSync(`${folder}${file}`, 'utf8')) as Transcript;
  const bot = await startBot();
  await schoolWith(bot, { school: { pupils: 'full' } });
  const held = roles[file.split('-')[0] ?? ''];
  const anna = bot.person('anna');
  if (held) await bot.transaction((tx) => seedPerson(tx, { id: anna.id, name: 'Анна Орлова', roles: held }));
  if (isKept) {
    await acts(saved, anna.dialog, bot.settle);
    await anna.dialog.saveTranscript(`${folder}${file}`);
  } else await replay(saved, anna.dialog, bot.settle);
  anna.ignores();
});
