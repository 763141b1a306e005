import { beforeEach, describe, expect, it } from 'vitest';
import { keepPlatformLink, readPlatformLink } from '#src/domain/chats/platform-links.ts';
import { readWaiting } from '#src/domain/chats/platform-waiting.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { hours } from '#src/regulation/durations.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf, sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://sferum.ru/?p=invite&code=teacher7a';

describe('A6 · the link of one’s class and role, with the warning first', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await as(bot, anna.id, (desk) => keepPlatformLink(desk, { class: 'c1', role: 'teacher', link }));
  });

  const waiting = () => as(bot, anna.id, (desk) => readWaiting(desk, 'c1'));

  it('comes after the warning, is noted as received, and comes again when the link has changed', async () => {
    await bot.passes(hours(1));
    vera.sees('platform-link.is-there', { class: '7А' });
    expect(await waiting()).toEqual([{ person: vera.id, role: 'teacher' }]);
    await opensByNotice(bot, vera, 'platform-link', 'c1:teacher');
    vera.sees('platform-link-warning.ask', { role: 'teacher', class: '7А' });
    await vera.says('что это');
    vera.sees('patterns.choose-one');
    await vera.taps('later');
    vera.ignores();
    expect(await waiting()).toHaveLength(1);
    await opensByNotice(bot, vera, 'platform-link', 'c1:teacher');
    const show = keepsButton(vera, 'show');
    await vera.taps('show');
    vera.sees('platform-link-link.ask');
    expect(vera.last.text).toContain(link);
    await tapsKept(bot, vera, show);
    vera.sees('patterns.old-button');
    await vera.taps('done');
    vera.ignores();
    await bot.restarts();
    expect(await waiting()).toEqual([]);
    bot.clock.advance(hours(1));
    await as(bot, anna.id, (desk) =>
      keepPlatformLink(desk, { class: 'c1', role: 'teacher', link: `${link}b` }),
    );
    expect(await waiting()).toHaveLength(1);
    await bot.passes(hours(1));
    vera.sees('platform-link.is-there');
  });

  it('stands under the news of the acceptance, where it is there by then', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const parents = 'https://sferum.ru/?p=invite&code=parents7a';
    await as(bot, anna.id, (desk) => keepPlatformLink(desk, { class: 'c1', role: 'parent', link: parents }));
    const olga = await member(bot, 'olga', { roles: [], name: 'Ольга Котова' });
    const id = await sends(bot, olga.id, invite);
    const [news] = await noticesOf(bot, vera.id, (desk) =>
      acceptRequests(desk, { queue: 'class-c1', ids: [id] }),
    );
    expect(news?.opens).toContainEqual(expect.objectContaining({ about: 'platform-link', id: 'c1:parent' }));
    await opensByNotice(bot, olga, 'platform-link', 'c1:parent');
    olga.sees('platform-link-warning.voluntary');
    vera.ignores();
    anna.ignores();
  });

  it('is nobody else’s, whatever a button carries, and not theirs any more whose role has ended', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    const petr = await member(bot, 'petr', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    for (const who of [olga, petr, anna]) {
      await opensScene(bot, who, 'platform-link', { of: 'c1:teacher' });
      who.sees('refusal-link-gone');
      who.ignores();
    }
    await opensScene(bot, olga, 'platform-link', { of: 'nonsense' });
    olga.sees('refusal-link-gone');
    olga.ignores();
    await opensScene(bot, vera, 'platform-link', { of: 'c1:teacher' });
    await vera.taps('show');
    vera.ignores();
    await as(bot, anna.id, (desk) => endRole(desk, { person: vera.id, role: 'classTeacher', class: 'c1' }));
    expect(
      await as(bot, vera.id, (desk) => readPlatformLink(desk, { class: 'c1', role: 'teacher' })),
    ).toBeUndefined();
    await bot.transaction(async (tx) => expect(await tx.list('link-received', 'c1')).toEqual([]));
    await bot.settle();
    vera.ignores();
    anna.ignores();
  });

  it('is found by a class teacher beside «Учительская», and by a family beside the chat of the class', async () => {
    await opensScene(bot, vera, 'staffroom-join');
    await vera.taps('class', 'c1');
    vera.sees('platform-link-warning.ask', { role: 'teacher' });
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'class-chat', { of: 'c1' });
    olga.lacks('platform');
    const parents = 'https://sferum.ru/?p=invite&code=parents7a';
    await as(bot, anna.id, (desk) => keepPlatformLink(desk, { class: 'c1', role: 'parent', link: parents }));
    await opensScene(bot, olga, 'class-chat', { of: 'c1' });
    await olga.taps('platform');
    olga.sees('platform-link-warning.voluntary');
    olga.ignores();
    vera.ignores();
  });
});
