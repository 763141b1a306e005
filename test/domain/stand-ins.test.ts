import { beforeEach, describe, expect, it } from 'vitest';
import { deskOf } from '#demo/desk.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { listQueue, sendRequest } from '#src/domain/joining/requests.ts';
import { setAway } from '#src/domain/people/away.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import { days, seconds } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** What was tried: a stand-in let himself in as the head, made himself administrator and removed the real one. */
let bot: Bot;
let anna: Person;
let pavel: Person;

const asks = async (person: Person, invite: string): Promise<string> => {
  let id = '';
  await bot.transaction(async (tx) => {
    const sent = await sendRequest(await deskOf(tx, person.id), { invite });
    if (!sent.ok) throw new Error(sent.refusal);
    id = sent.id;
  });
  return id;
};
const accepts = async (person: Person, queue: string, ids: readonly string[]) => {
  let accepted: unknown;
  await bot.transaction(async (tx) => {
    accepted = await acceptRequests(await deskOf(tx, person.id), { queue, ids });
  });
  return accepted;
};
const sees = async (person: Person, queue: string): Promise<unknown> => {
  let waiting: unknown;
  await bot.transaction(async (tx) => {
    const listed = await listQueue(await deskOf(tx, person.id), { queue, most: 10 });
    waiting = listed.ok ? listed.queued.map(({ request }) => request.id) : listed.refusal;
  });
  return waiting;
};

beforeEach(async () => {
  bot = await startBot();
  await schoolWith(bot);
  anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
  const until = bot.clock.now() + days(3);
  const lent = { role: 'administrator' as const, until, insteadOf: anna.id };
  pavel = await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }, lent] });
});

describe('a stand-in of the administrator', () => {
  it('decides about teachers, and not about a head or a deputy', async () => {
    const boris = await member(bot, 'boris', { roles: [] });
    const vera = await member(bot, 'vera', { roles: [] });
    const teacher = await asks(boris, await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' }));
    const head = await asks(vera, await invited(bot, { code: '7K3MPQ9XTB', role: 'head' }));
    expect(await accepts(pavel, 'administration', [head])).toMatchObject({ refusal: 'forbidden' });
    expect(await accepts(pavel, 'staff', [head]), 'nor by another queue').toMatchObject({ accepted: 0 });
    expect(await accepts(pavel, 'staff', [teacher])).toMatchObject({ accepted: 1 });
    expect(await accepts(anna, 'administration', [head])).toMatchObject({ accepted: 1 });
    for (const person of [anna, pavel, boris, vera]) person.ignores();
  });
});

describe('whoever lent something to a colleague', () => {
  const oneWaits = { lines: [say('digest-line.class', { count: 1, class: '7А' })] };
  const goes = {
    'is frozen': (person: Person) =>
      noticesOf(bot, anna.id, (desk) => freeze(desk, { person: person.id, frozen: true })),
    'deletes their data': (person: Person) => noticesOf(bot, person.id, (desk) => forgetMe(desk, {})),
  };
  it.each(Object.entries(goes))(
    'has it back, hears so and is reminded again when the colleague %s',
    async (_, go) => {
      const galina = await member(bot, 'galina', { roles: [{ role: 'classTeacher', class: 'c1' }] });
      const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
      const until = bot.clock.now() + days(3);
      await as(bot, galina.id, (desk) => setAway(desk, { until, deputy: vera.id }));
      const olga = await member(bot, 'olga', { roles: [] });
      await asks(olga, await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' }));
      await bot.passes(seconds(10));
      // Galina's reminder finds her away, and Vera's comes in its stead.
      await bot.passes(seconds(10));
      vera.sees('digest.pending', oneWaits);
      galina.seesNoMore();
      expect(await go(vera)).toContainEqual(
        expect.objectContaining({ to: galina.id, text: [say('away.handed-back')] }),
      );
      await bot.passes(seconds(10));
      galina.sees('digest.pending', oneWaits);
      expect(await bot.read('person', galina.id)).not.toHaveProperty('away');
      expect((await bot.read('person', vera.id))?.roles ?? []).not.toContainEqual(
        expect.objectContaining({ insteadOf: galina.id }),
      );
      for (const person of [anna, galina, vera, olga]) person.ignores();
    },
  );
});

describe('a request of one’s own', () => {
  it('is neither seen nor decided by oneself, and waits for somebody else', async () => {
    const nina = await member(bot, 'nina', { roles: [{ role: 'administrator' }] });
    const id = await asks(anna, await invited(bot, { code: '7K3MPQ9XTA', role: 'head' }));
    expect(await sees(anna, 'administration')).toEqual([]);
    expect(await accepts(anna, 'administration', [id])).toMatchObject({ accepted: 0, overtaken: 1 });
    expect(await sees(nina, 'administration')).toEqual([id]);
    for (const person of [anna, nina]) person.ignores();
  });

  it('of a class teacher for the own class is the administrator’s matter at once', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const id = await asks(vera, await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' }));
    expect(await sees(vera, 'class-c1')).toEqual([]);
    expect(await sees(anna, 'late')).toEqual([id]);
    for (const person of [anna, vera]) person.ignores();
  });
});

describe('a new head, deputy or administrator', () => {
  it('is told to all other administrators by name', async () => {
    const nina = await member(bot, 'nina', { roles: [{ role: 'administrator' }] });
    const boris = await member(bot, 'boris', { roles: [] });
    const id = await asks(boris, await invited(bot, { code: '7K3MPQ9XTA', role: 'deputy' }));
    await anna.says('меню');
    await anna.taps('queue');
    await anna.taps('all');
    nina.sees('leaders.deputy', { name: 'boris', by: 'anna', named: 'yes' });
    expect((await bot.read('request', id))?.state).toBe('accepted');
    for (const person of [anna, nina, boris]) person.ignores();
  });
});

it('a role that no longer goes together with what the person has become is not given', async () => {
  const zoya = await member(bot, 'zoya', { roles: [] });
  const pupil = await asks(zoya, await invited(bot, { code: '7K3MPQ9XTA', role: 'student', class: 'c1' }));
  const teacher = await asks(zoya, await invited(bot, { code: '7K3MPQ9XTB', role: 'subjectTeacher' }));
  expect(await accepts(anna, 'staff', [teacher])).toMatchObject({ accepted: 1 });
  expect(await accepts(anna, 'late', [pupil])).toMatchObject({ accepted: 0, apart: 1 });
  const { roles } = (await bot.read('person', zoya.id)) ?? { roles: [] };
  expect(holdsOwn({ roles }, 'student')).toBe(false);
  for (const person of [anna, zoya]) person.ignores();
});
