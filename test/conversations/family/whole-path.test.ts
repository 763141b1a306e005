import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { hours } from '#src/regulation/durations.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

const code = 'AAAAABBBBB';
const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';

describe('P1 · a parent’s whole path, from the link to the chat and to the end of their data', () => {
  let bot: Bot;
  let boris: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А'] });
    await familyInvite(bot, { code, role: 'parent', class: 'c1' });
    boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const entry = (await bot.read('class', 'c1')) ?? blankClass('c1');
    const chat = { title: '7А родители', link, second: null, aside: null, at: bot.clock.now() };
    await bot.write('class', 'c1', { ...entry, chats: { C3b: chat } });
  });

  async function asksToJoin(parent: Person, name: string, child: string): Promise<void> {
    await parent.opens(code);
    await parent.taps('yes');
    await parent.says(name);
    await parent.says(child);
    await parent.taps('send');
    parent.ignores();
  }

  async function borisAccepts(): Promise<void> {
    await bot.passes(hours(1));
    await boris.taps('open:queue');
    await boris.taps('all');
    boris.ignores();
  }

  const linksIn = (parent: Person): string[] =>
    parent.dialog.messages.flatMap(({ text }) => (text.includes(link) ? [text] : []));

  it('shows the link only once the class teacher has accepted, in English to the last word', async () => {
    const mary = bot.person('mary', { lang: 'en' });
    await asksToJoin(mary, 'Mary Brown', 'Tom Brown');
    // From the QR to the request, and so to the link that comes by itself: five taps and words of her own.
    expect(mary.dialog.messages.filter(({ from }) => from !== 'community').length).toBeLessThanOrEqual(5);
    expect(linksIn(mary)).toEqual([]);
    await borisAccepts();
    mary.sees('request-accepted.parent', { class: '7А' });
    await mary.taps('open:class-chat', 'c1');
    mary.sees('class-chat.address', { link });
    await bot.restarts();
    await mary.taps('in');
    mary.sees('class-chat.done', { class: '7А' });
    mary.ignores();
    expect(await bot.read('person', mary.id)).toMatchObject({
      roles: [{ role: 'parent', class: 'c1' }],
      duties: { 'P1:c1': { state: 'done' } },
      requests: {},
    });
    const russian = mary.dialog.messages
      .filter(({ from }) => from === 'community')
      .filter(({ text }) => /[а-яё]{3}/i.test(text.replace('Школа № 555', '').replace(/«.+»/g, '')));
    expect(russian.map(({ text }) => text)).toEqual([]);
  });

  it('shows somebody with a forwarded code nothing but their own request', async () => {
    const ivan = bot.person('ivan');
    await asksToJoin(ivan, 'Иван Чужой', 'Пётр Чужой');
    await opensByNotice(bot, ivan, 'class-chat', 'c1');
    ivan.sees('patterns.not-yours');
    await opensScene(bot, ivan, 'my-chats');
    ivan.sees('patterns.not-yours');
    expect(linksIn(ivan)).toEqual([]);
    expect((await bot.read('person', ivan.id))?.roles).toEqual([]);
  });

  it('leads to the chat who opens the class’s link again after being accepted', async () => {
    const olga = bot.person('olga');
    await asksToJoin(olga, 'Ольга Смирнова', 'Миша Смирнов');
    await borisAccepts();
    olga.ignores();
    await olga.opens(code);
    olga.sees('code.already-parent', { class: '7А' });
    olga.sees('class-chat.address', { link });
  });

  it('leaves nothing in Redis of an accepted parent who deletes their data', async () => {
    const olga = bot.person('olga');
    await asksToJoin(olga, 'Ольга Смирнова', 'Миша Смирнов');
    await borisAccepts();
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('forget');
    await olga.taps('delete');
    await olga.taps('@sure');
    olga.sees('settings-forget.done');
    olga.ignores();
    expect(await tracesOf(bot, olga, 'Смирнов')).toEqual([]);
  });
});
