import { beforeEach, describe, expect, it } from 'vitest';
import { forgetMe } from '#src/domain/people/forget.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H5 · materials for the channels', () => {
  let bot: Bot;
  let irina: Person;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    irina = await member(bot, 'irina', { name: 'Ирина Мальцева', roles: [{ role: 'head' }] });
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
  });

  const stored = async () => {
    let ids: readonly string[] = [];
    await bot.transaction(async (tx) => {
      ids = (await tx.list('materials', 'all')).map(({ id }) => id);
    });
    return Promise.all(ids.map((id) => bot.read('material', id)));
  };
  const opens = () => opensRow(irina, 'H5');

  it('H5 from «Мои дела» to a material that is handed over, with its pictures and the wished day, over restarts', async () => {
    await opens();
    irina.sees('material-channel.ask');
    await irina.taps('school');
    irina.sees('material-write.ask');
    await irina.sendsPhoto();
    irina.sees('material-wished.ask');
    await irina.taps('@back');
    irina.sees('material-write.ask');
    await irina.says('Олимпиада по математике');
    irina.sees('material-wished.ask');
    await irina.says('когда-нибудь');
    irina.sees('material-wished.unread');
    await bot.restarts();
    await irina.says('18.09');
    irina.sees('material-review.ask', { when: '18.09.2026' });
    expect(await stored()).toEqual([]);
    const send = keepsButton(irina, 'send');
    await irina.taps('send');
    irina.sees('material-review.handed');
    anna.sees('material-news.handed', { name: 'Ирина Мальцева' });
    await bot.restarts();
    expect(await stored()).toMatchObject([
      { text: 'Олимпиада по математике', wished: '2026-09-18', state: 'waiting', author: irina.id },
    ]);
    expect((await bot.read('school', 'main'))?.duties.H5).toMatchObject({ state: 'done', by: irina.id });
    await tapsKept(bot, irina, send);
    irina.sees('patterns.old-button');
    expect(await stored()).toHaveLength(1);
    await opensScene(bot, irina, 'material');
    irina.sees('material-list.ask');
    expect(irina.last.text).toContain('передано 15 сентября');
    await irina.says('1');
    irina.sees('material-state.waiting');
    await irina.taps('list');
    irina.sees('material-list.ask');
    irina.ignores();
  });

  it('keeps what is entered when it is too long, and stores nothing that was cancelled', async () => {
    await opens();
    await irina.taps('staff');
    irina.ignores();
    await irina.says('а'.repeat(limits.announcementLength + 1));
    irina.sees('mailing-write.too-long');
    await irina.sendsSticker();
    irina.ignores();
    await irina.says('Педсовет');
    irina.ignores();
    await irina.taps('soon');
    irina.sees('material-review.ask');
    await irina.taps('@cancel');
    irina.ignores();
    expect(await stored()).toEqual([]);
    expect((await bot.read('school', 'main'))?.duties.H5).toBeUndefined();
    anna.seesNoMore();
  });

  it('is not for a subject teacher', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, vera, 'material');
    vera.lacks('school');
    vera.lacks('new');
    vera.ignores();
  });

  it('goes with its author who deletes their data, while it waits', async () => {
    await opens();
    for (const choice of ['staff'] as const) await irina.taps(choice);
    await irina.says('Педсовет');
    await irina.taps('soon');
    await irina.taps('send');
    irina.ignores();
    anna.ignores();
    expect(await stored()).toHaveLength(1);
    await as(bot, irina.id, (desk) => forgetMe(desk, {}));
    expect(await stored()).toEqual([]);
  });
});
