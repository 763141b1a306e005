import { beforeEach, describe, expect, it } from 'vitest';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { theClock } from '#src/domain/ground/person-id.ts';
import { inviteStaff } from '#src/domain/joining/staff-invites.ts';
import { setAway } from '#src/domain/people/away.ts';
import type { Held } from '#src/domain/people/record.ts';
import { doWithoutBot, tickHeard } from '#src/domain/people/without-bot.ts';
import { lookAtReport } from '#src/domain/reports/report.ts';
import { draw } from '#src/files/draw.ts';
import { readTable } from '#src/files/table.ts';
import { days } from '#src/regulation/durations.ts';
import { type Say, say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;
let pavel: Person;

const named = (name: string): Say => say('people.name', { name });
const teacher: Held = { role: 'classTeacher', class: 'c1' };

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  pavel = await member(bot, 'pavel', { roles: [teacher, { role: 'subjectTeacher' }] });
});

/** As an administrator goes: «Люди», the staff or a class, the name. */
async function looksAt(who: Person, group: string, whom: Person): Promise<void> {
  await opensScene(bot, who, 'people');
  who.ignores();
  if (group === 'staff') await who.taps('staff');
  else await who.taps('class', group);
  who.sees('people-list.ask');
  await who.taps('person', whom.id);
  who.sees('people-card.roles');
}
const rolesOf = async (person: Person) => (await bot.read('person', person.id))?.roles;
const isFrozen = async (person: Person) => (await bot.read('person', person.id))?.frozen;
const inTheLateQueue = () =>
  as(bot, theClock, async ({ tx }) => (await tx.list('queue', 'late')).map(({ id }) => id));

describe('somebody with more roles than a keyboard has rows', () => {
  it('has a card with buttons all the same, and each role can be taken away', async () => {
    const classes = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8'];
    const children = classes.map((of): Held => ({ role: 'parent', class: of }));
    const olga = await member(bot, 'olga', { roles: [...children, { role: 'subjectTeacher' }] });
    await looksAt(anna, 'staff', olga);
    expect(anna.dialog.keyboard?.buttons.length).toBeGreaterThan(3);
    await anna.taps('@page', '1');
    await anna.taps('end', 'parent:c8');
    await anna.taps('@sure');
    anna.ignores();
    olga.sees('role-ended.parent');
    expect(await rolesOf(olga)).toHaveLength(8);
    expect(bot.faults).toEqual([]);
  });
});

describe('the tables of the school', () => {
  it('say who has joined and who has not, and the classes with their chats; families in numbers', async () => {
    const ivan = await member(bot, 'ivan', { roles: [{ role: 'parent', class: 'c1' }], name: 'Иван Отцов' });
    await bot.transaction(async (tx) => {
      const [person, school] = await Promise.all([tx.read('person', pavel.id), tx.read('class', 'c1')]);
      const done = { state: 'done' as const, at: tx.now };
      if (person)
        tx.write('person', pavel.id, {
          ...person,
          ...{ post: 'учитель', subjects: ['алгебра', 'физика'], duties: { H3: done } },
        });
      const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
      const C3b = { title: '7А', link, second: null, aside: null, at: tx.now };
      tx.write('class', 'c1', {
        ...(school ?? { v: 1, id: 'c1', duties: {} }),
        ...{ teacher: pavel.id, chats: { C3b } },
      });
    });
    const invitee = { name: 'Белова Вера Ивановна', post: 'завуч', subjects: [], role: 'deputy' as const };
    await as(bot, anna.id, (desk) => inviteStaff(desk, { people: [invitee] }));
    await opensScene(bot, anna, 'people');
    anna.sees('people-group.ask');
    await anna.taps('table');
    anna.sees('people-tables.ask');
    expect(anna.last.attachments).toHaveLength(1);
    const [file] = bot.drawn;
    if (!file) throw new Error('no table was drawn');
    const read = await readTable((await draw(file)).content, 'school.xlsx');
    const rows = read.ok ? read.rows.map((row) => row.join(' | ').trim()) : [];
    expect(rows.find((row) => row.startsWith('pavel'))).toBe(
      'pavel | в боте | классный руководитель 7А\nучитель | учитель | алгебра, физика | да | нет',
    );
    expect(rows.find((row) => row.startsWith('Белова'))).toContain('приглашение ждёт | заместитель');
    expect(rows.find((row) => row.startsWith('7А'))).toBe(
      '7А | pavel | меньше 3 | 0 | чата пока нет | чат есть | чата пока нет',
    );
    const all = rows.join('\n');
    expect(all).not.toContain('Отцов');
    expect(all).not.toContain('vk.me');
    await bot.restarts();
    await anna.says('ещё раз');
    anna.sees('patterns.choose-one');
    await anna.taps('groups');
    anna.sees('people-group.ask');
    ivan.ignores();
  });

  it('are looked for by name once it is said where', async () => {
    await opensScene(bot, anna, 'people');
    anna.ignores();
    await anna.says('pavel');
    anna.sees('people-group.unread');
    await anna.taps('staff');
    anna.ignores();
    await anna.says('pavel');
    anna.sees('people-card.roles');
    anna.ignores();
  });

  it('are not a class teacher’s to take', async () => {
    await opensScene(bot, pavel, 'people');
    pavel.lacks('table');
    pavel.ignores();
    const table = keepsButton(pavel, '@back');
    await tapsKept(bot, pavel, { payload: { ...(table.payload as object), c: 'table' } });
    pavel.sees('patterns.old-button');
    expect(bot.drawn).toEqual([]);
  });
});

describe('a role that was given', () => {
  it('is taken by name, saying what follows; the others stay, and the person is told, over restarts', async () => {
    await looksAt(anna, 'staff', pavel);
    await anna.taps('end', 'subjectTeacher');
    anna.sees('people-card.sure', { who: named('pavel') });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('people-done.ended');
    anna.sees('people-card.roles');
    pavel.sees('role-ended.subjectTeacher');
    expect(await rolesOf(pavel)).toEqual([teacher]);
  });

  it('stays at a wrong answer, a number, «да» and back, and an old button ends nothing', async () => {
    await looksAt(anna, 'staff', pavel);
    const ending = keepsButton(anna, 'end');
    for (const word of ['ну вот', '3']) {
      await anna.says(word);
      anna.ignores();
    }
    await anna.taps('end', 'classTeacher:c1');
    anna.sees('people-card.sure');
    for (const word of ['да', '1']) {
      await anna.says(word);
      anna.sees('patterns.choose-one');
      anna.sees('people-card.sure');
    }
    await anna.taps('@no');
    anna.sees('people-card.roles');
    await anna.taps('@back');
    anna.sees('people-list.ask');
    await tapsKept(bot, anna, ending);
    anna.sees('patterns.old-button');
    expect(await rolesOf(pavel)).toHaveLength(2);
  });

  it('of a class teacher leaves the class to be led by somebody else, and the waiting families to the administrator', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    await looksAt(anna, 'staff', pavel);
    await anna.taps('end', 'classTeacher:c1');
    anna.sees('people-follows.classTeacher');
    await anna.taps('@sure');
    anna.sees('people-done.ended');
    pavel.sees('role-ended.classTeacher', { class: '7А' });
    boris.sees('class-left.told', { class: '7А' });
    expect((await bot.read('class', 'c1'))?.teacher).toBeNull();
    expect(await inTheLateQueue()).toEqual([`${one?.request}:${one?.person}`]);
    for (const person of [anna, pavel, boris]) person.ignores();
  });

  it('takes with it what was lent of it, and nothing else', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const until = bot.clock.now() + days(3);
    await as(bot, pavel.id, (desk) => setAway(desk, { until, deputy: vera.id }));
    await looksAt(anna, 'staff', vera);
    anna.seesNoMore();
    expect(anna.last.text).toContain('Временно, за коллегу');
    await looksAt(anna, 'staff', pavel);
    await anna.taps('end', 'classTeacher:c1');
    await anna.taps('@sure');
    expect(await rolesOf(vera)).toEqual([{ role: 'subjectTeacher' }]);
    for (const person of [anna, pavel, vera]) person.ignores();
  });

  it('of a family is its class teacher’s to end as well, with the marks of that class; of nobody else', async () => {
    const olga = await member(bot, 'olga', {
      roles: [
        { role: 'parent', class: 'c1' },
        { role: 'parent', class: 'c2' },
      ],
    });
    const record = await bot.read('person', olga.id);
    const done = { state: 'done' as const, at: 1 };
    if (record) await bot.write('person', olga.id, { ...record, duties: { 'P1:c1': done, 'P1:c2': done } });
    await opensScene(bot, pavel, 'people');
    pavel.sees('people-list.ask');
    pavel.lacks('person', anna.id);
    await pavel.taps('person', olga.id);
    pavel.sees('people-card.roles');
    pavel.lacks('end', 'parent:c2');
    pavel.lacks('freeze');
    await pavel.taps('end', 'parent:c1');
    pavel.sees('people-follows.parent');
    await pavel.taps('@sure');
    pavel.sees('people-done.ended');
    pavel.sees('people-list.none');
    olga.sees('role-ended.parent', { class: '7А' });
    expect(await bot.read('person', olga.id)).toMatchObject({
      roles: [{ role: 'parent', class: 'c2' }],
      duties: { 'P1:c2': done },
    });
    expect((await bot.read('person', olga.id))?.duties).not.toHaveProperty('P1:c1');
    await looksAt(anna, 'c2', olga);
  });

  it('is told calmly when a colleague was faster', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await looksAt(boris, 'staff', pavel);
    await boris.taps('end', 'subjectTeacher');
    await looksAt(anna, 'staff', pavel);
    await anna.taps('end', 'subjectTeacher');
    await anna.taps('@sure');
    await boris.taps('@sure');
    boris.ignores();
    anna.ignores();
    pavel.sees('role-ended.subjectTeacher');
    pavel.seesNoMore();
    expect(await rolesOf(pavel)).toEqual([teacher]);
  });

  it('of the last administrator goes as well, with what follows said first', async () => {
    await looksAt(anna, 'staff', anna);
    anna.lacks('freeze');
    await anna.taps('end', 'administrator');
    anna.sees('administrators-withdraw.last', { headed: 'no' });
    await anna.taps('@no');
    anna.sees('people-card.roles');
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await looksAt(boris, 'staff', boris);
    await boris.taps('end', 'administrator');
    await boris.taps('@sure');
    boris.sees('administrators.told-withdrawn');
    expect(await rolesOf(boris)).toEqual([]);
    await anna.taps('end', 'administrator');
    await anna.taps('@sure');
    anna.sees('administrators.told-last', { headed: 'no' });
    expect(await rolesOf(anna)).toEqual([]);
    for (const person of [anna, boris]) person.ignores();
  });
});

describe('A7 · an account that was stolen', () => {
  beforeEach(async () => {
    await looksAt(anna, 'staff', pavel);
  });

  it('is frozen when that is said by name, and comes back with a tap, over restarts', async () => {
    await anna.taps('freeze');
    anna.sees('people-card.sure-freeze', { who: named('pavel') });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('people-done.frozen');
    anna.sees('people-card.frozen');
    await bot.restarts();
    expect(await isFrozen(pavel)).toBe(true);
    await pavel.says('мои дела');
    pavel.sees('home-list.frozen');
    pavel.lacks('invites');
    await anna.taps('thaw');
    anna.sees('people-done.thawed');
    anna.sees('people-card.roles');
    expect(await isFrozen(pavel)).toBe(false);
    await pavel.says('мои дела');
    pavel.sees('home-list.greeting');
    expect(await rolesOf(pavel)).toEqual([teacher, { role: 'subjectTeacher' }]);
  });

  it('may be a parent’s', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await looksAt(anna, 'c1', olga);
    await anna.taps('freeze');
    anna.sees('people-card.sure-freeze', { who: named('olga') });
    await anna.taps('@sure');
    anna.sees('people-done.frozen');
    expect(await isFrozen(olga)).toBe(true);
  });

  it('leaves the waiting families of its class to the administrator', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    await anna.taps('freeze');
    await anna.taps('@sure');
    expect(await inTheLateQueue()).toEqual([`${one?.request}:${one?.person}`]);
    for (const person of [anna, pavel]) person.ignores();
  });

  it('is not one’s own, and nobody is reached by a forged button', async () => {
    await anna.taps('others');
    anna.sees('people-list.ask');
    for (const forged of ['vk:999', 'nonsense']) {
      await tapsKept(bot, anna, keepsButton(anna, 'person', forged));
      anna.sees('patterns.old-button');
    }
    await opensScene(bot, pavel, 'people', { group: 'staff', person: anna.id });
    pavel.sees('people-list.none');
    pavel.lacks('person');
  });

  it('a frozen administrator freezes nobody', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await looksAt(boris, 'staff', anna);
    await looksAt(anna, 'staff', boris);
    await anna.taps('freeze');
    anna.sees('people-card.sure-freeze');
    await anna.taps('@sure');
    anna.sees('people-done.frozen');
    await boris.taps('freeze');
    boris.sees('home-list.frozen');
    boris.sees('home-list.frozen');
    expect([await isFrozen(anna), await isFrozen(boris)]).toEqual([undefined, true]);
  });

  it('tells namesakes apart', async () => {
    const other = await member(bot, 'pavel-2', { name: 'pavel', roles: [{ role: 'subjectTeacher' }] });
    await looksAt(anna, 'staff', other);
    await anna.taps('freeze');
    anna.sees('people-card.sure-freeze', {
      who: say('people.with-page', { name: 'pavel', page: other.id.slice('vk:'.length) }),
    });
  });

  it('is found by pages where there are many', async () => {
    for (let i = 0; i < 12; i += 1)
      (await member(bot, `учитель-${i}`, { roles: [{ role: 'subjectTeacher' }] })).ignores();
    await anna.taps('others');
    anna.sees('people-list.ask');
    const shown = new Set(anna.buttons.filter((one) => one.startsWith('person:')));
    await anna.taps('@page', '1');
    anna.sees('people-list.ask');
    for (const one of anna.buttons.filter((name) => name.startsWith('person:'))) shown.add(one);
    expect(shown.size).toBe(14);
  });
});

describe('a colleague who prefers to do without the bot', () => {
  it('is marked so by the administrator, and with the bot again, over restarts', async () => {
    const since = async () => (await bot.read('person', pavel.id))?.withoutBot;
    await looksAt(anna, 'staff', pavel);
    const marking = keepsButton(anna, 'withoutBot');
    await anna.taps('withoutBot');
    anna.sees('people-done.without-bot');
    anna.sees('people-card.without-bot');
    await bot.restarts();
    expect(await since()).toBe(bot.clock.now());
    await tapsKept(bot, anna, marking);
    anna.sees('patterns.old-button');
    await anna.taps('withBot');
    anna.sees('people-done.with-bot');
    await bot.restarts();
    expect(await since()).toBeUndefined();
    pavel.seesNoMore();
  });

  const marked = async () => {
    await looksAt(anna, 'staff', pavel);
    await anna.taps('withoutBot');
    anna.sees('people-done.without-bot');
    await anna.taps('ticks');
    anna.sees('people-ticks.ask', { who: named('pavel') });
  };
  const duties = async () => ({
    ...(await bot.read('person', pavel.id))?.duties,
    ...(await bot.read('class', 'c1'))?.duties,
  });
  const leads = () =>
    bot.transaction(async (tx) => {
      const known = await tx.read('class', 'c1');
      tx.write('class', 'c1', {
        ...(known ?? { v: 1, id: 'c1', chats: {}, duties: {} }),
        teacher: pavel.id,
      });
    });

  it('has what they told ticked by the administrator, so that the report counts it; a tap takes it back', async () => {
    await leads();
    await marked();
    await anna.says('вступил');
    anna.sees('patterns.choose-one');
    await anna.taps('row', 'H3');
    anna.sees('people-ticks.ask');
    expect(anna.last.text).toContain('☑ Вступить в «Учительскую»');
    await bot.restarts();
    await anna.taps('row', 'C3b:c1');
    anna.sees('people-ticks.ask');
    const at = bot.clock.now();
    // Nobody's id stays with the mark: who made it stands in the audit.
    expect(await duties()).toEqual({
      H3: { state: 'done', at },
      C3b: { state: 'doneOutside', at },
    });
    const looked = await as(bot, anna.id, (desk) => lookAtReport(desk, {}));
    const figures = looked.ok ? looked.report.figures : undefined;
    expect(figures?.staff.find(({ person }) => person.id === pavel.id)?.inStaffroom).toBe(true);
    expect(figures?.classes.find(({ id }) => id === 'c1')?.chats.C3b).toBe('outside');
    await anna.taps('row', 'H3');
    anna.sees('people-ticks.ask');
    await bot.restarts();
    expect(Object.keys(await duties())).toEqual(['C3b']);
    await anna.taps('card');
    anna.sees('people-card.without-bot');
    const acts = await as(bot, anna.id, ({ tx }) => tx.audited(10));
    expect(acts.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['people.ticked', 'people.unticked', 'people.without-bot']),
    );
    pavel.seesNoMore();
  });

  it('keeps what the colleague has done themselves, also when they were faster', async () => {
    await bot.transaction(async (tx) => {
      const person = await tx.read('person', pavel.id);
      const own = { state: 'done' as const, at: tx.now, by: pavel.id };
      if (person) tx.write('person', pavel.id, { ...person, duties: { H3: own } });
    });
    await marked();
    anna.lacks('row', 'H3');
    const tick = keepsButton(anna, 'row', 'H4');
    await as(bot, pavel.id, (desk) => settleDuty(desk, { key: 'H4', end: 'notNeeded' }));
    await tapsKept(bot, anna, tick);
    anna.ignores();
    expect((await duties()).H4).toMatchObject({ state: 'notNeeded', by: pavel.id });
    const forbidden = await as(bot, pavel.id, (desk) =>
      tickHeard(desk, { person: pavel.id, key: 'C3a:c1', ticked: true }),
    );
    expect(forbidden).toEqual({ ok: false, refusal: 'forbidden' });
    await as(bot, anna.id, (desk) => doWithoutBot(desk, { person: pavel.id, without: false }));
    const withBot = await as(bot, anna.id, (desk) =>
      tickHeard(desk, { person: pavel.id, key: 'C3a:c1', ticked: true }),
    );
    expect(withBot).toEqual({ ok: false, refusal: 'overtaken' });
  });

  it('is no family: nothing is overdue there, and nobody marks them', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await looksAt(anna, 'c1', irina);
    anna.lacks('withoutBot');
    const done = await as(bot, anna.id, (desk) => doWithoutBot(desk, { person: irina.id, without: true }));
    expect(done).toEqual({ ok: false, refusal: 'unknown-person' });
  });
});
