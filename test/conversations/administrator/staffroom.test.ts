import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AJQ1d7fYkQ/abc+DEF=ghij';

describe('A4 · the invite link of «Учительская»', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'staffroom');
  });

  // The screen on which a test ends need not be looked at.
  afterEach(() => anna.ignores());

  it('A4 from «Мои дела» to a link that is stored, over restarts', async () => {
    await anna.says('отмена');
    await opensRow(anna, 'A4');
    anna.sees('staffroom-link.ask');
    await bot.restarts();
    await anna.says(`вот она: ${link}.`);
    anna.sees('class-chat.address', { link });
    expect((await bot.read('school', 'main'))?.staffroom).toBeNull();
    await anna.taps('yes');
    anna.sees('staffroom.saved');
    await bot.restarts();
    const school = await bot.read('school', 'main');
    expect(school?.staffroom).toBe(link);
    expect(school?.duties.A4).toMatchObject({ state: 'done', by: anna.id });
    await opensScene(bot, anna, 'staffroom');
    anna.sees('staffroom-link.replace');
    expect(anna.last.text).not.toContain(link);
  });

  it('comes to those who were accepted before it was there, in the daytime, and to nobody who is in already', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    const record = await bot.read('person', petr.id);
    if (record)
      await bot.write('person', petr.id, {
        ...record,
        duties: { H3: { state: 'doneBefore', at: bot.clock.now() } },
      });
    await bot.passes(hours(12));
    await anna.says(link);
    await anna.taps('yes');
    anna.ignores();
    await bot.passes(hours(4));
    vera.seesNoMore();
    await bot.passes(hours(8));
    vera.sees('staffroom-join.link-is-there');
    petr.seesNoMore();
    await vera.taps('open:staffroom');
    vera.sees('staffroom-join-link.ask', { link });
  });

  it('is told of in the morning when the bot was down in the daytime', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await anna.says(link);
    await anna.taps('yes');
    anna.ignores();
    await bot.passes(hours(14));
    vera.seesNoMore();
    await bot.passes(hours(9));
    vera.sees('staffroom-join.link-is-there');
  });

  it('is no link of another chat of the school, and of no other platform', async () => {
    await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const entry = await bot.read('class', 'c1');
    const chat = { title: '', link, second: null, aside: null, at: 1 };
    if (entry) await bot.write('class', 'c1', { ...entry, chats: { C3b: chat } });
    await anna.says(link);
    await anna.taps('yes');
    anna.sees('refusal-link-taken');
    await anna.says('https://max.ru/join/AbCdEfGhIjKlMnOpQrStUvWxYz0123456789abcdefg');
    anna.sees('refusal-link-other-platform');
    expect((await bot.read('school', 'main'))?.staffroom).toBeNull();
  });

  it('is handed to nobody once the school has moved to another platform', async () => {
    await anna.says(link);
    await anna.taps('yes');
    anna.ignores();
    const school = await bot.read('school', 'main');
    if (school) await bot.write('school', 'main', { ...school, platform: 'max' });
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, vera, 'staffroom-join');
    vera.sees('staffroom-join-link.not-yet');
    expect(vera.last.text).not.toContain(link);
    await opensScene(bot, anna, 'staffroom');
    anna.sees('staffroom-link.ask');
  });

  it('refuses what is no invitation, and asks again', async () => {
    for (const [text, refusal] of [
      ['https://vk.com/im?sel=c12', 'refusal-link-open-chat-address'],
      ['https://vk.me@evil.example/join/AJQ1d7fYkQabcdef', 'refusal-link-other-host'],
      ['потом', 'refusal-link-no-link'],
    ] as const) {
      await anna.says(text);
      anna.sees(refusal);
      anna.sees('staffroom-link.ask');
    }
    expect((await bot.read('school', 'main'))?.staffroom).toBeNull();
  });

  it('can be put off, cancelled, and an old button changes nothing', async () => {
    const later = keepsButton(anna, 'later');
    await anna.taps('@cancel');
    anna.sees('patterns.cancelled');
    await tapsKept(bot, anna, later);
    anna.sees('patterns.old-button');
    await opensScene(bot, anna, 'staffroom');
    await anna.taps('later');
    anna.sees('staffroom.later');
    expect((await bot.read('school', 'main'))?.duties.A4).toBeUndefined();
  });

  it('is the administrator’s alone', async () => {
    anna.ignores();
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, vera, 'staffroom');
    vera.sees('patterns.not-yours');
    await vera.says(link);
    vera.ignores();
    expect((await bot.read('school', 'main'))?.staffroom).toBeNull();
  });
});
