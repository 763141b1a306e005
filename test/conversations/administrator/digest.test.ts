import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice } from '#test/support/taps.ts';

/** What the bot has written to somebody, an edited message being one. */
const written = (person: Person) => person.dialog.messages.filter(({ from }) => from === 'community');

describe('the message about requests', () => {
  let bot: Bot;
  let vera: Person;
  let parents: string;

  const start = async (now = schoolMorning) => {
    bot = await startBot({ now });
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
  };
  beforeEach(() => start());
  afterEach(() => vera.ignores());

  it('makes one message of sixty requests of one evening, and keeps it up to date', async () => {
    bot.clock.advance(hours(8));
    const before = written(vera).length;
    for (let i = 0; i < 6; i += 1) {
      await ask(bot, 10, { invite: parents, from: 5001 + i * 100 });
      await bot.passes(minutes(10));
    }
    expect(written(vera).length - before).toBe(1);
    vera.sees('digest.pending', { lines: [say('digest-line.class', { count: 60, class: '7А' })] });
  });

  it('says nothing in quiet hours, and tells the age of the oldest in the morning', async () => {
    bot.clock.advance(hours(11));
    const before = written(vera).length;
    await ask(bot, 3, { invite: parents, from: 5001 });
    await bot.passes(hours(10));
    expect(written(vera).length).toBe(before);
    await bot.passes(hours(2));
    expect(written(vera).length).toBe(before + 1);
    vera.sees('digest.pending', { age: say('age.hours', { count: 12 }) });
  });

  it('says nothing at the weekend and in the holidays', async () => {
    const school = await bot.read('school', 'main');
    if (school)
      await bot.write('school', 'main', { ...school, holidays: [{ from: '2026-09-21', to: '2026-09-22' }] });
    bot.clock.advance(days(4));
    const before = written(vera).length;
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(days(1));
    await bot.passes(days(2));
    expect(written(vera).length).toBe(before);
    await bot.passes(days(1));
    expect(written(vera).length).toBe(before + 1);
  });

  it('writes at most once a day, and anew the next day', async () => {
    const before = written(vera).length;
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(seconds(10));
    await bot.passes(hours(5));
    expect(written(vera).length).toBe(before + 1);
    await bot.passes(hours(20));
    expect(written(vera).length).toBe(before + 2);
  });

  it('is silent when nothing is pending, and says in its place that all is decided', async () => {
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(seconds(10));
    const before = written(vera).length;
    await vera.taps('open:queue');
    await vera.taps('all');
    await bot.passes(seconds(10));
    vera.sees('digest.settled');
    await bot.passes(days(2));
    // The two answers to the taps, and nothing unasked.
    expect(written(vera).length - before).toBe(2);
  });

  it('D8: is a new message when something comes after all was decided, hours or minutes later', async () => {
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(seconds(10));
    await vera.taps('open:queue');
    await vera.taps('all');
    await bot.passes(seconds(10));
    vera.sees('digest.settled');
    await bot.passes(hours(2));
    const before = written(vera).length;
    await ask(bot, 1, { invite: parents, from: 6001 });
    await bot.passes(seconds(10));
    expect(written(vera).length).toBe(before + 1);
    vera.sees('digest.pending', { lines: [say('digest-line.class', { count: 1, class: '7А' })] });
    // It is today's message from now on, and is kept up to date as such.
    await ask(bot, 1, { invite: parents, from: 6002 });
    await bot.passes(seconds(10));
    expect(written(vera).length).toBe(before + 1);
    vera.sees('digest.pending', { lines: [say('digest-line.class', { count: 2, class: '7А' })] });
    await opensByNotice(bot, vera, 'queue');
    await vera.taps('all');
    await vera.taps('@sure');
    await bot.passes(seconds(10));
    // What comes in the same hour waits for its end: nobody is written to at every tap of a meeting.
    const after = written(vera).length;
    await ask(bot, 1, { invite: parents, from: 6003 });
    await bot.passes(minutes(30));
    expect(written(vera).length).toBe(after);
    await bot.passes(minutes(31));
    expect(written(vera).length).toBe(after + 1);
  });

  it('is snoozed with one tap until the next working day', async () => {
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(seconds(10));
    await vera.taps('open:snooze');
    vera.sees('snooze.done');
    await bot.restarts();
    const before = written(vera).length;
    const texts = written(vera).map(({ text }) => text);
    await ask(bot, 1, { invite: parents, from: 6001 });
    await bot.passes(hours(6));
    // Nothing new, and the old message is not brought up to date either.
    expect(written(vera).map(({ text }) => text)).toEqual(texts);
    await bot.passes(hours(18));
    expect(written(vera).length).toBe(before + 1);
  });

  it('goes to the colleague who stands in for somebody away', async () => {
    const galina = await member(bot, 'galina', { roles: [{ role: 'subjectTeacher' }] });
    const until = bot.clock.now() + days(3);
    const [one, other] = await Promise.all([bot.read('person', vera.id), bot.read('person', galina.id)]);
    if (one) await bot.write('person', vera.id, { ...one, away: { until, deputy: galina.id } });
    if (other)
      await bot.write('person', galina.id, {
        ...other,
        roles: [...other.roles, { role: 'classTeacher', class: 'c1', until, insteadOf: vera.id }],
      });
    const before = written(vera).length;
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(seconds(10));
    await bot.passes(seconds(10));
    galina.sees('digest.pending');
    expect(written(vera).length).toBe(before);
  });

  it('asks a frozen person nothing, and comes back when they are thawed', async () => {
    const record = await bot.read('person', vera.id);
    if (record) await bot.write('person', vera.id, { ...record, frozen: true });
    const before = written(vera).length;
    await ask(bot, 1, { invite: parents, from: 5001 });
    await bot.passes(hours(8));
    expect(written(vera).length).toBe(before);
    if (record) await bot.write('person', vera.id, record);
    await bot.passes(days(1));
    expect(written(vera).length).toBe(before + 1);
  });
});

describe('requests that nobody answered', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });
  afterEach(() => anna.ignores());

  it('reach the administrator after two working days, and the parent is told', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const olga = await member(bot, 'olga', { roles: [] });
    await olga.opens('7K3MPQ9XTA');
    await olga.says('Миша Котов');
    await olga.taps('send');
    olga.ignores();
    await bot.passes(days(1));
    anna.seesNoMore();
    await bot.passes(days(1));
    olga.sees('request-late.told');
    await bot.passes(seconds(10));
    anna.sees('digest.pending', { lines: [say('digest-line.late', { count: 1 })] });
    await anna.taps('open:queue');
    await anna.taps('all');
    anna.sees('queue.accepted', { count: 1 });
    olga.sees('request-accepted.parent');
    vera.ignores();
  });

  it('are not told of in the evening', async () => {
    await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const olga = await member(bot, 'olga', { roles: [] });
    bot.clock.advance(hours(11));
    await sends(bot, olga.id, parents);
    await bot.passes(days(2));
    olga.seesNoMore();
    await bot.passes(hours(12));
    olga.sees('request-late.told');
    bot.person('vera').ignores();
  });

  it('reach the administrator at once where the class has no class teacher', async () => {
    const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c2' });
    await ask(bot, 2, { invite: parents, from: 5001 });
    await bot.passes(seconds(10));
    anna.sees('digest.pending');
    await anna.taps('open:queue');
    anna.sees('queue-page.ask', { count: 2 });
  });

  it('wake the digest of a class teacher who is accepted after them', async () => {
    const parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c2' });
    const teacher = await invited(bot, { code: '8K3MPQ9XTA', role: 'classTeacher', class: 'c2' });
    await ask(bot, 1, { invite: parents, from: 5001 });
    const zoya = await member(bot, 'zoya', { roles: [] });
    await sends(bot, zoya.id, teacher);
    await opensByNotice(bot, anna, 'queue', 'staff');
    await anna.taps('all');
    zoya.sees('request-accepted.classTeacher');
    await bot.passes(seconds(10));
    zoya.sees('digest.pending');
  });
});

describe('A9 · «А в Сферуме заявки разобраны?»', () => {
  it('is asked a week after staff were accepted, once, until somebody answers', async () => {
    const bot = await startBot();
    await schoolWith(bot);
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const staff = await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    await ask(bot, 1, { invite: staff, from: 5001 });
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('all');
    await anna.taps('later');
    anna.ignores();
    await bot.passes(limits.platformReminder - hours(2));
    anna.seesNoMore();
    await bot.passes(days(1));
    anna.sees('digest.platform');
    await bot.passes(days(2));
    anna.seesNoMore();
    await anna.taps('open:platform-requests');
    anna.sees('platform-requests-ask.ask');
    await anna.taps('accepted');
    anna.ignores();
    await bot.passes(days(20));
    anna.seesNoMore();
  });

  it('is asked of nobody where no staff were accepted', async () => {
    const bot = await startBot();
    await schoolWith(bot);
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await bot.passes(days(20));
    anna.seesNoMore();
  });
});
