import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf, makeCode, printCode, readCode } from '#src/domain/ground/code.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import {
  annulInvites,
  annulMyInvites,
  isStale,
  issueInvite,
  listInvites,
  listMyInvites,
  lookAtInvite,
  readInvite,
} from '#src/domain/joining/invites.ts';
import { days, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as as asIn } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('the code of an invite', () => {
  it('is read as it is printed, whatever the letter case, spaces and look-alikes', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(31)), (numbers) => {
        const code = makeCode({ dice: { below: () => numbers.next().value ?? 0 } });
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
        expect(readCode(printCode(code))).toBe(code);
        expect(readCode(` ${code.toLowerCase().replaceAll('1', 'l').replaceAll('0', 'o')} `)).toBe(code);
      }),
    );
  });

  it('is nothing else', () => {
    for (const text of [
      '',
      '7А',
      '7K3MP-Q9XT',
      '7K3MP-Q9XTAA',
      'здравствуйте',
      '7K3MP-Q9XTU',
      'Emily Brown',
      'Anna-Petrov',
    ])
      expect(readCode(text)).toBeUndefined();
  });
});

describe('invites', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  });

  const as = <T>(who: PersonId, run: (desk: Desk) => Promise<T>) => asIn(bot, who, run);

  it('are kept by the hash of their code, with their places and their end', async () => {
    const issued = await as(anna.id, (desk) => issueInvite(desk, { role: 'parent', class: '7А' }));
    if (!issued.ok) throw new Error(issued.refusal);
    const kept = await bot.read('invite', hashOf(issued.code));
    // What was asked for by the title is kept by the id.
    expect(kept).toMatchObject({
      role: 'parent',
      class: 'c1',
      uses: 70,
      expiresAt: bot.clock.now() + days(30),
    });
    expect(await as(anna.id, ({ tx }) => tx.count('invite-uses', issued.invite.hash))).toBe(70);
  });

  it('are refused for no class, for an unknown one, and where a role needs one', async () => {
    const refusal = { ok: false, refusal: 'no-such-class' };
    expect(await as(anna.id, (desk) => issueInvite(desk, { role: 'parent' }))).toEqual(refusal);
    expect(await as(anna.id, (desk) => issueInvite(desk, { role: 'classTeacher', class: 'c9' }))).toEqual(
      refusal,
    );
  });

  it('share a code with many for the staff alone, never for the head or a deputy', async () => {
    for (const [role, uses] of [
      ['subjectTeacher', 80],
      ['deputy', 1],
      ['head', 1],
    ] as const) {
      const issued = await as(anna.id, (desk) => issueInvite(desk, { role, shared: true }));
      expect(issued).toMatchObject({ ok: true, invite: { uses } });
      // The dice of these tests make one code only.
      if (issued.ok) await as(anna.id, (desk) => annulMyInvites(desk, [issued.invite]));
    }
  });

  it('end when annulled: twice is once, and a colleague of another class is refused', async () => {
    const hash = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c2' });
    expect(await as(vera.id, (desk) => annulInvites(desk, { hashes: [hash], class: 'c2' }))).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    // Allowed for her own class, but this invite is of another.
    expect(await as(vera.id, (desk) => annulInvites(desk, { hashes: [hash], class: 'c1' }))).toMatchObject({
      count: 0,
    });
    expect(await as(anna.id, (desk) => annulInvites(desk, { hashes: [hash], class: 'c2' }))).toMatchObject({
      count: 1,
    });
    expect(await as(anna.id, (desk) => annulInvites(desk, { hashes: [hash], class: 'c2' }))).toMatchObject({
      count: 0,
    });
    expect(await as(vera.id, (desk) => lookAtInvite(desk, { code: '7K3MPQ9XTA' }))).toEqual({
      ok: false,
      refusal: 'invite-annulled',
    });
  });

  it('end by themselves, and the code is erased then', async () => {
    const issued = await as(anna.id, (desk) => issueInvite(desk, { role: 'deputy' }));
    if (!issued.ok) throw new Error(issued.refusal);
    await bot.passes(limits.staffInviteLife);
    expect(await bot.read('invite', issued.invite.hash)).toMatchObject({ code: null });
    anna.sees('stale-invites.platform');
    expect(await as(vera.id, (desk) => lookAtInvite(desk, { code: issued.code }))).toEqual({
      ok: false,
      refusal: 'invite-expired',
    });
  });

  it('are listed for those whose matter they are, oldest first', async () => {
    const ours = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1', madeAt: 2 });
    const theirs = await invited(bot, { code: '8K3MPQ9XTA', role: 'parent', class: 'c2', madeAt: 1 });
    const staff = await invited(bot, { code: '9K3MPQ9XTA', role: 'deputy', madeAt: 3 });
    const hashes = async (who: PersonId) => (await as(who, listMyInvites)).map(({ invite }) => invite.hash);
    expect(await hashes(anna.id)).toEqual([theirs, ours, staff]);
    expect(await hashes(vera.id)).toEqual([ours]);
    expect(await as(vera.id, (desk) => listInvites(desk, {}))).toEqual({ ok: false, refusal: 'forbidden' });
    expect(await as(vera.id, (desk) => readInvite(desk, theirs))).toBeUndefined();
    expect(await as(vera.id, (desk) => readInvite(desk, ours))).toMatchObject({ left: 400 });
  });

  it('are stale when nobody has used them for long', () => {
    const invite = { uses: 2, madeAt: 0 } as Parameters<typeof isStale>[0]['invite'];
    const age = limits.unclaimedInviteAge;
    expect(isStale({ invite, left: 2 }, age + 1)).toBe(true);
    expect(isStale({ invite, left: 2 }, age)).toBe(false);
    expect(isStale({ invite, left: 1 }, age + 1)).toBe(false);
  });

  it('are not to be guessed: after five wrong codes even the right one waits', async () => {
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const look = (code: string) => as(vera.id, (desk) => lookAtInvite(desk, { code }));
    for (let i = 0; i < limits.wrongTries; i += 1)
      expect(await look(`0000000000`)).toEqual({ ok: false, refusal: 'invite-unknown' });
    expect(await look('7K3MPQ9XTA')).toEqual({ ok: false, refusal: 'too-many-tries' });
    bot.clock.advance(limits.wrongTriesWindow + minutes(1));
    expect(await look('7K3MPQ9XTA')).toMatchObject({ ok: true });
  });
});
