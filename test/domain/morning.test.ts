import { beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { joinedStaff } from '#test/conversations/administrator/movement.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('whoever is told something in the quiet hours', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;

  beforeEach(async () => {
    // 22:00 in St Petersburg; people are left alone until 8:00.
    bot = await startBot({ now: schoolMorning + hours(12) });
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await joinedStaff(bot, 'vera', 'c1');
  });

  async function renames(title: string): Promise<void> {
    await opensScene(bot, anna, 'class-changes');
    await anna.taps('class', 'c1');
    await anna.taps('rename');
    await anna.says(title);
    anna.ignores();
  }

  async function deletes(person: Person): Promise<void> {
    await person.taps('forget');
    await person.taps('delete');
    await person.taps('@sure');
    person.ignores();
  }

  it('hears it in the morning, each thing once and in its order, over restarts', async () => {
    await renames('7В');
    await bot.passes(minutes(30));
    await renames('7Г');
    vera.seesNoMore();
    await bot.restarts();
    await bot.passes(hours(9));
    vera.seesNoMore();
    await bot.passes(minutes(30));
    vera.sees('school-year.told-teacher', { was: '7А', class: '7В' });
    vera.sees('school-year.told-teacher', { was: '7В', class: '7Г' });
    const texts = vera.dialog.messages.map(({ text }) => text);
    expect(texts.findIndex((text) => text.includes('7Г'))).toBeGreaterThan(
      texts.findIndex((text) => text.includes('7А')),
    );
    await bot.passes(hours(24));
    vera.seesNoMore();
    expect(await bot.read('morning', vera.id)).toBeUndefined();
  });

  it('hears nothing of it after deleting their data, and sees before that it waits', async () => {
    await renames('7В');
    await opensScene(bot, vera, 'settings');
    await vera.taps('data');
    const shown = bot.texts.said.findLast(({ say: { key } }) => key === 'settings-data.ask')?.say.args.lines;
    expect(shown).toContainEqual(say('my-data.morning', { count: 1 }));
    await deletes(vera);
    expect(await bot.read('morning', vera.id)).toBeUndefined();
    await bot.passes(hours(11));
    vera.seesNoMore();
    anna.ignores();
  });

  it('hears a class’s end together with the other families, without whoever has left meanwhile', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, anna, 'class-changes');
    await anna.taps('class', 'c1');
    await anna.taps('close');
    await anna.taps('@sure');
    anna.ignores();
    olga.seesNoMore();
    await opensScene(bot, irina, 'settings');
    await irina.taps('data');
    await deletes(irina);
    await bot.passes(hours(10));
    olga.sees('class-ended.closed');
    vera.sees('class-ended.teacher-closed');
    irina.seesNoMore();
  });

  it('is let in at once all the same: whoever has asked waits for the answer', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const galina = await member(bot, 'galina', { roles: [] });
    await ask(bot, 1, { invite, from: Number(galina.id.slice(3)) });
    await vera.says('заявки');
    await vera.taps('all');
    vera.ignores();
    galina.sees('request-accepted.parent');
    galina.ignores();
  });
});
