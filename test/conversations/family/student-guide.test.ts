import { beforeEach, describe, expect, it } from 'vitest';
import { storeChat } from '#src/domain/chats/chats.ts';
import { planEvent } from '#src/domain/events/events.ts';
import { readCourses } from '#src/domain/teaching/courses.ts';
import { teach } from '#src/domain/teaching/teach.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { talkNow } from '#test/conversations/family/safety-talk.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { hasLesson } from '#test/support/lessons.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';
import { teachesSubject } from '#test/support/teaching.ts';

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

  it('is found again without the code after «назад», in the middle of the safety talk, too', async () => {
    await misha.opens(code);
    await misha.says('назад');
    misha.ignores();
    await bot.restarts();
    await misha.taps('@resume');
    misha.sees('student-guide-topics.ask', { class: '7А' });
    await misha.taps('safety');
    misha.ignores();
    await misha.taps('@cancel');
    misha.ignores();
    await misha.taps('@resume');
    misha.sees('safety-question.hello');
    expect(await bot.read('person', misha.id)).toBeUndefined();
  });

  it('is read by whoever is no pupil in the mode full as well', async () => {
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'full' } });
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, irina, 'student-guide', { class: 'c1' });
    irina.sees('student-guide-topics.ask', { class: '7А' });
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

describe('S2, S3 · a student whom the bot keeps', () => {
  let bot: Bot;
  let misha: Person;
  let ivan: Person;
  const links = ['https://vk.me/join/AJQ1d7fYkQabcdef', 'https://vk.me/join/AJQ1d7fYkQabcdgh'] as const;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { pupils: 'full' } });
    ivan = await member(bot, 'ivan', { roles: [{ role: 'classTeacher', class: 'c1' }, { role: 'deputy' }] });
    misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await as(bot, ivan.id, (desk) =>
      storeChat(desk, { chat: 'C3a', title: '', class: 'c1', link: links[0], second: '' }),
    );
    await as(bot, ivan.id, (desk) =>
      teach(desk, {
        lines: [
          { kind: 'subject', title: 'Алгебра', classes: ['c1', 'c2'] },
          { kind: 'subject', title: 'Физика', classes: ['c1'] },
          { kind: 'club', title: 'Шахматы', classes: ['c1', 'c2'] },
        ],
      }),
    );
    await bot.passes(0);
    for (const person of [ivan, misha]) person.ignores();
  });

  const courses = async () => {
    const found = await as(bot, ivan.id, ({ tx }) => readCourses(tx, 'c1'));
    return Object.fromEntries(found.map((course) => [course.title, course]));
  };

  /** The teacher’s chat gets its link; whoever hears of it by a message is left out here. */
  async function linked(title: string): Promise<void> {
    const course = (await courses())[title];
    if (course) await bot.write('course', course.id, { ...course, link: links[1] });
  }

  it('sees the chats of the class and of its subjects, opens one, and reads what is missing', async () => {
    await linked('Физика');
    const { Алгебра: algebra, Физика: physics, Шахматы: chess } = await courses();
    await misha.taps('my-chats');
    misha.sees('my-chats-list.ask');
    expect(misha.buttons.slice(0, 4)).toEqual([
      'chat:c1',
      `taught:T3a:${algebra?.id}`,
      `taught:T3a:${physics?.id}`,
      `taught:T3a:${chess?.id}`,
    ]);
    expect(misha.last.text).not.toContain(links[1]);
    await misha.taps('taught', `T3a:${algebra?.id}`);
    misha.sees('my-chats-list.missing');
    misha.sees('taught-chats-list.ask', { whose: 'student' });
    await misha.taps('@back');
    misha.sees('my-chats-list.ask');
    await bot.restarts();
    await misha.taps('taught', `T3a:${physics?.id}`);
    misha.sees('taught-chats-list.ask', { whose: 'student' });
    expect(misha.last.text).toContain(links[1]);
    await misha.taps('@back');
    await misha.taps('chat', 'c1');
    misha.sees('class-chat.link');
    misha.ignores();
    await bot.restarts();
    expect((await bot.read('person', misha.id))?.duties['S2:c1']).toMatchObject({ state: 'done' });
  });

  it('tells two groups of one subject apart by their teachers', async () => {
    const olga = await member(bot, 'olga', { name: 'Ольга Петровна', roles: [{ role: 'subjectTeacher' }] });
    await teachesSubject(bot, olga, 'Физика', 'c1');
    await misha.taps('my-chats');
    misha.sees('my-chats-list.ask');
    expect(misha.last.text).toContain('Физика 7А, Ольга П.');
    expect(misha.last.text).toContain('Физика 7А, ivan');
    for (const person of [olga, ivan]) person.ignores();
  });

  it('does not see the chats of another class, nor those that nobody needs', async () => {
    const { Шахматы: chess } = await courses();
    if (chess)
      await bot.write('course', chess.id, {
        ...chess,
        duties: { T3a: { state: 'notNeeded', at: bot.clock.now() } },
      });
    const petya = await member(bot, 'petya', { roles: [{ role: 'student', class: 'c2' }] });
    await petya.taps('my-chats');
    petya.sees('my-chats-list.ask');
    expect(petya.last.text).toContain('Алгебра 7Б');
    for (const other of ['Физика', 'Алгебра 7А', 'Шахматы']) expect(petya.last.text).not.toContain(other);
  });

  it.each(['guided', 'off'] as const)('gets steps and no link any more in the mode %s', async (pupils) => {
    await linked('Физика');
    await schoolWith(bot, { school: { pupils } });
    await misha.taps('my-chats');
    misha.sees(`student-guide-topics.${pupils === 'off' ? 'off' : 'ask'}`);
    await opensScene(bot, misha, 'taught-chats');
    misha.sees('taught-chats-list.none');
    misha.ignores();
    for (const { text } of misha.dialog.messages) expect(text).not.toContain('vk.me/join');
  });

  it('S3 from «Мои дела» to own lessons and events, how to get in, and reminders off and on, over restarts', async () => {
    const planned = await as(bot, ivan.id, (desk) =>
      planEvent(desk, {
        ...{ kind: 'meeting', title: 'Урок из музея', link: null, room: 'онлайн', charge: ivan.id },
        ...{ at: bot.clock.now() + days(2), audience: { who: 'families', classes: ['c1'] } },
      }),
    );
    expect(planned).toMatchObject({ ok: true });
    await hasLesson(bot, ivan, (await courses()).Физика?.id ?? '');
    await opensRow(misha, 'S3:c1');
    misha.sees('events-list.ask');
    for (const title of ['Урок из музея', 'Физика 7А']) expect(misha.last.text).toContain(title);
    await misha.taps('how');
    misha.sees('student-guide-answer.lessons');
    await misha.taps('quiet');
    misha.sees('events.off');
    await bot.restarts();
    expect((await bot.read('person', misha.id))?.mutes).toEqual(['events']);
    misha.ignores();
    await bot.passes(days(1) + hours(1));
    misha.seesNoMore();
    ivan.ignores();
    await misha.taps('remind');
    misha.sees('events.on');
    misha.ignores();
    ivan.ignores();
  });

  it('leaves «Не напоминать» to those who have something: an adult has no hint for pupils', async () => {
    await opensScene(bot, ivan, 'events');
    ivan.ignores();
    ivan.lacks('how');
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
