import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Actor } from '#demo/actor.ts';
import { replay } from './replay.ts';
import { demoSchool } from './school.ts';

const school = demoSchool();
const folder = mkdtempSync(join(tmpdir(), 'saved-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('says the code that the bot has shown in the same dialog now, where it was said then; words are words', {
  timeout: 120_000,
}, async () => {
  const dialog = school().sandbox.dialog(555, 1001);
  const anna = new Actor(dialog);
  await anna.says('меню');
  await anna.taps('invites');
  await anna.taps('role', 'head');
  const given = anna.code;
  await anna.says('меню');
  await anna.says(`код ${given}`);
  await anna.says('my department, 8123456789');
  const file = join(folder, 'anna.json');
  await dialog.saveTranscript(file);
  expect(replay(file)).toEqual({ status: 0, said: `${file}: the bot answers as it did.\n` });
});
