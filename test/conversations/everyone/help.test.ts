import { beforeEach, describe, expect, it } from 'vitest';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('R1, R2, R3 · help from anywhere', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
  });

  it('offers a stranger three ways side by side, and the rights in the regulation’s words', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    await ivan.says('позовите человека');
    ivan.sees('help-topics.ask');
    ivan.sees('help-topics.free', { platform: 'Сферум' });
    expect(ivan.last.text).toMatch(/бесплатно и в любое время суток \(Положение, п\. 3\.1\)/);
    await ivan.taps('answers');
    ivan.sees('help-answers.ask');
    await ivan.taps('answer', 'is-it-compulsory');
    ivan.sees('asked-look.ask', { question: 'Это обязательно?' });
    await ivan.taps('@back');
    await ivan.says('инструкции');
    ivan.sees('asked-look.ask');
    expect(ivan.last.text).toMatch(/prof-sferum\.ru[\s\S]*prof\.sferum\.ru[\s\S]*не проверен/);
    await ivan.taps('@back');
    await ivan.taps('@back');
    await ivan.taps('data');
    ivan.sees('asked-look.ask', { question: 'Что бот обо мне хранит' });
    await ivan.taps('@back');
    await ivan.taps('school');
    ivan.sees('ask-school-topic.ask');
    await ivan.taps('@back');
    await ivan.taps('platform');
    ivan.sees('support-letter-what.ask', { mail: 'info@sferum.ru' });
    ivan.ignores();
    expect(await bot.read('person', ivan.id)).toBeUndefined();
  });

  it('shows each what they ask most: staff first what staff ask, and nothing that is for families alone', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    for (const one of [vera, olga]) {
      await one.says('помощь');
      await one.taps('answers');
    }
    const offered = (one: typeof vera) => one.buttons.filter((name) => name.startsWith('answer:'));
    expect(offered(vera)).toContain('answer:status-how');
    expect(offered(olga)).toContain('answer:how-to-join');
    olga.lacks('answer', 'status-how');
    vera.ignores();
    olga.ignores();
  });

  it('leads whoever needs help now to an adult, and to the safety talk', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await olga.says('помощь');
    await olga.taps('now');
    olga.sees('care.danger');
    await olga.says('помощь');
    await olga.taps('safety');
    olga.sees('safety-question.hello');
    olga.ignores();
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

  it('offers its ways by numbers where there are no buttons, in English too', async () => {
    const mary = bot.person('mary', { bare: true, lang: 'en' });
    await mary.opens();
    await mary.says('talk to a human');
    await mary.says('2');
    mary.sees('ask-school-topic.ask');
    await mary.says('back');
    await mary.says('1');
    mary.sees('help-answers.ask');
    mary.ignores();
    const own = bot.texts.said.filter(({ say }) => /^(help|ask-school)/.test(say.key));
    expect(own.filter(({ text }) => /[а-яё]{3}/i.test(text))).toEqual([]);
  });
});
