import { it } from 'vitest';
import { acts, replay } from '#test/support/replay.ts';
import { pathOfDialog, readDialog, savedDialogs, stageOfDialog } from '#test/support/saved-dialogs.ts';

/**
 * Dialogs that were saved, each played again with today's bot. What it says otherwise now is seen here before people
 * see it: `npm run dialogs` saves them anew, and the difference is read like any other.
 */
const isKept = process.env.DIALOGS === 'keep';

it.each(savedDialogs)('%s goes as it went', async (file) => {
  const saved = readDialog(file);
  const { bot, anna } = await stageOfDialog(file);
  if (isKept) {
    await acts(saved, anna.dialog, bot.settle);
    await anna.dialog.saveTranscript(pathOfDialog(file));
  } else await replay(saved, anna.dialog, bot.settle);
  anna.ignores();
});
