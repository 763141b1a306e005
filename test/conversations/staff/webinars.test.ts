import { beforeEach, describe, expect, it } from 'vitest';
import { signedUp } from '#src/domain/events/coming.ts';
import { listMyEvents, listWebinars, planEvent } from '#src/domain/events/events.ts';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensRow, opensScene } from '#test/support/taps.ts';

describe('R4 · webinars: the administrator keeps the list, and whoever works here signs up', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let kirill: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    kirill = await member(bot, 'kirill', { roles: [{ role: 'subjectTeacher' }] });
  });

  /** Opened from «Мои дела», as the administrator comes to it. */
  const adds = async () => {
    await opensRow(anna, 'R4');
    anna.sees('webinars-list.begin');
    await anna.taps('add');
    anna.sees('event-plan-title.ask', { kind: 'webinar' });
    await anna.says('Чаты класса');
    anna.sees('event-plan-when.ask');
    await anna.says('послезавтра в 15:30');
    anna.sees('event-plan-whom.ask');
    await anna.says('классным руководителям');
    anna.sees('event-plan-place.ask');
    await anna.says('https://sferum.ru/?p=live');
    anna.sees('event-plan-review.whom', { count: 2 });
    anna.sees('event.whom', { whom: 'классным руководителям' });
    anna.lacks('asks');
    await anna.taps('yes');
    anna.sees('event-plan.done', { kind: 'webinar', count: 2 });
    anna.sees('event-look.attending', { count: 0 });
  };
  const webinarsOf = (person: Person) => as(bot, person.id, (desk) => listWebinars(desk));

  it('R4 from an empty list to two reminders for whoever has signed up, over a restart', async () => {
    await adds();
    vera.sees('event-news.planned', { kind: 'webinar', by: 'anna' });
    kirill.sees('event-news.planned', { kind: 'webinar' });
    await bot.restarts();
    const [webinar] = await webinarsOf(vera);
    // Whose client shows no buttons types what stands on them.
    await vera.says('записаться');
    vera.sees('event-signed.coming');
    vera.sees('event-look.signed-up');
    expect((await as(bot, vera.id, listMyEvents)).map(({ id }) => id)).toEqual([webinar?.id]);
    expect(await as(bot, kirill.id, listMyEvents)).toEqual([]);
    await opensScene(bot, anna, 'event', { of: webinar?.id });
    anna.sees('event-look.attending', { count: 1 });
    for (const lead of [days(1) + hours(7), days(1)]) {
      await bot.passes(lead);
      vera.sees('event-news.reminder', { kind: 'webinar' });
    }
    await bot.passes(hours(3));
    kirill.seesNoMore();
    anna.seesNoMore();
    expect(await bot.read('event', webinar?.id ?? '')).toMatchObject({ state: 'held' });
    expect(await webinarsOf(vera)).toEqual([]);
  });

  describe('with a webinar on the list', () => {
    let webinar: SchoolEvent;
    beforeEach(async () => {
      const planned = await as(bot, anna.id, (desk) =>
        planEvent(desk, {
          ...{ kind: 'webinar', title: 'Звонки', at: schoolMorning + days(2), link: null, room: 'зал' },
          audience: { who: 'staff' },
        }),
      );
      if (!planned.ok) throw new Error(planned.refusal);
      webinar = planned.event;
      for (const person of [anna, vera, kirill]) person.ignores();
    });

    it('shows it to a teacher, who signs up, gives the place up, and is told of nothing then', async () => {
      await opensRow(kirill, 'R4');
      kirill.sees('webinars-list.ask');
      kirill.lacks('add');
      await kirill.says('1');
      kirill.lacks('coming', '1');
      await kirill.taps('coming', '0');
      kirill.sees('event-signed.coming');
      // A second tap on the old keyboard is once.
      await opensByNotice(bot, kirill, 'coming', `${webinar.id}:0`);
      kirill.sees('event-look.signed-up');
      await kirill.says('назад');
      kirill.sees('webinars-list.ask');
      expect([...(await as(bot, kirill.id, (desk) => signedUp(desk, [webinar], kirill.id)))]).toEqual([
        webinar.id,
      ]);
      await kirill.says('звонки');
      await kirill.taps('coming', '1');
      kirill.sees('event-signed.not-coming');
      kirill.ignores();
      await bot.passes(days(3));
      kirill.seesNoMore();
    });

    it('tells those who have signed up of another time and of its end, and nobody else', async () => {
      await opensByNotice(bot, vera, 'coming', `${webinar.id}:0`);
      vera.ignores();
      await opensScene(bot, anna, 'event', { of: webinar.id });
      await anna.taps('time');
      await anna.says('завтра в 16:00');
      await anna.taps('yes');
      vera.sees('event-news.moved', { kind: 'webinar' });
      anna.ignores();
      await anna.taps('cancel');
      anna.sees('event-why.ask', { kind: 'webinar' });
      await anna.says('Ведущий заболел');
      vera.sees('event-news.cancelled', { kind: 'webinar' });
      vera.sees('event-news.why', { why: 'Ведущий заболел' });
      anna.sees('event.cancelled', { count: 1 });
      anna.sees('webinars-list.begin');
      kirill.seesNoMore();
      await bot.passes(days(3));
      vera.seesNoMore();
    });

    it('asks again for a line that is too long, and keeps what was entered', async () => {
      await opensScene(bot, anna, 'webinars');
      await anna.taps('add');
      await anna.says('Почта');
      await anna.says('послезавтра в 12:00');
      await anna.says('а'.repeat(200));
      anna.sees('event-plan-whom.long');
      await bot.restarts();
      await anna.taps('all');
      anna.sees('event-plan-place.ask');
      await anna.says('назад');
      anna.sees('event-plan-whom.ask');
      await anna.says('отмена');
      anna.sees('patterns.cancelled');
      anna.ignores();
      expect(await webinarsOf(anna)).toHaveLength(1);
    });

    it('leaves the list to the administrator: a head neither adds to it nor changes it', async () => {
      const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
      await opensScene(bot, irina, 'webinars');
      irina.sees('webinars-list.ask');
      irina.lacks('add');
      await opensScene(bot, irina, 'event', { of: webinar.id });
      irina.lacks('cancel');
      irina.ignores();
      const plan = { kind: 'webinar', title: 'Своё', at: webinar.at, link: null, room: null } as const;
      expect(
        await as(bot, irina.id, (desk) => planEvent(desk, { ...plan, audience: { who: 'staff' } })),
      ).toMatchObject({ refusal: 'forbidden' });
    });

    it('is told once of a webinar that a colleague has taken off the list meanwhile', async () => {
      await opensScene(bot, kirill, 'event', { of: webinar.id });
      await bot.write('event', webinar.id, { ...webinar, state: 'cancelled' });
      await kirill.taps('coming', '0');
      kirill.sees('event-state.cancelled');
      kirill.ignores();
    });
  });
});
