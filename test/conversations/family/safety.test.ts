import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { talkOf } from '#scenes/family/safety-situations.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';
import { talkNow } from '#test/conversations/family/safety-talk.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('S4 · the safety talk', () => {
  let bot: Bot;
  let misha: Person;
  let questions: readonly string[];

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'full' } });
    misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    questions = talkNow(bot, misha);
  });

  const stateOf = async (person: Person) => (await bot.read('person', person.id))?.duties.S4;

  async function answers(person: Person): Promise<void> {
    for (const question of talkNow(bot, person)) {
      person.sees(`safety-student-${question}.ask`);
      await person.taps('safe');
      person.sees(`safety-student-${question}.safe-answer`);
    }
    person.sees('safety-question.end');
  }

  it('S4 from «Мои дела» to six situations with what to do, passed whatever was answered, over restarts', async () => {
    await opensRow(misha, 'S4');
    misha.sees('safety-question.hello', { count: questions.length });
    for (const [at, question] of questions.entries()) {
      misha.sees(`safety-student-${question}.ask`);
      const word = at % 3 === 0 ? 'risky' : 'safe';
      await bot.restarts();
      expect(await stateOf(misha)).toBeUndefined();
      await misha.taps(word);
      misha.sees(`safety-student-${question}.${word}-answer`);
    }
    misha.sees('safety-question.end', { safe: 4, count: 6 });
    misha.sees('duty-stands.done');
    await bot.restarts();
    expect(await stateOf(misha)).toMatchObject({ state: 'done', at: bot.clock.now(), by: misha.id });
  });

  it('gives the emergency answer at any question and stays there', async () => {
    await opensScene(bot, misha, 'safety');
    for (const question of questions) {
      misha.sees(`safety-student-${question}.ask`);
      await misha.taps('now');
      misha.sees('safety-question.emergency');
      misha.sees(`safety-student-${question}.ask`);
      await misha.taps('safe');
    }
    misha.sees('safety-question.end', { safe: 6 });
    expect(await stateOf(misha)).toMatchObject({ state: 'done' });
  });

  it('mixes the places of the answers, and keeps them when a question is asked again', async () => {
    await opensScene(bot, misha, 'safety');
    const answers = () => misha.buttons.filter((button) => ['safe', 'risky'].includes(button));
    const first: (string | undefined)[] = [];
    for (const question of questions) {
      const shown = answers();
      await misha.taps('now');
      await bot.restarts();
      await misha.says('что?');
      misha.sees(`safety-student-${question}.ask`);
      expect(answers()).toEqual(shown);
      first.push(shown[0]);
      await misha.taps('safe');
    }
    misha.ignores();
    expect(new Set(first)).toEqual(new Set(['safe', 'risky']));
  });

  it('takes buttons only, and is not passed by going back, by cancelling or by an old button', async () => {
    await opensScene(bot, misha, 'safety');
    misha.sees(`safety-student-${questions[0]}.ask`);
    const first = keepsButton(misha, 'safe');
    await misha.says('никому не скажу');
    misha.sees('patterns.choose-one');
    misha.sees(`safety-student-${questions[0]}.ask`);
    await misha.taps('safe');
    misha.sees(`safety-student-${questions[1]}.ask`);
    for (let times = 0; times < questions.length; times += 1) {
      await tapsKept(bot, misha, first);
      misha.sees('patterns.old-button');
      misha.sees(`safety-student-${questions[1]}.ask`);
    }
    await misha.taps('@back');
    misha.sees(`safety-student-${questions[0]}.ask`);
    await misha.taps('@back');
    misha.sees('home-list.greeting');
    await opensScene(bot, misha, 'safety');
    misha.sees(`safety-student-${questions[0]}.ask`);
    await misha.taps('@cancel');
    misha.sees('patterns.cancelled');
    expect(await stateOf(misha)).toBeUndefined();
  });

  it('goes back one question at a time, and counts what was answered then', async () => {
    await opensScene(bot, misha, 'safety');
    for (const answer of ['safe', 'risky']) await misha.taps(answer);
    misha.ignores();
    await misha.taps('@back');
    misha.sees(`safety-student-${questions[1]}.ask`);
    await bot.restarts();
    await misha.taps('@back');
    misha.sees(`safety-student-${questions[0]}.ask`);
    for (const _ of questions) await misha.taps('safe');
    misha.sees('safety-question.end', { safe: 6, count: 6 });
    misha.ignores();
  });

  it('comes round each half-year in the mode full, and not in the others', async () => {
    await opensScene(bot, misha, 'safety');
    await answers(misha);
    const first = await stateOf(misha);
    bot.clock.advance(limits.safetyCheckEvery - 1);
    await misha.says('мои дела');
    misha.ignores();
    misha.lacks('duty', 'S4');
    bot.clock.advance(1);
    await misha.says('мои дела');
    misha.ignores();
    expect(misha.buttons).toContain('duty:S4');
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'guided' } });
    await misha.says('мои дела');
    misha.ignores();
    misha.lacks('duty', 'S4');
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'full' } });
    await opensScene(bot, misha, 'safety');
    await answers(misha);
    expect((await stateOf(misha))?.at).toBe((first?.at ?? 0) + limits.safetyCheckEvery);
  });

  it('invites once each half-year, kindly and by day, and asks about other situations then', async () => {
    await opensScene(bot, misha, 'safety');
    await answers(misha);
    // Half a year later it is a Tuesday again; the talk was at ten in the morning.
    await bot.passes(limits.safetyCheckEvery - 1);
    misha.seesNoMore();
    await bot.passes(1);
    misha.sees('safety-invitation.ask');
    await bot.passes(limits.safetyCheckEvery);
    misha.seesNoMore();
    await opensByNotice(bot, misha, 'safety');
    const again = talkNow(bot, misha);
    expect(again).not.toEqual(questions);
    await answers(misha);
    expect((await stateOf(misha))?.at).toBe(bot.clock.now());
  });

  it('invites in the morning whoever had the talk late in the evening', async () => {
    bot.clock.advance(hours(11));
    await opensScene(bot, misha, 'safety');
    await answers(misha);
    await bot.passes(limits.safetyCheckEvery);
    misha.seesNoMore();
    await bot.passes(hours(12));
    misha.sees('safety-invitation.ask');
  });

  it.each(['the mode changed', 'only what is urgent', 'no student any more', 'frozen'] as const)(
    'invites nobody where it has no place: %s',
    async (why) => {
      await opensScene(bot, misha, 'safety');
      await answers(misha);
      if (why === 'the mode changed')
        await schoolWith(bot, { classes: ['7А'], school: { pupils: 'guided' } });
      const person = await bot.read('person', misha.id);
      if (person && why === 'only what is urgent')
        await bot.write('person', misha.id, { ...person, hears: 'urgent' });
      if (person && why === 'no student any more')
        await bot.write('person', misha.id, { ...person, roles: [] });
      if (person && why === 'frozen') await bot.write('person', misha.id, { ...person, frozen: true });
      await bot.passes(limits.safetyCheckEvery + days(3));
      misha.seesNoMore();
    },
  );

  it('is an invitation no longer when everything about the student is deleted', async () => {
    await opensScene(bot, misha, 'safety');
    await answers(misha);
    await opensScene(bot, misha, 'settings');
    await misha.taps('data');
    await misha.taps('forget');
    await misha.taps('delete');
    await misha.taps('@sure');
    misha.ignores();
    await bot.transaction(async (tx) => {
      expect(await tx.dueAt('safety', misha.id)).toBeUndefined();
    });
  });

  it.each(['off', 'guided', 'full'] as const)(
    'is there for a stranger before any consent (%s)',
    async (pupils) => {
      await schoolWith(bot, { classes: ['7А'], school: { pupils } });
      const petya = bot.person('petya', { lang: 'en' });
      await petya.says('help');
      petya.sees('help-topics.ask');
      await petya.taps('safety');
      petya.sees('safety-whose.ask');
      await petya.taps('now');
      petya.sees('safety-question.emergency', { whose: 'student' });
      petya.sees('safety-whose.ask');
      await petya.taps('student');
      await answers(petya);
      petya.sees('help-topics.ask');
      expect(await tracesOf(bot, petya)).toEqual([]);
      const own = bot.texts.said.filter(({ say }) => say.key.startsWith('safety-'));
      expect(own.filter(({ text }) => /[а-яё]{3}/i.test(text))).toEqual([]);
    },
  );

  it.each([
    ['a parent', { role: 'parent', class: 'c1' }, 'parent'],
    ['a colleague', { role: 'subjectTeacher' }, 'staff'],
  ] as const)(
    'has situations of their own for %s, in an adult’s voice, and closes nothing (C3)',
    async (_who, role, whose) => {
      const olga = await member(bot, 'olga', { roles: [role] });
      const own = talkNow(bot, olga, whose);
      await opensScene(bot, olga, 'safety');
      olga.sees('safety-question.hello', { whose, count: own.length });
      for (const [at, one] of own.entries()) {
        const word = at % 2 === 0 ? 'risky' : 'safe';
        olga.sees(`safety-${whose}-${one}.ask`);
        await olga.taps('now');
        olga.sees('safety-question.emergency', { whose });
        await bot.restarts();
        await olga.taps(word);
        olga.sees(`safety-${whose}-${one}.${word}-answer`);
      }
      olga.sees('safety-question.end', { whose, safe: 2, count: own.length });
      expect((await bot.read('person', olga.id))?.duties).toEqual({});
    },
  );

  it('speaks to a teacher as to a colleague, also to one who has a child here', async () => {
    const olga = await member(bot, 'olga', {
      roles: [{ role: 'parent', class: 'c1' }, { role: 'subjectTeacher' }],
    });
    await opensScene(bot, olga, 'safety');
    olga.sees(`safety-staff-${talkNow(bot, olga, 'staff')[0]}.ask`);
  });

  it('goes on with the students’ question for somebody who was in it before adults had their own', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    ivan.ignores();
    await opensScene(bot, ivan, 'safety', { at: 2, safe: 1 });
    ivan.sees('safety-whose.ask');
    await ivan.taps('parent');
    ivan.sees(`safety-parent-${talkNow(bot, ivan, 'parent')[2]}.ask`);
  });
});

describe('S4 · what is asked', () => {
  const talks = Array.from({ length: 200 }, (_, i) => talkOf('student', `vk:${i} 20000`));

  it('differs from child to child, with every kind of trouble in each talk', () => {
    expect(new Set(talks.map((talk) => JSON.stringify(talk))).size).toBeGreaterThan(150);
    for (const talk of talks) {
      const names = talk.map(({ name }) => name);
      expect(names).toEqual(expect.arrayContaining(['pass', 'computer']));
      expect(names.filter((name) => ['code', 'head', 'parcel'].includes(name))).toHaveLength(1);
      expect(names.filter((name) => ['stranger', 'photo'].includes(name))).toHaveLength(1);
    }
    expect(new Set(talks.flat().map(({ name }) => name)).size).toBe(11);
  });

  it('has the careful answer above as often as below, in no order to be learnt', () => {
    for (const talk of talks) expect(talk.filter(({ safeFirst }) => safeFirst)).toHaveLength(3);
    expect(new Set(talks.map((talk) => talk.map(({ safeFirst }) => safeFirst).join())).size).toBeGreaterThan(
      10,
    );
  });
});

describe('C3 · what is said about safety', () => {
  const texts = loadTexts(fileURLToPath(new URL('../../../locales', import.meta.url)));
  const values = { whose: 'staff', inside: 'в Сферуме', count: 5, safe: 3 };
  const said = (language: 'ru' | 'en', part: RegExp, whose: string) =>
    texts
      .keys(language)
      .filter((key) => part.test(key))
      .map((key) => texts.render(say(key, { ...values, whose }), language, 'Europe/Moscow'));

  it('is «ты» for children and «вы» for adults', () => {
    const ty = /(^|[^а-яё])(ты|тебе|тебя|тво[йяеёи]|сделаешь|расскажи|спроси|нажми)([^а-яё]|$)/i;
    const vy = /(^|[^а-яё])(вы|вас|вам|ваш[а-яё]*|сделаете|спросите|звоните)([^а-яё]|$)/i;
    const child = [
      ...said('ru', /^safety-(student-|invitation)/, 'student'),
      ...said('ru', /^safety-question/, 'student'),
    ];
    expect(child.filter((text) => vy.test(text))).toEqual([]);
    for (const whose of ['parent', 'staff']) {
      const adult = [
        ...said('ru', new RegExp(`^safety-${whose}-`), whose),
        ...said('ru', /^safety-question/, whose),
      ];
      expect(adult.length).toBeGreaterThan(20);
      expect(adult.filter((text) => ty.test(text))).toEqual([]);
    }
  });

  it('gives both numbers and says that the bot is no human, in every emergency answer', () => {
    for (const language of ['ru', 'en'] as const) {
      const answers = [
        ...['student', 'parent', 'staff'].flatMap((whose) =>
          said(language, /^safety-question\.emergency$/, whose),
        ),
        ...said(language, /^care\.danger$/, 'student'),
      ];
      expect(answers).toHaveLength(4);
      for (const text of answers) {
        expect(text).toContain('112');
        expect(text).toContain('8-800-2000-122');
        expect(text).toMatch(/Я бот, а не человек|I am a bot, not a person/);
      }
    }
  });
});
