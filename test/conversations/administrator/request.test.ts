import { beforeEach, describe, expect, it } from 'vitest';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { requestIn } from '#src/domain/joining/queue-entry.ts';
import { rename } from '#src/domain/people/people.ts';
import { days, minutes } from '#src/regulation/durations.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A9, P1, S1 · requests one by one', () => {
  let bot: Bot;
  let vera: Person;
  let asked: { person: PersonId; request: string }[];

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    asked = [];
    for (const from of [5001, 5002, 5003]) {
      asked.push(...(await ask(bot, 1, { invite, from, child: 'Миша Котов' })));
      bot.clock.advance(1_000);
    }
    await opensByNotice(bot, vera, 'queue');
    vera.sees('queue-page.ask', { count: 3 });
    await vera.taps('single');
    vera.sees('request-one.ask');
  });

  const stateOf = async (i: number) => (await bot.read('request', asked[i]?.request ?? ''))?.state;
  const rolesOf = async (i: number) => (await bot.read('person', asked[i]?.person ?? ''))?.roles;
  const requestOf = (i: number) => asked[i]?.request ?? '';

  it('accepts one, puts one off, rejects one with a reason, over restarts', async () => {
    await vera.taps('accept', requestOf(0));
    vera.sees('queue.accepted', { count: 1 });
    expect(await rolesOf(0)).toEqual([{ role: 'parent', class: 'c1' }]);
    await bot.restarts();
    bot.clock.advance(1_000);
    await vera.taps('postpone', requestOf(1));
    vera.sees('request.postponed');
    vera.sees('request-one.ask');
    expect(await stateOf(1)).toBe('open');
    await bot.transaction(async (tx) => {
      expect((await tx.list('queue', 'class-c1')).map(requestIn)).toEqual([requestOf(2), requestOf(1)]);
    });
    await vera.taps('reject', requestOf(2));
    vera.sees('request-reason.ask');
    expect(vera.last.text).toContain('Гость 5003');
    await vera.taps('reason', 'wrong-class');
    vera.sees('request-preview.ask');
    expect(vera.last.text).toContain('Гость 5003');
    await bot.restarts();
    expect(await stateOf(2)).toBe('open');
    await vera.taps('send');
    vera.sees('request-rejected-one.ask', { who: 'Гость 5003' });
    await bot.restarts();
    await vera.taps('next');
    await bot.passes(minutes(3));
    vera.sees('digest.pending');
    expect(await bot.read('request', requestOf(2))).toMatchObject({
      state: 'rejected',
      reason: 'wrong-class',
    });
    expect(await bot.read('request', requestOf(2))).not.toHaveProperty('child');
    expect(await rolesOf(2)).toEqual([]);
    // What was put off is not asked about once more at once.
    vera.sees('request.all-left', { count: 1 });
  });

  it('decides nothing on other words, on another reason, on back, cancel or an old button', async () => {
    const accepting = keepsButton(vera, 'accept');
    await vera.says('ну вот');
    vera.sees('patterns.choose-one');
    await vera.taps('reject', requestOf(0));
    vera.sees('request-reason.ask');
    await tapsKept(bot, vera, keepsButton(vera, 'reason', 'плохой'));
    vera.sees('patterns.old-button');
    await vera.taps('reason', 'unknown');
    vera.sees('request-preview.ask');
    await vera.taps('reason');
    vera.sees('request-reason.ask');
    await vera.taps('@back');
    vera.sees('request-preview.ask');
    await tapsKept(bot, vera, accepting);
    vera.sees('patterns.old-button');
    await vera.taps('@cancel');
    vera.sees('patterns.cancelled');
    for (const i of [0, 1, 2]) expect(await stateOf(i)).toBe('open');
  });

  it('rejects on its own button alone, and «Назад» does not lead to what was decided', async () => {
    await vera.taps('reject', requestOf(0));
    await vera.taps('reason', 'unknown');
    vera.sees('request-preview.ask');
    for (const word of ['1', 'да', 'готово']) {
      await vera.says(word);
      vera.sees('patterns.choose-one');
      vera.sees('request-preview.ask');
    }
    expect(await stateOf(0)).toBe('open');
    await vera.taps('send', requestOf(0));
    vera.sees('request-rejected-one.ask', { who: 'Гость 5001' });
    await vera.taps('next');
    vera.ignores();
    expect(vera.last.text).toContain('Гость 5002');
    await vera.taps('@back');
    vera.sees('queue-page.ask', { count: 2 });
  });

  it('takes a rejection back while nobody has heard of it, and not any more afterwards, over a restart', async () => {
    const rejects = async () => {
      await vera.taps('reject', requestOf(0));
      await vera.taps('reason', 'unknown');
      await vera.taps('send', requestOf(0));
      vera.ignores();
      vera.sees('request-rejected-one.ask', { who: 'Гость 5001', minutes: 3 });
    };
    const order = () =>
      bot.transaction(async (tx) => {
        expect((await tx.list('queue', 'class-c1')).map(requestIn)).toEqual([0, 1, 2].map(requestOf));
      });
    await rejects();
    expect(await stateOf(0)).toBe('rejecting');
    await bot.restarts();
    await vera.says('вернуть заявку');
    vera.sees('request.taken-back');
    vera.sees('request-one.ask');
    expect(vera.last.text).toContain('Гость 5001');
    expect(await bot.read('request', requestOf(0))).toMatchObject({ state: 'open', child: 'Миша Котов' });
    await order();
    await bot.transaction(async (tx) => {
      expect(await tx.dueAt('rejection', requestOf(0))).toBeUndefined();
    });
    await bot.passes(minutes(10));
    vera.sees('digest.pending');
    expect(await stateOf(0)).toBe('open');

    await rejects();
    vera.ignores();
    const back = keepsButton(vera, 'takeBack');
    await bot.passes(minutes(3));
    vera.ignores();
    expect(await stateOf(0)).toBe('rejected');
    await tapsKept(bot, vera, back);
    vera.sees('request-one.ask');
    expect(vera.last.text).toContain('Гость 5002');
    expect(await stateOf(0)).toBe('rejected');
  });

  it('shows the page, the invite and for a week that a name was changed, for a name is anybody’s to type', async () => {
    await as(bot, asked[0]?.person ?? 'vk:0', (desk) => rename(desk, { name: 'Администрация' }));
    await vera.says('начать');
    vera.sees('request-one.page', { page: '5001' });
    vera.sees('request-one.invite-old');
    vera.sees('request-one.renamed');
    expect(vera.last.text).toContain('имя изменено');
    await bot.passes(days(8));
    await vera.says('начать');
    expect(vera.last.text).toContain('Администрация');
    expect(vera.last.text).not.toContain('изменено');
    vera.ignores();
  });

  it('names who leads a class that somebody else asks for, and puts them in that place by name', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const teacher = await invited(bot, { code: '8K3MPQ9XTA', role: 'classTeacher', class: 'c1' });
    const [dina] = await ask(bot, 1, { invite: teacher, from: 6001 });
    await opensByNotice(bot, anna, 'queue', 'staff');
    await anna.taps('all');
    anna.sees('queue.taken', { count: 1 });
    anna.ignores();
    await anna.taps('single');
    anna.sees('request-one.held', { class: '7А', now: 'vera' });
    await anna.taps('accept');
    anna.sees('request-one.sure', { class: '7А', now: 'vera', who: 'Гость 6001' });
    await anna.says('да');
    anna.sees('request-one.sure');
    await anna.taps('@no');
    expect((await bot.read('class', 'c1'))?.teacher).toBe(vera.id);
    await anna.taps('accept');
    await bot.restarts();
    await anna.taps('@sure');
    anna.ignores();
    vera.sees('class-teachers.told-former', { class: '7А' });
    expect((await bot.read('class', 'c1'))?.teacher).toBe(dina?.person);
    expect((await bot.read('person', vera.id))?.roles).toEqual([{ role: 'subjectTeacher' }]);
    vera.ignores();
  });

  it('leaves the class to who leads it when the other cannot be accepted any more', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const teacher = await invited(bot, { code: '8K3MPQ9XTA', role: 'classTeacher', class: 'c1' });
    const [dina] = await ask(bot, 1, { invite: teacher, from: 6001 });
    const record = await bot.read('person', dina?.person ?? '');
    if (record)
      await bot.write('person', record.id, { ...record, roles: [{ role: 'student', class: 'c2' }] });
    await opensByNotice(bot, anna, 'queue', 'staff');
    await anna.taps('single');
    await anna.taps('accept');
    anna.ignores();
    await anna.taps('@sure');
    anna.sees('queue.apart', { count: 1 });
    expect((await bot.read('class', 'c1'))?.teacher).toBe(vera.id);
    anna.ignores();
    vera.ignores();
  });

  it('is told calmly what a colleague decided meanwhile', async () => {
    const galina = await member(bot, 'galina', { roles: [{ role: 'administrator' }] });
    await bot.transaction((tx) => tx.put('queue', 'late', `${requestOf(0)}:${asked[0]?.person}`, tx.now));
    await opensByNotice(bot, galina, 'queue', 'late');
    await galina.taps('all');
    galina.sees('queue.accepted', { count: 1 });
    galina.ignores();
    await vera.taps('accept', requestOf(0));
    vera.sees('queue.overtaken', { count: 1 });
    vera.sees('request-one.ask');
    await vera.taps('reject', requestOf(1));
    await vera.taps('reason', 'duplicate');
    vera.ignores();
    const record = await bot.read('request', requestOf(1));
    if (record) await bot.write('request', requestOf(1), { ...record, state: 'accepted' });
    await vera.taps('send');
    vera.sees('refusal-decided-already');
    expect(await rolesOf(0)).toEqual([{ role: 'parent', class: 'c1' }]);
    expect(await rolesOf(1)).toEqual([]);
  });

  it('is closed to whom the queue is not', async () => {
    const zoya = await member(bot, 'zoya', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opensScene(bot, zoya, 'request');
    zoya.sees('home-list.greeting');
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'request');
    petr.sees('patterns.not-yours');
    const record = await bot.read('person', vera.id);
    if (record) await bot.write('person', vera.id, { ...record, roles: [] });
    await vera.taps('accept', requestOf(0));
    vera.sees('patterns.not-yours');
    expect(await stateOf(0)).toBe('open');
  });
});
