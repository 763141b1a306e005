import { beforeEach, describe, expect, it } from 'vitest';
import { countExpected, expectedAt, isSpared } from '#src/domain/events/audience.ts';
import { countReach, reachOf } from '#src/domain/mailings/audience.ts';
import { chooseHearing } from '#src/domain/mailings/hearing.ts';
import { muteMailings } from '#src/domain/mailings/mailings.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('how many are written to is counted without reading everybody', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  /** The counts of everybody: of a mailing, an urgent one, an event; each is what reading them one by one comes to. */
  const counts = () =>
    as(bot, anna.id, async (desk) => {
      const audience = { whom: 'everybody' as const, classes: [] };
      const mailing = { audience, kind: 'events' as const, by: anna.id };
      const counted = [
        (await countReach(desk, { ...mailing, urgent: false })).count,
        (await countReach(desk, { ...mailing, urgent: true })).count,
        await countExpected(desk, { who: 'everybody' }),
      ];
      const expected = await expectedAt(desk, { who: 'everybody' });
      expect(counted).toEqual([
        (await reachOf(desk, { ...mailing, urgent: false })).length,
        (await reachOf(desk, { ...mailing, urgent: true })).length,
        expected.filter((one) => one.id !== anna.id && !isSpared(one)).length,
      ]);
      return counted;
    });

  it('whoever mutes them, wants only what is urgent, is frozen or goes, and back again', async () => {
    expect(await counts()).toEqual([3, 3, 3]);
    await as(bot, olga.id, (desk) => muteMailings(desk, { kind: 'events', muted: true }));
    expect(await counts()).toEqual([2, 3, 2]);
    await as(bot, olga.id, (desk) => muteMailings(desk, { kind: 'events', muted: false }));
    expect(await counts()).toEqual([3, 3, 3]);
    await as(bot, olga.id, (desk) => chooseHearing(desk, { hears: 'urgent' }));
    expect(await counts()).toEqual([2, 3, 3]);
    await as(bot, anna.id, (desk) => freeze(desk, { person: olga.id, frozen: true }));
    expect(await counts()).toEqual([2, 2, 2]);
    await as(bot, anna.id, (desk) => freeze(desk, { person: olga.id, frozen: false }));
    expect(await counts()).toEqual([2, 3, 3]);
    await as(bot, olga.id, (desk) => forgetMe(desk, {}));
    expect(await counts()).toEqual([2, 2, 2]);
    expect(await as(bot, anna.id, ({ tx }) => tx.list('apart', 'all'))).toEqual([]);
  });
});
