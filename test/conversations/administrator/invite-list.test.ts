import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, tapsKept } from '#test/support/taps.ts';

describe('A12 · the living invites', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const isAlive = async (hash: string) => (await bot.read('invite', hash))?.endedAt === undefined;
  const aged = (code: string, age: number) =>
    invited(bot, { code, role: 'subjectTeacher', madeAt: bot.clock.now() - age });

  it('stands oldest first, five on a page, and a page that is gone is the last one', async () => {
    const hashes: string[] = [];
    for (const first of '1234567') hashes.push(await aged(`${first}K3MPQ9XTA`, hours(8 - Number(first))));
    await opensByNotice(bot, anna, 'invite-list');
    anna.sees('invite-list-list.ask', { count: 7 });
    const shown = () => anna.buttons.filter((one) => one.startsWith('show:')).map((one) => one.slice(5));
    expect(shown()).toEqual(hashes.slice(0, 5));
    await bot.restarts();
    await anna.taps('page', '1');
    anna.sees('invite-list-list.ask');
    expect(shown()).toEqual(hashes.slice(5));
    await anna.taps('annul', hashes[5]);
    anna.sees('invite-list.annulled', { count: 1 });
    await anna.taps('annul', hashes[6]);
    anna.sees('invite-list.annulled', { count: 1 });
    expect(shown()).toEqual(hashes.slice(0, 5));
    for (const [i, hash] of hashes.entries()) expect(await isAlive(hash)).toBe(i < 5);
  });

  it('annuls all that nobody has used beyond the set age, and no other', async () => {
    const [stale, fresh, used] = [
      await aged('1K3MPQ9XTA', limits.unclaimedInviteAge + 1),
      await aged('2K3MPQ9XTA', limits.unclaimedInviteAge),
      await aged('3K3MPQ9XTA', limits.unclaimedInviteAge + 1),
    ];
    await bot.transaction((tx) => tx.setCount('invite-uses', used, 399));
    await opensByNotice(bot, anna, 'invite-list');
    anna.sees('invite-list-list.ask', { count: 3 });
    const annulling = keepsButton(anna, 'annul', fresh);
    await anna.taps('annul-stale');
    anna.sees('invite-list.annulled', { count: 1 });
    expect(anna.buttons).not.toContain('annul-stale');
    await tapsKept(bot, anna, annulling);
    anna.sees('patterns.old-button');
    await bot.restarts();
    expect([await isAlive(stale), await isAlive(fresh), await isAlive(used)]).toEqual([false, true, true]);
  });

  it('is done when the platform’s links are confirmed for this term, and not before the stale ones are gone', async () => {
    await aged('1K3MPQ9XTA', days(15));
    await opensByNotice(bot, anna, 'invite-list');
    anna.sees('invite-list-list.unconfirmed');
    await anna.taps('platform');
    anna.sees('invite-list-platform.ask');
    await anna.says('готово');
    anna.sees('patterns.choose-one');
    await anna.taps('done');
    anna.sees('invite-list-platform.stale-first', { count: 1 });
    await anna.taps('annul-stale');
    anna.sees('invite-list-list.none');
    await anna.taps('platform');
    anna.sees('invite-list-platform.ask');
    await anna.taps('later');
    anna.sees('invite-list-list.unconfirmed');
    await anna.taps('platform');
    anna.sees('invite-list-platform.ask');
    await anna.taps('@back');
    anna.sees('invite-list-list.unconfirmed');
    expect((await bot.read('school', 'main'))?.duties.A12).toBeUndefined();
    await anna.taps('platform');
    anna.sees('invite-list-platform.ask');
    await bot.restarts();
    await anna.taps('done');
    anna.sees('invite-list-platform.saved');
    anna.sees('invite-list-list.confirmed');
    await bot.restarts();
    expect((await bot.read('school', 'main'))?.duties.A12).toMatchObject({ state: 'done', by: anna.id });
  });

  it('annuls for a class teacher the own class’s invites alone, whatever a button carries', async () => {
    const staff = await aged('1K3MPQ9XTA', hours(1));
    const own = await invited(bot, { code: '2K3MPQ9XTA', role: 'parent', class: 'c1' });
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensByNotice(bot, vera, 'invite-list');
    vera.sees('invite-list-list.ask', { count: 1 });
    expect(vera.buttons).not.toContain('platform');
    await tapsKept(bot, vera, keepsButton(vera, 'annul', staff));
    vera.sees('invite-list.annulled', { count: 0 });
    await tapsKept(bot, vera, {
      payload: { ...(keepsButton(vera, 'new').payload as object), c: 'platform' },
    });
    vera.sees('invite-list-platform.ask');
    await vera.taps('done');
    vera.sees('refusal-forbidden');
    await vera.taps('annul', own);
    vera.sees('invite-list.annulled', { count: 1 });
    expect([await isAlive(staff), await isAlive(own)]).toEqual([true, false]);
    expect((await bot.read('school', 'main'))?.duties.A12).toBeUndefined();
  });
});
