import { beforeEach, describe, expect, it } from 'vitest';
import { readClasses } from '#src/domain/classes/classes.ts';
import { hours, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('a mailing', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let irina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', {
      name: 'Вера Зимина',
      roles: [{ role: 'classTeacher', class: 'c1' }],
    });
    irina = await member(bot, 'irina', {
      name: 'Ирина Карпенко',
      roles: [{ role: 'parent', class: 'c1' }],
    });
  });

  const mailings = async () => {
    let ids: readonly string[] = [];
    await bot.transaction(async (tx) => {
      ids = (await tx.list('mailings', 'all')).map(({ id }) => id);
    });
    return Promise.all(ids.map((id) => bot.read('mailing', id)));
  };
  const writesToParents = async (text: string) => {
    await opensScene(bot, anna, 'mailing');
    anna.sees('mailing-whom.ask');
    await anna.taps('parents');
    anna.sees('mailing-classes.ask');
    await anna.taps('class', 'c1');
    anna.sees('mailing-classes.ask');
    await anna.taps('next');
    anna.sees('mailing-write.ask');
    await anna.says(text);
  };

  it('goes to its author first, waits for a minute, and reaches the chosen families with its author named', async () => {
    const boris = await member(bot, 'boris', { name: 'Борис', roles: [{ role: 'parent', class: 'c1' }] });
    boris.dialog.denies();
    await bot.settle();
    await writesToParents('Собрание в среду,\nв 18:00');
    anna.sees('mailing-look.count', { count: 2, reached: 1, closed: 1 });
    anna.sees('mailing-notice.whose', { name: 'Анна Орлова' });
    await bot.restarts();
    await anna.taps('send');
    anna.sees('mailing-card.held');
    await bot.passes(limits.mailingHold - 1);
    irina.seesNoMore();
    await bot.restarts();
    await bot.passes(1);
    irina.sees('mailing-notice.end');
    expect(irina.last.text).toContain('Анна Орлова');
    expect(irina.last.text).toContain('Собрание в среду,\nв 18:00');
    anna.sees('mailing-news.over', { sent: 1, count: 2 });
    anna.sees('mailing-news.families', { count: 1 });
    anna.sees('mailing-news.closed');
    expect(anna.last.text, 'no family is named').not.toContain('Борис');
    await bot.restarts();
    expect(await mailings()).toMatchObject([{ state: 'over', ended: true, count: 2, by: anna.id }]);
  });

  it('carries the pictures and documents that came with the words', async () => {
    await writesToParents('Меню на неделю');
    anna.ignores();
    await anna.taps('write');
    anna.sees('mailing-write.ask');
    await anna.sendsPhoto();
    anna.sees('mailing-look.ask');
    const photo = (attachments: readonly { type: string }[]) => attachments.map(({ type }) => type);
    expect(photo(anna.last.attachments), 'the preview has it').toEqual(['photo']);
    anna.ignores();
    await anna.taps('send');
    anna.ignores();
    await bot.passes(limits.mailingHold);
    anna.ignores();
    expect(photo(irina.last.attachments)).toEqual(['photo']);
    irina.ignores();
  });

  it('is refused kindly when it is too long, and the question stands', async () => {
    await writesToParents('а'.repeat(limits.announcementLength + 1));
    anna.sees('mailing-write.too-long', { count: limits.announcementLength + 1 });
    await anna.sendsSticker();
    anna.sees('patterns.no-picture');
    await anna.says('Коротко');
    anna.sees('mailing-look.ask');
    anna.ignores();
  });

  it('is sent once, however often «Отправить» is tapped, and «Отмена» sends nothing', async () => {
    await writesToParents('Собрание');
    anna.ignores();
    const send = keepsButton(anna, 'send');
    await anna.taps('@cancel');
    anna.ignores();
    expect(await mailings()).toEqual([]);
    await writesToParents('Собрание');
    anna.ignores();
    await anna.taps('send');
    anna.sees('mailing-card.held');
    await tapsKept(bot, anna, send);
    anna.sees('patterns.old-button');
    anna.ignores();
    expect(await mailings()).toHaveLength(1);
  });

  it('goes to the team only, until a class is open', async () => {
    await bot.transaction(async (tx) => {
      const classes = await readClasses(tx);
      tx.write('classes', 'main', { ...classes, list: classes.list.map((one) => ({ ...one, open: false })) });
    });
    await opensScene(bot, anna, 'mailing');
    anna.sees('mailing-whom.closed');
    anna.lacks('parents');
    await anna.taps('staff');
    anna.sees('mailing-write.ask');
    await anna.says('Педсовет в среду');
    anna.sees('mailing-look.count', { count: 1 });
    anna.ignores();
    await anna.taps('send');
    anna.ignores();
    await bot.passes(limits.mailingHold);
    vera.sees('mailing-notice.whose');
    anna.sees('mailing-news.over', { sent: 1, count: 1 });
  });

  it('waits in the quiet hours until they are over, unless an administrator says «срочно»', async () => {
    await bot.passes(hours(12));
    await writesToParents('Завтра без первой смены');
    anna.sees('mailing-look.quiet');
    anna.ignores();
    await anna.taps('send');
    anna.ignores();
    await bot.passes(hours(9));
    irina.seesNoMore();
    await bot.passes(hours(1));
    irina.sees('mailing-notice.end');
    anna.ignores();
    await bot.passes(hours(14));
    await writesToParents('Школа закрыта');
    anna.ignores();
    await anna.taps('urgent');
    anna.sees('mailing-look.sure');
    await anna.taps('@sure');
    anna.sees('mailing-look.is-urgent');
    await anna.taps('send');
    anna.ignores();
    await bot.passes(minutes(1));
    irina.sees('mailing-notice.end');
    anna.ignores();
  });

  it('is a class teacher’s for the families of the own class, and never urgent', async () => {
    const gleb = await member(bot, 'gleb', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, vera, 'mailing');
    vera.sees('mailing-whom.ask');
    vera.lacks('staff');
    await vera.taps('families');
    vera.sees('mailing-write.ask');
    await vera.says('Экскурсия в пятницу');
    vera.sees('mailing-look.count', { count: 1 });
    vera.ignores();
    vera.lacks('urgent');
    await vera.taps('send');
    vera.ignores();
    await bot.passes(limits.mailingHold);
    irina.sees('mailing-notice.whose', { name: 'Вера Зимина', of: '7А' });
    gleb.seesNoMore();
    vera.sees('mailing-news.over');
  });

  it('does not go when its author was frozen in that minute', async () => {
    await writesToParents('Переведите деньги');
    anna.ignores();
    await anna.taps('send');
    anna.ignores();
    const person = await bot.read('person', anna.id);
    if (person) await bot.write('person', anna.id, { ...person, frozen: true });
    await bot.passes(limits.mailingHold);
    irina.seesNoMore();
    expect(await mailings()).toMatchObject([{ state: 'stopped' }]);
  });

  it('reaches two thousand parents in twenty-five calls at most', async () => {
    await bot.transaction(async (tx) => {
      for (let id = 5_000; id < 7_000; id += 1)
        await seedPerson(tx, { id: `vk:${id}`, name: 'Родитель', roles: [{ role: 'parent', class: 'c2' }] });
    });
    for (let id = 5_000; id < 7_000; id += 1) {
      bot.sandbox.addPerson({ id, firstName: 'Имя', lastName: 'Фамилия' });
      bot.sandbox.dialog(bot.groupId, id).allows();
    }
    await opensScene(bot, anna, 'mailing');
    await anna.taps('parents');
    await anna.taps('all');
    await anna.says('Каникулы с понедельника');
    await anna.taps('send');
    anna.ignores();
    const before = bot.sandbox.calls.filter(({ inner }) => !inner).length;
    await bot.passes(limits.mailingHold);
    const calls = bot.sandbox.calls.filter(({ inner }) => !inner).length - before;
    expect(calls, 'the author’s news among them').toBeLessThanOrEqual(25);
    anna.sees('mailing-news.over', { sent: 2_001, count: 2_001 });
    irina.ignores();
  }, 60_000);
});
