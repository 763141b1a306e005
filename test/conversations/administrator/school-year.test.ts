import { beforeEach, describe, expect, it } from 'vitest';
import { leadClass } from '#src/domain/classes/teachers.ts';
import { theClock } from '#src/domain/ground/person-id.ts';
import { signatureOf, stepUp, takeYearBack } from '#src/domain/movement/school-year.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { joinedStaff, withLink } from '#test/conversations/administrator/movement.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

let bot: Bot;
let anna: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot, { classes: ['1А', '7А', '10СЭ', '11А'] });
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
});

const titles = async () => (await bot.read('classes', 'main'))?.list.map(({ title }) => title);
const nowSeen = async () => signatureOf((await bot.read('classes', 'main'))?.list ?? []);
const rolesOf = async (person: Person) => (await bot.read('person', person.id))?.roles;
async function previews(firsts = '2'): Promise<void> {
  await opensScene(bot, anna, 'school-year');
  anna.sees('school-year-look.ask');
  await anna.taps('begin');
  anna.sees('school-year-firsts.ask');
  await anna.says(firsts);
  anna.sees('school-year-review.ask');
}
async function turns(): Promise<void> {
  await previews();
  await anna.taps('save');
  anna.sees('school-year-review.sure');
  await anna.taps('@sure');
  anna.sees('school-year-review.done');
  anna.sees('school-year-look.turned');
}

describe('A11 · the new school year', () => {
  it('is previewed and steps all classes up at once, over restarts; nothing of a class is rewritten', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c2' }] });
    const pavel = await joinedStaff(bot, 'pavel', 'c2');
    await withLink(bot, 'c2');
    const before = [await bot.read('person', olga.id), await bot.read('class', 'c2')];
    await previews('1А, 1Б');
    anna.sees('school-year-review.ask', {
      lines: [
        say('school-year-review.step', { from: ['1А'], to: ['2А'] }),
        say('school-year-review.step', { from: ['7А'], to: ['8А'] }),
      ],
    });
    for (const text of ['10СЭ → 11СЭ', 'Выпускаются: 11А', 'Придут: 1А'])
      expect(anna.last.text).toContain(text);
    await bot.restarts();
    await anna.taps('save');
    anna.sees('school-year-review.sure', { count: 3, leaving: ['11А'] });
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('school-year-review.done');
    anna.sees('school-year-look.turned');
    await bot.restarts();
    expect(await titles()).toEqual(['1А', '1Б', '2А', '8А', '11СЭ']);
    expect([await bot.read('person', olga.id), await bot.read('class', 'c2')]).toEqual(before);
    expect((await bot.read('school', 'main'))?.duties.A11?.state).toBe('done');
    await bot.passes(days(2));
    pavel.sees('school-year.told-teacher', { was: '7А', class: '8А' });
  });

  it('says goodbye to those who leave a day later: roles, links and invites of the class end, and nobody else’s', async () => {
    const rita = await member(bot, 'rita', {
      roles: [
        { role: 'parent', class: 'c4' },
        { role: 'parent', class: 'c2' },
      ],
    });
    const yana = await member(bot, 'yana', { roles: [{ role: 'student', class: 'c4' }] });
    const pavel = await joinedStaff(bot, 'pavel', 'c4');
    await withLink(bot, 'c4');
    await previews();
    anna.sees('school-year-review.leaving', { classes: ['11А'], count: 2 });
    await anna.taps('@cancel');
    anna.ignores();
    await turns();
    expect((await bot.read('class', 'c4'))?.chats.C3b?.link).toContain('https');
    expect(await rolesOf(yana)).toHaveLength(1);
    await bot.passes(hours(23));
    expect(await rolesOf(yana)).toHaveLength(1);
    await bot.restarts();
    await bot.passes(hours(2));
    rita.sees('class-ended.graduated', { role: 'parent', class: '11А' });
    yana.sees('class-ended.graduated', { role: 'student' });
    pavel.sees('class-ended.teacher-graduated', { class: '11А' });
    expect(await rolesOf(rita)).toEqual([{ role: 'parent', class: 'c2' }]);
    expect(await rolesOf(yana)).toEqual([]);
    expect(await rolesOf(pavel)).toEqual([{ role: 'subjectTeacher' }]);
    expect(await bot.read('class', 'c4')).toBeUndefined();
    const left = await as(bot, theClock, ({ tx }) => tx.list('class-people', 'c4'));
    expect(left).toEqual([]);
    await opensScene(bot, anna, 'school-year');
    anna.sees('school-year-look.ask', { before: 'yes' });
  });

  it('is taken back within the day exactly, and what was entered meanwhile stays', async () => {
    const vera = await joinedStaff(bot, 'vera');
    await as(bot, anna.id, ({ tx }) =>
      tx.read('school', 'main').then((school) => {
        if (school)
          tx.write('school', 'main', {
            ...school,
            duties: { A5: { state: 'done', at: 1 }, A12: { state: 'done', at: 1 } },
          });
      }),
    );
    const before = await bot.read('classes', 'main');
    await turns();
    expect((await bot.read('school', 'main'))?.duties).not.toHaveProperty('A5');
    await as(bot, anna.id, (desk) => leadClass(desk, { class: 'c2', person: vera.id, seen: null }));
    vera.ignores();
    await bot.restarts();
    const kept = keepsButton(anna, 'back');
    await anna.taps('back');
    anna.sees('school-year-look.sure-back');
    await anna.taps('@sure');
    anna.sees('school-year-look.is-back');
    anna.sees('school-year-look.ask');
    await tapsKept(bot, anna, kept);
    anna.ignores();
    await bot.restarts();
    const after = await bot.read('classes', 'main');
    expect(after?.list).toEqual(before?.list);
    expect(after).not.toHaveProperty('year');
    expect((await bot.read('class', 'c2'))?.teacher).toBe(vera.id);
    expect((await bot.read('school', 'main'))?.duties).toMatchObject({ A5: { at: 1 }, A12: { at: 1 } });
    await bot.passes(days(2));
    expect(await titles()).toEqual(['1А', '7А', '10СЭ', '11А']);
    anna.ignores();
  });

  it('is not taken back over people in a new first class, nor after the day', async () => {
    const vera = await joinedStaff(bot, 'vera');
    await turns();
    const first = (await bot.read('classes', 'main'))?.list[0]?.id ?? '';
    await as(bot, anna.id, (desk) => leadClass(desk, { class: first, person: vera.id, seen: null }));
    await anna.taps('back');
    await anna.taps('@sure');
    anna.sees('refusal-firsts-in-use');
    await bot.passes(days(1));
    const late = await as(bot, anna.id, (desk) => takeYearBack(desk, {}));
    expect(late).toEqual({ ok: false, refusal: 'too-late' });
    vera.ignores();
    anna.ignores();
  });

  it('asks for unusual names, for firsts and for clashes, and understands neither riddles', async () => {
    await opensScene(bot, anna, 'school-year');
    anna.sees('school-year-look.ask');
    await anna.taps('begin');
    anna.sees('school-year-firsts.ask');
    await anna.says('много');
    anna.sees('school-year-firsts.unread');
    await anna.says('2А');
    anna.sees('school-year-firsts.unread');
    anna.sees('school-year-firsts.ask');
    await anna.taps('same');
    anna.sees('school-year-review.ask');
    await anna.says('10СЭ станет лучше');
    anna.sees('school-year-review.unread');
    await anna.says('10СЭ → 8А');
    anna.sees('school-year-review.clash', { classes: ['8А'] });
    anna.lacks('save');
    await anna.says('10СЭ → выпуск\n7А = 8Б');
    anna.sees('school-year-review.leaving', { classes: ['10СЭ', '11А'] });
    await anna.taps('save');
    await anna.taps('@sure');
    anna.ignores();
    expect(await titles()).toEqual(['1А', '2А', '8Б']);
  });

  it('stays at «Нет», back and cancel', async () => {
    await previews();
    await anna.taps('save');
    await anna.taps('@no');
    anna.sees('school-year-review.ask');
    await anna.taps('@back');
    anna.sees('school-year-firsts.ask');
    await anna.says('отмена');
    anna.ignores();
    expect(await titles()).toEqual(['1А', '7А', '10СЭ', '11А']);
  });

  it('is done once where two administrators do it at one moment, and another preview is shown anew', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const wish = { changes: {}, firsts: ['1А'], seen: await nowSeen() };
    await previews('1');
    const answer = await atOnce(
      bot,
      { who: anna.id, does: (desk) => stepUp(desk, wish) },
      { who: boris.id, does: (desk) => stepUp(desk, wish) },
    );
    expect(answer).toEqual({ ok: true });
    expect(await titles()).toEqual(['1А', '2А', '8А', '11СЭ']);
    await anna.taps('save');
    await anna.taps('@sure');
    anna.sees('school-year-review.done');
    anna.sees('school-year-look.turned');
    expect(await titles()).toEqual(['1А', '2А', '8А', '11СЭ']);
    const more = await as(bot, boris.id, async (desk) => stepUp(desk, { ...wish, seen: await nowSeen() }));
    expect(more).toEqual({ ok: false, refusal: 'year-is-turning' });
    const other = await as(bot, boris.id, (desk) => stepUp(desk, { ...wish, seen: 'c1=1А' }));
    expect(other).toEqual({ ok: false, refusal: 'overtaken' });
    for (const person of [anna, boris]) person.ignores();
  });

  it('keeps no trace of whoever deletes their data meanwhile', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    const school = await bot.read('school', 'main');
    if (school)
      await bot.write('school', 'main', {
        ...school,
        duties: { A5: { state: 'done', at: 1, by: boris.id } },
      });
    await turns();
    expect((await bot.read('classes', 'main'))?.year?.marks.A5?.by).toBe(boris.id);
    await as(bot, boris.id, (desk) => forgetMe(desk, {}));
    expect((await bot.read('classes', 'main'))?.year?.marks).toEqual({ A5: { state: 'done', at: 1 } });
    boris.ignores();
    anna.ignores();
  });

  it('is nobody else’s', async () => {
    const pavel = await joinedStaff(bot, 'pavel', 'c2');
    await opensScene(bot, pavel, 'school-year');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
  });
});

describe('a school of sixty classes', () => {
  it('turns its year without a write to any family, also where it ends after the 9th', async () => {
    const many = Array.from({ length: 9 }, (_, grade) =>
      ['А', 'Б', 'В', 'Г', 'Д', 'Е'].map((letter) => `${grade + 1}${letter}`),
    );
    await schoolWith(bot, { classes: many.flat() });
    await opensScene(bot, anna, 'school-year');
    await anna.taps('begin');
    await anna.taps('same');
    anna.sees('school-year-review.leaving', { classes: ['9А', '9Б', '9В', '9Г', '9Д', '9Е'] });
    await anna.taps('save');
    await anna.taps('@sure');
    anna.ignores();
    expect(await titles()).toHaveLength(54);
  });
});
