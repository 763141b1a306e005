import { beforeEach, describe, expect, it } from 'vitest';
import { days, hours, seconds } from '#src/regulation/durations.ts';
import { dayAndTime } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice } from '#test/support/taps.ts';

describe('«Напомнить завтра» under the digest', () => {
  let bot: Bot;
  let vera: Person;
  /** Wednesday, 8:30 in the school. */
  const tomorrow = schoolMorning + days(1) - hours(1.5);

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    await ask(bot, 1, { invite, from: 5001 });
    await bot.passes(seconds(10));
    vera.sees('digest.pending');
  });

  const noticesOf = (person: Person) => bot.read('notices', person.id);

  it('is silent until the next working day’s first set time, over a restart', async () => {
    await vera.taps('open:snooze');
    vera.sees('snooze.done', { until: dayAndTime(tomorrow) });
    vera.sees('home-list.greeting');
    await bot.restarts();
    expect(await noticesOf(vera)).toMatchObject({ snoozedUntil: tomorrow });
    await bot.passes(tomorrow - bot.clock.now() - 1);
    vera.seesNoMore();
    await bot.passes(1);
    vera.sees('digest.pending');
  });

  it('twice is once, and leaves the step at which somebody is', async () => {
    await vera.taps('settings');
    vera.sees('settings-menu.ask');
    await vera.taps('open:snooze');
    vera.sees('snooze.done');
    vera.sees('settings-menu.ask');
    const first = await noticesOf(vera);
    await bot.passes(hours(1));
    await vera.taps('open:snooze');
    vera.sees('snooze.done', { until: dayAndTime(tomorrow) });
    expect(await noticesOf(vera)).toEqual(first);
    await vera.taps('@back');
    vera.sees('home-list.greeting');
  });

  it('skips the days off', async () => {
    await bot.passes(days(3));
    vera.ignores();
    await vera.taps('open:snooze');
    // Friday: the next one is Monday.
    vera.sees('snooze.done', { until: dayAndTime(tomorrow + days(5)) });
  });

  it('does nothing for a stranger, and is refused to whoever is frozen', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    ivan.sees('hello-welcome.ask');
    await opensByNotice(bot, ivan, 'snooze');
    ivan.sees('patterns.not-yours');
    expect(await noticesOf(ivan)).toBeUndefined();
    const record = await bot.read('person', vera.id);
    if (record) await bot.write('person', vera.id, { ...record, frozen: true });
    await vera.taps('open:snooze');
    vera.sees('refusal-forbidden');
    expect((await noticesOf(vera))?.snoozedUntil).toBeUndefined();
  });
});
