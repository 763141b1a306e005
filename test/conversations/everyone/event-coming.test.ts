import { beforeEach, describe, expect, it } from 'vitest';
import { sayComing } from '#src/domain/events/coming.ts';
import { moveEvent } from '#src/domain/events/events.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

describe('C4 · «Буду» and «Не буду» under an event', () => {
  let bot: Bot;
  let vera: Person;
  let irina: Person;
  let john: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'classTeacher', class: 'c1' }] });
    irina = await member(bot, 'irina', { name: 'Ирина', roles: [{ role: 'parent', class: 'c1' }] });
    john = await member(bot, 'john', { roles: [{ role: 'parent', class: 'c1' }], lang: 'en' });
    olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  /** Vera plans a meeting of the parents of 7А in three days, and asks who comes. @returns the event */
  async function plans(): Promise<string> {
    await opensScene(bot, vera, 'class-life', { of: 'c1' });
    await vera.taps('event');
    await vera.says('Собрание');
    await vera.says('через 3 дня в 18:00');
    await vera.says('каб. 12');
    vera.ignores();
    await vera.taps('asks');
    vera.sees('event-plan-review.asking');
    await vera.taps('asks');
    expect(vera.last.text).not.toContain('одним нажатием');
    await vera.taps('asks');
    await vera.taps('yes');
    vera.ignores();
    const [entry] = await as(bot, vera.id, ({ tx }) => tx.list('events', 'all'));
    return entry?.id ?? '';
  }
  const answers = (who: Person, event: string, option: number) =>
    opensByNotice(bot, who, 'coming', `${event}:${option}`);
  const wave = (...people: Person[]) => {
    for (const person of people) person.ignores();
  };

  it('may be typed as the button says it, by whoever is invited and until the beginning', async () => {
    const event = await plans();
    wave(irina, john, olga);
    await irina.says('Не буду.');
    irina.sees('event.noted', { answer: say('question-option.not-coming') });
    irina.ignores();
    await bot.restarts();
    await irina.says('меню');
    await irina.says('буду');
    irina.sees('event.noted', { answer: say('question-option.coming') });
    irina.ignores();
    const stranger = await member(bot, 'stranger', { roles: [{ role: 'parent', class: 'c3' }] });
    await stranger.says('буду');
    stranger.sees('patterns.choose-one');
    stranger.ignores();
    expect((await as(bot, vera.id, ({ tx }) => tx.list('answers', event))).map(({ id }) => id)).toEqual([
      `0:${irina.id}`,
    ]);
    wave(vera, john, olga);
  });

  it('is one tap under the invitation, changed until the beginning, and counted for whoever sees to it', async () => {
    const event = await plans();
    irina.sees('event-news.planned');
    expect(JSON.stringify(irina.last)).toContain(`${event}:1`);
    wave(irina, john, olga);
    await answers(irina, event, 0);
    irina.sees('event.noted', { answer: say('question-option.coming') });
    await irina.taps('coming', '1');
    irina.sees('event.noted', { answer: say('question-option.not-coming') });
    await answers(irina, event, 1);
    irina.ignores();
    await answers(john, event, 0);
    expect(john.last.text).toContain('Your answer “Coming” is noted');
    john.ignores();
    await bot.restarts();
    await opensScene(bot, vera, 'event', { of: event });
    vera.sees('event.coming', { coming: 1, away: 1, waiting: 1 });
    expect(vera.last.text).not.toContain('Ирина');
    vera.lacks('coming');
    vera.ignores();
    irina.seesNoMore();
    await opensByNotice(bot, irina, 'event', event);
    irina.sees('answer-one.was', { answer: say('question-option.not-coming') });
    expect(irina.last.text, 'the number is not theirs to see').not.toContain('не будут');
    irina.ignores();
  });

  it('reminds nobody who has said that they do not come', async () => {
    const event = await plans();
    wave(irina, john, olga);
    await answers(irina, event, 1);
    await answers(john, event, 0);
    wave(irina, john);
    await bot.passes(schoolMorning + days(2) + hours(9) - bot.clock.now());
    john.sees('event-news.reminder');
    olga.sees('event-news.reminder');
    irina.seesNoMore();
    wave(vera);
  });

  it('asks anew when the time is another one, and takes nothing once it has begun', async () => {
    const event = await plans();
    wave(irina, john, olga);
    await answers(irina, event, 0);
    const seen = await bot.read('event', event);
    if (seen)
      await as(bot, vera.id, (desk) => moveEvent(desk, { id: event, seen, to: { at: seen.at + hours(1) } }));
    await opensScene(bot, vera, 'event', { of: event });
    vera.sees('event.coming', { coming: 0, away: 0, waiting: 3 });
    wave(vera, irina, john, olga);
    await bot.passes(days(4));
    wave(vera, irina, john, olga);
    await answers(irina, event, 0);
    irina.lacks('coming');
    irina.ignores();
    await bot.transaction(async (tx) => expect(await tx.list('answers', event)).toEqual([]));
  });

  it('is no matter of whoever was not invited', async () => {
    const event = await plans();
    const boris = await member(bot, 'boris', { roles: [{ role: 'parent', class: 'c2' }] });
    wave(irina, john, olga);
    await answers(boris, event, 0);
    boris.sees('patterns.gone');
    boris.ignores();
    expect(await as(bot, boris.id, (desk) => sayComing(desk, { id: event, option: 0 }))).toMatchObject({
      refusal: 'event-gone',
    });
    await bot.transaction(async (tx) => expect(await tx.list('answers', event)).toEqual([]));
  });

  it('is shown in «Мои данные» and goes with them, or with the event', async () => {
    const event = await plans();
    wave(irina, john, olga);
    await answers(irina, event, 0);
    await answers(john, event, 0);
    await irina.says('мои дела');
    await irina.taps('settings');
    await irina.taps('data');
    expect(irina.last.text).toContain('На вопрос «Собрание» ответ: Буду');
    wave(irina, john);
    await as(bot, irina.id, (desk) => forgetMe(desk, {}));
    const left = () => as(bot, vera.id, ({ tx }) => tx.list('answers', event));
    expect((await left()).map(({ id }) => id)).toEqual([`0:${john.id}`]);
    await bot.passes(days(4));
    await bot.passes(days(31));
    expect(await left()).toEqual([]);
    wave(vera, irina, john, olga);
  });
});
