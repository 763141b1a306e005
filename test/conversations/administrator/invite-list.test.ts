import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

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

  it('stands oldest first, ten on a page, and a page that is gone is the last one', async () => {
    const hashes: string[] = [];
    for (const [i, first] of [...'ABCDEFGHJKMN'].entries())
      hashes.push(await aged(`${first}K3MPQ9XTA`, hours(20 - i)));
    await opensScene(bot, anna, 'invite-list');
    anna.sees('invite-list-list.ask', { count: 12 });
    const shown = () => anna.buttons.filter((one) => one.startsWith('show:')).map((one) => one.slice(5));
    expect(shown()).toEqual(hashes.slice(0, 10));
    await bot.restarts();
    await anna.taps('@page', '1');
    anna.sees('invite-list-list.ask');
    expect(shown()).toEqual(hashes.slice(10));
    for (const hash of hashes.slice(10)) {
      // The number as it is seen opens the card; annulling is asked there.
      await anna.says('11');
      anna.sees('invite-card.ask');
      await anna.taps('annul');
      anna.sees('invite-card.sure');
      expect(await isAlive(hash)).toBe(true);
      await anna.taps('@sure');
      anna.sees('invite.annulled');
      if (hash === hashes[10]) expect(shown()).toEqual(hashes.slice(11));
    }
    expect(shown()).toEqual(hashes.slice(0, 10));
    for (const [i, hash] of hashes.entries()) expect(await isAlive(hash)).toBe(i < 10);
  });

  it('annuls all that nobody has used beyond the set age, and no other', async () => {
    const [stale, fresh, used] = [
      await aged('1K3MPQ9XTA', limits.unclaimedInviteAge + 1),
      await aged('2K3MPQ9XTA', limits.unclaimedInviteAge),
      await aged('3K3MPQ9XTA', limits.unclaimedInviteAge + 1),
    ];
    await bot.transaction((tx) => tx.setCount('invite-uses', used, 399));
    await opensScene(bot, anna, 'invite-list');
    anna.sees('invite-list-list.ask', { count: 3 });
    const annulling = keepsButton(anna, 'annul-stale');
    await anna.taps('annul-stale');
    anna.sees('invite-list-list.sure', {
      count: 1,
      whom: [say('invited-as.subjectTeacher', { class: '—' })],
    });
    for (const word of ['да', '1', 'отзывай']) {
      await anna.says(word);
      anna.sees('patterns.choose-one');
    }
    await anna.taps('@no');
    anna.sees('invite-list-list.ask', { count: 3 });
    expect(await isAlive(stale)).toBe(true);
    await anna.taps('annul-stale');
    anna.sees('invite-list-list.sure');
    await anna.taps('@sure');
    anna.sees('invite-list.annulled', { count: 1 });
    anna.lacks('annul-stale');
    await tapsKept(bot, anna, annulling);
    anna.sees('patterns.old-button');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
    await bot.restarts();
    expect([await isAlive(stale), await isAlive(fresh), await isAlive(used)]).toEqual([false, true, true]);
  });

  it('names everybody whose personal invite is annulled with the others, twenty at most', async () => {
    const old = { role: 'subjectTeacher', madeAt: bot.clock.now() - limits.unclaimedInviteAge - 1 } as const;
    const as = say('invited-as.subjectTeacher', { class: '—' });
    const named = (name: string) => say('people.with-post', { name, post: as });
    const labelled = (i: number) => ({ name: `Инна ${'абвгдежзийклмнопрстуф'[i]}`, post: '', subjects: [] });
    await invited(bot, { ...old, madeAt: old.madeAt - 1, code: '0K3MPQ9XTA', label: labelled(0) });
    await invited(bot, { ...old, code: '1K3MPQ9XTA', label: labelled(1) });
    await opensScene(bot, anna, 'invite-list');
    await anna.taps('annul-stale');
    anna.sees('invite-list-list.sure', { count: 2, whom: [named('Инна а'), named('Инна б')] });
    await anna.taps('@no');
    for (const [i, first] of [...'ABCDEFGHJKMNPQRSTVW'].entries())
      await invited(bot, { ...old, code: `${first}K3MPQ9XTA`, label: labelled(i + 2) });
    await opensScene(bot, anna, 'invite-list');
    await anna.taps('annul-stale');
    expect(anna.last.text.match(/Инна/g)).toHaveLength(20);
    expect(anna.last.text).toContain('и ещё 1');
    anna.ignores();
  });

  it('A12 from «Мои дела» to no invite that nobody claims, and the platform’s confirmed for this term, over restarts', async () => {
    const stale = await aged('1K3MPQ9XTA', days(15));
    await opensRow(anna, 'A12');
    anna.sees('invite-list-list.unconfirmed');
    await anna.taps('platform');
    anna.sees('invite-list-platform.ask');
    await anna.says('потом');
    anna.sees('patterns.choose-one');
    await anna.says('готово');
    anna.sees('invite-list-platform.stale-first', { count: 1 });
    await anna.taps('annul-stale');
    anna.sees('invite-list-list.sure');
    await anna.taps('@sure');
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
    expect(await isAlive(stale)).toBe(false);
    expect((await bot.read('school', 'main'))?.duties.A12).toMatchObject({ state: 'done', by: anna.id });
  });

  it('takes «Учительская» out of use with its link that was annulled, by name, and asks for another one', async () => {
    const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
    const school = await bot.read('school', 'main');
    const done = { state: 'done' as const, at: bot.clock.now() };
    if (school) await bot.write('school', 'main', { ...school, staffroom: link, duties: { A4: done } });
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, anna, 'invite-list');
    await anna.taps('platform');
    await anna.taps('with-staffroom');
    anna.sees('invite-list-platform.sure');
    await anna.says('да');
    anna.sees('invite-list-platform.sure');
    expect((await bot.read('school', 'main'))?.staffroom).toBe(link);
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('invite-list-platform.dropped');
    const after = await bot.read('school', 'main');
    expect(after).toMatchObject({ staffroom: null, duties: { A12: { state: 'done' } } });
    expect(after?.duties).not.toHaveProperty('A4');
    await opensScene(bot, petr, 'staffroom-join');
    petr.sees('staffroom-join-link.not-yet');
    petr.ignores();
    anna.ignores();
  });

  it('asks about the platform’s links again when a new term has begun', async () => {
    const school = await bot.read('school', 'main');
    const may = Date.UTC(2026, 4, 20);
    if (school)
      await bot.write('school', 'main', {
        ...school,
        duties: { A12: { state: 'done', at: may, by: anna.id } },
      });
    await opensScene(bot, anna, 'invite-list');
    anna.sees('invite-list-list.unconfirmed');
  });

  it('annuls for a class teacher the own class’s invites alone, whatever a button carries', async () => {
    const staff = await aged('1K3MPQ9XTA', hours(1));
    const own = await invited(bot, { code: '2K3MPQ9XTA', role: 'parent', class: 'c1' });
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, vera, 'invite-list');
    vera.sees('invite-list-list.ask', { count: 1 });
    vera.lacks('platform');
    await tapsKept(bot, vera, keepsButton(vera, 'show', staff));
    vera.sees('patterns.old-button');
    for (const forged of ['platform', 'annul-stale']) {
      await tapsKept(bot, vera, { payload: { ...(keepsButton(vera, 'new').payload as object), c: forged } });
      vera.sees('patterns.old-button');
    }
    await vera.taps('show', own);
    vera.sees('invite-card.ask');
    await vera.taps('annul');
    vera.sees('invite-card.sure');
    await vera.taps('@sure');
    vera.sees('invite.annulled');
    expect([await isAlive(staff), await isAlive(own)]).toEqual([true, false]);
    expect((await bot.read('school', 'main'))?.duties.A12).toBeUndefined();
  });

  describe('the reminder', () => {
    const written = (person: Person) => person.dialog.messages.filter(({ from }) => from === 'community');
    const issuesOne = async () => {
      await opensScene(bot, anna, 'invites');
      await anna.taps('role', 'parent');
      await anna.taps('class', 'c1');
      anna.sees('invite-card.ask');
      await anna.taps('@cancel');
      anna.ignores();
    };

    it('comes once a week in working hours, and leads in a tap to what is annulled', async () => {
      const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
      await issuesOne();
      const old = await aged('1K3MPQ9XTA', days(10));
      const before = written(anna).length;
      await bot.passes(days(6));
      expect(written(anna).length).toBe(before);
      await bot.passes(days(2));
      expect(written(anna).length).toBe(before + 1);
      anna.sees('stale-invites.bot', { count: 1 });
      anna.sees('stale-invites.platform');
      await bot.passes(days(3));
      expect(written(anna).length).toBe(before + 1);
      await bot.restarts();
      await anna.taps('open:stale-invites');
      anna.sees('invite-list-list.sure', {
        count: 1,
        whom: [say('invited-as.subjectTeacher', { class: '—' })],
      });
      await anna.says('1');
      anna.sees('invite-list-list.sure');
      expect(await isAlive(old)).toBe(true);
      await anna.taps('look');
      anna.sees('invite-list-list.ask', { count: 2 });
      const notice = anna.dialog.messages.filter(({ from }) => from === 'community');
      expect(notice.length).toBeGreaterThan(before);
      await anna.taps('annul-stale');
      await anna.taps('@sure');
      anna.sees('invite-list.annulled', { count: 1 });
      expect(await isAlive(old)).toBe(false);
      vera.ignores();
      anna.ignores();
    });

    it('begins with the next start of the bot in a school that has issued its invites before', async () => {
      await aged('1K3MPQ9XTA', days(10));
      await bot.passes(days(14));
      anna.seesNoMore();
      await bot.restarts();
      await bot.app.begins();
      await bot.passes(days(4));
      await bot.restarts();
      await bot.app.begins();
      await bot.passes(days(4));
      anna.sees('stale-invites.bot', { count: 1 });
      anna.ignores();
    });

    it('never begins where there is no invite', async () => {
      await bot.app.begins();
      await bot.passes(days(14));
      anna.seesNoMore();
    });

    it('annuls from its own button, and says so when a colleague was faster', async () => {
      const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
      await issuesOne();
      const old = await aged('1K3MPQ9XTA', days(10));
      await bot.passes(days(8));
      for (const one of [anna, boris]) {
        one.sees('stale-invites.bot', { count: 1 });
        await one.taps('open:stale-invites');
        one.sees('invite-list-list.sure', { count: 1 });
      }
      await bot.restarts();
      await anna.taps('annul');
      anna.sees('invite-list.annulled', { count: 1 });
      expect(await isAlive(old)).toBe(false);
      await boris.taps('annul');
      boris.sees('invite-list-stale.none');
      boris.ignores();
      anna.ignores();
    });

    it('says nothing where nothing is to be annulled and the term is confirmed, and nothing to who is frozen', async () => {
      const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
      await issuesOne();
      const school = await bot.read('school', 'main');
      const A12 = { state: 'done' as const, at: bot.clock.now(), by: anna.id };
      if (school) await bot.write('school', 'main', { ...school, duties: { A12 } });
      const before = written(anna).length;
      await bot.passes(days(8));
      expect(written(anna).length).toBe(before);
      const person = await bot.read('person', boris.id);
      if (person) await bot.write('person', boris.id, { ...person, frozen: true });
      const quiet = written(boris).length;
      await aged('1K3MPQ9XTA', days(20));
      await bot.passes(days(8));
      expect(written(anna).length).toBe(before + 1);
      anna.sees('stale-invites.bot');
      expect(anna.last.text).not.toContain('Ссылки-приглашения');
      expect(written(boris).length).toBe(quiet);
      boris.ignores();
      anna.ignores();
    });
  });
});
