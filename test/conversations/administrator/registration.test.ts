import { beforeEach, describe, expect, it } from 'vitest';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A2 · the administrator registers with the number of the application', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const a2 = async () => (await bot.read('school', 'main'))?.duties.A2;
  const opens = async () => {
    await opensRow(anna, 'A2');
    anna.sees('registration-steps.ask');
  };

  it('A2 from «Мои дела» to the same number and the school that is there, over restarts', async () => {
    await opens();
    await anna.says('да');
    anna.sees('registration-rights.ask');
    await bot.restarts();
    expect(await a2()).toBeUndefined();
    const yes = keepsButton(anna, 'yes');
    await anna.taps('yes');
    anna.sees('registration.done');
    await bot.restarts();
    expect(await a2()).toEqual({ state: 'done', at: bot.clock.now(), by: anna.id });
    await tapsKept(bot, anna, yes);
    anna.sees('patterns.old-button');
  });

  it('says what happens with another number, and leads back to the steps', async () => {
    await opens();
    await anna.taps('no');
    anna.sees('registration-other.ask');
    await anna.taps('again');
    anna.sees('registration-steps.ask');
    await anna.taps('yes');
    await anna.taps('no');
    anna.sees('registration-other.ask');
    expect(await a2()).toBeUndefined();
    anna.ignores();
  });

  it('helps with a new letter when the number has changed, or later', async () => {
    await opens();
    await anna.taps('no');
    await anna.taps('changed');
    anna.sees('registration-changed.ask');
    await anna.taps('letter');
    anna.sees('application-name.ask');
    await anna.taps('@back');
    anna.sees('registration-changed.ask');
    await anna.taps('later');
    anna.sees('registration.later');
    expect(await a2()).toBeUndefined();
    anna.ignores();
  });

  it('keeps no number that is written all the same', async () => {
    await opens();
    await anna.says('+7 921 123-45-67');
    anna.sees('patterns.choose-one');
    expect(JSON.stringify(await bot.read('place', anna.id))).not.toContain('921');
    await anna.taps('@back');
    expect(await a2()).toBeUndefined();
    anna.ignores();
  });

  it('was done by a colleague meanwhile: it is done', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opens();
    await anna.taps('yes');
    await as(bot, boris.id, (desk) => settleDuty(desk, { key: 'A2', end: 'done' }));
    await anna.taps('yes');
    anna.sees('registration.done');
    anna.sees('duty-stands.done');
    anna.ignores();
  });

  it('is not there for a teacher', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'registration');
    petr.sees('patterns.not-yours');
    petr.ignores();
  });
});
