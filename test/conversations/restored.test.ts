import { expect, it } from 'vitest';
import { act, heard } from '#demo/transcript.ts';
import { allKept, backsUp, empties, newBackup, putsBack } from '#test/support/backup.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { readDialog, savedDialogs, stageOfDialog } from '#test/support/saved-dialogs.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** The drill: a backup is made, Redis is lost, the backup is put back, and another process goes on with it. */
async function loses(bot: Bot): Promise<void> {
  const { connection } = bot.store;
  const path = newBackup();
  await backsUp(bot, path);
  const before = await allKept(connection, [bot.groupId]);
  await empties(connection, [bot.groupId]);
  expect(await allKept(connection, [bot.groupId])).toEqual([]);
  await putsBack(bot, path);
  const after = await allKept(connection, [bot.groupId]);
  const lease = `{g${bot.groupId}}:lease:sender`;
  expect(after.filter(({ key }) => key !== lease)).toEqual(before.filter(({ key }) => key !== lease));
  await bot.restarts();
}

it('a school that is put back from a backup goes on where everybody was', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна Орлова' });
  const boris = await member(bot, 'boris', {
    ...{ roles: [{ role: 'classTeacher' as const, class: 'c1' }], name: 'Борис Ким' },
  });
  await anna.says('настройки');
  anna.ignores();
  const zoya = bot.person('zoya');
  await zoya.opens();
  await zoya.taps('code');
  zoya.ignores();
  await boris.says('что дальше?');
  await boris.taps('all');
  boris.ignores();
  const places = (await allKept(bot.store.connection, [bot.groupId])).filter(({ key }) =>
    key.includes(':place:'),
  );
  expect(places.map(({ key }) => key.split(':').at(-1))).toEqual(
    [anna, boris, zoya].map(({ id }) => id.split(':').at(-1)),
  );
  await loses(bot);
  await zoya.says('мяу');
  zoya.sees('hello-code.ask');
  await boris.taps('@page', '1');
  boris.sees('list.page', { page: 2 });
  await anna.taps('lang');
  anna.sees('settings-menu.chosen');
});

it.each(savedDialogs)('%s goes as it went where Redis was lost in the middle', async (file) => {
  const saved = readDialog(file);
  const { bot, anna } = await stageOfDialog(file);
  const done = saved.lines.filter(({ who }) => who === 'person');
  for (const [i, line] of done.entries()) {
    if (i === Math.ceil(done.length / 2)) await loses(bot);
    act(anna.dialog, line);
    await bot.settle();
  }
  expect(heard(anna.dialog.transcript().lines)).toEqual(heard(saved.lines));
  anna.ignores();
});
