import { beforeEach, describe, expect, it } from 'vitest';
import { openClasses, replaceClasses } from '#src/domain/classes/structure.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import { acceptRequests, postponeRequests } from '#src/domain/joining/decisions.ts';
import { annulInvites } from '#src/domain/joining/invites.ts';
import { requestIsLate } from '#src/domain/joining/late.ts';
import { withdrawRequest } from '#src/domain/joining/own-requests.ts';
import { answerPlatformList } from '#src/domain/joining/platform-list.ts';
import { requestIn } from '#src/domain/joining/queue-entry.ts';
import { rejectionIsSent, rejectRequest } from '#src/domain/joining/rejection.ts';
import { askVerification, sendRequest } from '#src/domain/joining/requests.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as as asIn, atOnce } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('requests', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let parents: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1', uses: 2 });
  });

  const as = <T>(who: PersonId, run: (desk: Desk) => Promise<T>) => asIn(bot, who, run);
  const queued = (queue: string) =>
    as(theClock, async ({ tx }) => (await tx.list('queue', queue)).map(requestIn));

  it('take one place of the invite, and sending twice is sending once', async () => {
    const [one] = await ask(bot, 1, { invite: parents, from: 5001, child: 'Миша' });
    expect(await as('vk:5001', (desk) => sendRequest(desk, { invite: parents }))).toMatchObject({
      ok: true,
      again: true,
      id: one?.request,
    });
    expect(await as(theClock, ({ tx }) => tx.count('invite-uses', parents))).toBe(1);
    expect(await queued('class-c1')).toEqual([one?.request]);
  });

  it('are refused, and take no place, when the class was closed or went while somebody was writing', async () => {
    const olga = await member(bot, 'olga', { roles: [] });
    const asks = (desk: Desk) => sendRequest(desk, { invite: parents });
    await as(anna.id, (desk) => openClasses(desk, { ids: ['c1'], open: false }));
    expect(await as(olga.id, asks)).toEqual({ ok: false, refusal: 'class-closed' });
    await as(anna.id, (desk) => openClasses(desk, { ids: ['c1'], open: true }));
    const gone = await invited(bot, { code: '8K3MPQ9XTB', role: 'parent', class: 'c2' });
    const drops = (desk: Desk) =>
      replaceClasses(desk, { titles: ['7А'], seen: { added: [], gone: ['7Б'], kept: ['7А'] } });
    const answer = await atOnce<{ ok: boolean }>(
      bot,
      { who: olga.id, does: (desk) => sendRequest(desk, { invite: gone }) },
      { who: anna.id, does: drops },
    );
    expect(answer).toEqual({ ok: false, refusal: 'class-closed' });
    expect(await as(theClock, ({ tx }) => tx.count('invite-uses', parents))).toBe(2);
    expect(await as(theClock, ({ tx }) => tx.list('queue', 'class-c2'))).toEqual([]);
  });

  it('are refused for a role that excludes the one that is held', async () => {
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    expect(await as(misha.id, (desk) => sendRequest(desk, { invite: parents }))).toEqual({
      ok: false,
      refusal: 'roles-apart',
    });
  });

  it('are open to somebody who held the role in another’s stead', async () => {
    const teacher = await invited(bot, { code: '8K3MPQ9XTA', role: 'classTeacher', class: 'c2' });
    const galina = await member(bot, 'galina', { roles: [{ role: 'subjectTeacher' }] });
    const record = await bot.read('person', galina.id);
    if (record)
      await bot.write('person', galina.id, {
        ...record,
        roles: [
          ...record.roles,
          { role: 'classTeacher', class: 'c2', until: bot.clock.now() + 1, insteadOf: 'vk:9' },
        ],
      });
    const sent = await as(galina.id, (desk) => sendRequest(desk, { invite: teacher }));
    if (!sent.ok) throw new Error(sent.refusal);
    await as(anna.id, (desk) => acceptRequests(desk, { queue: 'staff', ids: [sent.id] }));
    expect((await bot.read('person', galina.id))?.roles).toEqual([
      { role: 'subjectTeacher' },
      { role: 'classTeacher', class: 'c2' },
    ]);
  });

  it('are accepted once: the second answer counts them as decided', async () => {
    const [one, two] = await ask(bot, 2, { invite: parents, from: 5001, child: 'Миша' });
    const ids = [one?.request ?? '', two?.request ?? ''];
    expect(await as(vera.id, (desk) => acceptRequests(desk, { queue: 'class-c1', ids }))).toEqual({
      ok: true,
      accepted: 2,
      taken: 0,
      apart: 0,
      overtaken: 0,
    });
    expect(await as(vera.id, (desk) => acceptRequests(desk, { queue: 'class-c1', ids }))).toMatchObject({
      accepted: 0,
      overtaken: 2,
    });
    expect(await bot.read('request', ids[0] ?? '')).toMatchObject({ state: 'accepted', person: null });
    expect(await queued('class-c1')).toEqual([]);
  });

  it('of another queue are not touched, whatever ids are named', async () => {
    const others = await invited(bot, { code: '8K3MPQ9XTA', role: 'parent', class: 'c2' });
    const [one] = await ask(bot, 1, { invite: others, from: 5001 });
    const ids = [one?.request ?? ''];
    expect(await as(vera.id, (desk) => acceptRequests(desk, { queue: 'class-c1', ids }))).toMatchObject({
      accepted: 0,
    });
    expect(await as(vera.id, (desk) => acceptRequests(desk, { queue: 'class-c2', ids }))).toEqual({
      ok: false,
      refusal: 'forbidden',
    });
    expect((await bot.read('request', ids[0] ?? ''))?.state).toBe('open');
  });

  it('of one parent for two classes without a teacher are accepted together, and both roles are there', async () => {
    const first = await invited(bot, { code: '8K3MPQ9XTA', role: 'parent', class: 'c2' });
    const [one] = await ask(bot, 1, { invite: first, from: 5001 });
    const entry = await bot.read('class', 'c1');
    if (entry) await bot.write('class', 'c1', { ...entry, teacher: null });
    const sent = await as('vk:5001', (desk) => sendRequest(desk, { invite: parents }));
    if (!sent.ok) throw new Error(sent.refusal);
    await as(anna.id, (desk) => acceptRequests(desk, { queue: 'late', ids: [one?.request ?? '', sent.id] }));
    expect((await bot.read('person', 'vk:5001'))?.roles).toEqual([
      { role: 'parent', class: 'c2' },
      { role: 'parent', class: 'c1' },
    ]);
    expect(await queued('late')).toEqual([]);
  });

  it('are rejected once, drop the child’s name, and may be sent again', async () => {
    const [one] = await ask(bot, 1, { invite: parents, from: 5001, child: 'Миша' });
    const input = { queue: 'class-c1', ids: [one?.request ?? ''], reason: 'unknown' as const };
    expect(await as(vera.id, (desk) => rejectRequest(desk, input))).toEqual({ ok: true });
    expect(await as(vera.id, (desk) => rejectRequest(desk, input))).toEqual({
      ok: false,
      refusal: 'decided-already',
    });
    await as(theClock, (desk) => rejectionIsSent(desk, one?.request ?? ''));
    const kept = await bot.read('request', one?.request ?? '');
    expect(kept).toMatchObject({ state: 'rejected', reason: 'unknown', person: null });
    for (const field of ['child', 'by', 'invite']) expect(kept).not.toHaveProperty(field);
    expect(await as('vk:5001', (desk) => sendRequest(desk, { invite: parents }))).toMatchObject({
      again: false,
    });
  });

  it('give their place of the invite back when they end without a membership, and never to an invite that is gone', async () => {
    const places = () => as(theClock, async ({ tx }) => tx.count('invite-uses', parents));
    const before = await places();
    const [one] = await ask(bot, 1, { invite: parents, from: 5001 });
    expect(await places()).toBe(before - 1);
    await as('vk:5001', (desk) => withdrawRequest(desk, { request: one?.request ?? '' }));
    expect(await places()).toBe(before);
    await ask(bot, 1, { invite: parents, from: 5002 });
    await as('vk:5002', (desk) => forgetMe(desk, {}));
    expect(await places()).toBe(before);
    const [three] = await ask(bot, 1, { invite: parents, from: 5003 });
    const invite = await bot.read('invite', parents);
    await as(vera.id, (desk) => annulInvites(desk, { hashes: [invite?.hash ?? ''], class: 'c1' }));
    await as('vk:5003', (desk) => withdrawRequest(desk, { request: three?.request ?? '' }));
    expect(await bot.store.client.exists(bot.store.keys.counter('invite-uses', parents))).toBe(0);
  });

  it('are taken back by whoever sent them, and by nobody else', async () => {
    const [one] = await ask(bot, 1, { invite: parents, from: 5001 });
    await ask(bot, 1, { invite: parents, from: 5002 });
    const request = one?.request ?? '';
    expect(await as('vk:5002', (desk) => withdrawRequest(desk, { request }))).toMatchObject({ ok: false });
    expect(await as(vera.id, (desk) => withdrawRequest(desk, { request }))).toMatchObject({ ok: false });
    expect(await bot.read('request', request)).toMatchObject({ state: 'open' });
  });

  it('are put off to the end of the queue', async () => {
    const [one] = await ask(bot, 1, { invite: parents, from: 5001 });
    bot.clock.advance(hours(1));
    const [two] = await ask(bot, 1, { invite: parents, from: 5002 });
    bot.clock.advance(hours(1));
    await as(vera.id, (desk) => postponeRequests(desk, { queue: 'class-c1', ids: [one?.request ?? ''] }));
    expect(await queued('class-c1')).toEqual([two?.request, one?.request]);
  });

  it('are late once, and not at all when they were decided', async () => {
    const [one, two] = await ask(bot, 2, { invite: parents, from: 5001 });
    await as(vera.id, (desk) => acceptRequests(desk, { queue: 'class-c1', ids: [two?.request ?? ''] }));
    for (const id of [one?.request ?? '', one?.request ?? '', two?.request ?? ''])
      await as(theClock, (desk) => requestIsLate(desk, id));
    expect(await queued('late')).toEqual([one?.request]);
    expect(await bot.read('request', one?.request ?? '')).toMatchObject({ late: true });
  });

  it('for the «учитель» status are one a person, close the person’s duty and A10', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] });
    const first = await as(pavel.id, (desk) => askVerification(desk, {}));
    const second = await as(pavel.id, (desk) => askVerification(desk, {}));
    if (!first.ok || !second.ok) throw new Error('refused');
    expect(second).toMatchObject({ id: first.id, again: true });
    await as(anna.id, (desk) => acceptRequests(desk, { queue: 'verification', ids: [first.id] }));
    expect(await bot.read('person', pavel.id)).toMatchObject({
      duties: { H4: { state: 'done' } },
      requests: {},
    });
    expect((await bot.read('school', 'main'))?.duties.A10).toMatchObject({ state: 'done' });
  });

  it('of staff leave a question about the platform, which any later acceptance keeps with its age', async () => {
    const staff = await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher' });
    const [one, two] = await ask(bot, 2, { invite: staff, from: 5001 });
    await as(anna.id, (desk) => acceptRequests(desk, { queue: 'staff', ids: [one?.request ?? ''] }));
    const since = bot.clock.now();
    bot.clock.advance(days(1));
    await as(anna.id, (desk) => acceptRequests(desk, { queue: 'staff', ids: [two?.request ?? ''] }));
    expect((await bot.read('school', 'main'))?.duties.A9).toMatchObject({ state: 'asked', at: since });
    await as(anna.id, (desk) => answerPlatformList(desk, {}));
    expect((await bot.read('school', 'main'))?.duties.A9).toMatchObject({ state: 'done' });
  });
});
