import { beforeEach, describe, expect, it } from 'vitest';
import type { Invite } from '#src/domain/joining/record.ts';
import { inviteFamilies, readPersonal } from '#src/domain/joining/staff-invites.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A6 · strips for the families of a class', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  });

  const waiting = async (of: string): Promise<readonly Invite[]> => {
    return as(bot, vera.id, ({ tx }) => readPersonal(tx, of));
  };

  it('makes a single-use code for each of «28 семей», from the card of the shared one', async () => {
    await opensScene(bot, vera, 'invites');
    vera.sees('invites-who.ask');
    await vera.taps('role', 'parent');
    vera.sees('invite-card.ask');
    await vera.taps('strips');
    vera.sees('invite-sheets-count.ask', { class: '7А' });
    for (const unread of ['много', '0', '61', '1000']) {
      await vera.says(unread);
      vera.sees('invite-sheets-count.unread');
    }
    await bot.restarts();
    await vera.says('28 семей');
    vera.sees('invite-sheets.made', { count: 28 });
    vera.sees('invite-sheets-papers.families', { count: 28, class: '7А' });
    expect(vera.last.attachments).toHaveLength(3);
    await bot.restarts();
    const made = await waiting('c1');
    expect(made).toHaveLength(28);
    for (const { uses, role, label } of made)
      expect({ uses, role, label }).toEqual({ uses: 1, role: 'parent' });
    const olga = bot.person('olga');
    await olga.opens(made[0]?.code ?? '');
    olga.sees('family-join-consent.ask');
  });

  it('prints those that wait again, as a table too, and makes more only when asked', async () => {
    await opensScene(bot, vera, 'invite-sheets', { of: 'c1' });
    await vera.says('2');
    vera.sees('invite-sheets.made', { count: 2 });
    vera.sees('invite-sheets-papers.families', { count: 2 });
    await vera.taps('table');
    vera.sees('invite-sheets-papers.families');
    expect(vera.last.attachments).toHaveLength(1);
    const [table] = bot.drawn.filter(({ kind }) => kind === 'table-file');
    // Nobody is named, so there is no empty column for names.
    expect(table).toMatchObject({
      name: 'Приглашения.xlsx',
      sheets: [{ head: ['Приглашение', 'Код', 'Ссылка', 'Действует до', 'Состояние'] }],
    });
    await vera.taps('sheets', '0');
    vera.sees('invite-sheets-papers.families');
    await vera.taps('more');
    vera.sees('invite-sheets-count.ask');
    await vera.taps('@back');
    vera.sees('invite-sheets-papers.families', { count: 2 });
    await vera.taps('more');
    const twenty = keepsButton(vera, 'count', '20');
    await vera.taps('count', '20');
    vera.sees('invite-sheets.made', { count: 20 });
    vera.ignores();
    await tapsKept(bot, vera, twenty);
    vera.sees('patterns.old-button');
    expect(await waiting('c1')).toHaveLength(22);
    await vera.taps('done');
    vera.ignores();
  });

  it('shows a class teacher neither the codes of the staff nor those of another class', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, anna, 'invite-sheets', { of: 'c2' });
    await anna.says('2');
    anna.ignores();
    for (const of of ['staff', 'c2']) {
      await opensScene(bot, vera, 'invite-sheets', { of });
      vera.lacks('table');
      vera.lacks('sheets');
      vera.ignores();
    }
    await opensScene(bot, vera, 'invite-sheets', { of: 'c2' });
    await vera.says('5');
    vera.sees('refusal-forbidden');
    vera.ignores();
    expect(await waiting('c2')).toHaveLength(2);
    expect(await as(bot, vera.id, (desk) => inviteFamilies(desk, { class: 'gone', count: 2 }))).toMatchObject(
      {
        ok: false,
      },
    );
  });

  it('is nothing for those who invite nobody', async () => {
    for (const role of ['parent', 'subjectTeacher'] as const) {
      const olga = await member(bot, role, { roles: [role === 'parent' ? { role, class: 'c1' } : { role }] });
      await opensScene(bot, olga, 'invite-sheets', { of: 'c1' });
      olga.sees('patterns.not-yours');
      olga.ignores();
    }
  });
});
