import { beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

const holidays = [{ from: '2026-10-26', to: '2026-11-03' }];

describe('A3 · one thing about the school is changed by itself', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, {
      school: {
        ...{ hours: { from: '07:30', to: '19:00' }, holidays, otherWay: 'Записка в дневнике' },
        ...{ address: 'СПб, ул. Новая, 1', site: 'school.ru', phone: '+7 812 222-33-22' },
        duties: { A3: { state: 'doneBefore', at: 0 } },
      },
    });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await anna.taps('settings');
    await anna.taps('school');
    anna.sees('school-settings-list.ask', { from: '07:30', to: '19:00', otherWay: 'Записка в дневнике' });
    anna.ignores();
  });

  const school = () => bot.read('school', 'main');

  it.each([
    ['hours', 'с 8-30 до 17-45', { hours: { from: '08:30', to: '17:45' } }],
    ['name', 'Гимназия № 1', { name: 'Гимназия № 1' }],
    ['address', '197373, СПб, ул. Школьная, 5', { address: '197373, СПб, ул. Школьная, 5' }],
    ['site', 'http://gym1.spb.ru/', { site: 'gym1.spb.ru' }],
    ['phone', '+7 (812) 4173456 доб 12', { phone: '+7 812 417-34-56, доб. 12' }],
    ['otherWay', 'Телефон 222-33-22', { otherWay: 'Телефон 222-33-22' }],
    [
      'holidays',
      'Осенние: 26 октября – 3 ноября\nЗимние: с 29.12 по 11.01',
      { holidays: [...holidays, { from: '2026-12-29', to: '2027-01-11' }] },
    ],
  ] as const)('%s in four taps and messages; everything else stays', async (setting, said, stored) => {
    const before = await school();
    await anna.taps(setting);
    anna.sees('school-settings-list.stands');
    await bot.restarts();
    await anna.says(said);
    anna.sees('school-settings.saved');
    anna.sees('school-settings-list.ask');
    expect(await school()).toEqual({ ...before, ...stored });
    // «Настройки», «Школа», the setting and its value.
    expect(anna.tapped + 1).toBe(4);
  });

  it('asks the same again, with an example, for whatever it cannot read, and «Назад» changes nothing', async () => {
    const before = await school();
    for (const [setting, words, note] of [
      ['name', ['Ш'.repeat(121)], 'school-setup-name.unread'],
      ['otherWay', ['я'.repeat(601)], 'school-setup-other-way.unread'],
      ['hours', ['с утра', '18:00–8:00', '8–25'], 'school-setup-hours.unread'],
      ['holidays', ['летом', '32.10–40.11', '26.10'], 'school-setup-holidays.unread'],
      ['holidays', ['03.11–26.10'], 'school-setup-holidays.swapped'],
      ['holidays', ['25.10.2026–02.11.2027'], 'school-setup-holidays.tooLong'],
      ['holidays', ['25.10.2025–02.11.2025'], 'school-setup-holidays.past'],
      ['platform', ['Телеграм'], 'patterns.choose-one'],
      ['pupils', ['как-нибудь'], 'patterns.choose-one'],
    ] as const) {
      await anna.taps(setting);
      for (const word of words) {
        await anna.says(word);
        anna.sees(note);
      }
      await anna.taps('@back');
      anna.sees('school-settings-list.ask');
      anna.ignores();
    }
    expect(await school()).toEqual(before);
  });

  it('moves to another platform with a word on the links of the former one', async () => {
    await anna.taps('platform');
    anna.sees('school-settings-platform.links');
    await anna.taps('max');
    anna.sees('school-settings.saved');
    expect(await school()).toMatchObject({ platform: 'max', holidays });
  });

  it('takes the holidays away by name, and leads to the classes, «Учительская» and the pupils', async () => {
    await anna.taps('holidays');
    await anna.taps('none');
    anna.sees('school-settings-holidays.sure');
    await anna.taps('@sure');
    expect((await school())?.holidays).toEqual([]);
    anna.ignores();
    for (const [door, key] of [
      ['classes', 'classes-list.ask'],
      ['staffroom', 'staffroom-link.ask'],
      ['pupils', 'pupils-mode-choose.ask'],
    ] as const) {
      await anna.taps(door);
      anna.sees(key);
      await anna.taps('@back');
      anna.sees('school-settings-list.ask');
    }
  });

  it('is the administrator’s alone, and ends with the rights', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'head' }] });
    await petr.taps('settings');
    petr.lacks('school');
    await opensScene(bot, petr, 'school-settings');
    petr.sees('patterns.not-yours');
    petr.ignores();
    await anna.taps('name');
    const record = await bot.read('person', anna.id);
    if (record) await bot.write('person', anna.id, { ...record, roles: [] });
    await anna.says('Другая школа');
    anna.sees('patterns.not-yours');
    expect((await school())?.name).toBe('Школа № 555');
    anna.ignores();
  });
});
