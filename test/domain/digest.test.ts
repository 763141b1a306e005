import { beforeEach, describe, expect, it } from 'vitest';
import {
  keepDigest,
  refreshDigest,
  sendDigest,
  snoozeDigest,
  wakeDigest,
} from '#src/domain/duties/digest.ts';
import { ageOf, queuesOf, readPending, sinceOf } from '#src/domain/duties/pending.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { Held, Person as PersonRecord } from '#src/domain/people/record.ts';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

const holding = (...roles: Held[]) => ({ roles }) as PersonRecord;

describe('the digest', () => {
  it('knows whose queues are whose, also in somebody’s stead', () => {
    const now = schoolMorning;
    expect(queuesOf(holding({ role: 'administrator' }), now)).toEqual([
      'staff',
      'administration',
      'verification',
      'late',
    ]);
    expect(
      queuesOf(holding({ role: 'classTeacher', class: 'c1' }, { role: 'classTeacher', class: 'c2' }), now),
    ).toEqual(['class-c1', 'class-c2']);
    const lent: Held = { role: 'classTeacher', class: 'c1', until: now + 1, insteadOf: 'vk:9' };
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

  it('gives no number below a minute: «только что» (T1)', () => {
    expect(sinceOf('waits', minutes(1) - 1)).toEqual(say('age.waits-now'));
    expect(sinceOf('waits', minutes(1))).toEqual(say('age.waits', { age: ageOf(minutes(1)) }));
    expect(sinceOf('issued', 0)).toEqual(say('age.issued-now'));
  });

  describe('of a class teacher', () => {
    let bot: Bot;
    let vera: Person;

    beforeEach(async () => {
      bot = await startBot();
      await schoolWith(bot);
      vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    });

    const notices = async (work: (desk: Desk) => Promise<unknown>) =>
      (await noticesOf(bot, vera.id, work)).length;
    const due = () => as(bot, vera.id, ({ tx }) => tx.dueAt('digest', vera.id));

    it('waits a moment for the others of the evening, and is never put later by them', async () => {
      await as(bot, vera.id, (desk) => wakeDigest(desk, vera.id));
      const first = await due();
      expect(first).toBe(bot.clock.now() + seconds(5));
      bot.clock.advance(seconds(3));
      await as(bot, vera.id, (desk) => wakeDigest(desk, vera.id));
      expect(await due()).toBe(first);
    });

    it('says nothing when nothing is pending, is told once a day, and the same day never twice', async () => {
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(0);
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 2, { invite: parents, from: 5001 });
      expect(await notices((desk) => sendDigest(desk, vera.id))).toBe(1);
      // No result has come back here, so there is nothing to edit.
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
      const record = await bot.read('person', vera.id);
      if (!record) throw new Error('Vera is not there');
      expect(await as(bot, vera.id, ({ tx }) => readPending(tx, record))).toEqual([
        { queue: 'class-c1', count: 2, oldest },
      ]);
    });

    it('is the same message all day once it has come, and another one the next day', async () => {
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 1, { invite: parents, from: 5001 });
      const send = () => noticesOf(bot, vera.id, (desk) => sendDigest(desk, vera.id));
      const [first] = await send();
      expect(first).toMatchObject({ to: vera.id, about: { kind: 'digest', id: vera.id } });
      expect(first?.edits).toBeUndefined();
      await as(bot, vera.id, (desk) => keepDigest(desk, vera.id, { came: 'sent', ref: 'message 7' }));
      const [again] = await send();
      expect(again?.edits).toBe('message 7');
      // An edit comes back as nothing: the message keeps its age.
      expect(again?.about).toBeUndefined();
      bot.clock.advance(days(1));
      const [next] = await send();
      expect(next?.edits).toBeUndefined();
      expect(await bot.read('notices', vera.id)).toEqual({ v: 1, day: '2026-09-16' });
    });

    it('is not edited when the messenger no longer lets it, and not repeated the same day either', async () => {
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 1, { invite: parents, from: 5001 });
      await notices((desk) => sendDigest(desk, vera.id));
      await as(bot, vera.id, (desk) => keepDigest(desk, vera.id, { came: 'sent', ref: 'message 7' }));
      const editable = (ms: number) => (desk: Desk) => ({ ...desk, bot: { ...desk.bot, editable: ms } });
      bot.clock.advance(hours(1));
      expect(await notices((desk) => sendDigest(editable(hours(1))(desk), vera.id))).toBe(0);
      expect(await notices((desk) => sendDigest(editable(hours(1) + 1)(desk), vera.id))).toBe(1);
    });

    it('says in the same message that all is decided, also while it is snoozed, and never anew', async () => {
      await as(bot, vera.id, async (desk) => {
        await desk.tx.read('notices', vera.id);
        desk.tx.write('notices', vera.id, {
          v: 1,
          day: '2026-09-15',
          message: { ref: 'message 7', at: desk.tx.now },
        });
      });
      await notices((desk) => snoozeDigest(desk, {}));
      const [settled] = await noticesOf(bot, vera.id, (desk) => sendDigest(desk, vera.id));
      expect(settled).toMatchObject({ edits: 'message 7', text: [{ key: 'digest.settled' }] });
    });

    it('is brought up to date for whoever has today’s message, and wakes nobody else', async () => {
      const refresh = () => as(bot, vera.id, (desk) => refreshDigest(desk, [vera.id]));
      await refresh();
      expect(await due()).toBeUndefined();
      await bot.write('notices', vera.id, {
        v: 1,
        day: '2026-09-15',
        message: { ref: 'message 7', at: bot.clock.now() },
      });
      await refresh();
      expect(await due()).toBe(bot.clock.now() + seconds(5));
    });

    it('keeps nothing of a message that did not come, or of somebody who has deleted their data', async () => {
      await bot.write('notices', vera.id, { v: 1, day: '2026-09-15' });
      await as(bot, vera.id, (desk) => keepDigest(desk, vera.id, { came: 'unreachable', why: '901' }));
      await as(bot, vera.id, (desk) => keepDigest(desk, vera.id, { came: 'sent', ref: undefined }));
      expect(await bot.read('notices', vera.id)).toEqual({ v: 1, day: '2026-09-15' });
      await as(bot, vera.id, (desk) => keepDigest(desk, 'vk:5001', { came: 'sent', ref: 'message 7' }));
      expect(await bot.read('notices', 'vk:5001')).toBeUndefined();
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
        const record = await bot.read('person', one.id);
        if (record) await bot.write('person', one.id, { ...record, away: { until, deputy: deputy.id } });
      }
      const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      await ask(bot, 1, { invite: parents, from: 5001 });
      await bot.passes(seconds(10));
      expect(await due()).toBe(until);
    });
  });
});
