import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf, readCode } from '#src/domain/ground/code.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { Notice } from '#src/domain/ground/transaction.ts';
import { appointAdministrator, isAdministered } from '#src/domain/people/administrators.ts';
import { setAway } from '#src/domain/people/away.ts';
import { claimAdministration, makeClaim } from '#src/domain/people/claim.ts';
import { withdrawAdministrator } from '#src/domain/people/ending.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import { days } from '#src/regulation/durations.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce, noticesOf } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** Anna and Boris administer the bot, Irina is the head, Pavel teaches. */
let bot: Bot;
let anna: PersonId;
let boris: PersonId;
let irina: PersonId;
let pavel: PersonId;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  anna = (await member(bot, 'anna', { roles: [{ role: 'administrator' }] })).id;
  boris = (await member(bot, 'boris', { roles: [{ role: 'administrator' }] })).id;
  irina = (await member(bot, 'irina', { roles: [{ role: 'head' }] })).id;
  pavel = (await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] })).id;
});

const freezes = (person: PersonId) => (desk: Desk) => freeze(desk, { person, frozen: true });
const withdraws = (person: PersonId) => (desk: Desk) => withdrawAdministrator(desk, { person });
const deletes = (desk: Desk) => forgetMe(desk, {});
const refused = (refusal: string) => ({ ok: false, refusal });

const administered = () => as(bot, irina, ({ tx }) => isAdministered(tx));
const isFrozen = async (id: PersonId) => (await bot.read('person', id))?.frozen ?? false;
const claim = () => bot.read('claim', 'main');
/** The code that a notice brings, as its reader types it. */
const codeIn = (notices: readonly Notice[]): string => readCode(String(notices[0]?.text[0]?.args.code)) ?? '';

describe('there is always an administrator who can act', () => {
  it('or the head has the code: also where the last one, who has frozen the other, goes', async () => {
    expect(await as(bot, anna, freezes(boris))).toEqual({ ok: true });
    const notices = await noticesOf(bot, anna, withdraws(anna));
    expect(notices).toMatchObject([
      { to: irina, text: [{ key: 'administrators.told-nobody-left' }] },
      { to: anna, text: [{ key: 'administrators.told-last', args: { headed: 'yes' } }] },
    ]);
    expect(await administered()).toBe(false);
    const code = codeIn(notices);
    expect(await as(bot, pavel, (desk) => claimAdministration(desk, { code }))).toEqual({ ok: true });
    expect(await administered()).toBe(true);
  });

  it('or the operator makes a code where no head has joined', async () => {
    await as(bot, anna, freezes(irina));
    await as(bot, anna, withdraws(boris));
    expect(await noticesOf(bot, anna, withdraws(anna))).toMatchObject([
      { to: anna, text: [{ key: 'administrators.told-last', args: { headed: 'no' } }] },
    ]);
    expect(await claim()).toBeUndefined();
  });

  it('and whoever has gone can freeze nobody', async () => {
    expect(await as(bot, anna, withdraws(anna))).toEqual({ ok: true });
    expect(await as(bot, anna, freezes(boris))).toEqual(refused('forbidden'));
    expect(await as(bot, boris, freezes(boris))).toEqual(refused('not-yourself'));
    expect(await claim()).toBeUndefined();
  });

  it('when two withdraw themselves at one moment: the slower one hands the code to the head', async () => {
    const answer = await atOnce(
      bot,
      { who: anna, does: withdraws(anna) },
      { who: boris, does: withdraws(boris) },
    );
    expect(answer).toEqual({ ok: true });
    expect((await bot.read('administrators', 'all'))?.ids).toEqual([]);
    expect(await claim()).toBeDefined();
  });

  it('when two freeze each other at one moment: the slower one is frozen', async () => {
    const answer = await atOnce(
      bot,
      { who: anna, does: freezes(boris) },
      { who: boris, does: freezes(anna) },
    );
    expect(answer).toEqual(refused('forbidden'));
    expect([await isFrozen(anna), await isFrozen(boris)]).toEqual([true, false]);
  });

  it('when one freezes while the other one withdraws them', async () => {
    const answer = await atOnce(
      bot,
      { who: anna, does: freezes(boris) },
      { who: boris, does: withdraws(anna) },
    );
    expect(answer).toEqual(refused('forbidden'));
    expect(await isFrozen(boris)).toBe(false);
  });

  it('when one withdraws the other one, who freezes them meanwhile', async () => {
    const answer = await atOnce(
      bot,
      { who: boris, does: withdraws(anna) },
      { who: anna, does: freezes(boris) },
    );
    expect(answer).toEqual(refused('forbidden'));
    expect((await bot.read('administrators', 'all'))?.ids).toEqual([anna, boris]);
    expect(await administered()).toBe(true);
  });
});

describe('where the last one who can act deletes their data', () => {
  it('a claim code is made in the same moment, and the head reads it', async () => {
    await as(bot, anna, freezes(boris));
    const notices = await noticesOf(bot, anna, deletes);
    expect(notices).toMatchObject([
      { to: irina, text: [{ key: 'administrators.told-nobody-left' }], opens: [{ about: 'home' }] },
    ]);
    const code = codeIn(notices);
    expect(await claim()).toMatchObject({ hash: hashOf(code) });
    expect(await as(bot, pavel, (desk) => claimAdministration(desk, { code }))).toEqual({ ok: true });
    expect(await as(bot, pavel, (desk) => freeze(desk, { person: boris, frozen: false }))).toEqual({
      ok: true,
    });
    expect(await claim()).toBeUndefined();
  });

  it('nothing is made while somebody else can act', async () => {
    expect(await noticesOf(bot, anna, deletes)).toEqual([]);
    expect(await claim()).toBeUndefined();
    expect((await bot.read('administrators', 'all'))?.ids).toEqual([boris]);
  });

  it('also when two delete theirs at one moment: the slower one is the last', async () => {
    expect(await atOnce(bot, { who: anna, does: deletes }, { who: boris, does: deletes })).toEqual({
      ok: true,
    });
    expect(await bot.read('administrators', 'all')).toMatchObject({ ids: [] });
    expect(await claim()).toBeDefined();
  });

  it('also when one deletes theirs and the other one is just going', async () => {
    const answer = await atOnce(bot, { who: boris, does: withdraws(boris) }, { who: anna, does: deletes });
    expect(answer).toEqual({ ok: true });
    expect(await claim()).toBeDefined();
  });

  it('the code is void once the head has appointed somebody', async () => {
    await as(bot, anna, withdraws(boris));
    const code = codeIn(await noticesOf(bot, anna, deletes));
    await as(bot, irina, (desk) => appointAdministrator(desk, { person: pavel }));
    expect(await as(bot, boris, (desk) => claimAdministration(desk, { code }))).toEqual(
      refused('claim-unknown'),
    );
  });

  it('nobody is told where no head can read it, and the operator makes a code', async () => {
    await as(bot, anna, freezes(irina));
    await as(bot, anna, withdraws(boris));
    expect(await noticesOf(bot, anna, deletes)).toEqual([]);
    expect(await claim()).toBeUndefined();
    const first = await as(bot, pavel, makeClaim);
    const second = await as(bot, pavel, (desk) => makeClaim({ ...desk, dice: { below: () => 1 } }));
    const takes = (code: string) => (desk: Desk) => claimAdministration(desk, { code: readCode(code) });
    expect(await as(bot, pavel, takes(first))).toEqual(refused('claim-unknown'));
    expect(await as(bot, pavel, takes(second))).toEqual({ ok: true });
  });
});

describe('freezing', () => {
  it('ends what was lent to a colleague, who is told', async () => {
    const away = { until: bot.clock.now() + days(3), deputy: pavel };
    await as(bot, boris, (desk) => setAway(desk, away));
    const notices = await noticesOf(bot, anna, freezes(boris));
    expect(notices).toMatchObject([
      { to: pavel, text: [{ key: 'away.deputy-free', args: { who: 'boris' } }] },
    ]);
    expect((await bot.read('person', pavel))?.roles).toEqual([{ role: 'subjectTeacher' }]);
    expect(await bot.read('person', boris)).not.toHaveProperty('away');
  });

  it('leaves nobody to be appointed who could not act', async () => {
    await as(bot, anna, freezes(pavel));
    expect(await as(bot, irina, (desk) => appointAdministrator(desk, { person: pavel }))).toEqual(
      refused('not-teaching-staff'),
    );
  });

  it('does not keep somebody from deleting their data', async () => {
    await as(bot, anna, freezes(pavel));
    expect(await as(bot, pavel, deletes)).toEqual({ ok: true });
    expect(await bot.read('person', pavel)).toBeUndefined();
  });
});
