import { beforeEach, describe, expect, it } from 'vitest';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, tapsKept } from '#test/support/taps.ts';

describe('A9 · «А в Сферуме заявки разобраны?»', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    await ask(bot, 1, { invite, from: 5001 });
    await opensByNotice(bot, anna, 'queue');
    anna.sees('queue-page.ask', { count: 1 });
    await anna.taps('all');
    anna.sees('platform-requests-ask.ask', { inside: 'в Сферуме' });
  });

  const stateOfA9 = async () => (await bot.read('school', 'main'))?.duties.A9;

  it.each(['accepted', 'empty'] as const)('ends the duty on «%s», over a restart', async (answer) => {
    expect(await stateOfA9()).toMatchObject({ state: 'asked' });
    await bot.restarts();
    await anna.taps(answer);
    anna.sees('platform-requests.thanks');
    anna.sees('queue.none');
    await bot.restarts();
    expect(await stateOfA9()).toEqual({ state: 'done', at: bot.clock.now(), by: anna.id });
  });

  it('stays asked on «позже», on other words, on back and on an old button', async () => {
    const done = keepsButton(anna, 'accepted');
    await anna.says('не знаю');
    anna.sees('patterns.choose-one');
    await anna.says('нет');
    anna.sees('patterns.choose-one');
    await anna.taps('later');
    anna.sees('platform-requests.put-off');
    await tapsKept(bot, anna, done);
    anna.sees('patterns.old-button');
    await opensByNotice(bot, anna, 'platform-requests');
    anna.sees('platform-requests-ask.ask');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
    expect(await stateOfA9()).toMatchObject({ state: 'asked' });
  });

  it('may be answered by a colleague, and by nobody who is no administrator', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensByNotice(bot, petr, 'platform-requests');
    petr.sees('patterns.not-yours');
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensByNotice(bot, boris, 'platform-requests');
    boris.sees('platform-requests-ask.ask');
    await boris.taps('accepted');
    boris.sees('platform-requests.thanks');
    bot.clock.advance(1_000);
    await anna.taps('empty');
    anna.sees('platform-requests.thanks');
    expect(await stateOfA9()).toMatchObject({ state: 'done' });
  });
});
