import { beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const staffroom = 'https://sferum.ru/?p=join&class=1';

describe('H3 = C1 = T1 · an accepted colleague joins the staffroom', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { staffroom } });
    vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, vera, 'staffroom-join', { of: 'H3' });
  });

  const dutiesOf = async (person: Person) => (await bot.read('person', person.id))?.duties;

  it('H3 = C1 = T1 from «Мои дела» to the warning, the link and «Я внутри», over restarts', async () => {
    await vera.says('отмена');
    await opensRow(vera, 'H3');
    vera.sees('staffroom-join-link.warning');
    vera.sees('staffroom-join-link.ask', { link: staffroom });
    vera.sees('guide.plain');
    await bot.restarts();
    await vera.taps('done');
    vera.sees('staffroom-join.noted');
    vera.sees('verify-status.ask');
    await bot.restarts();
    expect(await dutiesOf(vera)).toMatchObject({ H3: { state: 'done' } });
    await vera.says('назад');
    vera.sees('duty-stands.done');
    vera.seesNoMore();
    // It is one joining for whoever leads a class, teaches a subject or heads the school.
    for (const role of [{ role: 'classTeacher', class: 'c1' }, { role: 'head' }] as const) {
      const colleague = await member(bot, role.role, { roles: [role] });
      await opensRow(colleague, 'H3');
      colleague.sees('staffroom-join-link.ask', { link: staffroom });
      await colleague.taps('done');
      await bot.restarts();
      expect(await dutiesOf(colleague)).toMatchObject({ H3: { state: 'done' } });
      colleague.ignores();
    }
  });

  it('takes «Уже там» for an answer, and asks nothing more when the status is settled', async () => {
    await vera.says('отмена');
    await opensScene(bot, vera, 'verify');
    await vera.taps('unneeded');
    await opensScene(bot, vera, 'staffroom-join');
    vera.ignores();
    await vera.taps('before');
    vera.sees('staffroom-join.noted');
    vera.sees('home-list.greeting');
    expect(await dutiesOf(vera)).toMatchObject({ H3: { state: 'doneBefore' }, H4: { state: 'notNeeded' } });
  });

  it('opens the help for «Не получается» and comes back to the link', async () => {
    vera.sees('staffroom-join-link.ask');
    await vera.taps('trouble');
    vera.sees('help-topics.ask');
    await vera.says('назад');
    vera.sees('staffroom-join-link.ask', { link: staffroom });
    expect(await dutiesOf(vera)).toEqual({});
  });

  it('says that the administrator will add the link when there is none', async () => {
    vera.ignores();
    await schoolWith(bot, { school: { staffroom: null } });
    await opensScene(bot, vera, 'staffroom-join');
    vera.sees('staffroom-join-link.not-yet');
    vera.lacks('done');
    await vera.taps('before');
    vera.sees('staffroom-join.noted');
  });

  it('changes nothing by an old button, by free text or by a cancel', async () => {
    vera.sees('staffroom-join-link.ask');
    const done = keepsButton(vera, 'done');
    await vera.says('что это');
    vera.sees('patterns.choose-one');
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    await tapsKept(bot, vera, done);
    vera.sees('patterns.old-button');
    expect(await dutiesOf(vera)).toEqual({});
  });

  it('shows the link to no parent', async () => {
    vera.ignores();
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensByNotice(bot, pavel, 'staffroom');
    pavel.sees('patterns.not-yours');
    await opensScene(bot, pavel, 'staffroom-join', { of: 'H3' });
    pavel.sees('patterns.not-yours');
    expect(pavel.dialog.messages.filter(({ text }) => text.includes(staffroom))).toEqual([]);
  });
});
