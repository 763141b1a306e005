import { beforeEach, describe, expect, it } from 'vitest';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';

const topics = ['support', 'no-chat', 'official', 'voluntary', 'children', 'code', 'phone', 'role', 'bot'];

describe('R1, R2, R3 · help from anywhere', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
  });

  it('answers a stranger’s questions, the school’s own words on the other way included', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    await ivan.says('помощь');
    for (const topic of [...topics, 'data']) {
      await ivan.taps(topic);
      ivan.sees(`help-answer.${topic}`, { way: 'Все объявления есть в электронном дневнике.' });
    }
    await ivan.taps('@back');
    ivan.sees('hello-welcome.ask');
    ivan.ignores();
    expect(await bot.read('person', ivan.id)).toBeUndefined();
  });

  it('answers staff what staff ask, and says where a doubtful thing was read (T7, P4)', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await vera.says('помощь');
    for (const topic of ['status', 'colleagues', 'role']) {
      await vera.taps(topic);
      vera.sees(`help-answer.${topic}`);
      if (topic !== 'colleagues') expect(vera.last.text).toMatch(/[Оо]бычно[\s\S]*сетевых инструкциях/);
    }
    vera.lacks('children');
    vera.ignores();
  });

  it('comes back to the question where it was called from', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('name');
    await olga.says('помощь');
    olga.sees('help-topics.ask');
    await olga.says('что-то ещё');
    olga.sees('patterns.choose-one');
    await bot.restarts();
    await olga.taps('@back');
    olga.sees('settings-name.ask');
    olga.ignores();
  });

  it.each(['7K3MP-Q9XTA', 'мне дали код 7k3mp q9xta.', 'Здравствуйте! Код: 7К3МР-Q9ХТА, что дальше?'])(
    'takes a code, also within a sentence: «%s»',
    async (typed) => {
      await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
      const ivan = bot.person('ivan');
      await ivan.opens();
      await ivan.says('помощь');
      ivan.sees('help-topics.ask');
      await ivan.says(typed);
      ivan.sees('family-join-consent.ask', { class: '7А' });
      ivan.ignores();
    },
  );

  it('counts a wrong code there as a wrong one, and no other words', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    await ivan.says('помощь');
    await ivan.says('912 345 67 89');
    ivan.sees('patterns.choose-one');
    expect(await bot.read('tries', ivan.id)).toBeUndefined();
    await ivan.says('7K3MP-Q9XTA');
    ivan.sees('refusal-invite-unknown');
    ivan.ignores();
    expect((await bot.read('tries', ivan.id))?.times).toHaveLength(1);
  });

  it('answers by numbers where there are no buttons, in English too', async () => {
    const mary = bot.person('mary', { bare: true, lang: 'en' });
    await mary.opens();
    await mary.says('help');
    await mary.says('1');
    mary.sees('help-answer.support');
    mary.ignores();
    const own = bot.texts.said.filter(({ say }) => /^help-(topics|answer)/.test(say.key));
    const russian = own.filter(({ text }) => /[а-яё]{3}/i.test(text.replace(/Все объявления.*/, '')));
    expect(russian).toEqual([]);
  });
});
