import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/administrators.ts';
import { days } from '#src/regulation/durations.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, tapsKept } from '#test/support/taps.ts';

const code = 'AAAAABBBBB';

describe('152-ФЗ · settings and «Мои данные»', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    olga = await member(bot, 'olga', { name: 'Ольга Смирнова', roles: [{ role: 'parent', class: 'c1' }] });
  });

  it('chooses the language, for what comes later too', async () => {
    await olga.taps('settings');
    olga.sees('settings-menu.ask');
    await olga.taps('lang');
    olga.sees('settings-menu.chosen');
    expect((await bot.read('person', String(olga.id)))?.lang).toBe('en');
    await bot.restarts();
    await olga.taps('lang');
    olga.ignores();
    expect((await bot.read('person', String(olga.id)))?.lang).toBe('ru');
  });

  it('shows everything in plain words and hands it over as a file', async () => {
    await olga.says('помощь');
    await olga.taps('data');
    await olga.taps('data');
    olga.sees('settings-data.ask');
    expect(olga.last.text).toContain('Ольга Смирнова');
    expect(olga.last.text).toContain('7А');
    await olga.taps('file');
    olga.sees('settings-file.ask');
    expect(olga.last.attachments).toHaveLength(1);
    await olga.taps('data');
    olga.ignores();
  });

  it('corrects the name, and asks again when it cannot be read', async () => {
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('name');
    olga.sees('settings-name.ask', { name: 'Ольга Смирнова' });
    await olga.says('@@@');
    olga.sees('name.unread');
    await olga.says('Ольга Кузнецова');
    olga.sees('settings-name.saved', { name: 'Ольга Кузнецова' });
    olga.ignores();
    expect((await bot.read('person', String(olga.id)))?.name).toBe('Ольга Кузнецова');
  });

  it('keeps everything when deleting is not confirmed or called off', async () => {
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('forget');
    olga.sees('settings-forget.ask');
    await olga.taps('no');
    olga.sees('settings-forget.kept');
    await olga.taps('forget');
    await olga.taps('@cancel');
    olga.ignores();
    expect((await bot.read('person', String(olga.id)))?.roles).toHaveLength(1);
  });

  it('deletes a parent with an open request at once, and leaves nothing of them in Redis', async () => {
    await familyInvite(bot, { code, role: 'parent', class: 'c2' });
    await olga.opens(code);
    await olga.taps('yes');
    await olga.says('Маша Смирнова');
    await olga.taps('send');
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('forget');
    const yes = keepsButton(olga, 'yes');
    olga.ignores();
    expect((await tracesOf(bot, olga)).length).toBeGreaterThan(3);
    await olga.taps('yes');
    olga.sees('settings-forget.done');
    olga.sees('hello-welcome.ask');
    expect(await tracesOf(bot, olga, 'Смирнов')).toEqual([]);
    const place = await bot.read('place', `${olga.id}:${olga.id}`);
    expect(place?.until).toBe(bot.clock.now() + days(1));
    expect(JSON.stringify(place)).not.toContain('Смирнов');

    await bot.restarts();
    await tapsKept(bot, olga, yes);
    olga.sees('patterns.old-button');
    await olga.opens(code);
    olga.sees('consent.text');
  });

  it('never refuses a class teacher, says first what can be handed over, and frees the class', async () => {
    const vera = await member(bot, 'vera', {
      name: 'Вера Котова',
      roles: [{ role: 'classTeacher', class: 'c1' }, { role: 'administrator' }],
    });
    await bot.transaction(async (tx) => {
      const hash = hashOf(code);
      const [entry, school] = await Promise.all([
        tx.read('class', 'c1'),
        tx.read('school', 'main'),
        tx.read('invite', hash),
      ]);
      const done = { state: 'done', at: tx.now, by: vera.id } as const;
      if (entry) tx.write('class', 'c1', { ...entry, duties: { C4: done } });
      if (school) tx.write('school', 'main', { ...school, duties: { A14: done } });
      const life = { madeAt: tx.now, expiresAt: tx.now + days(30), uses: 70 };
      tx.write('invite', hash, { v: 1, hash, code, role: 'parent', class: 'c1', maker: vera.id, ...life });
      tx.put('invites', 'c1', hash, tx.now);
    });
    await vera.taps('settings');
    await vera.taps('data');
    await vera.taps('forget');
    vera.sees('settings-forget.hand-over');
    vera.sees('settings-forget.last-administrator');
    await vera.taps('yes');
    vera.sees('settings-forget.done');
    vera.ignores();
    expect(await tracesOf(bot, vera, 'Котова')).toEqual([]);
    expect(await bot.read('class', 'c1')).toMatchObject({ teacher: null, duties: { C4: { state: 'done' } } });
    expect((await bot.read('school', 'main'))?.duties.A14).toEqual({
      state: 'done',
      at: bot.clock.now(),
    });
  });
});
