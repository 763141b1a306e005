import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';

import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

/** Closed by the one confirmation; A5 as well where the classes were entered on the way. */
const answered = ['A1', 'A2', 'H1', 'H2'];

describe('A1–A5, H1, H2 · the first administrator sets the school up', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await bot.write('claim', 'main', { v: 1, hash: hashOf('7K3MPQ9XTA'), at: bot.clock.now() });
    anna = bot.person('anna');
  });

  const school = () => bot.read('school', 'main');

  /** By the code to the first question. */
  async function claims(): Promise<void> {
    await anna.opens();
    await anna.says('7k3mp-q9xta');
    await anna.taps('yes');
    await anna.says('Анна Петрова');
    anna.ignores();
  }

  /** The shortest answers from the name up to a step, which is not answered any more. */
  async function goesTo(upTo: string): Promise<void> {
    const way: readonly (readonly [string, () => Promise<void>])[] = [
      ['name', () => anna.says('Школа № 555')],
      ['classes', () => anna.taps('next')],
      ['platform', () => anna.taps('max')],
      ['other-way', () => anna.says('Записка в дневнике')],
      ['there', () => anna.taps('no')],
    ];
    for (const [step, answers] of way) {
      if (step === upTo) break;
      await answers();
    }
    anna.ignores();
  }

  it('takes up the administration by the claim code and stores the school on one confirmation', async () => {
    await anna.opens();
    anna.sees('hello-welcome.not-ready');
    await anna.says('7k3mp-q9xta');
    anna.sees('consent.text');
    await anna.taps('yes');
    anna.sees('claim-name.ask');
    await anna.says('Анна Петрова');
    anna.sees('claim.done', { name: 'Анна Петрова' });
    anna.sees('school-setup-name.ask');
    await anna.says('Школа № 555');
    anna.sees('school-setup-classes.ask');
    await anna.says('1–2 А,Б');
    anna.sees('classes-review.ask', { added: ['1А', '1Б', '2А', '2Б'] });
    await bot.restarts();
    await anna.taps('save');
    anna.sees('classes-review.saved', { count: 4 });
    anna.sees('school-setup-platform.ask');
    await anna.taps('vk-sferum');
    anna.sees('school-setup-other-way.ask');
    await anna.says('Всё есть в электронном дневнике.');
    anna.sees('school-setup-there.ask');
    await anna.taps('yes');
    anna.sees('school-setup-review.there', { count: 4 });
    anna.sees('school-setup-review.later', { from: '08:00', to: '18:00' });
    await anna.taps('save');
    anna.sees('school-setup.saved');
    await anna.taps('open', 'c1');
    expect((await bot.read('classes', 'main'))?.list[0]).toMatchObject({ title: '1А', open: true });
    const own = anna.dialog.messages.filter(({ from }) => from === 'person');
    anna.ignores();
    expect(own.length, 'from «Начать» to the first class that is open').toBeLessThanOrEqual(13);

    const stored = await school();
    expect(stored?.duties).toMatchObject({ A1: { state: 'doneBefore' }, A5: { state: 'doneBefore' } });
    expect(Object.keys(stored?.duties ?? {}).sort()).toEqual([...answered, 'A5'].sort());
    expect(stored?.order).toEqual({ number: '123/1', date: '2023-08-31' });
    expect(stored).toMatchObject({ hours: { from: '08:00', to: '18:00' }, holidays: [] });

    // The name is the only detail that was asked for, so A3 waits for the rest.
    await opensScene(bot, anna, 'school-details');
    anna.sees('school-details-list.ask');
    await anna.taps('fill');
    await anna.says('Санкт-Петербург, Садовая ул., 5');
    await anna.says('school555.ru');
    expect((await school())?.duties).not.toHaveProperty('A3');
    await anna.says('8 (812) 417-34-56');
    expect((await school())?.duties).toHaveProperty('A3.state', 'done');
    anna.ignores();
  });

  it('leaves A1, A2, H1 and H2 open on «Ещё нет», stores nothing before the tap, and goes on after restarts', async () => {
    await claims();
    await goesTo('there');
    await bot.restarts();
    await anna.taps('no');
    anna.sees('school-setup-review.ask', {
      name: 'Школа № 555',
      otherWay: 'Записка в дневнике',
      count: 0,
    });
    expect(await school()).toBeUndefined();
    await bot.restarts();
    await anna.taps('save');
    anna.sees('school-setup.saved');
    anna.sees('open-classes-list.none');
    await bot.restarts();
    expect(await school()).toMatchObject({ name: 'Школа № 555', platform: 'max', ready: true, order: null });
    expect((await school())?.duties).toEqual({});
  });

  it('asks the same again, with an example, for whatever it cannot read', async () => {
    await claims();
    const unread: readonly (readonly [string, readonly string[], string])[] = [
      ['name', ['Ш'.repeat(121)], 'school-setup-name.unread'],
      ['classes', ['не знаю'], 'classes-list.unread'],
      ['platform', ['Телеграм'], 'patterns.choose-one'],
      ['other-way', ['я'.repeat(601)], 'school-setup-other-way.unread'],
      ['there', ['наверное'], 'patterns.choose-one'],
      ['review', ['сохраняй'], 'patterns.choose-one'],
    ];
    for (const [step, words, note] of unread) {
      for (const word of words) {
        await anna.says(word);
        anna.sees(note);
        anna.sees(`school-setup-${step}.ask`);
      }
      await anna.sendsSticker();
      anna.sees('patterns.no-picture');
      anna.sees(`school-setup-${step}.ask`);
      if (step === 'name') await anna.says('Школа № 555');
      if (step === 'classes') await anna.taps('next');
      if (step === 'platform') await anna.taps('other');
      if (step === 'other-way') await anna.says('Телефон 222-33-22');
      if (step === 'there') await anna.taps('no');
    }
    await anna.taps('save');
    anna.sees('school-setup.saved');
    expect(await school()).toMatchObject({ platform: 'other', otherWay: 'Телефон 222-33-22' });
  });

  it('goes back step by step and keeps what was entered; «Отмена» stores nothing, an old button neither', async () => {
    await claims();
    await goesTo('review');
    const save = keepsButton(anna, 'save');
    for (const step of ['there', 'other-way', 'platform', 'classes', 'name']) {
      await anna.taps('@back');
      anna.sees(`school-setup-${step}.ask`);
    }
    await tapsKept(bot, anna, save);
    anna.sees('patterns.old-button');
    await anna.taps('@cancel');
    anna.sees('patterns.cancelled');
    anna.sees('home-list.greeting');
    expect(await school()).toBeUndefined();
  });

  it('is changed from the review, and the last answer counts', async () => {
    await claims();
    await goesTo('review');
    await anna.taps('name');
    anna.sees('school-setup-name.ask');
    await anna.says('Гимназия № 1');
    await anna.taps('next');
    await anna.taps('both');
    await anna.says('Телефон');
    await anna.taps('yes');
    anna.sees('school-setup-review.ask', { name: 'Гимназия № 1', otherWay: 'Телефон' });
    await anna.taps('save');
    anna.ignores();
    expect(await school()).toMatchObject({ name: 'Гимназия № 1', platform: 'both' });
  });

  it('takes the classes from a table on the way; a broken file costs nothing', async () => {
    await claims();
    await goesTo('classes');
    await anna.sendsFile('классы.xlsx', 'broken');
    anna.sees('patterns-file.unknown-kind');
    await anna.sendsFile('классы.csv', '5А;5Б\n6А\n');
    anna.sees('classes-review.ask', { added: ['5А', '5Б', '6А'] });
    await anna.taps('save');
    // A step that takes no file says so.
    anna.sees('school-setup-platform.ask');
    await anna.sendsFile('классы.csv', '5А\n');
    anna.sees('school-setup-platform.ask');
    expect((await bot.read('classes', 'main'))?.list.map(({ title }) => title)).toEqual(['5А', '5Б', '6А']);
    expect(await school()).toBeUndefined();
  });
});

describe('A3 · a school that is there already', () => {
  it('is changed in its settings, each thing by itself, and not set up a second time', async () => {
    const bot = await startBot();
    await schoolWith(bot);
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'school-setup');
    anna.sees('school-settings-list.ask', { name: 'Школа № 555' });
  });

  it('is not set up by a teacher', async () => {
    const bot = await startBot();
    await schoolWith(bot);
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'school-setup');
    petr.sees('patterns.not-yours');
  });
});
