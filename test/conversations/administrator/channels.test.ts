import { beforeEach, describe, expect, it } from 'vitest';
import {
  declineMaterial,
  editMaterial,
  handOverMaterial,
  publishMaterial,
} from '#src/domain/channels/materials.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A13 · the channels of the school', () => {
  let bot: Bot;
  let irina: Person;
  let anna: Person;
  let vera: Person;
  let boris: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    irina = await member(bot, 'irina', { name: 'Ирина Мальцева', roles: [{ role: 'head' }] });
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    boris = await member(bot, 'boris', { roles: [{ role: 'parent', class: 'c1' }] });
  });

  const handed = async (text: string, more: { channel?: 'staff'; wished?: string } = {}) => {
    const done = await as(bot, irina.id, (desk) =>
      handOverMaterial(desk, { channel: 'school', attached: [], wished: null, text, ...more }),
    );
    await bot.settle();
    if (!done.ok) throw new Error(done.refusal);
    return done.material.id;
  };
  const opens = () => opensRow(anna, 'A13');
  const duty = async () => (await bot.read('school', 'main'))?.duties.A13;

  it('A13 from «Мои дела» to a material that is published, for the channel too, and its author told, over restarts', async () => {
    const id = await handed('Олимпиада по математике');
    await opens();
    anna.sees('channels-queue.ask', { count: 1 });
    await anna.says('1');
    anna.sees('channels-card.ask');
    await bot.restarts();
    expect(await duty()).toBeUndefined();
    const publish = keepsButton(anna, 'publish');
    await anna.taps('publish');
    anna.sees('channels-channel.goes');
    anna.sees('channels-channel.ask');
    expect(anna.last.text, 'the text to paste').toContain('Олимпиада по математике');
    irina.ignores();
    await tapsKept(bot, anna, publish);
    anna.sees('patterns.old-button');
    await bot.restarts();
    expect(await duty()).toMatchObject({ state: 'done', by: anna.id });
    expect(await bot.read('material', id)).toMatchObject({ state: 'published' });
    await bot.passes(limits.mailingHold);
    for (const reader of [vera, boris, irina]) {
      reader.sees('mailing-notice.whose', { name: 'Ирина Мальцева' });
      expect(reader.last.text).toContain('Олимпиада по математике');
    }
    anna.sees('mailing-news.over', { sent: 3, count: 3 });
    await opensScene(bot, anna, 'channels');
    anna.sees('channels-queue.none');
  });

  it('goes to the staff alone, and on the morning of the wished day', async () => {
    await handed('Педсовет', { channel: 'staff', wished: '2026-09-18' });
    await opens();
    anna.ignores();
    await anna.says('1');
    anna.sees('channels-card.ask', { when: '18.09.2026' });
    await anna.taps('wished');
    anna.sees('material-state.scheduled');
    anna.ignores();
    irina.ignores();
    await bot.passes(days(2));
    vera.seesNoMore();
    await bot.restarts();
    await bot.passes(days(1));
    vera.sees('mailing-notice.end');
    irina.sees('mailing-notice.end');
    boris.seesNoMore();
    anna.sees('mailing-news.over', { sent: 2, count: 2 });
  });

  it('does not read as published when its mailing was stopped, to the administrator and to the author', async () => {
    const id = await handed('Олимпиада по математике');
    await opensScene(bot, anna, 'channels');
    anna.ignores();
    await anna.taps('show', id);
    await anna.taps('publish');
    anna.sees('channels-channel.goes');
    await anna.taps('mailing');
    anna.ignores();
    await bot.restarts();
    await anna.taps('stop');
    anna.sees('mailing-card.stopped-now');
    await bot.passes(days(1));
    for (const reader of [vera, boris]) reader.seesNoMore();
    irina.ignores();
    for (const [who, scene] of [
      [anna, 'channels'],
      [irina, 'material'],
    ] as const) {
      await opensScene(bot, who, scene);
      if (who === anna) await anna.taps('archive');
      who.ignores();
      await who.taps('show', id);
      who.sees('material-state.stopped');
      expect(who.last.text).not.toContain('опубликовано');
      who.ignores();
    }
  });

  it('declines with a reason that the author reads', async () => {
    const id = await handed('Приходите');
    await opens();
    anna.ignores();
    await anna.says('1');
    anna.ignores();
    await anna.taps('decline');
    anna.sees('channels-decline.ask');
    await anna.taps('@back');
    anna.sees('channels-card.ask');
    await anna.taps('decline');
    anna.ignores();
    await anna.says('а'.repeat(limits.freeTextLength + 1));
    anna.sees('channels-decline.too-long');
    await bot.restarts();
    await anna.says('Нужна дата');
    anna.sees('channels-decline.done');
    anna.sees('channels-queue.none');
    irina.sees('material-news.declined', { reason: 'Нужна дата' });
    expect(await bot.read('material', id)).toMatchObject({ state: 'declined', reason: 'Нужна дата' });
    expect(await duty()).toMatchObject({ state: 'done' });
    await opensScene(bot, irina, 'material');
    irina.sees('material-list.ask');
    expect(irina.last.text).toContain('отклонено: Нужна дата');
  });

  it('edits the words and keeps what is attached', async () => {
    const done = await as(bot, irina.id, (desk) =>
      handOverMaterial(desk, { channel: 'staff', attached: ['photo1_2_k'], wished: null, text: 'Педсавет' }),
    );
    if (!done.ok) throw new Error(done.refusal);
    await bot.settle();
    await opens();
    anna.ignores();
    await anna.says('1');
    anna.ignores();
    await anna.taps('edit');
    anna.sees('channels-edit.ask');
    await anna.says('а'.repeat(limits.announcementLength + 1));
    anna.sees('mailing-write.too-long');
    await anna.says('Педсовет');
    anna.sees('channels-edit.done');
    anna.sees('channels-card.ask');
    await bot.restarts();
    expect(await bot.read('material', done.material.id)).toMatchObject({
      ...{ text: 'Педсовет', attached: ['photo1_2_k'], state: 'waiting' },
    });
  });

  it('is decided once by two administrators', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'administrator' }] });
    const id = await handed('Олимпиада');
    const slower = await atOnce(
      bot,
      { who: olga.id, does: (desk) => declineMaterial(desk, { material: id, reason: 'Нет' }) },
      { who: anna.id, does: (desk) => publishMaterial(desk, { material: id, wished: false }) },
    );
    expect(slower).toEqual({ ok: false, refusal: 'material-decided' });
    await opens();
    for (const person of [anna, olga, irina]) person.ignores();
    const other = await handed('Экскурсия');
    await opensByNotice(bot, anna, 'materials');
    anna.ignores();
    await anna.says('1');
    anna.sees('channels-card.ask');
    await as(bot, olga.id, (desk) => declineMaterial(desk, { material: other, reason: 'Нет' }));
    await anna.taps('publish');
    anna.sees('refusal-material-decided');
    for (const person of [anna, olga, irina]) person.ignores();
    expect(await bot.read('material', other)).toMatchObject({ state: 'declined' });
  });

  it('is published as it was read: a colleague’s change is shown before it goes out', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'administrator' }] });
    const id = await handed('Олимпиада');
    await opens();
    anna.ignores();
    await anna.says('1');
    anna.sees('channels-card.ask');
    bot.clock.advance(1);
    await as(bot, olga.id, (desk) => editMaterial(desk, { material: id, text: 'Отмена', attached: [] }));
    await anna.taps('publish');
    anna.sees('material.text', { text: 'Отмена' });
    expect(await bot.read('material', id)).toMatchObject({ state: 'waiting' });
    await anna.taps('publish');
    anna.sees('channels-channel.goes');
    for (const person of [anna, olga, irina]) person.ignores();
    expect(await bot.read('material', id)).toMatchObject({ state: 'published', text: 'Отмена' });
  });

  it('keeps an archive in which one is found by its words in whatever form', async () => {
    const long = `Олимпиада по математике. ${'Подробности в дневнике. '.repeat(10)}Приходите на ярмарку`;
    for (const text of [long, 'Экскурсия в музей', 'Осенняя ярмарка']) {
      const id = await handed(text);
      await as(bot, anna.id, (desk) => declineMaterial(desk, { material: id, reason: 'Потом' }));
    }
    irina.ignores();
    await opens();
    anna.ignores();
    await anna.taps('archive');
    anna.sees('channels-archive.ask');
    await anna.says('абракадабра');
    anna.sees('channels-archive.none');
    await anna.says('музеи');
    anna.sees('channels-archive.found', { said: 'музеи' });
    expect(anna.last.text).toContain('Экскурсия в музей');
    await bot.restarts();
    // The words stand at the end of a long text, too.
    await anna.says('на Ярмарка');
    anna.sees('channels-archive.found', { said: 'на Ярмарка' });
    expect(anna.last.text).toContain('Олимпиада');
    expect(anna.last.text).not.toContain('Осенняя');
    await anna.says('ярмарки');
    expect(anna.last.text).toContain('Осенняя ярмарка');
    expect(anna.last.text).not.toContain('музей');
    anna.ignores();
    await anna.taps('all');
    anna.sees('channels-archive.ask');
    await anna.says('музей');
    anna.sees('channels-archive.found', { said: 'музей' });
    await anna.says('1');
    anna.sees('material-state.declined');
    expect(anna.last.text).toContain('Экскурсия в музей');
    await anna.taps('queue');
    anna.sees('channels-queue.none');
  });

  it('takes an administrator’s own material, and leads to a mailing', async () => {
    await opens();
    anna.sees('channels-queue.none');
    await anna.taps('new');
    anna.sees('material-channel.ask');
    await anna.taps('staff');
    anna.ignores();
    await anna.says('График дежурств');
    await anna.taps('soon');
    await anna.taps('send');
    anna.sees('channels-queue.ask', { count: 1 });
    expect((await bot.read('school', 'main'))?.duties.H5).toBeUndefined();
    await anna.taps('mail');
    anna.sees('mailing-whom.ask');
    anna.ignores();
  });

  it('is an administrator’s alone', async () => {
    await opensByNotice(bot, boris, 'materials');
    boris.sees('patterns.not-yours');
    boris.ignores();
  });

  it('stays the school’s when its author deletes their data', async () => {
    const id = await handed('Олимпиада');
    await as(bot, anna.id, (desk) => publishMaterial(desk, { material: id, wished: false }));
    await as(bot, irina.id, (desk) => forgetMe(desk, {}));
    await bot.settle();
    expect(await bot.read('material', id)).toMatchObject({ author: null, state: 'published' });
    for (const person of [anna, irina]) person.ignores();
  });
});
