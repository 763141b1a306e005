import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

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

  it('takes the link, keeps it and closes the duty, over a restart', async () => {
    anna.sees('staffroom-link.ask');
    await bot.restarts();
    await anna.says(`вот она: ${link}.`);
    anna.sees('staffroom.saved');
    const school = await bot.read('school', 'main');
    expect(school?.staffroom).toBe(link);
    expect(school?.duties.A4).toMatchObject({ state: 'done', by: anna.id });
    await opensScene(bot, anna, 'staffroom');
    anna.sees('staffroom-link.replace');
    expect(anna.last.text).not.toContain(link);
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
