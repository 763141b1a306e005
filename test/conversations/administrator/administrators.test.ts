import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, tapsKept } from '#test/support/taps.ts';

describe('A7, H2 · further administrators', () => {
  let bot: Bot;
  let anna: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] });
    await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await member(bot, 'dina', { roles: [{ role: 'deputy' }] });
  });
  afterEach(() => anna.ignores());

  const administrators = async () => (await bot.read('administrators', 'all'))?.ids;
  const isAdministrator = async (id: number) =>
    (await bot.read('person', String(id)))?.roles.some(({ role }) => role === 'administrator');

  it('shows the platform’s steps first and gives the rights apart from them, over a restart', async () => {
    await anna.taps('administrators');
    anna.sees('administrators-list.ask', { count: 1, names: ['anna'] });
    await anna.taps('appoint');
    anna.sees('administrators-candidates.ask');
    // Neither a parent nor a deputy who does not teach.
    expect(anna.buttons.filter((one) => one.startsWith('person:'))).toEqual([`person:${pavel.id}`]);
    await anna.taps('person', String(pavel.id));
    anna.sees('administrators-platform.ask');
    expect(await isAdministrator(pavel.id)).toBe(false);
    await anna.taps('done');
    anna.sees('administrators-rights.ask', { name: 'pavel' });
    await bot.restarts();
    await anna.taps('yes');
    anna.sees('administrators.appointed');
    pavel.sees('administrators.told-appointed');
    expect(await administrators()).toEqual([anna.id, pavel.id]);
    expect(await isAdministrator(pavel.id)).toBe(true);
    expect((await bot.read('school', 'main'))?.duties.A7).toMatchObject({ state: 'done', by: anna.id });
  });

  it('gives no rights when the answer is no, on back, on cancel or on an old button', async () => {
    await anna.taps('administrators');
    await anna.taps('appoint');
    await anna.says('Павел');
    anna.sees('patterns.choose-one');
    await anna.taps('person', String(pavel.id));
    await anna.taps('later');
    const yes = keepsButton(anna, 'yes');
    await anna.taps('@back');
    anna.sees('administrators-platform.ask');
    await tapsKept(bot, anna, yes);
    anna.sees('patterns.old-button');
    await anna.taps('done');
    await anna.taps('no');
    anna.sees('administrators-rights.not-given');
    await anna.taps('@cancel');
    expect(await administrators()).toEqual([anna.id]);
  });

  it('withdraws a colleague’s rights, and never the last one’s', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await anna.taps('administrators');
    await anna.taps('withdraw');
    await anna.taps('person', String(boris.id));
    anna.sees('administrators.withdrawn');
    boris.sees('administrators.told-withdrawn');
    expect(await administrators()).toEqual([anna.id]);
    expect(anna.buttons).not.toContain('withdraw');
  });

  it('ends what a withdrawn administrator had lent to a deputy', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const until = bot.clock.now() + 1_000_000;
    const [his, hers] = await Promise.all([
      bot.read('person', String(boris.id)),
      bot.read('person', String(pavel.id)),
    ]);
    if (his) await bot.write('person', String(boris.id), { ...his, away: { until, deputy: pavel.id } });
    if (hers)
      await bot.write('person', String(pavel.id), {
        ...hers,
        roles: [...hers.roles, { role: 'administrator', until, insteadOf: boris.id }],
      });
    await opensByNotice(bot, pavel, 'administrators');
    pavel.ignores();
    await anna.taps('administrators');
    await anna.taps('withdraw');
    await anna.taps('person', String(boris.id));
    boris.ignores();
    expect(await isAdministrator(pavel.id)).toBe(false);
  });

  it('gives somebody who stands in for a while the lasting rights when appointed', async () => {
    const record = await bot.read('person', String(pavel.id));
    const until = bot.clock.now() + 1_000_000;
    if (record)
      await bot.write('person', String(pavel.id), {
        ...record,
        roles: [...record.roles, { role: 'administrator', until, insteadOf: anna.id }],
      });
    await anna.taps('administrators');
    await anna.taps('appoint');
    await anna.taps('person', String(pavel.id));
    await anna.taps('done');
    await anna.taps('yes');
    pavel.ignores();
    const roles = (await bot.read('person', String(pavel.id)))?.roles;
    expect(roles?.filter(({ role }) => role === 'administrator')).toEqual([{ role: 'administrator' }]);
  });

  it('lets the head appoint (H2), and no more than that', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    await opensByNotice(bot, irina, 'administrators');
    irina.sees('administrators-list.ask');
    expect(irina.buttons).not.toContain('withdraw');
    expect(irina.buttons).not.toContain('access');
    await irina.taps('appoint');
    await irina.taps('person', String(pavel.id));
    await irina.taps('done');
    await irina.taps('yes');
    irina.sees('administrators.appointed');
    irina.ignores();
    pavel.sees('administrators.told-appointed');
    const school = await bot.read('school', 'main');
    expect(school?.duties.H2).toMatchObject({ state: 'done', by: irina.id });
    expect(school?.duties.A7).toBeUndefined();
  });

  it('does not let a stand-in appoint anybody', async () => {
    const record = await bot.read('person', String(pavel.id));
    if (record)
      await bot.write('person', String(pavel.id), {
        ...record,
        roles: [
          ...record.roles,
          { role: 'administrator', until: bot.clock.now() + 1_000_000, insteadOf: anna.id },
        ],
      });
    await opensByNotice(bot, pavel, 'administrators');
    await pavel.taps('appoint');
    expect(pavel.buttons.filter((one) => one.startsWith('person:'))).toEqual([]);
    pavel.ignores();
  });

  it('freezes and thaws a colleague in one tap', async () => {
    await anna.taps('administrators');
    await anna.taps('access');
    anna.sees('staff-access-people.ask');
    await anna.taps('freeze', String(pavel.id));
    anna.sees('staff-access.frozen');
    await pavel.says('меню');
    pavel.sees('home-list.frozen');
    await bot.restarts();
    await anna.taps('thaw', String(pavel.id));
    anna.sees('staff-access.thawed');
    await pavel.says('меню');
    pavel.sees('home-list.greeting');
    expect((await bot.read('person', String(pavel.id)))?.frozen).toBe(false);
  });

  it('is not there for a teacher', async () => {
    await opensByNotice(bot, pavel, 'administrators');
    await opensByNotice(bot, pavel, 'staff-access');
    pavel.ignores();
    expect(pavel.buttons.join()).not.toContain('appoint');
    expect(await administrators()).toEqual([anna.id]);
  });
});
