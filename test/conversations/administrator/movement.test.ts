import { beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
});

describe('A11 · what has happened', () => {
  it.each([
    ['left', 'movement-group.left'],
    ['moved', 'movement-group.moved'],
    ['pupil', 'pupil-note-origin.ask'],
    ['came', 'invites-who.ask'],
    ['role', 'people-group.ask'],
    ['year', 'school-year-look.ask'],
    ['classes', 'class-changes-list.ask'],
  ])('«%s» leads to its scene, and back here', async (chose, shown) => {
    await opensScene(bot, anna, 'movement');
    anna.sees('movement-menu.ask');
    await bot.restarts();
    await anna.taps(chose);
    anna.sees(shown);
    await anna.taps('@back');
    anna.sees('movement-menu.ask');
  });

  it('is not understood in other words, and is left by a word', async () => {
    await opensScene(bot, anna, 'movement');
    anna.sees('movement-menu.ask');
    await anna.says('ну вот');
    anna.sees('patterns.choose-one');
    await anna.says('отмена');
    anna.ignores();
    anna.lacks('year');
  });

  it('is the administrator’s', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'movement');
    olga.sees('patterns.not-yours');
    olga.ignores();
    expect((await bot.read('school', 'main'))?.duties.A11).toBeUndefined();
  });
});
