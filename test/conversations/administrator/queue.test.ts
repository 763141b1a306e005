import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { requestIn } from '#src/domain/joining/queue-entry.ts';
import { days, hours, minutes, seconds } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { sends } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const rolesOf = async (bot: Bot, id: PersonId | undefined) =>
  (await bot.read('person', id ?? ''))?.roles.map(({ role, class: of }) => `${role}${of ? `:${of}` : ''}`);

const named = (...names: string[]) => names.map((name) => say('people.name', { name }));

const labelOf = (person: Person, chose: string): string =>
  person.dialog.keyboard?.buttons
    .flat()
    .map(({ action }) =>
      'label' in action && action.payload?.includes(`"c":"${chose}"`) ? action.label : '',
    )
    .join('') ?? '';

describe('P1, S1 · a class teacher and the families of the class', () => {
  let bot: Bot;
  let vera: Person;
  let parents: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
  });
  afterEach(() => vera.ignores());

  it('accepts thirty parents in at most eight taps, from the digest on', async () => {
    const asked = await ask(bot, 30, { invite: parents, from: 5001, child: 'Миша Котов' });
    await bot.passes(seconds(10));
    vera.sees('digest.pending');
    const before = vera.tapped;
    await vera.taps('open:queue');
    vera.sees('queue-page.ask', { count: 12 });
    vera.sees('queue-page.more', { waiting: 30 });
    for (const count of [12, 12, 6]) {
      await vera.taps('all');
      vera.sees('queue-page.accept-sure');
      await vera.taps('@sure');
      vera.sees('queue.accepted', { count });
    }
    vera.sees('queue.none');
    expect(vera.tapped - before).toBeLessThanOrEqual(8);
    await bot.restarts();
    for (const { person } of asked) expect(await rolesOf(bot, person)).toEqual(['parent:c1']);
    // The child's name was there for the decision alone.
    expect(await bot.read('request', asked[0]?.request ?? '')).not.toHaveProperty('child');
    await bot.passes(seconds(10));
    vera.sees('digest.settled');
  });

  it('takes «Принять всех» for the button with the number, not for the one with exceptions', async () => {
    await ask(bot, 2, { invite: parents, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    await vera.says('Принять всех');
    vera.sees('queue-page.accept-sure', { names: named('Гость 5001', 'Гость 5002') });
    await vera.taps('@sure');
    vera.sees('queue.accepted', { count: 2 });
  });

  it('accepts what was shown, not what came later', async () => {
    await ask(bot, 2, { invite: parents, from: 5001 });
    await vera.taps('@help');
    await opensByNotice(bot, vera, 'queue');
    vera.sees('queue-page.ask', { count: 2 });
    const [late] = await ask(bot, 1, { invite: parents, from: 6001 });
    await bot.restarts();
    await vera.taps('all');
    vera.sees('queue-page.accept-sure', { names: named('Гость 5001', 'Гость 5002') });
    await vera.taps('@sure');
    vera.sees('queue.accepted', { count: 2 });
    vera.sees('queue-page.ask', { count: 1 });
    expect(await rolesOf(bot, late?.person)).toEqual([]);
  });

  it('leaves out those whose numbers were tapped', async () => {
    const [first, second] = await ask(bot, 3, { invite: parents, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    await vera.taps('except');
    vera.sees('queue-except.ask');
    await vera.taps('tick', first?.request);
    // A number ticks, as the button does.
    await vera.says('2');
    await vera.taps('tick', second?.request);
    expect(vera.last.text).toContain('1. ✕ Гость 5001');
    await vera.taps('accept');
    vera.sees('queue-page.accept-sure', { names: named('Гость 5002', 'Гость 5003') });
    await vera.taps('@sure');
    vera.sees('queue.accepted', { count: 2 });
    vera.sees('queue-page.ask', { count: 1 });
    expect(await rolesOf(bot, first?.person)).toEqual([]);
    expect(await rolesOf(bot, second?.person)).toEqual(['parent:c1']);
  });

  it('asks by name before several are accepted, and neither a number, «да» nor «Нет» accepts them', async () => {
    await ask(bot, 3, { invite: parents, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    await vera.taps('all');
    vera.sees('queue-page.accept-sure', { names: named('Гость 5001', 'Гость 5002', 'Гость 5003') });
    for (const word of ['1', 'да', 'принимаю']) {
      await vera.says(word);
      vera.sees('patterns.choose-one');
      vera.sees('queue-page.accept-sure');
    }
    await vera.taps('@no');
    vera.sees('queue-page.ask', { count: 3 });
    await vera.taps('all');
    await vera.says('нет');
    vera.sees('queue-page.ask', { count: 3 });
    await vera.taps('except');
    await vera.taps('accept');
    vera.sees('queue-page.accept-sure');
    await vera.taps('@back');
    vera.sees('queue-except.ask');
    for (const person of ['vk:5001', 'vk:5002', 'vk:5003'] as const)
      expect(await rolesOf(bot, person)).toEqual([]);
  });

  it('opens one person by a number, by the name or by a tap, and comes back to the page', async () => {
    const [, second, third] = await ask(bot, 3, { invite: parents, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    vera.sees('queue-page.ask', { count: 3 });
    await vera.says('1');
    vera.sees('request-one.ask');
    expect(vera.last.text).toContain('Гость 5001');
    expect(await rolesOf(bot, 'vk:5001')).toEqual([]);
    await vera.taps('@back');
    await vera.says('гость 5002');
    expect(vera.last.text).toContain('Гость 5002');
    await vera.taps('accept', second?.request);
    vera.sees('queue.accepted', { count: 1 });
    vera.sees('queue-page.ask', { count: 2 });
    await vera.taps('person', third?.request);
    expect(vera.last.text).toContain('Гость 5003');
    await vera.taps('@back');
    vera.sees('queue-page.ask', { count: 2 });
    expect(await rolesOf(bot, 'vk:5003')).toEqual([]);
  });

  it('does not go back to what was decided', async () => {
    await ask(bot, 14, { invite: parents, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    await vera.taps('all');
    await vera.taps('@sure');
    vera.sees('queue-page.ask', { count: 2 });
    await vera.taps('@back');
    vera.sees('home-list.greeting');
  });

  it('previews a refusal as the person reads it, sends it, and lets them come again', async () => {
    const olga = await member(bot, 'olga', { roles: [] });
    await olga.opens('7K3MPQ9XTA');
    await olga.says('Миша Котов');
    await olga.taps('send');
    olga.ignores();
    await opensByNotice(bot, vera, 'queue');
    await vera.taps('single');
    vera.sees('request-one.ask');
    await vera.taps('reject');
    vera.sees('request-reason.ask');
    await vera.says('потому что');
    vera.sees('patterns.choose-one');
    await vera.taps('reason', 'wrong-class');
    vera.sees('request-rejected.told');
    const preview = vera.last.text;
    await bot.restarts();
    await vera.taps('send');
    vera.sees('request-rejected-one.ask');
    olga.seesNoMore();
    await bot.passes(minutes(3));
    olga.sees('request-rejected.told');
    expect(preview).toContain(olga.last.text);
    expect((await bot.read('person', olga.id))?.requests).toEqual({});
    await olga.opens('7K3MPQ9XTA');
    olga.sees('family-join-child.ask', { class: '7А' });
  });

  it('postpones to the end, goes back, cancels, and an old button decides nothing', async () => {
    const [first] = await ask(bot, 1, { invite: parents, from: 5001 });
    bot.clock.advance(hours(1));
    const [second] = await ask(bot, 1, { invite: parents, from: 5002 });
    await opensByNotice(bot, vera, 'queue');
    const all = keepsButton(vera, 'all');
    await vera.taps('single');
    await vera.taps('reject', first?.request);
    await vera.taps('@back');
    vera.sees('request-one.ask');
    bot.clock.advance(hours(1));
    await vera.taps('postpone', first?.request);
    vera.sees('request.postponed');
    await vera.taps('@cancel');
    vera.sees('patterns.cancelled');
    await tapsKept(bot, vera, all);
    vera.sees('patterns.old-button');
    await bot.transaction(async (tx) => {
      const order = (await tx.list('queue', 'class-c1')).map(requestIn);
      expect(order).toEqual([second?.request, first?.request]);
    });
  });

  it('D8: the button, the page and «всего ждут» say the same, and one who waits long is counted once', async () => {
    const roles = [{ role: 'administrator' as const }, { role: 'classTeacher' as const, class: 'c2' }];
    const anna = await member(bot, 'anna', { roles });
    const others = await invited(bot, { code: '7K3MPQ9XTC', role: 'parent', class: 'c2' });
    await ask(bot, 30, { invite: others, from: 5001 });
    await bot.passes(days(2));
    await bot.passes(seconds(10));
    anna.ignores();
    await anna.says('мои дела');
    expect(labelOf(anna, 'queue')).toContain('30');
    await anna.taps('queue');
    anna.sees('queue-page.more', { waiting: 30 });
    anna.sees('queue-page.ask', { count: 12 });
    await anna.taps('all');
    await anna.taps('@sure');
    anna.sees('queue-page.more', { waiting: 18 });
    await anna.says('мои дела');
    expect(labelOf(anna, 'queue')).toContain('18');
    anna.ignores();
  });

  it('D8: neither «Отложить» nor «Назад» puts the same person first again', async () => {
    const [first, second] = await ask(bot, 2, { invite: parents, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    expect(vera.last.text).toContain('1. Гость 5001');
    await vera.taps('single');
    bot.clock.advance(seconds(1));
    await vera.taps('postpone', first?.request);
    expect(vera.last.text).toContain('Гость 5002');
    await vera.taps('@back');
    vera.sees('queue-page.ask', { count: 2 });
    expect(vera.last.text).toContain('1. Гость 5002');
    await vera.taps('person', second?.request);
    bot.clock.advance(seconds(1));
    await vera.taps('postpone', second?.request);
    expect(vera.last.text).toContain('1. Гость 5001');
    // Whoever has put off everybody is not led round in a circle.
    await vera.taps('single');
    bot.clock.advance(seconds(1));
    await vera.taps('postpone', first?.request);
    bot.clock.advance(seconds(1));
    await vera.taps('postpone', second?.request);
    vera.sees('request.all-left', { count: 2 });
    vera.sees('home-list.greeting');
    for (const person of ['vk:5001', 'vk:5002'] as const) expect(await rolesOf(bot, person)).toEqual([]);
  });

  it('tells an administrator and a class teacher who meet at one request calmly', async () => {
    const [asked] = await ask(bot, 1, { invite: parents, from: 5001 });
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await bot.passes(days(2));
    await opensByNotice(bot, vera, 'queue');
    await opensByNotice(bot, anna, 'queue', 'late');
    anna.sees('queue-page.ask', { count: 1 });
    await vera.taps('all');
    vera.sees('queue.accepted', { count: 1 });
    await anna.taps('all');
    anna.sees('queue.gone');
    anna.sees('queue.none');
    expect(await rolesOf(bot, asked?.person)).toEqual(['parent:c1']);
    anna.ignores();
  });

  it('says with the button that a student’s written consent is there', async () => {
    await schoolWith(bot, { school: { pupils: 'full' } });
    const students = await invited(bot, { code: '8K3MPQ9XTA', role: 'student', class: 'c1' });
    const [misha] = await ask(bot, 1, { invite: students, from: 5001 });
    await opensByNotice(bot, vera, 'queue');
    vera.sees('queue-page.ask', { count: 1 });
    expect(bot.texts.said.some(({ say }) => say.key === 'queue-page.consent')).toBe(true);
    await vera.taps('single');
    expect(bot.texts.said.some(({ say }) => say.key === 'request-one.accept-student')).toBe(true);
    await vera.taps('accept');
    expect(await rolesOf(bot, misha?.person)).toEqual(['student:c1']);
  });

  it('lets a colleague decide in her stead, until the day she named', async () => {
    const until = bot.clock.now() + days(3);
    const galina = await member(bot, 'galina', { roles: [{ role: 'subjectTeacher' }] });
    const record = await bot.read('person', galina.id);
    if (record)
      await bot.write('person', galina.id, {
        ...record,
        roles: [...record.roles, { role: 'classTeacher', class: 'c1', until, insteadOf: vera.id }],
      });
    await ask(bot, 1, { invite: parents, from: 5001 });
    await opensByNotice(bot, galina, 'queue');
    await galina.taps('all');
    galina.sees('queue.accepted', { count: 1 });
    await ask(bot, 1, { invite: parents, from: 6001 });
    bot.clock.advance(days(4));
    await opensByNotice(bot, galina, 'queue');
    galina.ignores();
    galina.lacks('single');
    expect(await rolesOf(bot, 'vk:6001')).toEqual([]);
  });

  it('is closed to the teacher of another class', async () => {
    const [asked] = await ask(bot, 1, { invite: parents, from: 5001 });
    const zoya = await member(bot, 'zoya', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opensByNotice(bot, zoya, 'queue', 'class-c1');
    zoya.sees('queue.none');
    await opensByNotice(bot, vera, 'queue');
    const forged = keepsButton(vera, 'all');
    await tapsKept(bot, zoya, forged);
    zoya.ignores();
    await opensScene(bot, zoya, 'request', { queue: 'class-c1', ids: [asked?.request ?? ''] });
    zoya.sees('refusal-forbidden');
    expect(await rolesOf(bot, 'vk:5001')).toEqual([]);
  });
});

describe('A9, A10 · the administrator and the staff', () => {
  let bot: Bot;
  let anna: Person;
  let staff: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    staff = await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
  });
  afterEach(() => anna.ignores());

  it('A9 from «Мои дела» to nobody who waits, here or on the platform’s own list, over restarts', async () => {
    const [pavel] = await ask(bot, 2, { invite: staff, from: 5001 });
    await opensRow(anna, 'A9');
    anna.sees('queue-page.ask', { count: 2 });
    await anna.taps('all');
    anna.sees('queue-page.accept-sure', { names: named('Гость 5001', 'Гость 5002') });
    await anna.taps('@sure');
    anna.sees('queue.accepted', { count: 2 });
    anna.sees('platform-requests-ask.ask');
    expect((await bot.read('school', 'main'))?.duties.A9).toMatchObject({ state: 'asked' });
    await bot.restarts();
    await anna.taps('empty');
    anna.sees('platform-requests.thanks');
    await bot.restarts();
    expect((await bot.read('school', 'main'))?.duties.A9).toMatchObject({ state: 'done', by: anna.id });
    expect(await rolesOf(bot, pavel?.person)).toEqual(['subjectTeacher']);
  });

  it('counted: twelve staff invited by one code and accepted in at most six taps', async () => {
    await schoolWith(bot, { school: { staffroom: 'https://vk.me/join/AAAAbbbbCCCC/dd=' } });
    const before = anna.tapped;
    await anna.taps('invites');
    await anna.taps('role', 'subjectTeacher');
    await anna.taps('shared');
    anna.sees('invite-card.ask');
    const code = /ref=([0-9A-Z]{10})/.exec(anna.last.text)?.[1] ?? '';
    await ask(bot, 12, { invite: hashOf(code), from: 5001 });
    await bot.passes(seconds(10));
    anna.sees('digest.pending');
    await anna.taps('open:queue');
    anna.sees('queue-page.ask', { count: 12 });
    await anna.taps('all');
    await anna.taps('@sure');
    anna.sees('queue.accepted', { count: 12 });
    expect(anna.tapped - before).toBe(6);
    expect(await rolesOf(bot, 'vk:5012')).toEqual(['subjectTeacher']);
  });

  it('asks about the platform again when it was put off, and the next time the queue is opened', async () => {
    await ask(bot, 1, { invite: staff, from: 5001 });
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('single');
    await anna.taps('accept');
    anna.sees('platform-requests-ask.ask');
    await anna.taps('later');
    anna.sees('platform-requests.put-off');
    await opensByNotice(bot, anna, 'queue');
    anna.sees('platform-requests-ask.ask');
    await anna.taps('accepted');
    anna.sees('queue.none');
  });

  it('asks about the platform when nobody of the staff waits any more, whichever way they were accepted', async () => {
    const [first, second] = await ask(bot, 2, { invite: staff, from: 5001 });
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('person', first?.request);
    await anna.taps('accept');
    anna.sees('queue.accepted', { count: 1 });
    anna.sees('queue-page.ask', { count: 1 });
    await anna.taps('person', second?.request);
    await anna.taps('accept');
    anna.sees('platform-requests-ask.ask');
  });

  it('A10 from «Мои дела» to a colleague whose status is confirmed, over restarts', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await opensRow(vera, 'H4');
    await vera.taps('ask');
    vera.sees('verify.asked');
    await bot.restarts();
    await opensRow(anna, 'A10');
    anna.sees('queue-page.ask', { count: 1 });
    await anna.taps('all');
    anna.sees('queue.accepted', { count: 1 });
    vera.sees('request-accepted.verification');
    await bot.restarts();
    expect((await bot.read('school', 'main'))?.duties.A10).toMatchObject({ state: 'done', by: anna.id });
    expect((await bot.read('person', vera.id))?.duties.H4).toMatchObject({ state: 'done' });
    vera.ignores();
  });

  it('A10 while nobody asks for it says so, and leads neither to who wants to join nor to the platform', async () => {
    await ask(bot, 1, { invite: staff, from: 5001 });
    await opensRow(anna, 'A10');
    anna.sees('queue.no-status');
    anna.lacks('all');
    anna.lacks('accepted');
  });

  it('keeps the lists apart and asks which one', async () => {
    await ask(bot, 1, { invite: staff, from: 5001 });
    await bot.transaction(async (tx) => {
      await tx.read('request', 'v1');
      await tx.read('person', 'vk:5001');
      tx.write('request', 'v1', {
        v: 1,
        id: 'v1',
        kind: 'verification',
        person: 'vk:5001',
        role: 'subjectTeacher',
        at: tx.now,
        state: 'open',
      });
      tx.put('queue', 'verification', 'v1:vk:5001', tx.now);
    });
    await opensByNotice(bot, anna, 'queue');
    anna.sees('queue-which.ask');
    await anna.taps('queue', 'verification');
    anna.sees('queue-page.ask', { count: 1 });
    await anna.taps('@back');
    anna.sees('queue-which.ask');
    await anna.taps('queue', 'verification');
    await anna.taps('all');
    anna.sees('queue.accepted', { count: 1 });
    expect((await bot.read('person', 'vk:5001'))?.duties.H4).toMatchObject({ state: 'done' });
    expect((await bot.read('school', 'main'))?.duties.A10).toMatchObject({ state: 'done' });
  });

  it('names the class of each queue to whoever keeps several', async () => {
    const roles = [{ role: 'administrator' as const }, { role: 'classTeacher' as const, class: 'c1' }];
    const olga = await member(bot, 'olga', { roles });
    await ask(bot, 1, { invite: staff, from: 5001 });
    const parents = await invited(bot, { code: '7K3MPQ9XTC', role: 'parent', class: 'c1' });
    await ask(bot, 1, { invite: parents, from: 6001, child: 'Миша' });
    await opensByNotice(bot, olga, 'queue');
    olga.sees('queue-which.ask');
    expect(
      olga.dialog.keyboard?.buttons.flat().map(({ action }) => 'label' in action && action.label),
    ).toContain('Семьи 7А: 1');
    // A notice about one class opens its list at once.
    await opensByNotice(bot, olga, 'queue', 'c1');
    olga.sees('queue-page.ask', { count: 1 });
    expect(olga.last.text).toContain('Миша');
    olga.ignores();
  });

  it('accepts two requests of one person on one page, and both roles are there', async () => {
    const teacher = await invited(bot, { code: '8K3MPQ9XTA', role: 'classTeacher', class: 'c1' });
    await ask(bot, 1, { invite: staff, from: 5001 });
    await sends(bot, 'vk:5001', teacher);
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('all');
    // One person asks for two roles and is named once.
    anna.sees('queue-page.accept-sure', { names: named('Гость 5001') });
    await anna.taps('@sure');
    anna.sees('queue.accepted', { count: 2 });
    expect((await rolesOf(bot, 'vk:5001'))?.sort()).toEqual(['classTeacher:c1', 'subjectTeacher']);
    expect((await bot.read('class', 'c1'))?.teacher).toBe('vk:5001');
  });

  it('leaves a second class teacher waiting and says why', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const teacher = await invited(bot, { code: '8K3MPQ9XTA', role: 'classTeacher', class: 'c1' });
    await ask(bot, 1, { invite: teacher, from: 5001 });
    await opensByNotice(bot, anna, 'queue');
    await anna.taps('all');
    anna.sees('queue.taken', { count: 1 });
    expect((await bot.read('class', 'c1'))?.teacher).toBe(vera.id);
    expect(await rolesOf(bot, 'vk:5001')).toEqual([]);
  });

  it('is not there for a teacher', async () => {
    await ask(bot, 1, { invite: staff, from: 5001 });
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] });
    await opensByNotice(bot, pavel, 'queue', 'staff');
    pavel.sees('patterns.not-yours');
    pavel.ignores();
    pavel.lacks('single');
  });
});
