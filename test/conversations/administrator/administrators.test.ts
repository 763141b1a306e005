import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { say } from '#src/text/say.ts';
import { planned } from '#test/conversations/administrator/movement.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A7 · further administrators', () => {
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
  const isAdministrator = async (id: PersonId) =>
    (await bot.read('person', String(id)))?.roles.some(({ role }) => role === 'administrator');

  it('A7 from «Мои дела» to another administrator, over restarts; the platform’s steps come first', async () => {
    await opensRow(anna, 'A7');
    anna.sees('administrators-list.ask', { count: 1, names: ['anna'] });
    await anna.taps('appoint');
    anna.sees('administrators-candidates.ask');
    // Neither a parent nor a deputy who does not teach.
    expect(anna.buttons.filter((one) => one.startsWith('person:'))).toEqual([`person:${pavel.id}`]);
    await anna.taps('person', pavel.id);
    anna.sees('administrators-platform.ask');
    expect(await isAdministrator(pavel.id)).toBe(false);
    await anna.taps('done');
    anna.sees('administrators-rights.ask', { name: say('people.name', { name: 'pavel' }) });
    await bot.restarts();
    await anna.taps('yes');
    anna.sees('administrators.appointed');
    pavel.sees('administrators.told-appointed');
    await bot.restarts();
    expect(await administrators()).toEqual([anna.id, pavel.id]);
    expect(await isAdministrator(pavel.id)).toBe(true);
    expect((await bot.read('school', 'main'))?.duties.A7).toMatchObject({ state: 'done', by: anna.id });
  });

  it('gives no rights when the answer is no, on back, on cancel or on an old button', async () => {
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('appoint');
    await anna.says('Ирина');
    anna.sees('patterns.choose-one');
    await anna.taps('person', pavel.id);
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

  it('hands everything over by name, over a restart: what waits and the events go along', async () => {
    await planned(bot, { id: 'e1', audience: { who: 'staff' }, charge: anna.id });
    await opensScene(bot, anna, 'administrators');
    anna.sees('administrators-list.ask');
    await anna.taps('hand-over');
    anna.sees('administrators-heir.ask');
    await anna.taps('person', pavel.id);
    anna.sees('administrators-heir.sure', { name: say('people.name', { name: 'pavel' }) });
    await anna.taps('@no');
    anna.sees('administrators-heir.ask');
    await anna.taps('person', pavel.id);
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('administrators-heir.done');
    pavel.sees('administrators.told-appointed');
    pavel.sees('administrators.told-handed', { who: 'anna', count: 0, events: 1 });
    await bot.restarts();
    expect(await administrators()).toEqual([pavel.id]);
    expect((await bot.read('event', 'e1'))?.charge).toBe(pavel.id);
    expect(await isAdministrator(anna.id)).toBe(false);
  });

  it('lets the last one go, saying what follows, and the head reads the code', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'head' }] });
    await opensScene(bot, anna, 'administrators');
    await anna.taps('withdraw');
    await anna.taps('person', anna.id);
    anna.sees('administrators-withdraw.last', { headed: 'yes' });
    await anna.taps('@sure');
    anna.sees('administrators.told-last', { headed: 'yes' });
    irina.sees('administrators.told-nobody-left');
    await bot.restarts();
    expect(await administrators()).toEqual([]);
    expect(await bot.read('claim', 'main')).toBeDefined();
  });

  it('withdraws a colleague’s rights', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('withdraw');
    await anna.taps('person', boris.id);
    anna.sees('administrators-withdraw.sure', { name: say('people.name', { name: 'boris' }) });
    await anna.taps('@sure');
    anna.sees('administrators.withdrawn');
    boris.sees('administrators.told-withdrawn');
    expect(await administrators()).toEqual([anna.id]);
    await anna.taps('@back');
    anna.sees('people-group.ask');
  });

  it('withdraws nothing on «Нет», «да», a number or «Назад»', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('withdraw');
    await anna.says('boris');
    anna.sees('administrators-withdraw.sure');
    for (const word of ['да', '1', 'уже']) {
      await anna.says(word);
      anna.sees('patterns.choose-one');
    }
    await anna.says('нет');
    anna.sees('administrators-withdraw.ask');
    await anna.taps('person', boris.id);
    await anna.taps('@back');
    anna.sees('administrators-withdraw.ask');
    expect(await administrators()).toEqual([anna.id, boris.id]);
  });

  it('says what is lost before somebody gives up the own rights', async () => {
    await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('withdraw');
    await anna.taps('person', anna.id);
    anna.sees('administrators-withdraw.sure-own');
    expect(await isAdministrator(anna.id)).toBe(true);
    await anna.taps('@sure');
    anna.sees('administrators.told-withdrawn');
    anna.sees('home-list.no-role');
    expect(await isAdministrator(anna.id)).toBe(false);
  });

  it('tells namesakes apart', async () => {
    await member(bot, 'pavel-2', { name: 'pavel', roles: [{ role: 'subjectTeacher' }] });
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('appoint');
    await anna.taps('person', pavel.id);
    await anna.taps('done');
    anna.sees('administrators-rights.ask', {
      name: say('people.with-page', { name: 'pavel', page: '1001' }),
    });
  });

  it('ends what a withdrawn administrator had lent to a deputy', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const until = bot.clock.now() + 1_000_000;
    const [his, hers] = await Promise.all([bot.read('person', boris.id), bot.read('person', pavel.id)]);
    if (his) await bot.write('person', boris.id, { ...his, away: { until, deputy: pavel.id } });
    if (hers)
      await bot.write('person', pavel.id, {
        ...hers,
        roles: [...hers.roles, { role: 'administrator', until, insteadOf: boris.id }],
      });
    await opensScene(bot, pavel, 'administrators');
    pavel.ignores();
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('withdraw');
    await anna.taps('person', boris.id);
    await anna.taps('@sure');
    boris.ignores();
    expect(await isAdministrator(pavel.id)).toBe(false);
  });

  it('gives somebody who stands in for a while the lasting rights when appointed', async () => {
    const record = await bot.read('person', pavel.id);
    const until = bot.clock.now() + 1_000_000;
    if (record)
      await bot.write('person', pavel.id, {
        ...record,
        roles: [...record.roles, { role: 'administrator', until, insteadOf: anna.id }],
      });
    await anna.taps('people');
    anna.ignores();
    await anna.taps('administrators');
    await anna.taps('appoint');
    await anna.taps('person', pavel.id);
    await anna.taps('done');
    await anna.taps('yes');
    pavel.ignores();
    const roles = (await bot.read('person', pavel.id))?.roles;
    expect(roles?.filter(({ role }) => role === 'administrator')).toEqual([{ role: 'administrator' }]);
  });

  it('does not let a stand-in appoint anybody', async () => {
    const record = await bot.read('person', pavel.id);
    if (record)
      await bot.write('person', pavel.id, {
        ...record,
        roles: [
          ...record.roles,
          { role: 'administrator', until: bot.clock.now() + 1_000_000, insteadOf: anna.id },
        ],
      });
    await opensScene(bot, pavel, 'administrators');
    pavel.sees('patterns.not-yours');
    pavel.lacks('administrators');
    pavel.ignores();
  });

  it('is not there for a teacher', async () => {
    await opensScene(bot, pavel, 'administrators');
    await opensScene(bot, pavel, 'people');
    pavel.ignores();
    pavel.lacks('appoint');
    expect(await administrators()).toEqual([anna.id]);
  });
});
