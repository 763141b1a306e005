import { beforeEach, describe, expect, it } from 'vitest';
import { settleFamily } from '#src/domain/chats/chats.ts';
import { theClock } from '#src/domain/ground/person-id.ts';
import { leaveSchool } from '#src/domain/movement/leaving.ts';
import { moveFamily } from '#src/domain/movement/moving.ts';
import { setAway } from '#src/domain/people/away.ts';
import { days } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { joinedStaff, planned, withLink } from '#test/conversations/administrator/movement.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;
let pavel: Person;
let vera: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot, { classes: ['7А', '7Б', '8А'] });
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  pavel = await joinedStaff(bot, 'pavel', 'c1');
  vera = await joinedStaff(bot, 'vera', 'c2');
});

const recordOf = (person: Person) => bot.read('person', person.id);
const rolesOf = async (person: Person) => (await recordOf(person))?.roles;
const familiesOf = (of: string) =>
  as(bot, theClock, async ({ tx }) => (await tx.list('class-people', of)).map(({ id }) => id));
const parentOf = (name: string, ...classes: string[]) =>
  member(bot, name, { roles: classes.map((of) => ({ role: 'parent' as const, class: of })) });

async function invitedBy(maker: Person, made: Parameters<typeof invited>[1]): Promise<string> {
  const hash = await invited(bot, made);
  const invite = await bot.read('invite', hash);
  if (invite) await bot.write('invite', hash, { ...invite, maker: maker.id });
  return hash;
}
async function picks(what: 'left' | 'moved', group: string, whom: Person): Promise<void> {
  await opensScene(bot, anna, 'movement-person', { what });
  anna.sees(`movement-group.${what}`);
  if (group === 'staff') await anna.taps('staff');
  else await anna.taps('class', group);
  anna.sees(`movement-people.${what}`);
  await anna.taps('person', whom.id);
}

describe('A11 · a family goes to another class', () => {
  it('A11 from «Мои дела» to a family in its new class, of which all hear, over restarts', async () => {
    await withLink(bot, 'c1');
    await withLink(bot, 'c2');
    const olga = await parentOf('olga', 'c1');
    await opensRow(anna, 'A11');
    anna.sees('movement-menu.ask');
    await anna.taps('moved');
    anna.sees('movement-group.moved');
    await anna.taps('class', 'c1');
    await anna.taps('person', olga.id);
    anna.sees('movement-to.ask', { class: '7А' });
    await bot.restarts();
    await anna.taps('to', 'c2');
    anna.sees('movement-to.sure', { who: say('people.name', { name: 'olga' }), from: '7А', to: '7Б' });
    expect(await rolesOf(olga)).toEqual([{ role: 'parent', class: 'c1' }]);
    await anna.taps('@sure');
    anna.sees('movement-to.done');
    anna.sees('movement-after.ask');
    olga.sees('movement.told-family', { from: '7А', to: '7Б', linked: 'yes' });
    pavel.sees('movement.told-former', { who: 'olga', from: '7А' });
    vera.sees('movement.told-new', { who: 'olga', to: '7Б' });
    await bot.restarts();
    expect(await rolesOf(olga)).toEqual([{ role: 'parent', class: 'c2' }]);
    expect([await familiesOf('c1'), await familiesOf('c2')]).toEqual([[], [`parent:${olga.id}`]]);
    expect((await bot.read('school', 'main'))?.duties.A11?.state).toBe('done');
    await opensByNotice(bot, olga, 'class-chat', 'c1');
    expect(olga.last.text).not.toContain('c1AJQ1d7f');
    olga.ignores();
    await opensByNotice(bot, olga, 'class-chat', 'c2');
    expect(olga.last.text).toContain('c2AJQ1d7f');
    olga.ignores();
    await anna.taps('enough');
    anna.ignores();
  });

  it('keeps «другим способом», and asks anew about the new chat; another child’s class stays', async () => {
    const olga = await parentOf('olga', 'c1');
    await as(bot, olga.id, (desk) => settleFamily(desk, { class: 'c1', state: 'otherWay' }));
    const rita = await parentOf('rita', 'c1', 'c2');
    await as(bot, rita.id, (desk) => settleFamily(desk, { class: 'c1', state: 'done' }));
    for (const person of [olga.id, rita.id])
      await as(bot, anna.id, (desk) => moveFamily(desk, { person, class: 'c1', to: 'c2' }));
    const [other, inChat] = [await recordOf(olga), await recordOf(rita)];
    expect(other?.duties['P1:c2']?.state).toBe('otherWay');
    expect(inChat?.duties).toEqual({});
    expect(inChat?.roles).toEqual([{ role: 'parent', class: 'c2' }]);
    for (const person of [olga, rita, pavel, vera]) person.ignores();
  });

  it('is once where it is done twice or by two; a class that is none is refused', async () => {
    const olga = await parentOf('olga', 'c1');
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const moves = { person: olga.id, class: 'c1', to: 'c2' };
    const answer = await atOnce(
      bot,
      { who: anna.id, does: (desk) => moveFamily(desk, moves) },
      { who: boris.id, does: (desk) => moveFamily(desk, moves) },
    );
    expect(answer).toEqual({ ok: true });
    expect(await noticesOf(bot, anna.id, (desk) => moveFamily(desk, moves))).toEqual([]);
    const nowhere = await as(bot, anna.id, (desk) => moveFamily(desk, { ...moves, class: 'c2', to: 'c9' }));
    expect(nowhere).toEqual({ ok: false, refusal: 'no-such-class' });
    for (const person of [pavel, vera]) person.ignores();
  });

  it('may be done by the class teacher where the class is divided: within its grade, and out of no other class', async () => {
    const olga = await parentOf('olga', 'c1');
    await opensByNotice(bot, pavel, 'family-moves', 'c1');
    pavel.sees('movement-people.moved');
    await pavel.taps('person', olga.id);
    pavel.sees('movement-to.ask');
    pavel.lacks('to', 'c3');
    const far = await as(bot, pavel.id, (desk) =>
      moveFamily(desk, { person: olga.id, class: 'c1', to: 'c3' }),
    );
    expect(far).toEqual({ ok: false, refusal: 'forbidden' });
    await pavel.taps('to', 'c2');
    await pavel.taps('@sure');
    pavel.sees('movement-to.done');
    expect(await rolesOf(olga)).toEqual([{ role: 'parent', class: 'c2' }]);
    await opensByNotice(bot, pavel, 'family-moves', 'c2');
    pavel.sees('movement-people.none');
    for (const person of [olga, pavel, vera]) person.ignores();
  });
});

describe('A11 · somebody has left', () => {
  it('of the staff: every role, stand-in, request and invite for colleagues ends, and those concerned hear', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await bot.write('person', pavel.id, {
      ...(await recordOf(pavel)),
      roles: [{ role: 'classTeacher', class: 'c1' }, { role: 'administrator' }],
    } as never);
    await bot.write('administrators', 'all', { v: 1, ids: [anna.id, boris.id, pavel.id] });
    await withLink(bot, 'c2', 'pavel');
    const forStaff = await invitedBy(pavel, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    const forFamilies = await invitedBy(pavel, { code: '8K3MPQ9XTA', role: 'parent', class: 'c1' });
    await planned(bot, { id: 'e1', audience: { who: 'staff' }, charge: pavel.id });
    const until = bot.clock.now() + days(3);
    await as(bot, pavel.id, (desk) => setAway(desk, { until, deputy: vera.id }));
    vera.ignores();
    await picks('left', 'staff', pavel);
    anna.sees('movement-left.ask');
    await anna.taps('left');
    anna.sees('movement-left.sure', { who: say('people.name', { name: 'pavel' }) });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('movement-left.classes', { classes: ['7А'] });
    anna.sees('movement-left.events', { count: 1 });
    anna.sees('movement-after.ask');
    pavel.sees('movement.told-leaver', { role: 'adult' });
    boris.sees('class-left.told');
    boris.sees('movement.told-left-staff', { who: 'pavel' });
    vera.sees('away.deputy-free');
    vera.sees('movement.told-left-second', { class: '7Б' });
    await bot.restarts();
    expect(await rolesOf(pavel)).toEqual([]);
    expect((await bot.read('event', 'e1'))?.charge).toBe(anna.id);
    expect(await rolesOf(vera)).toEqual([{ role: 'classTeacher', class: 'c2' }]);
    expect((await bot.read('class', 'c1'))?.teacher).toBeNull();
    expect((await bot.read('class', 'c2'))?.chats.C3b?.second).toBeNull();
    expect((await bot.read('administrators', 'all'))?.ids).toEqual([anna.id, boris.id]);
    const ended = async (hash: string) => (await bot.read('invite', hash))?.endedAt !== undefined;
    expect([await ended(forStaff), await ended(forFamilies)]).toEqual([true, false]);
    await anna.taps('teachers');
    anna.sees('class-teachers-list.ask');
    for (const person of [anna, boris, vera]) person.ignores();
  });

  it('of the families: the class teacher hears from which chats to remove them', async () => {
    const yana = await member(bot, 'yana', { roles: [{ role: 'student', class: 'c1' }] });
    await picks('left', 'c1', yana);
    anna.sees('movement-left.ask');
    await anna.taps('left');
    await anna.taps('@sure');
    anna.sees('movement-left.done');
    pavel.sees('movement.told-left-family', { who: 'yana', class: '7А', role: 'student' });
    yana.sees('movement.told-leaver', { role: 'student' });
    expect(await familiesOf('c1')).toEqual([]);
    expect(await rolesOf(yana)).toEqual([]);
    anna.ignores();
  });

  it('stays at «Нет», back and a wrong answer; an old button and a second time change nothing more', async () => {
    await picks('left', 'staff', vera);
    anna.sees('movement-left.ask');
    const kept = keepsButton(anna, 'left');
    await anna.taps('left');
    anna.sees('movement-left.sure');
    await anna.says('да');
    anna.ignores();
    await anna.taps('@no');
    anna.sees('movement-left.ask');
    await anna.says('ну не знаю');
    anna.sees('patterns.choose-one');
    await anna.taps('@back');
    anna.sees('movement-people.left');
    await tapsKept(bot, anna, kept);
    anna.sees('patterns.old-button');
    anna.ignores();
    expect(await rolesOf(vera)).toHaveLength(1);
    const leaves = () => as(bot, anna.id, (desk) => leaveSchool(desk, { person: vera.id }));
    expect([await leaves(), await leaves()]).toMatchObject([
      { ok: true, left: ['7Б'] },
      { ok: true, left: [] },
    ]);
    expect(await noticesOf(bot, anna.id, (desk) => leaveSchool(desk, { person: vera.id }))).toEqual([]);
  });

  it('is nobody’s own to note, and a colleague who was faster is told of', async () => {
    const own = await as(bot, anna.id, (desk) => leaveSchool(desk, { person: anna.id }));
    expect(own).toEqual({ ok: false, refusal: 'leaves-oneself' });
    await opensScene(bot, anna, 'movement-person', { what: 'left' });
    anna.sees('movement-group.left');
    await anna.taps('staff');
    anna.sees('movement-people.left');
    anna.lacks('person', anna.id);
    await anna.taps('person', vera.id);
    anna.sees('movement-left.ask');
    await as(bot, anna.id, (desk) => leaveSchool(desk, { person: vera.id }));
    await anna.taps('left');
    anna.sees('movement-people.left');
    vera.ignores();
    await opensScene(bot, vera, 'movement-person');
    vera.sees('patterns.not-yours');
    vera.ignores();
  });
});
