import { beforeEach, describe, expect, it } from 'vitest';
import { ageOf, queuesOf, readPending, sendDigest, snoozeDigest, wakeDigest } from '#src/domain/digest.ts';
import type { Held, Person as PersonRecord } from '#src/domain/records.ts';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { deskOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

const holding = (...roles: Held[]) => ({ roles }) as PersonRecord;

describe('the digest', () => {
  it('knows whose queues are whose, also in somebody’s stead', () => {
    const now = schoolMorning;
    expect(queuesOf(holding({ role: 'administrator' }), now)).toEqual(['staff', 'verification', 'late']);
    expect(
      queuesOf(holding({ role: 'classTeacher', class: 'c1' }, { role: 'classTeacher', class: 'c2' }), now),
    ).toEqual(['class-c1', 'class-c2']);
    const lent: Held = { role: 'classTeacher', class: 'c1', until: now + 1, insteadOf: 9 };
    expect(queuesOf(holding(lent, { role: 'classTeacher', class: 'c1' }), now)).toEqual(['class-c1']);
    expect(queuesOf(holding({ ...lent, until: now }), now)).toEqual([]);
    expect(queuesOf(holding({ role: 'parent', class: 'c1' }, { role: 'head' }), now)).toEqual([]);
  });

  it('tells an age in the largest unit that says enough', () => {
    for (const [age, unit, count] of [
      [0, 'minutes', 1],
      [minutes(59), 'minutes', 59],
      [hours(1), 'hours', 1],
      [hours(47) - 1, 'days', 1],
      [days(3), 'days', 3],
    ] as const)
      expect(ageOf(age)).toEqual({ key: `age.${unit}`, args: { count } });
  });

  describe('of a class teacher', () => {
    let bot: Bot;
    let vera: Person;

    beforeEach(async () => {
      bot = await startBot();
      await schoolWith(bot);
      vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    });

    const notices = async (work: (desk: Awaited<ReturnType<typeof deskOf>>) => Promise<unknown>) => {
      let count = 0;
      await bot.transaction(async (tx) => {
        await work(await deskOf(tx, vera.id));
        count = tx.notices.length;
      });
      return count;
    };
    const due = async () => {
      let at: number | undefined;
      await bot.transaction(async (tx) => {
        at = await tx.dueAt('digest', String(vera.id));
      });
      return at;
    };

    it('waits a moment for the others of the evening, and is never put later by them', async () => {
      await bot.transaction(async (tx) => wakeDigest(await deskOf(tx, vera.id), vera.id));
      const first = await due();
      expect(first).toBe(bot.clock.now() + seconds(5));
      bot.clock.advance(seconds(3));
      await bot.transaction(async (tx) => wakeDigest(await deskOf(tx, vera.id), vera.id));
      expect(await due()).toBe(first);
    });

    it('says nothing when nothing is pending, is told once a day, and the same day never twice', async () => {
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(0);
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 2, { invite: parents, from: 5001 });
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(1);
      // Nothing was kept by a sender here, so there is nothing to edit.
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(0);
      bot.clock.advance(days(1));
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(1);
    });

    it('counts what is pending with the age of the oldest', async () => {
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      const oldest = bot.clock.now();
      await ask(bot, 1, { invite: parents, from: 5001 });
      bot.clock.advance(hours(1));
      await ask(bot, 1, { invite: parents, from: 5002 });
      const record = await bot.read('person', String(vera.id));
      await bot.transaction(async (tx) => {
        if (record) expect(await readPending(tx, record)).toEqual([{ queue: 'class-c1', count: 2, oldest }]);
      });
    });

    it('is snoozed until the next working day’s first time; twice is once', async () => {
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 1, { invite: parents, from: 5001 });
      for (let i = 0; i < 2; i += 1) await notices((desk) => snoozeDigest(desk, {}));
      expect(await due()).toBe(Date.UTC(2026, 8, 16, 5, 30));
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(0);
    });

    it('does not wake two in turns without end who stand in for each other', async () => {
      const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
      const until = bot.clock.now() + days(3);
      for (const [one, deputy] of [
        [vera, boris],
        [boris, vera],
      ] as const) {
        const record = await bot.read('person', String(one.id));
        if (record)
          await bot.write('person', String(one.id), { ...record, away: { until, deputy: deputy.id } });
      }
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 1, { invite: parents, from: 5001 });
      await bot.passes(seconds(10));
      expect(await due()).toBe(until);
    });
  });
});
