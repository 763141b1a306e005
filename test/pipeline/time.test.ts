import { describe, expect, it } from 'vitest';
import { planEvent } from '#src/domain/events/events.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';

const moscow = 'Europe/Moscow';
const hourIn = (zone: string, at: number): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(at));

describe('what people are reminded of', () => {
  it.each([
    ['on 29 February', moscow, Date.UTC(2028, 1, 27, 9), Date.UTC(2028, 2, 1, 9)],
    ['over the end of a month', moscow, Date.UTC(2026, 10, 28, 9), Date.UTC(2026, 11, 1, 9)],
    ['over the end of a year', moscow, Date.UTC(2026, 11, 29, 9), Date.UTC(2027, 0, 1, 9)],
    ['at midnight', moscow, Date.UTC(2026, 8, 15, 9), Date.UTC(2026, 8, 17, 21)],
    [
      'early in the morning, after the quiet hours',
      moscow,
      Date.UTC(2026, 8, 15, 9),
      Date.UTC(2026, 8, 18, 5, 30),
    ],
    ['in Kamchatka', 'Asia/Kamchatka', Date.UTC(2026, 8, 15, 0), Date.UTC(2026, 8, 17, 20, 30)],
    [
      'in New York, where clocks go back',
      'America/New_York',
      Date.UTC(2026, 9, 29, 15),
      Date.UTC(2026, 10, 1, 15),
    ],
  ])(
    '%s comes once each and in no quiet hour, over restarts and a clock that is set back again and again',
    async (_, zone, now, at) => {
      const bot = await startBot({ now });
      await schoolWith(bot, { school: { zone } });
      const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
      const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
      const meeting = { kind: 'meeting', title: 'Педсовет', at, link: null, room: 'каб. 5' } as const;
      const planned = await as(bot, irina.id, (desk) =>
        planEvent(desk, { ...meeting, audience: { who: 'staff' } }),
      );
      expect(planned.ok).toBe(true);
      await bot.passes(0);
      vera.ignores();
      const heard = () => vera.dialog.messages.filter(({ from }) => from === 'community').length;
      const times: number[] = [];
      for (let step = 1; bot.clock.now() < at + hours(2); step += 1) {
        const before = heard();
        await bot.passes(minutes(30));
        for (let i = before; i < heard(); i += 1) times.push(bot.clock.now());
        if (step % 9 !== 0) continue;
        bot.clock.advance(-hours(2));
        await bot.restarts();
      }
      expect(times, 'a day before it and an hour before it').toHaveLength(2);
      for (const time of times) expect(at - time).toSatisfy((lead: number) => lead > 0 && lead < days(2));
      for (const time of times)
        expect(hourIn(zone, time)).toSatisfy((hour: number) => hour >= 8 && hour < 21);
      for (const person of [irina, vera]) person.ignores();
    },
    60_000,
  );
});

describe('more than a hundred facts that are due at once', () => {
  it('come to everybody once, a hundred in each look, whoever restarts in between', async () => {
    const bot = await startBot();
    await schoolWith(bot, { school: { pupils: 'full' } });
    const pupils = Array.from({ length: 230 }, (_, i) => 5_000 + i);
    const dialogs = pupils.map((id) => {
      bot.sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Тестова' });
      const dialog = bot.sandbox.dialog(bot.groupId, id);
      dialog.allows();
      return dialog;
    });
    await bot.transaction(async (tx) => {
      for (const pupil of pupils) {
        const id: PersonId = `vk:${pupil}`;
        await seedPerson(tx, { id, name: 'Имя', roles: [{ role: 'student', class: 'c1' }] });
        tx.makeDue('safety', id, tx.now + hours(1));
      }
    });
    bot.clock.advance(hours(1));
    const looks = [await bot.app.tick()];
    await bot.restarts();
    while (looks.at(-1) !== 0) looks.push(await bot.app.tick());
    await bot.settle();
    expect(looks.slice(0, 2)).toEqual([100, 100]);
    const got = dialogs.map(({ messages }) => messages.filter(({ from }) => from === 'community').length);
    expect(got).toEqual(Array(230).fill(1));
  });
});
