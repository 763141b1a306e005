import { beforeEach, expect, it } from 'vitest';
import { theClock } from '#src/domain/ground/person-id.ts';
import { answerAsConfidant, dismissConfidant, nameConfidant } from '#src/domain/pleas/confidants.ts';
import { endPlea, pleaIsDue, seePlea, sendPlea } from '#src/domain/pleas/pleas.ts';
import { adultsNamed } from '#test/conversations/everyone/named-adults.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, atOnce, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

let bot: Bot;
let anna: Person;
let olga: Person;
let misha: Person;

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  olga = await member(bot, 'olga', { roles: [{ role: 'subjectTeacher' }] });
  misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
});

it('twice is once: naming, agreeing, asking for help, reading and ending it', async () => {
  const name = () =>
    noticesOf(bot, anna.id, (desk) => nameConfidant(desk, { person: olga.id, post: 'psychologist' }));
  expect(await name()).toHaveLength(1);
  expect(await name()).toEqual([]);
  for (let i = 0; i < 2; i += 1)
    expect(await as(bot, olga.id, (desk) => answerAsConfidant(desk, { agreed: true }))).toMatchObject({
      ok: true,
    });
  // The post is changed, and what was agreed stays.
  await as(bot, anna.id, (desk) => nameConfidant(desk, { person: olga.id, post: 'other' }));
  expect((await bot.read('confidants', 'all'))?.list).toEqual([
    { person: olga.id, post: 'other', agreed: true },
  ]);
  const send = () => noticesOf(bot, misha.id, (desk) => sendPlea(desk, { to: olga.id }));
  expect(await send()).toHaveLength(1);
  expect(await send()).toEqual([]);
  const [plea] = (await bot.read('pleas', olga.id))?.list ?? [];
  const id = plea?.id ?? '';
  const see = () => noticesOf(bot, olga.id, (desk) => seePlea(desk, { id }));
  expect(await see()).toMatchObject([{ to: misha.id, atOnce: true }]);
  expect(await see()).toEqual([]);
  const end = () => noticesOf(bot, olga.id, (desk) => endPlea(desk, { id }));
  expect(await end()).toMatchObject([{ to: misha.id, atOnce: true }]);
  expect(await end()).toEqual([]);
  expect(await as(bot, olga.id, (desk) => seePlea(desk, { id }))).toEqual({
    ok: false,
    refusal: 'plea-gone',
  });
});

it('goes to nobody who was not named or has not agreed', async () => {
  const send = () => as(bot, misha.id, (desk) => sendPlea(desk, { to: olga.id }));
  expect(await send()).toEqual({ ok: false, refusal: 'no-such-adult' });
  await adultsNamed(bot, { person: olga, post: 'psychologist', agreed: false });
  expect(await send()).toEqual({ ok: false, refusal: 'no-such-adult' });
  expect(await bot.read('pleas', olga.id)).toBeUndefined();
});

it('names nobody who is no colleague, and nobody answers who was not named', async () => {
  expect(await as(bot, anna.id, (desk) => nameConfidant(desk, { person: misha.id, post: 'other' }))).toEqual({
    ok: false,
    refusal: 'unknown-person',
  });
  expect(await as(bot, olga.id, (desk) => answerAsConfidant(desk, { agreed: true }))).toEqual({
    ok: false,
    refusal: 'not-named',
  });
  expect(await as(bot, anna.id, (desk) => dismissConfidant(desk, { person: olga.id }))).toEqual({ ok: true });
});

it('leaves no plea with an adult who is taken off the list in the same moment', async () => {
  await adultsNamed(bot, { person: olga, post: 'psychologist' });
  const answer = await atOnce(
    bot,
    { who: misha.id, does: (desk) => sendPlea(desk, { to: olga.id }) },
    { who: anna.id, does: (desk) => dismissConfidant(desk, { person: olga.id }) },
  );
  expect(answer).toEqual({ ok: false, refusal: 'no-such-adult' });
  expect(await bot.read('pleas', olga.id)).toBeUndefined();
});

it('is not troubled by a fact about an adult with whom nothing waits', async () => {
  expect(await noticesOf(bot, theClock, (desk) => pleaIsDue(desk, olga.id))).toEqual([]);
});
