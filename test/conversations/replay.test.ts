import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Transcript } from '#sandbox/index.ts';
import { startBot } from '#test/support/bot.ts';
import { replay } from '#test/support/replay.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';

it('a dialog that was saved is played again, and the bot answers as it did', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'replay-'));
  const file = join(dir, 'parent.json');
  const record = await startBot();
  await schoolWith(record);
  const anna = await member(record, 'anna', {
    roles: [{ role: 'parent', class: 'c1' }],
    name: 'Анна Петрова',
  });
  await anna.says('что дальше?');
  await anna.taps('all');
  await anna.taps('duty', 'P1:c1');
  await anna.says('назад');
  await anna.says('помощь');
  anna.ignores();
  await anna.dialog.saveTranscript(file);

  const again = await startBot();
  await schoolWith(again);
  await again.transaction((tx) =>
    seedPerson(tx, { id: anna.id, name: 'Анна Петрова', roles: [{ role: 'parent', class: 'c1' }] }),
  );
  const saved = JSON.parse(await readFile(file, 'utf8')) as Transcript;
  const second = again.person('anna');
  await replay(saved, second.dialog, again.settle);
  second.ignores();

  // Another answer than the one that was saved is seen.
  const third = await startBot();
  const boris = third.person('boris');
  const upTo = saved.lines.findIndex(({ who }) => who === 'community') + 1;
  const other = saved.lines
    .slice(0, upTo)
    .map((line) => ({ ...line, text: line.who === 'community' ? 'другое' : (line.text ?? '') }));
  await expect(replay({ ...saved, lines: other }, boris.dialog, third.settle)).rejects.toThrow('другое');
  boris.ignores();
  await rm(dir, { recursive: true });
});
