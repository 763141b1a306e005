import { beforeEach, describe, expect, it } from 'vitest';
import { forgetMe } from '#src/domain/people/forget.ts';
import type { PupilsMode } from '#src/domain/school/record.ts';
import { hours } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A3 · how the bot talks with pupils', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await setTo('guided');
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const setTo = (pupils: PupilsMode) =>
    schoolWith(bot, { classes: ['7А', '7Б'], school: { ready: true, pupils } });
  const mode = async () => (await bot.read('school', 'main'))?.pupils;
  const pupil = (name: string, of = 'c1', lang?: 'en') =>
    member(bot, name, { name, roles: [{ role: 'student', class: of }], ...(lang ? { lang } : {}) });
  async function opens(): Promise<void> {
    await opensScene(bot, anna, 'pupils-mode');
    anna.sees('pupils-mode-choose.ask');
  }

  it('takes their requests only after what that means was asked; an old button changes nothing', async () => {
    await opens();
    const full = keepsButton(anna, 'full');
    await anna.says('иногда');
    anna.sees('patterns.choose-one');
    await anna.taps('full');
    anna.sees('pupils-mode-choose.sure');
    await anna.says('да');
    anna.sees('pupils-mode-choose.sure');
    expect(await mode()).toBe('guided');
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('school-settings.saved');
    expect(await mode()).toBe('full');
    await opens();
    // Nobody was accepted, so there is nothing to decide.
    await anna.taps('off');
    anna.sees('school-settings.saved');
    await tapsKept(bot, anna, full);
    anna.ignores();
    expect(await mode()).toBe('off');
  });

  it('asks what becomes of those whom it has kept, and deletes them by name, over restarts', async () => {
    await setTo('full');
    const misha = await pupil('Миша');
    const emma = await pupil('Emma', 'c2', 'en');
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
    const olga = await member(bot, 'olga', { roles: [] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'student', class: 'c1' });
    const [waiting] = await ask(bot, 1, { invite, from: 5001 });
    await sends(bot, olga.id, invite);
    const ofParent = await invited(bot, { code: '7K3MPQ9XTB', role: 'parent', class: 'c2' });
    const asParent = await sends(bot, olga.id, ofParent, 'Даша');
    await opens();
    await anna.taps('guided');
    anna.sees('school-settings.saved');
    anna.sees('pupils-mode-kept.ask', { count: 4 });
    await bot.restarts();
    await anna.taps('forget');
    anna.sees('pupils-mode-kept.sure', { count: 4 });
    for (const said of ['да', '1', '@no'] as const) {
      if (said === '@no') await anna.taps(said);
      else await anna.says(said);
      expect(await bot.read('person', misha.id)).toBeDefined();
    }
    anna.ignores();
    await anna.taps('forget');
    const sure = keepsButton(anna, '@sure');
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('pupils-mode.done', { count: 4 });
    await bot.passes(0);
    for (const child of [misha, emma]) child.sees('pupils-mode.told');
    expect(emma.last.text).toContain('The school has decided');
    await tapsKept(bot, anna, sure);
    anna.ignores();
    await bot.passes(hours(24));
    for (const person of [misha, emma, olga, pavel]) person.seesNoMore();
    anna.ignores();
    await bot.restarts();
    for (const child of [misha, emma]) {
      expect(await tracesOf(bot, child)).toEqual([]);
      expect(await bot.read('place', child.id)).toBeUndefined();
    }
    expect(await bot.read('request', waiting?.request ?? '')).toBeUndefined();
    expect(Object.values((await bot.read('person', olga.id))?.requests ?? {}), 'as a parent').toEqual([
      asParent,
    ]);
    expect((await bot.read('person', pavel.id))?.roles).toHaveLength(1);
    await opens();
    anna.lacks('kept');
  });

  it('keeps them where the administrator wants to, and comes back to it later', async () => {
    await setTo('full');
    const misha = await pupil('Миша');
    await opens();
    await anna.taps('off');
    anna.sees('pupils-mode-kept.ask', { count: 1 });
    await anna.says('назад');
    anna.sees('pupils-mode-choose.still', { count: 1 });
    await anna.taps('kept');
    await anna.taps('keep');
    anna.sees('pupils-mode.kept');
    anna.ignores();
    await bot.passes(0);
    expect(await bot.read('person', misha.id)).toBeDefined();
    await bot.restarts();
    await opens();
    await anna.taps('kept');
    anna.sees('pupils-mode-kept.ask', { count: 1 });
    misha.seesNoMore();
  });

  it('deletes nobody at night, nor where the mode is what it was by the morning', async () => {
    await setTo('full');
    const misha = await pupil('Миша');
    const kira = await pupil('Кира');
    await bot.passes(hours(12));
    await opens();
    await anna.taps('guided');
    await anna.taps('forget');
    await anna.taps('@sure');
    anna.ignores();
    await as(bot, kira.id, (desk) => forgetMe(desk, {}));
    expect(await tracesOf(bot, kira)).toEqual([]);
    await bot.passes(hours(1));
    misha.seesNoMore();
    expect(await bot.read('person', misha.id)).toBeDefined();
    await opens();
    await anna.taps('full');
    await anna.taps('@sure');
    anna.ignores();
    await bot.passes(hours(12));
    expect(await bot.read('person', misha.id)).toBeDefined();
    misha.seesNoMore();
    anna.ignores();
  });

  it('is the administrator’s alone', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'head' }] });
    await opensScene(bot, petr, 'pupils-mode');
    petr.sees('patterns.not-yours');
    petr.ignores();
  });
});
