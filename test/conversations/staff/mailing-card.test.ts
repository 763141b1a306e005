import { beforeEach, describe, expect, it } from 'vitest';
import { forgetMe } from '#src/domain/people/forget.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

describe('the card of a mailing', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let irina: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'subjectTeacher' }] });
    irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    await opensScene(bot, anna, 'mailing');
    await anna.taps('staff');
    await anna.says('Педсовет в среду');
    await anna.taps('send');
    anna.ignores();
  });

  const only = async () => {
    let id = '';
    await bot.transaction(async (tx) => {
      id = (await tx.list('mailings', 'all'))[0]?.id ?? '';
    });
    return id;
  };
  const outcomes = async () => {
    const id = await only();
    let found: unknown = [];
    await bot.transaction(async (tx) => {
      found = await tx.outcomes(id);
    });
    return found;
  };
  const ignoreAll = () => {
    for (const person of [anna, vera, irina]) person.ignores();
  };

  it('stops it within the minute: nobody gets anything, also after a restart', async () => {
    await bot.restarts();
    await anna.taps('stop');
    anna.sees('mailing-card.stopped-now');
    anna.lacks('stop');
    await bot.restarts();
    await bot.passes(limits.mailingHold * 2);
    vera.seesNoMore();
    expect(await bot.read('mailing', await only())).toMatchObject({ state: 'stopped' });
  });

  it('says who was reached, and sends again only to those whom a fault kept from it', async () => {
    bot.sandbox.faults.error({ method: 'messages.send', code: 100, times: 3 });
    await bot.passes(limits.mailingHold);
    anna.sees('mailing-news.failed', { count: 2 });
    anna.sees('mailing-news.staff', { names: ['Вера Зимина', 'irina'] });
    await opensByNotice(bot, anna, 'mailing', await only());
    anna.sees('mailing-card.over', { sent: 0, failed: 2 });
    await bot.restarts();
    await anna.taps('again');
    anna.sees('mailing-card.resent', { count: 2 });
    anna.ignores();
    vera.sees('mailing-notice.end');
    irina.sees('mailing-notice.end');
    expect(await outcomes()).toMatchObject([{ came: 'sent' }, { came: 'sent' }]);
  });

  it('recalls it by name, and those who got it are told', async () => {
    await bot.passes(limits.mailingHold);
    ignoreAll();
    await opensByNotice(bot, anna, 'mailing', await only());
    anna.sees('mailing-card.over', { sent: 2 });
    await anna.taps('recall');
    anna.sees('mailing-card.sure', { sent: 2 });
    await anna.taps('@no');
    vera.seesNoMore();
    anna.ignores();
    await anna.taps('recall');
    anna.sees('mailing-card.sure');
    await anna.taps('@sure');
    anna.sees('mailing-card.recalled-now');
    vera.sees('mailing-news.recalled');
    irina.sees('mailing-news.recalled');
    anna.lacks('recall');
    await bot.restarts();
    expect(await bot.read('mailing', await only())).toMatchObject({ state: 'recalled' });
  });

  it('is nobody’s but the author’s and the administrators’', async () => {
    await opensByNotice(bot, vera, 'mailing', await only());
    vera.sees('patterns.gone');
    vera.ignores();
    const other = await member(bot, 'olga', { roles: [{ role: 'administrator' }] });
    await opensByNotice(bot, other, 'mailing', await only());
    other.sees('mailing-card.held');
    await other.taps('stop');
    other.sees('mailing-card.stopped-now');
    await anna.taps('stop');
    anna.sees('patterns.old-button');
    anna.sees('mailing-card.stopped');
  });

  it('forgets whoever deletes their data, as a reader and as its author', async () => {
    await bot.passes(limits.mailingHold);
    ignoreAll();
    expect(await outcomes()).toHaveLength(2);
    await as(bot, vera.id, (desk) => forgetMe(desk, {}));
    expect(await outcomes()).toMatchObject([{ to: irina.id }]);
    const id = await only();
    await as(bot, anna.id, (desk) => forgetMe(desk, {}));
    await bot.settle();
    expect(await bot.read('mailing', id)).toBeUndefined();
    expect(await bot.store.client.keys(`*{g${bot.groupId}}:outcomes*`)).toEqual([]);
    ignoreAll();
  });
});
