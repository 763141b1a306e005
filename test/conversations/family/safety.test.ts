import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { loadTexts } from '#src/text/texts.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const questions = ['code', 'voice', 'link', 'pass', 'computer', 'stranger'];

describe('S4 · the safety talk', () => {
  let bot: Bot;
  let misha: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'], school: { pupils: 'full' } });
    misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
  });

  const stateOf = async (person: Person) => (await bot.read('person', person.id))?.duties.S4;

  /** From the question with this number on to the end. */
  async function answers(person: Person, from = 0): Promise<void> {
    for (let at = from; at < questions.length; at += 1) {
      person.sees(`safety-student-${questions[at]}.ask`);
      await person.taps('safe');
      person.sees(`safety-student-${questions[at]}.safe-answer`);
    }
    person.sees('safety-question.end');
  }

  it('asks six questions with what to do, over restarts, and is passed whatever was answered', async () => {
    await opensScene(bot, misha, 'safety');
    misha.sees('safety-question.hello', { count: questions.length });
    for (const [at, question] of questions.entries()) {
      misha.sees(`safety-student-${question}.ask`, { inside: 'в Сферуме' });
      const word = at % 3 === 0 ? 'risky' : 'safe';
      await bot.restarts();
      expect(await stateOf(misha)).toBeUndefined();
      await misha.taps(word);
      misha.sees(`safety-student-${question}.${word}-answer`);
    }
    misha.sees('safety-question.end', { safe: 4, count: 6 });
    misha.sees('home-list.greeting', { whose: 'student' });
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
    misha.sees('safety-student-code.ask');
    const first = keepsButton(misha, 'safe');
    await misha.says('никому не скажу');
    misha.sees('patterns.choose-one');
    misha.sees('safety-student-code.ask');
    await misha.taps('safe');
    misha.sees('safety-student-voice.ask');
    for (let times = 0; times < questions.length; times += 1) {
      await tapsKept(bot, misha, first);
      misha.sees('patterns.old-button');
      misha.sees('safety-student-voice.ask');
    }
    await misha.taps('@back');
    misha.sees('home-list.greeting');
    await opensScene(bot, misha, 'safety');
    misha.sees('safety-student-code.ask');
    await misha.taps('@cancel');
    misha.sees('patterns.cancelled');
    expect(await stateOf(misha)).toBeUndefined();
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
    ['a parent', { role: 'parent', class: 'c1' }, 'parent', ['code', 'voice', 'link', 'pass', 'child']],
    ['a colleague', { role: 'subjectTeacher' }, 'staff', ['head', 'code', 'pass', 'computer', 'child']],
  ] as const)(
    'has situations of their own for %s, in an adult’s voice, and closes nothing (C3)',
    async (_who, role, whose, own) => {
      const olga = await member(bot, 'olga', { roles: [role] });
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
    olga.sees('safety-staff-head.ask');
  });

  it('goes on with the students’ question for somebody who was in it before adults had their own', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    ivan.ignores();
    await opensScene(bot, ivan, 'safety', { at: 2, safe: 1 });
    ivan.sees('safety-whose.ask');
    await ivan.taps('parent');
    ivan.sees('safety-parent-link.ask');
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
      ...said('ru', /^safety-student-/, 'student'),
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
