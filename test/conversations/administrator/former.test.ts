import { beforeEach, describe, expect, it } from 'vitest';
import { takeRole } from '#src/domain/people/ending.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { monthOf } from '#src/domain/people/seen.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

const inClass = { role: 'parent', class: 'c1' } as const;
const aYear = days(366);

describe('152-ФЗ · who is no longer at the school', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '11А'], school: { ready: true, pupils: 'full' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  });

  const parent = (name: string) => member(bot, name, { name, roles: [inClass] });
  const isKept = async (person: Person) => (await bot.read('person', person.id)) !== undefined;
  const endsRoles = (person: Person) =>
    as(bot, person.id, async (desk) => {
      const found = await readPerson(desk.tx, person.id);
      for (const held of found?.roles ?? []) if (found) await takeRole(desk, found, held);
    });
  async function pass(ms: number, ...people: readonly Person[]): Promise<void> {
    await bot.passes(ms);
    for (const person of [anna, ...people]) person.ignores();
  }
  async function opens(): Promise<void> {
    await anna.says('мои дела');
    await anna.taps('people');
    anna.ignores();
    await anna.taps('former');
  }

  it('is looked through by name; whoever is known stays, the others’ data go, over restarts', async () => {
    const [ira, olga, petr] = [await parent('Ира'), await parent('Ольга'), await parent('Пётр')];
    await endsRoles(ira);
    await endsRoles(olga);
    await pass(days(20), ira, olga, petr);
    await opens();
    anna.sees('former-look.ask', { roleless: 0, unseen: 0 });
    await pass(days(70), ira, olga, petr);
    await opens();
    anna.sees('former-look.ask', { roleless: 2, unseen: 0 });
    await anna.taps('roleless');
    anna.sees('former-roleless.ask');
    for (const text of ['1. Ира', '2. Ольга', 'месяца']) expect(anna.last.text).toContain(text);
    expect(anna.last.text).not.toContain('Пётр');
    await anna.says('удали всех');
    anna.sees('patterns.choose-one');
    await bot.restarts();
    await anna.says('2');
    anna.sees('former-person.ask');
    expect(anna.last.text).toContain('Ольга');
    await anna.says('назад');
    anna.sees('former-roleless.ask');
    await anna.says('Ольга');
    await anna.taps('keep');
    anna.sees('former-person.kept');
    anna.sees('former-roleless.ask');
    expect(anna.last.text).not.toContain('Ольга');
    await anna.taps('forget');
    anna.sees('former.sure', { count: 1 });
    for (const said of ['да', '1', '@no'] as const) {
      if (said === '@no') await anna.taps(said);
      else await anna.says(said);
      expect(await isKept(ira)).toBe(true);
    }
    await anna.taps('forget');
    const sure = keepsButton(anna, '@sure');
    anna.ignores();
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('former.done', { count: 1 });
    anna.ignores();
    await bot.passes(0);
    ira.sees('former.told', { child: 'no' });
    expect(await tracesOf(bot, ira)).toEqual([]);
    await tapsKept(bot, anna, sure);
    anna.ignores();
    await bot.passes(hours(1));
    expect([await isKept(olga), await isKept(petr)]).toEqual([true, true]);
    await bot.restarts();
    await opens();
    anna.sees('former-look.ask', { roleless: 0, unseen: 0 });
    await anna.says('кто что решал');
    for (const text of ['данные удалены', 'данные тех, кого больше нет, удаляются'])
      expect(anna.last.text).toContain(text);
    anna.ignores();
  });

  it('asks those who were not there for a year before any of them can be deleted', async () => {
    const [ira, olga, petr] = [await parent('Ира'), await parent('Ольга'), await parent('Пётр')];
    const misha = await member(bot, 'Миша', { name: 'Миша', roles: [{ role: 'student', class: 'c1' }] });
    const lena = await member(bot, 'Лена', { name: 'Лена', roles: [{ role: 'subjectTeacher' }] });
    const boris = await member(bot, 'Борис', { name: 'Борис', roles: [{ role: 'administrator' }] });
    const without = await bot.read('person', lena.id);
    if (without) await bot.write('person', lena.id, { ...without, withoutBot: bot.clock.now() });
    await pass(days(200), ira, olga, petr, misha, lena, boris);
    await petr.says('привет');
    await pass(aYear - days(200), ira, olga, petr, misha, lena, boris);
    await opens();
    anna.sees('former-look.ask', { roleless: 0, unseen: 3 });
    await anna.taps('unseen');
    anna.sees('former-unseen.ask');
    for (const text of ['Ира', 'Ольга', 'Миша']) expect(anna.last.text).toContain(text);
    anna.lacks('forget');
    await anna.taps('ask');
    anna.sees('former-unseen.sure-ask', { count: 3 });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('former-unseen.asked', { count: 3 });
    anna.sees('former-unseen.waiting', { count: 3 });
    anna.lacks('ask');
    anna.lacks('forget');
    await bot.passes(hours(1));
    misha.sees('former.asks', { child: 'yes' });
    for (const one of [ira, olga]) one.sees('former.asks', { child: 'no' });
    for (const one of [petr, lena]) one.seesNoMore();
    await opensByNotice(bot, ira, 'home');
    ira.ignores();
    await pass(days(13), olga, misha);
    await opens();
    await anna.taps('unseen');
    anna.sees('former-unseen.waiting', { count: 2 });
    anna.lacks('forget');
    await pass(days(2), olga, misha);
    await opens();
    await anna.taps('unseen');
    anna.sees('former-unseen.silent', { count: 2 });
    await anna.taps('forget');
    anna.sees('former.sure', { count: 2 });
    await anna.taps('@sure');
    anna.sees('former.done', { count: 2 });
    await bot.passes(0);
    misha.sees('former.told', { child: 'yes' });
    olga.sees('former.told', { child: 'no' });
    for (const one of [misha, olga]) expect(await tracesOf(bot, one)).toEqual([]);
    anna.ignores();
    for (const one of [ira, petr, lena, boris]) expect(await isKept(one)).toBe(true);
  });

  it('deletes nobody who has come back before their turn, nor at night', async () => {
    const [ira, olga] = [await parent('Ира'), await parent('Ольга')];
    await endsRoles(ira);
    await endsRoles(olga);
    await pass(days(90) + hours(12), ira, olga);
    await opens();
    await anna.taps('roleless');
    await anna.taps('forget');
    await anna.taps('@sure');
    anna.ignores();
    await bot.passes(hours(1));
    expect(await isKept(olga)).toBe(true);
    await ira.says('мои дела');
    ira.ignores();
    await bot.passes(hours(12));
    expect([await isKept(ira), await isKept(olga)]).toEqual([true, false]);
    olga.sees('former.told', { child: 'no' });
    ira.seesNoMore();
  });

  it('asks anew where the list has changed since it was looked at', async () => {
    const [ira, olga] = [await parent('Ира'), await parent('Ольга')];
    await endsRoles(ira);
    await endsRoles(olga);
    await pass(days(90), ira, olga);
    await opens();
    await anna.taps('roleless');
    await anna.taps('forget');
    anna.sees('former.sure', { count: 2 });
    await ira.says('мои дела');
    ira.ignores();
    await anna.taps('@sure');
    anna.sees('patterns.old-button');
    for (const [name, isThere] of [
      ['Ира', false],
      ['Ольга', true],
    ] as const)
      expect(anna.last.text.includes(name)).toBe(isThere);
    await bot.passes(0);
    expect([await isKept(ira), await isKept(olga)]).toEqual([true, true]);
    anna.ignores();
  });

  it('is brought up some weeks after the turn of the school year, where there is anybody', async () => {
    const ira = await parent('Ира');
    await endsRoles(ira);
    await pass(days(90), ira);
    await bot.transaction((tx) => tx.makeDue('former-review', 'school', tx.now));
    await bot.passes(0);
    anna.sees('former.review', { roleless: 1, unseen: 0 });
    await opensByNotice(bot, anna, 'former');
    anna.sees('former-look.ask', { roleless: 1, unseen: 0 });
    await anna.taps('roleless');
    await anna.taps('forget');
    await anna.taps('@sure');
    anna.ignores();
    await bot.passes(0);
    ira.sees('former.told', { child: 'no' });
    await bot.passes(days(300));
    anna.ignores();
    await bot.transaction((tx) => tx.makeDue('former-review', 'school', tx.now));
    await bot.passes(0);
    anna.seesNoMore();
  });

  it('notes the month in which somebody was there once, and says so in «Мои данные»', async () => {
    const ira = await parent('Ира');
    await pass(days(40), ira);
    expect((await bot.read('person', ira.id))?.seen).toBeUndefined();
    await ira.says('мои дела');
    const noted = await bot.read('person', ira.id);
    expect(noted?.seen).toBe(monthOf(bot.clock.now()));
    await ira.says('мои данные');
    await ira.taps('data');
    expect(ira.last.text).toContain('Месяц, когда вы писали');
    expect(await bot.read('person', ira.id)).toEqual(noted);
    ira.ignores();
  });

  it('is the administrator’s alone', async () => {
    const petr = await member(bot, 'petr', { roles: [{ role: 'head' }] });
    await opensScene(bot, petr, 'former');
    petr.sees('patterns.not-yours');
    petr.ignores();
  });
});
