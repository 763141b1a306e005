import { beforeEach, describe, expect, it } from 'vitest';
import { keepPlatformLink } from '#src/domain/chats/platform-links.ts';
import { hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://sferum.ru/?p=invite&code=parents7a';

describe('A6 · the platform’s own links, one a class and role', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const stored = async (of = 'c1') => (await bot.read('class', of))?.platform;

  it('A6 from «Мои дела» to everybody who was accepted having received theirs, over restarts', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensRow(anna, 'A6');
    anna.sees('invites-who.ask');
    await anna.taps('platform');
    anna.sees('platform-links-classes.ask');
    await anna.taps('class', 'c1');
    anna.sees('platform-links-roles.ask', { class: '7А' });
    await anna.taps('role', 'parent');
    anna.sees('platform-links-link.ask', { class: '7А', role: 'parent' });
    await anna.says('вот она');
    anna.sees('refusal-link-no-link');
    await bot.restarts();
    await anna.says(link);
    anna.sees('platform-links-check.ask', { class: '7А', role: 'parent' });
    expect(await stored()).toBeUndefined();
    await anna.taps('yes');
    anna.sees('platform-links.saved');
    // Nor is it shown here again.
    expect(anna.last.text).not.toContain('sferum.ru');
    await bot.restarts();
    expect(await stored()).toMatchObject({ parent: { link } });
    await bot.passes(hours(1));
    olga.sees('platform-link.is-there', { class: '7А' });
    await anna.taps('others');
    anna.sees('platform-links-classes.ask');
    expect(anna.last.text).toContain('ещё не получили: 1');
    await opensScene(bot, anna, 'invites');
    await anna.taps('all-sent');
    anna.sees('invites.not-all', { count: 1 });
    expect((await bot.read('school', 'main'))?.duties.A6).toBeUndefined();
    await opensByNotice(bot, olga, 'platform-link', 'c1:parent');
    olga.sees('platform-link-warning.ask', { role: 'parent' });
    expect(olga.last.text).not.toContain('sferum.ru');
    await bot.restarts();
    await olga.taps('show');
    olga.sees('platform-link-link.ask');
    expect(olga.last.text).toContain(link);
    await anna.taps('all-sent');
    anna.sees('invites.all-sent');
    await bot.restarts();
    expect((await bot.read('school', 'main'))?.duties.A6).toMatchObject({ state: 'done', by: anna.id });
    anna.ignores();
    olga.ignores();
  });

  it('takes a link for one place alone, and no page that is no invitation', async () => {
    await as(bot, anna.id, (desk) => keepPlatformLink(desk, { class: 'c1', role: 'parent', link }));
    for (const [of, role] of [
      ['c1', 'student'],
      ['c2', 'parent'],
    ] as const)
      expect(
        await as(bot, anna.id, (desk) => keepPlatformLink(desk, { class: of, role, link })),
      ).toMatchObject({
        refusal: 'link-taken',
      });
    await opensScene(bot, anna, 'platform-links');
    await anna.taps('class', 'c2');
    await anna.taps('role', 'teacher');
    anna.ignores();
    await anna.says('https://sferum.ru/?p=start');
    anna.sees('refusal-link-sferum-page');
    await anna.says(link);
    anna.sees('platform-links-check.ask');
    await anna.taps('yes');
    anna.sees('refusal-link-taken');
    expect(await stored('c2')).toBeUndefined();
    await anna.says(`${link}2`);
    await anna.taps('other');
    anna.ignores();
    await anna.taps('@back');
    anna.ignores();
    expect(await stored('c2')).toBeUndefined();
  });

  it('is handed to nobody any more once it is annulled, which is asked by the class and role', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await as(bot, anna.id, (desk) => keepPlatformLink(desk, { class: 'c1', role: 'parent', link }));
    await opensScene(bot, olga, 'platform-link', { of: 'c1:parent' });
    olga.sees('platform-link-warning.ask');
    await opensScene(bot, anna, 'invite-list');
    await anna.taps('platform');
    await anna.taps('links');
    await anna.taps('class', 'c1');
    anna.ignores();
    const annul = keepsButton(anna, 'annul');
    await anna.taps('annul', 'parent');
    anna.sees('platform-links-roles.sure', { class: '7А', role: 'parent' });
    await anna.says('да');
    anna.sees('platform-links-roles.sure');
    await anna.taps('@no');
    anna.sees('platform-links-roles.ask');
    expect(await stored()).toMatchObject({ parent: { link } });
    await anna.taps('annul', 'parent');
    anna.sees('platform-links-roles.sure');
    await anna.taps('@sure');
    anna.sees('platform-links.dropped');
    anna.lacks('annul');
    await tapsKept(bot, anna, annul);
    anna.sees('patterns.old-button');
    await olga.taps('show');
    olga.sees('refusal-link-gone');
    olga.ignores();
    await bot.restarts();
    expect([...(await readStored(bot)).entries()].filter(([, text]) => text.includes('parents7a'))).toEqual(
      [],
    );
    anna.ignores();
  });

  it('says on its button whether «Учительская» has a link, and leads there', async () => {
    const buttons = () => JSON.stringify(anna.dialog.keyboard);
    await opensScene(bot, anna, 'platform-links');
    anna.sees('platform-links-classes.ask');
    expect(buttons()).toContain('Ссылка в «Учительскую»');
    await anna.taps('staffroom');
    anna.sees('staffroom-link.ask');
    await anna.says('https://vk.me/join/UUUUbbbbCCCC/dd=');
    await anna.taps('yes');
    anna.sees('platform-links-classes.ask');
    expect(buttons()).toContain('«Учительская»: ссылка есть');
    anna.ignores();
  });

  it('is the administrator’s alone', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'deputy' }] });
    await opensScene(bot, pavel, 'platform-links');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });
});
