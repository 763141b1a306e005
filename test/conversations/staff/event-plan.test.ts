import { beforeEach, describe, expect, it } from 'vitest';
import type { SchoolEvent } from '#src/domain/events/record.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('H6 · a meeting is planned', () => {
  let bot: Bot;
  let irina: Person;
  let vera: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б', '8А'] });
    irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const planned = async (): Promise<readonly SchoolEvent[]> => {
    let events: readonly SchoolEvent[] = [];
    await bot.transaction(async (tx) => {
      const entries = await tx.list('events', 'all');
      events = await tx.readAll(
        'event',
        entries.map(({ id }) => id),
      );
    });
    return events;
  };
  const begins = (who: Person) => opensScene(bot, who, 'event-plan', { kind: 'meeting' });

  it('asks again for what was not understood, and for nothing that was', async () => {
    await begins(irina);
    irina.sees('event-plan-title.ask');
    await irina.says('а'.repeat(100));
    irina.sees('event-plan-title.unread');
    await irina.says('https://telemost.example/j/1234');
    irina.sees('event-plan-title.unread');
    await irina.says('Педсовет');
    irina.sees('event-plan-when.ask');
    await irina.says('когда-нибудь');
    irina.sees('when.unread');
    await irina.says('в пятницу в 3');
    irina.sees('when.which-half');
    // «Назад» leads to the time, and nothing half-read is left over.
    await irina.says('назад');
    irina.sees('event-plan-when.ask');
    irina.lacks('time');
    await irina.says('в пятницу в 3');
    irina.sees('when.which-half');
    await irina.says('днём');
    irina.sees('event-plan-who.ask');
    await irina.says('назад');
    irina.sees('event-plan-when.ask');
    await irina.says('15:30');
    irina.sees('when.no-day', { time: '15:30' });
    await irina.taps('day', '2026-09-16');
    irina.sees('event-plan-who.ask');
    await irina.says('для сотрудников');
    irina.sees('event-plan-place.ask');
    await irina.says('http://evil.example:81/x');
    irina.sees('event-plan-place.link');
    await irina.says('не знаю');
    irina.sees('event.nowhere');
    await irina.says('назад');
    irina.sees('event-plan-place.ask');
    await irina.says('актовый зал');
    irina.sees('event-plan-review.whom', { count: 1 });
    await bot.restarts();
    await irina.taps('yes');
    irina.sees('event-plan.done', { count: 1 });
    vera.sees('event-news.planned', { kind: 'meeting' });
    pavel.seesNoMore();
    const [event] = await planned();
    expect(event).toMatchObject({ title: 'Педсовет', room: 'актовый зал', link: null, state: 'planned' });
    expect(new Date(event?.at ?? 0).toISOString()).toBe('2026-09-16T12:30:00.000Z');
  });

  it('mends one thing from the preview, and comes back to it with all the rest kept', async () => {
    await begins(irina);
    await irina.says('Педсовет');
    await irina.says('завтра');
    irina.sees('when.no-time');
    await irina.says('15:30');
    await irina.taps('staff');
    await irina.taps('later');
    irina.ignores();
    for (const [what, said, asked] of [
      ['title', 'Совещание', 'event-plan-title.ask'],
      ['when', 'завтра в 16:00', 'event-plan-when.ask'],
      ['place', 'каб. 5', 'event-plan-place.ask'],
    ] as const) {
      await irina.taps(what);
      irina.sees(asked);
      await irina.says(said);
      irina.sees('event-plan-review.ask');
    }
    await irina.taps('charge');
    irina.sees('event-plan-charge.ask');
    await irina.taps('person', vera.id);
    irina.sees('event-plan-review.charge');
    await irina.taps('who');
    irina.sees('event-plan-who.ask');
    await irina.taps('classes');
    irina.sees('event-plan-classes.ask');
    await irina.taps('class', 'c1');
    irina.sees('event-plan-classes.chosen', { classes: ['7А'] });
    await irina.taps('class', 'c2');
    irina.sees('event-plan-classes.chosen', { classes: ['7А', '7Б'] });
    await irina.taps('class', 'c2');
    irina.sees('event-plan-classes.chosen', { classes: ['7А'] });
    await irina.taps('done');
    irina.sees('event-plan-review.whom', { count: 2 });
    await irina.taps('yes');
    irina.ignores();
    pavel.sees('event-news.planned');
    // She is invited too, and reads that she sees to it.
    vera.sees('event-news.charge');
    expect(await planned()).toMatchObject([
      {
        ...{ title: 'Совещание', room: 'каб. 5', charge: vera.id, maker: irina.id },
        audience: { who: 'families', classes: ['c1'] },
      },
    ]);
  });

  it('is known to whoever sees to it from its beginning to its end, whomever it is for', async () => {
    await begins(irina);
    await irina.says('Совещание');
    await irina.says('завтра в 16:00');
    await irina.taps('leaders');
    await irina.taps('later');
    await irina.taps('charge');
    await irina.taps('person', vera.id);
    await irina.taps('yes');
    irina.ignores();
    vera.sees('event-news.charge');
    await bot.restarts();
    await irina.taps('cancel');
    await irina.taps('skip');
    await irina.taps('@sure');
    irina.sees('event.cancelled', { count: 1 });
    irina.ignores();
    vera.sees('event-news.cancelled');
    expect(await planned()).toMatchObject([{ state: 'cancelled' }]);
  });

  it('reads whom a webinar is meant for, and no more than fits', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'event-plan', { kind: 'webinar' });
    await anna.says('Живое чтение');
    await anna.says('завтра в 16:00');
    anna.ignores();
    await anna.says('а'.repeat(100));
    anna.sees('event-plan-whom.long');
    await anna.says('учителям  литературы');
    anna.ignores();
    await anna.taps('later');
    anna.sees('event.whom', { whom: 'учителям литературы' });
    anna.ignores();
  });

  it('is for a class teacher a matter of the own class alone', async () => {
    await begins(vera);
    await vera.says('Собрание');
    await vera.says('завтра в 18:00');
    vera.ignores();
    await vera.taps('later');
    vera.sees('event-plan-review.whom', { count: 1 });
    await vera.taps('yes');
    vera.sees('event-plan.done', { count: 1 });
    pavel.sees('event-news.planned', { by: 'vera' });
    irina.seesNoMore();
  });

  it('does not go on when the time has passed meanwhile, and is dropped by «отмена»', async () => {
    await begins(irina);
    await irina.says('Педсовет');
    await irina.says('через час');
    await irina.taps('staff');
    await irina.taps('later');
    irina.ignores();
    await bot.passes(2 * 60 * 60_000);
    await irina.taps('yes');
    irina.sees('refusal-event-past');
    irina.sees('event-plan-when.ask');
    await irina.says('отмена');
    irina.sees('patterns.cancelled');
    expect(await planned()).toEqual([]);
  });

  it('shows for a broadcast how it is done on the platform, where its place is asked', async () => {
    await opensScene(bot, irina, 'event-plan', { kind: 'broadcast' });
    await irina.says('Линейка');
    await irina.says('завтра в 10:00');
    irina.ignores();
    await irina.taps('staff');
    irina.sees('guide.plain');
  });

  it('is not for a parent', async () => {
    await begins(pavel);
    pavel.sees('patterns.not-yours');
  });
});
