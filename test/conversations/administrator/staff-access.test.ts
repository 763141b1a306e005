import { beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, tapsKept } from '#test/support/taps.ts';

describe('A7 · a colleague’s access, when an account was stolen', () => {
  let bot: Bot;
  let anna: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensByNotice(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
  });

  const isFrozen = async (person: Person) => (await bot.read('person', String(person.id)))?.frozen;

  it('ends in one tap and comes back in another, over restarts', async () => {
    expect(anna.buttons).toContain(`freeze:${pavel.id}`);
    await anna.taps('freeze', String(pavel.id));
    anna.sees('staff-access.frozen');
    await bot.restarts();
    expect(await isFrozen(pavel)).toBe(true);
    await pavel.says('мои дела');
    pavel.sees('home-list.frozen');
    expect(pavel.buttons).not.toContain('invites');
    await anna.taps('thaw', String(pavel.id));
    anna.sees('staff-access.thawed');
    expect(await isFrozen(pavel)).toBe(false);
    await pavel.says('мои дела');
    pavel.sees('home-list.greeting');
    expect((await bot.read('person', String(pavel.id)))?.roles).toEqual([
      { role: 'classTeacher', class: 'c1' },
    ]);
  });

  it('changes nothing on other words, on back, or on an old button', async () => {
    const freezing = keepsButton(anna, 'freeze');
    await anna.says('заморозить Павла');
    anna.sees('patterns.choose-one');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
    await tapsKept(bot, anna, freezing);
    anna.sees('patterns.old-button');
    expect(await isFrozen(pavel)).toBeUndefined();
  });

  it('is not one’s own, not a stranger’s, and not a parent’s', async () => {
    expect(anna.buttons).not.toContain(`freeze:${anna.id}`);
    await tapsKept(bot, anna, keepsButton(anna, 'freeze', String(anna.id)));
    anna.sees('refusal-not-yourself');
    for (const forged of ['999', 'nonsense']) {
      await tapsKept(bot, anna, keepsButton(anna, 'freeze', forged));
      anna.sees('refusal-unknown-person');
    }
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    expect(anna.buttons).not.toContain(`freeze:${olga.id}`);
    await opensByNotice(bot, pavel, 'staff-access');
    pavel.sees('patterns.old-button');
    expect(await isFrozen(anna)).toBeUndefined();
  });

  it('is told calmly when the colleague froze first, and a frozen administrator freezes nobody', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensByNotice(bot, boris, 'staff-access');
    boris.sees('staff-access-people.ask');
    await opensByNotice(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
    await anna.taps('freeze', String(boris.id));
    anna.sees('staff-access.frozen');
    await boris.taps('freeze', String(anna.id));
    boris.sees('patterns.not-yours');
    boris.sees('home-list.frozen');
    expect([await isFrozen(anna), await isFrozen(boris)]).toEqual([undefined, true]);
  });

  it('goes by pages where there are many', async () => {
    for (let i = 0; i < 8; i += 1)
      (await member(bot, `учитель-${i}`, { roles: [{ role: 'subjectTeacher' }] })).ignores();
    await opensByNotice(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
    const shown = new Set(anna.buttons.filter((one) => one.startsWith('freeze:')));
    expect(shown.size).toBe(7);
    await anna.taps('page', '1');
    anna.sees('staff-access-people.ask');
    for (const one of anna.buttons.filter((name) => name.startsWith('freeze:'))) shown.add(one);
    expect(shown.size).toBe(9);
  });
});
