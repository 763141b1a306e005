import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { talkNow } from '#test/conversations/family/safety-talk.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, tapsKept } from '#test/support/taps.ts';

const code = 'AAAAABBBBB';

describe('S1–S4 · a student whom the bot does not keep', () => {
  let bot: Bot;
  let misha: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    await familyInvite(bot, { code, role: 'student', class: 'c1' });
    misha = bot.person('misha');
  });

  it('gives the steps for chats and lessons, and neither stores nor asks for anything', async () => {
    await misha.opens(code);
    misha.sees('student-guide-topics.ask', { class: '7А' });
    misha.sees('care.helpline');
    for (const topic of ['join', 'chats', 'lessons']) {
      await misha.taps(topic);
      misha.sees(`student-guide-answer.${topic}`);
      misha.sees('guide.plain');
    }
    await bot.restarts();
    await misha.says('меня зовут Миша');
    misha.sees('patterns.choose-one');
    await misha.taps('end');
    misha.sees('hello-welcome.ask');
    expect(await bot.read('person', misha.id)).toBeUndefined();
    await bot.transaction(async (tx) => {
      expect(await tx.list('queue', 'class-c1')).toEqual([]);
    });
  });

  it('refers to the class teacher in the mode off, and still talks about safety', async () => {
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'off' } });
    await misha.opens(code);
    misha.sees('student-guide-topics.off');
    misha.sees('care.helpline');
    misha.lacks('join');
    await misha.taps('safety');
    misha.sees(`safety-student-${talkNow(bot, misha)[0]}.ask`);
    await misha.taps('now');
    misha.sees('safety-question.emergency');
    misha.sees(`safety-student-${talkNow(bot, misha)[0]}.ask`);
  });
});

describe('S4 · the safety talk', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'full' } });
  });

  it('goes question by question, closes the duty, and comes round after half a year', async () => {
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await misha.taps('all');
    await misha.taps('duty', 'S4');
    await misha.taps('open');
    misha.ignores();
    for (const topic of talkNow(bot, misha)) {
      misha.sees(`safety-student-${topic}.ask`);
      if (topic === 'pass') await bot.restarts();
      await misha.taps(topic === 'pass' ? 'risky' : 'safe');
      misha.sees(`safety-student-${topic}.${topic === 'pass' ? 'risky' : 'safe'}-answer`);
    }
    misha.sees('safety-question.end', { safe: 5, count: 6 });
    misha.sees('duty-stands.done');
    const record = await bot.read('person', misha.id);
    expect(record?.duties.S4).toMatchObject({ state: 'done' });

    await bot.passes(days(183));
    misha.sees('safety-invitation.ask');
    await misha.says('мои дела');
    await misha.taps('all');
    misha.ignores();
    await misha.taps('duty', 'S4');
    misha.sees('duty-stands.voluntary');
  });

  it('counts a second tap on an answered question for nothing', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.says('помощь');
    await olga.taps('safety');
    const [first, second] = talkNow(bot, olga, 'parent');
    olga.sees(`safety-parent-${first}.ask`);
    const safe = keepsButton(olga, 'safe');
    await olga.taps('safe');
    olga.sees(`safety-parent-${second}.ask`);
    await tapsKept(bot, olga, safe);
    olga.sees('patterns.old-button');
    olga.sees(`safety-parent-${second}.ask`);
    for (let at = 1; at < 5; at += 1) await olga.taps('safe');
    olga.sees('safety-question.end', { safe: 5 });
    olga.ignores();
    expect((await bot.read('person', olga.id))?.duties).toEqual({});
  });
});
