import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A12 · the invites that are over', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });
  const shown = (person: Person) =>
    person.buttons.filter((one) => one.startsWith('show:')).map((one) => one.slice(5));

  it('says of each why and when it ended, and never whom it was for', async () => {
    const used = await invited(bot, { code: '1K3MPQ9XTA', role: 'subjectTeacher', uses: 1 });
    const annulled = await invited(bot, { code: '2K3MPQ9XTA', role: 'parent', class: 'c1', uses: 70 });
    const over = await invited(bot, { code: '3K3MPQ9XTA', role: 'subjectTeacher', uses: 1 });
    const living = await invited(bot, { code: '4K3MPQ9XTA', role: 'subjectTeacher', uses: 1 });
    const label = { name: 'Белова Вера Ивановна', subjects: [] };
    for (const hash of [over, annulled]) {
      const one = await bot.read('invite', hash);
      if (one) await bot.write('invite', hash, { ...one, label });
    }
    await bot.transaction((tx) => {
      tx.setCount('invite-uses', used, 0);
      tx.setCount('invite-uses', annulled, 68);
      tx.makeDue('invite-end', over, tx.now + days(30));
    });
    await opensScene(bot, anna, 'invite-list');
    await anna.taps('show', annulled);
    await anna.taps('annul');
    await anna.taps('@sure');
    anna.sees('invite.annulled');
    const day = bot.clock.now();
    await anna.taps('ended');
    anna.sees('ended-invites-list.ask', { count: 2 });
    await anna.says('ну вот');
    anna.sees('patterns.choose-one');
    await anna.taps('@back');
    await bot.passes(days(30));
    anna.ignores();
    await opensScene(bot, anna, 'ended-invites');
    anna.sees('ended-invites-list.ask', { count: 4 });
    expect(new Set(shown(anna))).toEqual(new Set([used, annulled, over, living]));
    expect(anna.last.text).not.toContain('Белова');
    await bot.restarts();
    await anna.taps('show', annulled);
    anna.sees('ended-invites-list.annulled', {
      as: say('invited-as.parent', { class: '7А' }),
      when: { moment: day, as: 'day' },
    });
    anna.sees('ended-invites-card.more', { used: 2, uses: 70 });
    await anna.taps('others');
    anna.sees('ended-invites-list.ask');
    await anna.taps('show', over);
    anna.sees('ended-invites-card.more', { used: 0, uses: 1 });
    await anna.taps('others');
    anna.sees('ended-invites-list.ask');
    await anna.taps('show', used);
    anna.sees('ended-invites-card.more', { used: 1, uses: 1 });
    anna.sees('ended-invites-list.used');
    await anna.taps('new');
    anna.sees('invites-who.ask');
  });

  it('shows a class teacher the own class’s alone, and forgets them after three months', async () => {
    const own = await invited(bot, { code: '1K3MPQ9XTA', role: 'parent', class: 'c1' });
    const other = await invited(bot, { code: '2K3MPQ9XTA', role: 'parent', class: 'c2' });
    await bot.transaction((tx) => {
      for (const hash of [own, other]) tx.makeDue('invite-end', hash, tx.now + days(30));
    });
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, vera, 'ended-invites');
    vera.sees('ended-invites-list.none');
    await bot.passes(days(30));
    await opensScene(bot, vera, 'ended-invites');
    expect(shown(vera)).toEqual([own]);
    const kept = keepsButton(vera, 'show', own);
    await vera.taps('show', own);
    vera.sees('ended-invites-list.over');
    await vera.taps('@cancel');
    vera.sees('home-list.greeting');
    await bot.passes(days(90));
    await tapsKept(bot, vera, kept);
    vera.sees('patterns.old-button');
    await opensScene(bot, vera, 'ended-invites');
    vera.sees('ended-invites-list.none');
    anna.ignores();
    vera.ignores();
  });

  it('is nothing for those who invite nobody', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'ended-invites');
    petr.sees('patterns.not-yours');
    petr.ignores();
    anna.ignores();
  });
});
