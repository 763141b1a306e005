import { beforeEach, describe, expect, it } from 'vitest';
import { changeSchool } from '#src/domain/school/settings.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const address = '197373, Санкт-Петербург, ул. Школьная, д. 5';

describe('A3 · the school’s details are completed by their row', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const school = () => bot.read('school', 'main');
  const opens = () => opensRow(anna, 'A3');

  it('A3 from «Мои дела» to the last thing that was missing, over restarts', async () => {
    await opens();
    anna.sees('school-details-list.lacks');
    await anna.taps('fill');
    anna.sees('school-details-address.ask');
    await anna.says(address);
    anna.sees('school-details-site.ask');
    await bot.restarts();
    await anna.says('https://www.School555.ru/');
    anna.sees('school-details-phone.ask');
    expect((await school())?.duties.A3).toBeUndefined();
    await anna.says('8 (812) 417-34-56');
    anna.sees('school-details-platform.ask');
    await bot.restarts();
    expect(await school()).toMatchObject({
      address,
      site: 'school555.ru',
      phone: '+7 812 417-34-56',
      duties: { A3: { state: 'done', by: anna.id } },
    });
    await anna.taps('done');
    anna.sees('school-details-platform.thanks');
    anna.sees('duty-stands.done');
  });

  it('changes one of them and comes back to the list; done before stays done before', async () => {
    await as(bot, anna.id, (desk) =>
      changeSchool(desk, { address, site: 'a.ru', phone: '+7 812 417-34-56' }),
    );
    await opens();
    anna.sees('school-details-list.full');
    const site = keepsButton(anna, 'site');
    await anna.taps('site');
    anna.sees('school-settings-list.stands', { value: 'a.ru' });
    await anna.says('школа555.рф');
    anna.sees('school-settings.saved');
    anna.sees('school-details-list.full');
    await tapsKept(bot, anna, site);
    anna.sees('patterns.old-button');
    await anna.taps('platform');
    anna.sees('school-details-platform.ask');
    await anna.taps('@back');
    anna.sees('school-details-list.full');
    expect((await school())?.site).toBe('школа555.рф');
  });

  it('asks the same again for what it cannot read, and «Назад» and «Отмена» change nothing', async () => {
    await opens();
    anna.ignores();
    for (const [detail, words, note] of [
      ['name', ['Ш'.repeat(121)], 'school-setup-name.unread'],
      ['address', ['Петербург', 'anna@school.ru 5'], 'school-details-address.unread'],
      ['site', ['нет сайта', 'anna@school.ru', 'https://'], 'school-details-site.unread'],
      ['phone', ['417-34-56', '112', '+7 812 417-34-56, 417-34-57'], 'school-details-phone.unread'],
    ] as const) {
      await anna.taps(detail);
      for (const word of words) {
        await anna.says(word);
        anna.sees(note);
      }
      await anna.taps('@back');
      anna.sees('school-details-list.lacks');
      anna.ignores();
    }
    await anna.taps('@cancel');
    anna.ignores();
    expect(await school()).toMatchObject({ address: '', site: '', phone: '' });
  });

  it('asks for what a colleague has left open when both fill it in', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opens();
    await anna.taps('fill');
    await as(bot, boris.id, (desk) => changeSchool(desk, { site: 'school555.ru' }));
    await anna.says(address);
    anna.sees('school-details-phone.ask');
    anna.ignores();
  });

  it('leads through the first set-up where there was none', async () => {
    const stored = await school();
    if (stored) await bot.write('school', 'main', { ...stored, ready: false });
    await opensScene(bot, anna, 'school-details');
    anna.sees('school-setup-name.ask');
  });

  it('is the administrator’s alone, and ends with the rights', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'head' }] });
    await opensScene(bot, petr, 'school-details');
    petr.sees('patterns.not-yours');
    petr.ignores();
    await opens();
    await anna.taps('address');
    const record = await bot.read('person', anna.id);
    if (record) await bot.write('person', anna.id, { ...record, roles: [] });
    await anna.says(address);
    anna.sees('patterns.not-yours');
    anna.ignores();
    expect((await school())?.address).toBe('');
  });
});
