import { beforeEach, describe, expect, it } from 'vitest';
import { holdMailing } from '#src/domain/mailings/mailings.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice } from '#test/support/taps.ts';

describe('«Прочитано» under a message to families', () => {
  let bot: Bot;
  let vera: Person;
  let john: Person;
  let mailing: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { name: 'Вера', roles: [{ role: 'classTeacher', class: 'c1' }] });
    john = await member(bot, 'john', { roles: [{ role: 'parent', class: 'c1' }], lang: 'en' });
    const audience = { whom: 'parents' as const, classes: ['c1'] };
    const written = { kind: 'announcements' as const, text: 'Музей', attached: [], audience, urgent: false };
    const held = await as(bot, vera.id, (desk) => holdMailing(desk, written));
    if (!held.ok) throw new Error(held.refusal);
    mailing = held.mailing.id;
    await bot.passes(limits.mailingHold);
    vera.ignores();
    john.sees('mailing-notice.end');
    expect(JSON.stringify(john.last), 'it can be marked').toContain('mail-read');
  });

  const marks = () => as(bot, vera.id, ({ tx }) => tx.list('mail-read', mailing));

  it('is one tap, answered in the family’s own language, counted once, and kept without a name', async () => {
    await opensByNotice(bot, john, 'mail-read', mailing);
    john.sees('mail-read.done');
    expect(john.last.text).toContain('no names');
    await bot.restarts();
    await opensByNotice(bot, john, 'mail-read', mailing);
    john.sees('mail-read.done');
    john.ignores();
    const kept = await marks();
    expect(kept).toHaveLength(1);
    expect(kept[0]?.id).not.toContain(john.id);
  });

  it('leaves the question that was open where it was', async () => {
    await john.says('мои дела');
    await john.taps('settings');
    john.ignores();
    await opensByNotice(bot, john, 'mail-read', mailing);
    john.sees('mail-read.done');
    await john.taps('data');
    john.sees('settings-data.ask');
    john.ignores();
  });

  it('goes with the data of whoever said so', async () => {
    await opensByNotice(bot, john, 'mail-read', mailing);
    john.ignores();
    await as(bot, john.id, (desk) => forgetMe(desk, {}));
    expect(await marks()).toEqual([]);
  });

  it('is refused kindly for a message that is gone', async () => {
    await opensByNotice(bot, john, 'mail-read', 'nothing');
    john.sees('refusal-unknown-mailing');
    john.ignores();
  });
});
