import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import { days } from '#src/regulation/durations.ts';
import { day, say } from '#src/text/say.ts';
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
    expect((await bot.read('person', olga.id))?.lang).toBe('en');
    await bot.restarts();
    await olga.taps('lang');
    olga.ignores();
    expect((await bot.read('person', olga.id))?.lang).toBe('ru');
  });

  it('is found by its name from its own pages as well', async () => {
    for (const inside of [undefined, 'data', 'hears']) {
      await olga.says('настройки');
      if (inside !== undefined) await olga.taps(inside);
      olga.ignores();
      await olga.says('настройки');
      olga.sees('settings-menu.ask');
      expect(olga.last.text).not.toContain('Не получилось');
    }
  });

  it('shows everything in plain words and hands it over as a file', async () => {
    const at = bot.clock.now();
    const record = await bot.read('person', olga.id);
    const duties = { 'P1:c1': { state: 'doneBefore', at } } as const;
    if (record) await bot.write('person', olga.id, { ...record, duties });
    await olga.says('помощь');
    await olga.taps('data');
    await olga.taps('data');
    olga.sees('settings-data.ask');
    expect(olga.last.text).toContain('Ольга Смирнова');
    expect(olga.last.text).toContain('7А');
    const shown = bot.texts.said.findLast(({ say: { key } }) => key === 'settings-data.ask')?.say.args.lines;
    expect(shown).toContainEqual(say('my-data.page', { id: '1000' }));
    expect(shown).toContainEqual(
      say('my-data.duty', {
        mark: say('duty-state.doneBefore-mark'),
        title: say('duty-P1.title', { class: '7А' }),
        when: day(at),
      }),
    );
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
    expect((await bot.read('person', olga.id))?.name).toBe('Ольга Кузнецова');
    await olga.says('назад');
    olga.sees('home-list.greeting');
    olga.ignores();
  });

  it('keeps everything when deleting is not confirmed or called off', async () => {
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('forget');
    olga.sees('settings-forget.ask');
    // A parent keeps nothing that could be handed over.
    const said = bot.texts.said.map(({ say }) => say.key);
    expect(said).not.toContain('settings-forget.hand-over');
    expect(said).not.toContain('settings-forget.last-administrator');
    await olga.taps('no');
    olga.sees('settings-forget.kept');
    await olga.taps('forget');
    await olga.taps('delete');
    olga.sees('settings-forget.sure', { name: 'Ольга Смирнова' });
    await bot.restarts();
    await olga.taps('@no');
    olga.sees('settings-forget.ask');
    await olga.taps('delete');
    await olga.says('назад');
    olga.sees('settings-forget.ask');
    await olga.taps('delete');
    await olga.taps('@cancel');
    olga.ignores();
    expect((await bot.read('person', olga.id))?.roles).toHaveLength(1);
  });

  it.each([false, true])(
    'deletes at its own word alone, at no number and no «да» (no buttons: %s)',
    async (bare) => {
      bot.person('mary', bare ? { bare } : {});
      const mary = await member(bot, 'mary', { name: 'Мария Котова', roles: [{ role: 'subjectTeacher' }] });
      for (const label of ['Настройки', 'Мои данные', 'Удалить мои данные', 'Удалить мои данные'])
        await mary.says(label);
      mary.sees('settings-forget.sure', { name: 'Мария Котова' });
      mary.ignores();
      for (const word of ['да', 'готово', 'хорошо', '1', '2', 'Удалить', 'Мария Котова']) {
        await mary.says(word);
        mary.sees('patterns.choose-one');
        mary.sees('settings-forget.sure');
      }
      expect((await bot.read('person', mary.id))?.name).toBe('Мария Котова');
      await mary.says('удалить сразу');
      mary.sees('settings-forget.done');
      expect(await bot.read('person', mary.id)).toBeUndefined();
      olga.ignores();
    },
  );

  it('deletes for a frozen person too', async () => {
    const record = await bot.read('person', olga.id);
    if (record) await bot.write('person', olga.id, { ...record, frozen: true });
    for (const chose of ['settings', 'data', 'forget', 'delete', '@sure']) await olga.taps(chose);
    olga.sees('settings-forget.done');
    expect(await bot.read('person', olga.id)).toBeUndefined();
    olga.ignores();
  });

  it('deletes a parent with an open request at once, and leaves nothing of them in Redis', async () => {
    await familyInvite(bot, { code, role: 'parent', class: 'c2' });
    await olga.opens(code);
    await olga.says('Маша Смирнова');
    await olga.taps('send');
    await olga.taps('settings');
    await olga.taps('data');
    await olga.taps('forget');
    await olga.taps('delete');
    const yes = keepsButton(olga, '@sure');
    olga.ignores();
    expect((await tracesOf(bot, olga)).length).toBeGreaterThan(3);
    await olga.taps('@sure');
    olga.sees('settings-forget.done');
    olga.sees('hello-welcome.ask');
    expect(await tracesOf(bot, olga, 'Смирнов')).toEqual([]);
    const place = await bot.read('place', olga.id);
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
    await vera.taps('delete');
    await vera.taps('@sure');
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
