import { beforeEach, describe, expect, it } from 'vitest';
import { leadClass } from '#src/domain/classes/teachers.ts';
import { cancelEvent, findEvent, listMyEvents, planEvent } from '#src/domain/events/events.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { holdMailing, reportMailing, resendMailing } from '#src/domain/mailings/mailings.ts';
import { moveFamily } from '#src/domain/movement/moving.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('what a right has left behind', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let lida: Person;
  let olga: Person;
  let ivan: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', {
      roles: [{ role: 'classTeacher', class: 'c1' }, { role: 'subjectTeacher' }],
    });
    lida = await member(bot, 'lida', { roles: [{ role: 'subjectTeacher' }] });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    ivan = await member(bot, 'ivan', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const quiet = () => {
    for (const one of [anna, vera, lida, olga, ivan]) one.ignores();
  };
  const ok = <T extends { ok: boolean }>(done: T): Extract<T, { ok: true }> => {
    expect(done).toMatchObject({ ok: true });
    return done as Extract<T, { ok: true }>;
  };
  const plans = async (who: Person, more: Partial<Parameters<typeof planEvent>[1]> = {}) =>
    ok(
      await as(bot, who.id, (desk) =>
        planEvent(desk, {
          ...{ kind: 'meeting', title: 'Собрание', at: bot.clock.now() + days(3), room: null },
          ...{ link: 'https://sferum.ru/?call_link=1', audience: { who: 'families', classes: ['c1'] } },
          ...more,
        }),
      ),
    ).event;
  const cancels = (who: Person, event: SchoolEvent) =>
    as(bot, who.id, (desk) => cancelEvent(desk, { id: event.id, seen: event, why: 'Назло' }));
  const sees = (who: Person, event: SchoolEvent) => as(bot, who.id, (desk) => findEvent(desk, event.id));

  it('who led the class no longer touches its events or sees their links; who leads it now does', async () => {
    const event = await plans(vera);
    ok(await as(bot, anna.id, (desk) => leadClass(desk, { class: 'c1', person: lida.id, seen: vera.id })));
    expect(await cancels(vera, event)).toMatchObject({ refusal: 'forbidden' });
    expect(await sees(vera, event)).toBeUndefined();
    expect(await as(bot, vera.id, listMyEvents)).toEqual([]);
    ok(await cancels(lida, event));
  });

  it('who was a deputy no longer cancels what everybody was told; who sees to it by another’s word does', async () => {
    const dan = await member(bot, 'dan', { roles: [{ role: 'deputy' }, { role: 'subjectTeacher' }] });
    const [one, other] = [
      await plans(dan, { audience: { who: 'everybody' } }),
      await plans(anna, { audience: { who: 'leaders' }, charge: dan.id }),
    ];
    ok(await as(bot, anna.id, (desk) => endRole(desk, { person: dan.id, role: 'deputy' })));
    expect(await cancels(dan, one)).toMatchObject({ refusal: 'forbidden' });
    ok(await cancels(dan, other));
    dan.ignores();
  });

  it('whom nobody may ask any more is not asked how it went: the administrators are', async () => {
    await plans(vera);
    const held = { person: vera.id, role: 'classTeacher', class: 'c1' } as const;
    ok(await as(bot, anna.id, (desk) => endRole(desk, held)));
    quiet();
    await bot.passes(days(4));
    anna.sees('event-news.over');
    quiet();
  });

  it('a frozen account hears of no event, in no way', async () => {
    ok(await as(bot, anna.id, (desk) => freeze(desk, { person: olga.id, frozen: true })));
    await plans(vera);
    await plans(anna, { audience: { who: 'everybody' } });
    await bot.passes(days(3) - minutes(30));
    olga.seesNoMore();
    quiet();
  });

  it('whoever was accepted while frozen gets no link of the chat with it', async () => {
    const entry = await bot.read('class', 'c1');
    const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
    if (entry)
      await bot.write('class', 'c1', {
        ...entry,
        chats: { C3b: { title: '', link, second: null, aside: null, at: bot.clock.now() } },
      });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    if (!one) throw new Error('Nobody has asked');
    ok(await as(bot, anna.id, (desk) => freeze(desk, { person: one.person, frozen: true })));
    const told = await noticesOf(bot, vera.id, (desk) =>
      acceptRequests(desk, { queue: 'class-c1', ids: [one.request] }),
    );
    expect(JSON.stringify(told)).not.toContain(link);
  });

  describe('a mailing', () => {
    const writes = async () => {
      const { mailing } = ok(
        await as(bot, vera.id, (desk) =>
          holdMailing(desk, {
            ...{ kind: 'announcements', text: 'Завтра экскурсия', attached: [], urgent: false },
            audience: { whom: 'parents', classes: ['c1'] },
          }),
        ),
      );
      await bot.passes(minutes(5));
      quiet();
      // A fault kept two from getting it.
      const failed = [olga.id, 'given-up 1', ivan.id, 'given-up 1'] as const;
      await bot.store.client.hset(bot.store.keys.outcomes(mailing.id), ...failed);
      return mailing.id;
    };

    it('is sent again to nobody who has moved to another class meanwhile', async () => {
      const mailing = await writes();
      ok(await as(bot, anna.id, (desk) => moveFamily(desk, { person: olga.id, class: 'c1', to: 'c2' })));
      expect(await as(bot, vera.id, (desk) => resendMailing(desk, { mailing }))).toMatchObject({ count: 1 });
    });

    it('is not sent again by whoever leads the class no longer', async () => {
      const mailing = await writes();
      ok(await as(bot, anna.id, (desk) => leadClass(desk, { class: 'c1', person: lida.id, seen: vera.id })));
      expect(await as(bot, vera.id, (desk) => resendMailing(desk, { mailing }))).toMatchObject({
        refusal: 'forbidden',
      });
    });

    it('is reported by a whole class, and the administrators hear of it once an hour', async () => {
      const mailing = await writes();
      const heard = async (who: Person) =>
        (await noticesOf(bot, who.id, async (desk) => ok(await reportMailing(desk, { mailing })))).length;
      const reports = async (who: Person) => {
        const count = await heard(who);
        await as(bot, who.id, (desk) => reportMailing(desk, { mailing }));
        return count;
      };
      expect(await reports(olga)).toBe(1);
      expect(await reports(olga)).toBe(0);
      expect(await reports(ivan)).toBe(0);
      await bot.passes(hours(1));
      expect(await reports(ivan)).toBe(1);
      quiet();
    });
  });
});
