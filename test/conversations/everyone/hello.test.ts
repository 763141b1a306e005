import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import { limits } from '#src/regulation/limits.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { sends } from '#test/support/desk.ts';
import { schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, tapsKept } from '#test/support/taps.ts';

const parents = '7K3MPQ9XTA';
const wrong = 'AAAAAAAAAA';

describe('R1, R3 · the door for somebody whom the bot does not know', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    await invited(bot, { code: parents, role: 'parent', class: 'c1' });
  });

  it('greets whatever the first word is, answers in general, and stores nothing but the place', async () => {
    const ivan = bot.person('ivan');
    await ivan.says('а что это вообще такое');
    ivan.sees('consent.school', { school: 'Школа № 555' });
    ivan.sees('hello-welcome.ask');
    ivan.sees('care.helpline');
    expect(ivan.last.text).not.toContain('не знаю');
    await ivan.taps('voluntary');
    ivan.sees('hello-welcome.voluntary-answer', { platform: 'в Сферуме' });
    ivan.sees('class-chat-other-way.school');
    await bot.restarts();
    await ivan.taps('what');
    ivan.sees('hello-welcome.what-answer');
    ivan.sees('hello-welcome.ask');
    expect(await tracesOf(bot, ivan)).toEqual([]);
    expect((await bot.read('place', ivan.id))?.until).toBe(bot.clock.now() + limits.placeLifeBeforeConsent);
  });

  it('takes a code as people type it and says what a code looks like when it is none', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    ivan.sees('hello-welcome.ask');
    await ivan.says('добрый день');
    ivan.sees('hello-welcome.ask');
    await ivan.says('как вступить в чат, я мама Миши');
    ivan.sees('asked-look.ask', { question: 'Как присоединиться' });
    await ivan.taps('@back');
    ivan.sees('hello-welcome.ask');
    await ivan.says('абракадабра');
    ivan.sees('hello-welcome.unread');
    await ivan.taps('code');
    ivan.sees('hello-code.ask');
    const again = keepsButton(ivan, '@back');
    await ivan.says('не знаю');
    ivan.sees('hello-code.unread');
    await ivan.sendsSticker();
    ivan.sees('patterns.no-picture');
    await ivan.taps('@back');
    ivan.sees('hello-welcome.ask');
    await tapsKept(bot, ivan, again);
    ivan.sees('patterns.old-button');
    await ivan.taps('code');
    ivan.sees('hello-code.ask');
    await ivan.says(' 7k3mp-q9xta ');
    ivan.sees('family-join-consent.ask', { class: '7А' });
    await ivan.taps('@cancel');
    ivan.sees('hello-welcome.ask');
    expect(await tracesOf(bot, ivan)).toEqual([]);
  });

  it.each([
    ['Hello, I am a parent', /[a-z]{4}/, /[а-яё]{4}/i],
    ['по-английски', /[a-z]{4}/, undefined],
    ['Здравствуйте', /Здравствуйте!/, undefined],
    ['7K3MP-Q9XTA', /Здравствуйте!/, undefined],
  ])('answers in the language in which a stranger writes: %s', async (said, is, isNot) => {
    const ivan = bot.person('ivan');
    await ivan.says(said);
    expect(ivan.last.text).toMatch(is);
    if (isNot) expect(ivan.last.text.replace('Школа', '')).not.toMatch(isNot);
    ivan.ignores();
  });

  it('pauses after five wrong codes for fifteen minutes, even for a right one', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    ivan.sees('hello-welcome.ask');
    for (let times = 0; times < limits.wrongTries; times += 1) {
      await ivan.says(wrong);
      ivan.sees('refusal-invite-unknown');
    }
    await ivan.says(parents);
    ivan.sees('refusal-too-many-tries');
    expect(await tracesOf(bot, ivan)).toEqual([bot.store.keys.record('tries', ivan.id)]);
    await bot.restarts();
    await bot.passes(limits.wrongTriesWindow - 1);
    await ivan.says(parents);
    ivan.sees('refusal-too-many-tries');
    // Somebody else is not kept out by it.
    const olga = bot.person('olga');
    await olga.opens(parents);
    olga.sees('family-join-consent.ask');
    await bot.passes(1);
    await ivan.says(parents);
    ivan.sees('family-join-consent.ask', { class: '7А' });
  });

  it('opens by a deep link where the invite leads; an unreadable ref is a greeting', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens('из-рассылки');
    ivan.sees('hello-welcome.ask');
    await ivan.opens(parents);
    ivan.sees('family-join-consent.ask', { role: 'parent', class: '7А' });
    const petr = bot.person('petr');
    await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher' });
    await petr.opens('8k3mpq9xta');
    petr.sees('staff-join-consent.ask');
    const misha = bot.person('misha');
    await invited(bot, { code: '9K3MPQ9XTA', role: 'student', class: 'c1' });
    await misha.opens('9K3MPQ9XTA');
    misha.sees('student-guide-topics.ask', { class: '7А' });
    for (const person of [ivan, petr, misha]) expect(await tracesOf(bot, person)).toEqual([]);
  });

  it('says why a dead invite does not open, and stays open for another code', async () => {
    const ivan = bot.person('ivan');
    await invited(bot, { code: 'BK3MPQ9XTA', role: 'parent', class: 'c1', uses: 1 });
    await bot.transaction((tx) => seedPerson(tx, { id: 'vk:5001', name: 'Ольга', roles: [] }));
    await sends(bot, 'vk:5001', hashOf('BK3MPQ9XTA'), 'Миша');
    await ivan.opens('BK3MPQ9XTA');
    ivan.sees('refusal-invite-used-up');

    const annulled = await invited(bot, { code: 'CK3MPQ9XTA', role: 'parent', class: 'c1' });
    const record = await bot.read('invite', annulled);
    if (record) await bot.write('invite', annulled, { ...record, code: null, endedAt: bot.clock.now() });
    await ivan.says('CK3MPQ9XTA');
    ivan.sees('refusal-invite-annulled');

    await ivan.says(parents);
    ivan.sees('family-join-consent.ask');
    await ivan.taps('@cancel');
    ivan.sees('patterns.cancelled');
    await bot.passes(limits.familyInviteLife);
    await ivan.says(parents);
    ivan.sees('refusal-invite-expired');
    // None of these was a wrong try.
    expect(await bot.read('tries', ivan.id)).toBeUndefined();
  });

  it('tells the families of a closed class that theirs is not connected yet', async () => {
    await schoolWith(bot, { classes: ['7А'], open: false });
    const ivan = bot.person('ivan');
    await ivan.opens(parents);
    ivan.sees('refusal-class-closed');
    ivan.sees('hello-welcome.ask');
    expect(await tracesOf(bot, ivan)).toEqual([]);
  });

  it('switches the language and keeps it, up to the record of whoever agrees', async () => {
    const ivan = bot.person('ivan');
    await ivan.opens();
    ivan.sees('hello-welcome.ask');
    const switching = keepsButton(ivan, 'lang');
    await ivan.taps('lang');
    ivan.sees('hello-welcome.ask');
    expect(ivan.last.text.replace('Школа № 555', '')).not.toMatch(/[а-яё]{3}/i);
    await bot.restarts();
    await tapsKept(bot, ivan, switching);
    ivan.sees('patterns.old-button');
    expect(ivan.last.text.replace('Школа № 555', '')).not.toMatch(/[а-яё]{3}/i);
    await ivan.says(parents);
    ivan.sees('family-join-consent.ask');
    await ivan.taps('yes');
    ivan.sees('family-join-name.ask');
    expect(await bot.read('person', ivan.id)).toMatchObject({ lang: 'en' });
  });

  it('answers an English client in English from the first word, with numbers where there are no buttons', async () => {
    const mary = bot.person('mary', { lang: 'en', bare: true });
    await mary.opens();
    mary.sees('hello-welcome.ask');
    await mary.says('2');
    mary.sees('hello-welcome.voluntary-answer');
    await mary.says('1');
    mary.sees('hello-code.ask');
    await mary.says('what?');
    mary.sees('hello-code.unread');
    expect(mary.dialog.messages.some(({ text }) => text.includes('1. '))).toBe(true);
    const own = bot.texts.said.filter(({ say }) => /^hello-(?!welcome\.lang)/.test(say.key));
    const russian = own
      .map(({ text }) => text.replace('Школа № 555', ''))
      .filter((text) => /[а-яё]{3}/i.test(text));
    expect(russian).toEqual([]);
  });
});

describe('the door before the school is set up', () => {
  it('says that the bot is not ready, and offers the administration only to whom ADMIN_VK_IDS names', async () => {
    const bot = await startBot({ firstAdministrators: ['vk:1000'] });
    const anna = bot.person('anna');
    const ivan = bot.person('ivan');
    await anna.opens();
    anna.sees('hello-welcome.yours');
    expect(anna.buttons).toContain('claim');
    await ivan.opens();
    ivan.sees('hello-welcome.not-ready');
    ivan.lacks('claim');
    await ivan.says(wrong);
    ivan.sees('refusal-invite-unknown');
    await anna.taps('claim');
    anna.sees('claim-consent.ask');
  });

  it('takes the claim code where invites are taken, and does not count it as a wrong one', async () => {
    const bot = await startBot();
    await bot.write('claim', 'main', { v: 1, hash: hashOf(parents), at: bot.clock.now() });
    const anna = bot.person('anna');
    await anna.opens();
    await anna.says(wrong);
    anna.sees('refusal-invite-unknown');
    expect((await bot.read('tries', anna.id))?.times).toHaveLength(1);
    await anna.says('7k3mp-q9xta');
    anna.sees('claim-consent.ask');
    expect((await bot.read('tries', anna.id))?.times).toHaveLength(1);
    anna.ignores();
  });

  it('gives nothing to somebody who forges that button', async () => {
    const bot = await startBot({ firstAdministrators: ['vk:1000'] });
    const [anna, ivan] = [bot.person('anna'), bot.person('ivan')];
    await anna.opens();
    await ivan.opens();
    await tapsKept(bot, ivan, keepsButton(anna, 'claim'));
    ivan.sees('patterns.old-button');
    ivan.sees('hello-welcome.not-ready');
    anna.ignores();
    expect(await bot.read('person', ivan.id)).toBeUndefined();
    expect(await bot.read('administrators', 'all')).toBeUndefined();
  });
});
