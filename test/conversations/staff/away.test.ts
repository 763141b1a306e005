import { beforeEach, describe, expect, it } from 'vitest';
import { deskOf } from '#demo/desk.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { entryOf } from '#src/domain/joining/queue-entry.ts';
import { rejectRequest } from '#src/domain/joining/rejection.ts';
import { setAway } from '#src/domain/people/away.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

/** Tuesday, 15 September 2026, 10:00 in St Petersburg; the days end at 23:59:59 there, which is UTC+3. */
const endOf = (date: number) => Date.UTC(2026, 8, date, 20, 59, 59);

const called = (name: string) => say('people.name', { name });

describe('«Меня нет до …»', () => {
  let bot: Bot;
  let vera: Person;
  let boris: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', {
      roles: [{ role: 'classTeacher', class: 'c2' }],
      name: 'Вера Смирнова',
    });
    boris = await member(bot, 'boris', { roles: [{ role: 'subjectTeacher' }], name: 'Борис Котов' });
  });

  const record = (person: Person) => bot.read('person', person.id);

  /** Somebody asks to join Vera's class; the digest is due for her at once. */
  async function requestComes(): Promise<void> {
    const pavel = await member(bot, 'pavel', { roles: [] });
    await bot.transaction(async (tx) => {
      await tx.read('request', 'r1');
      tx.write('request', 'r1', {
        v: 1,
        id: 'r1',
        kind: 'join',
        person: pavel.id,
        role: 'parent',
        class: 'c2',
        at: tx.now,
        state: 'open',
      });
      tx.put('queue', 'class-c2', entryOf({ id: 'r1', person: pavel.id }), tx.now);
      tx.makeDue('digest', vera.id, tx.now);
    });
  }

  async function goesAway(chose = 'monday'): Promise<void> {
    await vera.says('мои дела');
    await vera.taps('away');
    await vera.taps(chose);
    await vera.taps('who', boris.id);
    await vera.taps('yes');
    vera.ignores();
  }

  it('takes a day and a colleague, and hands the queue over until the end of that day', async () => {
    await vera.says('мои дела');
    vera.ignores();
    await vera.taps('away');
    vera.sees('away-day.ask');
    await vera.says('18.09');
    vera.sees('away-deputy.ask');
    await bot.restarts();
    await vera.taps('who', boris.id);
    vera.sees('away-review.ask', { who: called('Борис Котов'), until: { moment: endOf(18), as: 'year' } });
    await vera.taps('yes');
    vera.sees('away.done');
    boris.sees('away.deputy-told', { who: 'Вера Смирнова', until: { moment: endOf(18), as: 'day' } });

    expect((await record(vera))?.away).toEqual({ until: endOf(18), deputy: boris.id });
    expect((await record(boris))?.roles).toContainEqual({
      role: 'classTeacher',
      class: 'c2',
      until: endOf(18),
      insteadOf: vera.id,
    });
  });

  it.each([
    ['tomorrow', schoolMorning, 16],
    ['monday', schoolMorning, 20],
    ['monday', schoolMorning + days(5), 20],
    ['monday', schoolMorning + days(6), 27],
    // 23:30 on Tuesday in UTC is Wednesday already at the school.
    ['tomorrow', Date.UTC(2026, 8, 15, 23, 30), 17],
  ])('counts «%s» by the school’s calendar (%i → %i)', async (chose, now, last) => {
    await bot.passes(now - bot.clock.now());
    await goesAway(chose);
    boris.ignores();
    expect((await record(vera))?.away?.until).toBe(endOf(last));
  });

  it('sends the deputy what comes meanwhile, and the queue comes back by itself', async () => {
    await goesAway('tomorrow');
    boris.sees('away.deputy-told');
    await requestComes();
    // Her digest becomes due, finds her away and wakes his.
    await bot.passes(10_000);
    await bot.passes(10_000);
    boris.sees('digest.pending');
    vera.seesNoMore();
    await boris.says('мои дела');
    expect(boris.buttons).toContain('queue');

    await bot.passes(endOf(16) + 1 - bot.clock.now());
    boris.ignores();
    await boris.says('мои дела');
    boris.lacks('queue');
    boris.ignores();
    // The next morning, out of the quiet hours.
    await bot.passes(hours(10));
    vera.sees('digest.pending');
  });

  it('gives the queue back at once to who returns before, and says so to the deputy', async () => {
    await goesAway();
    boris.ignores();
    await requestComes();
    await bot.passes(10_000);
    await bot.passes(10_000);
    boris.sees('digest.pending');
    vera.seesNoMore();
    await opensScene(bot, vera, 'away');
    vera.sees('away-day.away', { who: 'Борис Котов', until: { moment: endOf(20), as: 'day' } });
    await vera.taps('back');
    vera.sees('away.back');
    boris.sees('away.deputy-free', { who: 'Вера Смирнова' });
    expect((await record(vera))?.away).toBeUndefined();
    expect((await record(boris))?.roles).toEqual([{ role: 'subjectTeacher' }]);
    await bot.passes(10_000);
    vera.sees('digest.pending');
  });

  it.each(['when the time is over', 'when they return before'])(
    'tells whoever was away what was decided in their stead, %s',
    async (how) => {
      const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c2' });
      const asked = (await ask(bot, 3, { invite, from: 5001 })).map(({ request }) => request);
      await bot.passes(10_000);
      vera.sees('digest.pending');
      await goesAway('tomorrow');
      const queue = 'class-c2';
      await as(bot, boris.id, (desk) => acceptRequests(desk, { queue, ids: asked.slice(0, 2) }));
      await as(bot, boris.id, (desk) =>
        rejectRequest(desk, { queue, ids: asked.slice(2), reason: 'unknown' }),
      );
      boris.ignores();
      if (how === 'when the time is over') {
        await bot.passes(endOf(16) + 1 - bot.clock.now());
        vera.seesNoMore();
        await bot.passes(hours(10));
      } else {
        await opensScene(bot, vera, 'away');
        vera.sees('away-day.away');
        await vera.taps('back');
      }
      vera.sees('away.back');
      vera.sees('away.meanwhile', { accepted: 2, rejected: 1 });
      expect((await record(vera))?.away).toBeUndefined();
      expect((await record(boris))?.roles).toEqual([{ role: 'subjectTeacher' }]);
      await bot.passes(days(2));
      for (const person of [vera, boris]) person.ignores();
    },
  );

  it('says nothing on its own when nothing was decided', async () => {
    await goesAway('tomorrow');
    await bot.passes(days(2));
    vera.seesNoMore();
    expect((await record(vera))?.away).toBeUndefined();
    boris.ignores();
  });

  it('lets another colleague take over from the first', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'deputy' }], name: 'Ольга Иванова' });
    await goesAway();
    boris.ignores();
    await opensScene(bot, vera, 'away');
    await vera.taps('tomorrow');
    await vera.taps('who', olga.id);
    await vera.taps('yes');
    vera.ignores();
    boris.sees('away.deputy-free');
    olga.sees('away.deputy-told');
    expect((await record(boris))?.roles).toEqual([{ role: 'subjectTeacher' }]);
    expect((await record(olga))?.roles).toHaveLength(2);
  });

  it('asks again for a day that cannot be read, is past or is years away', async () => {
    await opensScene(bot, vera, 'away');
    vera.sees('away-day.ask');
    await vera.says('когда-нибудь');
    vera.sees('away-day.unread');
    for (const [typed, refusal] of [
      ['14.09.2026', 'refusal-day-is-past'],
      ['14.09.2062', 'refusal-day-too-far'],
    ] as const) {
      await vera.says(typed);
      vera.sees(refusal);
      vera.sees('away-day.ask');
    }
    expect((await record(vera))?.away).toBeUndefined();
  });

  it('changes nothing by back, cancel and an old button', async () => {
    await opensScene(bot, vera, 'away');
    await vera.taps('tomorrow');
    await vera.taps('who', boris.id);
    vera.ignores();
    const yes = keepsButton(vera, 'yes');
    await vera.says('назад');
    vera.sees('away-deputy.ask');
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    await tapsKept(bot, vera, yes);
    vera.sees('patterns.old-button');
    expect((await record(vera))?.away).toBeUndefined();
  });

  it('does not lead back into what was decided', async () => {
    await opensScene(bot, vera, 'away');
    await vera.taps('tomorrow');
    await vera.taps('who', boris.id);
    vera.ignores();
    await vera.taps('yes');
    vera.sees('away.done');
    boris.sees('away.deputy-told');
    await vera.says('назад');
    vera.sees('home-list.greeting');
    vera.seesNoMore();
    expect((await record(vera))?.away).toEqual({ until: endOf(16), deputy: boris.id });
    boris.seesNoMore();
  });

  it('offers colleagues only, a page at a time, and none who is away or frozen', async () => {
    for (let i = 1; i <= 14; i += 1)
      await member(bot, `colleague ${i}`, { roles: [{ role: 'subjectTeacher' }], name: `Анна ${i}` });
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    const olga = await member(bot, 'olga', { roles: [{ role: 'deputy' }], name: 'Алла' });
    const known = await record(olga);
    if (known) await bot.write('person', olga.id, { ...known, frozen: true });
    await opensScene(bot, vera, 'away');
    vera.sees('away-day.ask');
    await vera.taps('tomorrow');
    const offered = () => vera.buttons.filter((button) => button.startsWith('who:'));
    vera.sees('list.page', { page: 1, pages: 2, count: 15 });
    const first = offered();
    await vera.taps('@page', '1');
    vera.sees('away-deputy.ask');
    const both = [...first, ...offered()];
    expect(new Set(both)).toHaveProperty('size', 15);
    for (const none of [pavel, olga, vera]) expect(both).not.toContain(`who:${none.id}`);
  });

  it('finds a colleague by name, also on another page, and tells namesakes apart', async () => {
    for (let i = 1; i <= 14; i += 1)
      await member(bot, `colleague ${i}`, { roles: [{ role: 'subjectTeacher' }], name: `Яна ${i}` });
    const first = await member(bot, 'anna', { roles: [{ role: 'subjectTeacher' }], name: 'Анна Лис' });
    const second = await member(bot, 'anya', { roles: [{ role: 'subjectTeacher' }], name: 'Анна Лис' });
    await opensScene(bot, vera, 'away');
    await vera.taps('tomorrow');
    vera.ignores();
    await vera.says('анна лис');
    vera.sees('away-deputy.ask');
    expect(vera.buttons.filter((button) => button.startsWith('who:'))).toEqual([
      `who:${first.id}`,
      `who:${second.id}`,
    ]);
    await vera.taps('who', second.id);
    vera.sees('away-review.ask', {
      who: say('people.with-page', { name: 'Анна Лис', page: second.id.slice('vk:'.length) }),
    });
    await vera.says('назад');
    vera.ignores();
    await vera.says('Котов');
    vera.sees('away-review.ask', { who: called('Борис Котов') });
  });

  it('names nobody but colleagues when a button is forged', async () => {
    const pavel = await member(bot, 'pavel', {
      roles: [{ role: 'parent', class: 'c2' }],
      name: 'Павел Котов',
    });
    await opensScene(bot, vera, 'away');
    await vera.taps('tomorrow');
    vera.ignores();
    const forged = keepsButton(vera, 'who', pavel.id);
    await tapsKept(bot, vera, forged);
    vera.sees('patterns.old-button');
    vera.sees('away-deputy.ask');
    expect(vera.last.text).not.toContain('Павел Котов');
    await bot.transaction(async (tx) => {
      const away = await setAway(await deskOf(tx, vera.id), { until: tx.now + days(1), deputy: pavel.id });
      expect(away).toEqual({ ok: false, refusal: 'no-such-deputy' });
    });
  });

  it('refuses a colleague who has left in the meantime', async () => {
    await opensScene(bot, vera, 'away');
    await vera.taps('tomorrow');
    await vera.taps('who', boris.id);
    vera.ignores();
    const known = await record(boris);
    if (known) await bot.write('person', boris.id, { ...known, roles: [] });
    await vera.taps('yes');
    vera.sees('refusal-no-such-deputy');
    vera.sees('away-deputy.nobody');
    expect((await record(vera))?.away).toBeUndefined();
  });

  it('is closed to parents, in the scene and in the operation', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, pavel, 'away');
    pavel.sees('patterns.not-yours');
    pavel.lacks('tomorrow');
    await bot.transaction(async (tx) => {
      const away = await setAway(await deskOf(tx, pavel.id), { until: tx.now + days(1), deputy: boris.id });
      expect(away).toEqual({ ok: false, refusal: 'forbidden' });
    });
  });
});
