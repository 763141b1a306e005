import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { Actor } from '#demo/actor.ts';
import { days } from '#src/regulation/durations.ts';
import { schoolMorning } from '#test/support/bot.ts';
import { replay } from './replay.ts';
import { demoSchool } from './school.ts';

const school = demoSchool();
const folder = mkdtempSync(join(tmpdir(), 'saved-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('plays a dialog that was saved in the demo, over days, and tells the first answer that is another one', {
  timeout: 180_000,
}, async () => {
  const dialog = school().sandbox.dialog(555, 1003);
  const vera = new Actor(dialog);
  await vera.says('меню');
  await vera.taps('invites');
  await vera.taps('role', 'parent');
  await school().passTo(schoolMorning + days(1));
  await vera.says('меню');
  const file = join(folder, 'vera.json');
  await dialog.saveTranscript(file);
  expect(dialog.transcript().lines.some(({ text }) => text?.includes('Напоминаю о встрече'))).toBe(true);
  expect(replay(file)).toEqual({ status: 0, said: `${file}: the bot answers as it did.\n` });

  const other = join(folder, 'other.json');
  writeFileSync(other, readFileSync(file, 'utf8').replaceAll('Напоминаю о встрече', 'Не забудьте о встрече'));
  const { status, said } = replay(other);
  expect(status).toBe(1);
  expect(said).toMatch(/is another one.*It was:\nНе забудьте о встрече.*It is:\nНапоминаю о встрече/s);
});

it('says what it wants when it is given no saved dialog of the demo', { timeout: 60_000 }, () => {
  expect(replay()).toMatchObject({ status: 1, said: expect.stringContaining('npm run replay FILE') });
  expect(replay('package.json')).toMatchObject({
    status: 1,
    said: expect.stringContaining('no saved dialog: community is not what it is in one'),
  });
  expect(replay('README.md')).toMatchObject({ status: 1, said: expect.stringContaining('it is not JSON') });
  expect(replay('none.json')).toMatchObject({ status: 1, said: 'There is no file none.json.\n' });
  const fixture = 'test/fixtures/dialogs/head-report.json';
  expect(replay(fixture)).toMatchObject({ status: 1, said: expect.stringContaining('nobody of the demo') });
});

it('plays up to where a code of another dialog is said, and tells why no further', {
  timeout: 120_000,
}, async () => {
  const dialog = school().sandbox.dialog(555, 1005);
  const darya = new Actor(dialog);
  dialog.opens();
  await darya.says('привет');
  await darya.says('7K3MP-Q9XTA');
  const file = join(folder, 'darya.json');
  await dialog.saveTranscript(file);
  const { status, said } = replay(file);
  expect(status).toBe(1);
  expect(said).toContain('as it did up to «7K3MP-Q9XTA»');
  expect(said).toContain('each school draws its own');
});

it('says that nothing was said in an empty dialog, and takes one file at a time', { timeout: 60_000 }, () => {
  const empty = join(folder, 'empty.json');
  const person = { id: 1001, name: 'Анна Орлова' };
  writeFileSync(empty, JSON.stringify({ community: { id: 555, name: 'Школа' }, person, lines: [] }));
  expect(replay(empty)).toMatchObject({ status: 1, said: expect.stringContaining('nothing was said') });
  expect(replay(empty, empty)).toMatchObject({
    status: 1,
    said: expect.stringContaining('npm run replay FILE'),
  });
});
