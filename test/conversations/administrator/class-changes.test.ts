import { beforeEach, describe, expect, it } from 'vitest';
import { theClock } from '#src/domain/ground/person-id.ts';
import { closeClass } from '#src/domain/movement/closing.ts';
import { joinedStaff, planned, withLink } from '#test/conversations/administrator/movement.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;
let pavel: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot, { classes: ['7А', '7Б'] });
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  pavel = await joinedStaff(bot, 'pavel', 'c1');
});

const titles = async () => (await bot.read('classes', 'main'))?.list.map(({ title }) => title);
const queueOf = (of: string) =>
  as(bot, theClock, async ({ tx }) => (await tx.list('queue', `class-${of}`)).map(({ id }) => id));
async function picks(of = 'c1'): Promise<void> {
  await opensScene(bot, anna, 'class-changes');
  anna.sees('class-changes-list.ask');
  await anna.taps('class', of);
  anna.sees('class-changes-card.ask');
}

describe('A11 · a class that is called otherwise', () => {
  it('keeps everything else, over restarts; its class teacher hears', async () => {
    await withLink(bot, 'c1');
    const before = await bot.read('class', 'c1');
    await picks();
    await anna.taps('rename');
    anna.sees('class-changes-rename.ask');
    await anna.says('как-нибудь иначе');
    anna.sees('class-changes-rename.unread');
    await anna.says('7Б');
    anna.sees('refusal-title-taken');
    await bot.restarts();
    await anna.says('10СЭ');
    anna.sees('class-changes-rename.done', { class: '10СЭ' });
    pavel.sees('school-year.told-teacher', { was: '7А', class: '10СЭ' });
    await bot.restarts();
    expect(await titles()).toEqual(['7Б', '10СЭ']);
    expect(await bot.read('class', 'c1')).toEqual(before);
    anna.ignores();
  });
});

describe('A11 · a class that is divided', () => {
  it('shows how many families have not said yet which class is theirs', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await picks();
    await anna.taps('divide');
    await anna.says('7г');
    for (const person of [anna, pavel, olga]) person.ignores();
    await bot.restarts();
    await picks();
    anna.sees('class-changes-card.undecided', { count: 1 });
    anna.ignores();
  });

  it('has another one beside it, and the families are moved one by one', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    await picks();
    await anna.taps('divide');
    anna.sees('class-changes-divide.ask');
    await anna.says('просто рядом');
    anna.sees('class-changes-rename.unread');
    await anna.says('7г');
    anna.sees('class-changes-divide.done', { class: '7А', to: '7Г' });
    pavel.sees('class-changes.told-divided', { class: '7А', to: '7Г' });
    olga.sees('divided-class.asked', { class: '7А', classes: ['7А', '7Г'] });
    expect(await titles()).toEqual(['7А', '7Б', '7Г']);
    await anna.taps('move');
    anna.sees('movement-people.moved');
    await anna.taps('person', olga.id);
    await anna.taps('to', 'c3');
    await anna.taps('@sure');
    olga.sees('movement.told-family', { to: '7Г' });
    await bot.restarts();
    expect((await bot.read('person', olga.id))?.roles).toEqual([{ role: 'parent', class: 'c3' }]);
    anna.ignores();
    pavel.ignores();
  });
});

describe('A11 · a class that joins another', () => {
  it('takes its families and their requests along, by name, over restarts', async () => {
    const vera = await joinedStaff(bot, 'vera', 'c2');
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    await planned(bot, { id: 'e1', audience: { who: 'families', classes: ['c1', 'c2'] }, charge: anna.id });
    await picks();
    anna.sees('class-changes-card.holds', { families: 1, requests: 1 });
    await anna.taps('join');
    anna.sees('class-changes-join.ask');
    anna.lacks('into', 'c1');
    await anna.taps('into', 'c2');
    anna.sees('class-changes-join.sure', { class: '7А', to: '7Б' });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('class-changes-join.done', { count: 1 });
    olga.sees('class-ended.joined', { class: '7А', to: '7Б' });
    pavel.sees('class-ended.teacher-joined');
    vera.sees('class-ended.teacher-gets', { count: 1 });
    expect(bot.texts.said.map(({ say }) => say.key)).toContain('class-ended.request-goes');
    await bot.restarts();
    expect(await titles()).toEqual(['7Б']);
    expect((await bot.read('person', olga.id))?.roles).toEqual([{ role: 'parent', class: 'c2' }]);
    expect((await bot.read('event', 'e1'))?.audience).toEqual({ who: 'families', classes: ['c2'] });
    expect(await queueOf('c1')).toEqual([]);
    expect(await queueOf('c2')).toEqual([`${one?.request}:${one?.person}`]);
    expect((await bot.read('request', one?.request ?? ''))?.class).toBe('c2');
    expect((await bot.read('person', one?.person ?? ''))?.requests).toEqual({ 'parent:c2': one?.request });
    expect((await bot.read('invite', invite))?.endedAt).toBeDefined();
    for (const person of [anna, vera, pavel]) person.ignores();
  });
});

describe('A11 · a class that is closed', () => {
  it('says first what is in it, and offers to join it; then its people hear kindly', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    await withLink(bot, 'c1');
    await planned(bot, { id: 'e1', audience: { who: 'families', classes: ['c1'] }, charge: anna.id });
    await picks();
    await anna.taps('close');
    anna.sees('class-changes-close.follows');
    expect(anna.last.text).toContain('Классный руководитель: pavel');
    await anna.taps('@no');
    anna.sees('class-changes-card.ask');
    expect(await titles()).toEqual(['7А', '7Б']);
    await anna.taps('close');
    await anna.taps('@sure');
    anna.sees('class-changes-close.done', { class: '7А' });
    olga.sees('class-ended.closed');
    pavel.sees('class-ended.teacher-closed');
    await bot.restarts();
    expect(await titles()).toEqual(['7Б']);
    expect(await bot.read('class', 'c1')).toBeUndefined();
    expect((await bot.read('person', olga.id))?.roles).toEqual([]);
    expect((await bot.read('person', one?.person ?? ''))?.requests).toEqual({});
    expect((await bot.read('event', 'e1'))?.state).toBe('cancelled');
    expect(await bot.read('request', one?.request ?? '')).toBeUndefined();
    expect((await bot.read('person', pavel.id))?.roles).toEqual([{ role: 'subjectTeacher' }]);
    anna.ignores();
  });

  it('is closed once by two, and nobody else may', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const answer = await atOnce(
      bot,
      { who: anna.id, does: (desk) => closeClass(desk, { class: 'c1' }) },
      { who: boris.id, does: (desk) => closeClass(desk, { class: 'c1' }) },
    );
    expect(answer).toEqual({ ok: true, families: 0 });
    const twice = await noticesOf(bot, anna.id, (desk) => closeClass(desk, { class: 'c1' }));
    expect(twice).toEqual([]);
    const nowhere = await as(bot, anna.id, (desk) => closeClass(desk, { class: 'c2', into: 'c1' }));
    expect(nowhere).toEqual({ ok: false, refusal: 'no-such-class' });
    expect(await as(bot, pavel.id, (desk) => closeClass(desk, { class: 'c2' }))).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    await opensScene(bot, pavel, 'class-changes');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });

  it('is told of where a colleague was faster; cancel changes nothing', async () => {
    await picks('c2');
    await as(bot, anna.id, (desk) => closeClass(desk, { class: 'c2' }));
    await anna.taps('rename');
    anna.sees('patterns.gone');
    anna.ignores();
    await picks('c1');
    await anna.taps('divide');
    anna.sees('class-changes-divide.ask');
    await anna.taps('@back');
    anna.sees('class-changes-card.ask');
    await anna.says('отмена');
    anna.ignores();
    expect(await titles()).toEqual(['7А']);
  });
});
