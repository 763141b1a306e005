import { beforeEach, describe, expect, it } from 'vitest';
import { say } from '#src/text/say.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A7 · a colleague’s access, when an account was stolen', () => {
  let bot: Bot;
  let anna: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
  });

  const isFrozen = async (person: Person) => (await bot.read('person', person.id))?.frozen;

  it('ends when that is said by name, and comes back with a tap, over restarts', async () => {
    await anna.taps('freeze', pavel.id);
    anna.sees('staff-access-people.sure', { name: say('people.name', { name: 'pavel' }) });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('staff-access.frozen');
    await bot.restarts();
    expect(await isFrozen(pavel)).toBe(true);
    await pavel.says('мои дела');
    pavel.sees('home-list.frozen');
    pavel.lacks('invites');
    await anna.taps('thaw', pavel.id);
    anna.sees('staff-access.thawed');
    expect(await isFrozen(pavel)).toBe(false);
    await pavel.says('мои дела');
    pavel.sees('home-list.greeting');
    expect((await bot.read('person', pavel.id))?.roles).toEqual([{ role: 'classTeacher', class: 'c1' }]);
  });

  it('changes nothing on other words, on back, or on an old button', async () => {
    const freezing = keepsButton(anna, 'freeze');
    await anna.says('заморозить Павла');
    anna.sees('patterns.choose-one');
    await anna.says('pavel');
    anna.sees('staff-access-people.sure');
    for (const word of ['да', '1', 'приостанови']) {
      await anna.says(word);
      anna.sees('patterns.choose-one');
      anna.sees('staff-access-people.sure');
    }
    await anna.taps('@no');
    anna.sees('staff-access-people.ask');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
    await tapsKept(bot, anna, freezing);
    anna.sees('patterns.old-button');
    expect(await isFrozen(pavel)).toBeUndefined();
  });

  it('is not one’s own, not a stranger’s, and not a parent’s', async () => {
    anna.lacks('freeze', anna.id);
    for (const forged of [anna.id, 'vk:999', 'nonsense']) {
      await tapsKept(bot, anna, keepsButton(anna, 'freeze', forged));
      anna.sees('patterns.old-button');
    }
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    anna.lacks('freeze', olga.id);
    await opensScene(bot, pavel, 'staff-access');
    pavel.sees('patterns.not-yours');
    expect(await isFrozen(anna)).toBeUndefined();
  });

  it('is told calmly when the colleague froze first, and a frozen administrator freezes nobody', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, boris, 'staff-access');
    boris.sees('staff-access-people.ask');
    await opensScene(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
    await anna.taps('freeze', boris.id);
    anna.sees('staff-access-people.sure');
    await anna.taps('@sure');
    anna.sees('staff-access.frozen');
    await boris.taps('freeze', anna.id);
    boris.sees('patterns.not-yours');
    boris.sees('home-list.frozen');
    expect([await isFrozen(anna), await isFrozen(boris)]).toEqual([undefined, true]);
  });

  it('is not given back by whoever meant to freeze as well', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, boris, 'staff-access');
    boris.sees('staff-access-people.ask');
    const freezing = keepsButton(boris, 'freeze');
    await anna.taps('freeze', pavel.id);
    anna.sees('staff-access-people.sure');
    await anna.taps('@sure');
    anna.sees('staff-access.frozen');
    await tapsKept(bot, boris, { payload: { ...(freezing.payload as object), o: pavel.id } });
    boris.sees('patterns.old-button');
    expect(await isFrozen(pavel)).toBe(true);
  });

  it('tells namesakes apart', async () => {
    const other = await member(bot, 'pavel-2', { name: 'pavel', roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
    await anna.taps('freeze', other.id);
    anna.sees('staff-access-people.sure', {
      name: say('people.with-page', { name: 'pavel', page: other.id.slice('vk:'.length) }),
    });
  });

  it('goes by pages where there are many', async () => {
    for (let i = 0; i < 12; i += 1)
      (await member(bot, `учитель-${i}`, { roles: [{ role: 'subjectTeacher' }] })).ignores();
    await opensScene(bot, anna, 'staff-access');
    anna.sees('staff-access-people.ask');
    const shown = new Set(anna.buttons.filter((one) => one.startsWith('freeze:')));
    expect(shown.size).toBe(8);
    await anna.taps('@page', '1');
    anna.sees('staff-access-people.ask');
    for (const one of anna.buttons.filter((name) => name.startsWith('freeze:'))) shown.add(one);
    expect(shown.size).toBe(13);
  });
});
