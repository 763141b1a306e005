import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { leadClass } from '#src/domain/classes/teachers.ts';
import { behindIn } from '#src/domain/reports/behind.ts';
import { readFacts } from '#src/domain/reports/facts.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

const link = 'https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ezb=';
const autumn = { from: '2026-10-26', to: '2026-11-03' };

describe('C4 · a class teacher keeps the class up', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;
  let irina: Person;
  let olga: Person;
  let john: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { holidays: [autumn] } });
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'classTeacher', class: 'c1' }] });
    irina = await parent('irina');
    olga = await parent('olga');
    john = await parent('john', 'en');
    await hasChat();
  });

  const parent = (name: string, lang?: 'en') =>
    member(bot, name, { roles: [{ role: 'parent', class: 'c1' }], ...(lang ? { lang } : {}) });
  async function hasChat(): Promise<void> {
    const entry = (await bot.read('class', 'c1')) ?? blankClass('c1');
    const at = bot.clock.now();
    const chat = { title: '', link, second: null, aside: null, at };
    const done = { state: 'done' as const, at };
    await bot.write('class', 'c1', {
      ...entry,
      chats: { C3a: chat, C3b: chat, C3c: chat },
      duties: { C3a: done, C3b: done, C3c: done, C3d: { state: 'notNeeded', at } },
    });
  }
  const opens = (who: Person = vera) => opensScene(bot, who, 'class-life', { of: 'C4:c1' });
  async function says(who: Person, state: 'done' | 'otherWay'): Promise<void> {
    const person = await bot.read('person', who.id);
    if (!person) throw new Error('There is nobody');
    await bot.write('person', who.id, { ...person, duties: { 'P1:c1': { state, at: bot.clock.now() } } });
  }
  const counted = { role: 'parent', accepted: 3 } as const;
  const stateOfC4 = async () => (await bot.read('class', 'c1'))?.duties.C4?.state;
  const mattersOf = (who: Person) =>
    as(bot, anna.id, async (desk) =>
      behindIn(await readFacts(desk), anna.id)
        .filter(({ person }) => person.id === who.id)
        .flatMap(({ matters }) => matters.map(({ kind }) => kind)),
    );

  it('C4 from «Мои дела» to nothing overdue: all chats alive until the next term begins, over restarts', async () => {
    for (const key of ['H3', 'H4']) {
      const person = await bot.read('person', vera.id);
      if (person)
        await bot.write('person', vera.id, {
          ...person,
          duties: { ...person.duties, [key]: { state: 'done', at: bot.clock.now() } },
        });
    }
    await opensRow(vera, 'C4:c1');
    vera.sees('class-life-look.counts', { ...counted, inChat: 0, notYet: 3, otherWay: 0 });
    await bot.restarts();
    await vera.taps('alive');
    vera.sees('class-life.alive');
    vera.lacks('alive');
    await bot.restarts();
    expect(await stateOfC4()).toBe('done');
    expect(await mattersOf(vera)).toEqual([]);
    await bot.passes(Date.UTC(2026, 10, 4, 9) - bot.clock.now());
    await opens();
    vera.sees('class-life-look.term');
    expect(await mattersOf(vera), 'the term has only begun').toEqual([]);
    await bot.passes(limits.ownRowsAge);
    expect(await mattersOf(vera)).toEqual(['classLife']);
    await vera.taps('alive');
    vera.ignores();
    await bot.restarts();
    expect(await mattersOf(vera)).toEqual([]);
    for (const person of [irina, olga, john]) person.seesNoMore();
  });

  it('reminds once a week whoever has said nothing yet, and shows no name to anybody', async () => {
    await says(irina, 'done');
    await says(olga, 'otherWay');
    await opens();
    vera.sees('class-life-look.counts', { ...counted, inChat: 1, notYet: 1, otherWay: 1 });
    expect(vera.last.text).not.toMatch(/irina|olga|john/);
    const remind = keepsButton(vera, 'remind');
    await vera.taps('remind');
    vera.sees('class-life.reminded');
    john.sees('class-nudge.text', { role: 'parent', class: '7А' });
    expect(john.last.text).toContain('parents’ chat');
    irina.seesNoMore();
    olga.seesNoMore();
    vera.lacks('remind');
    await tapsKept(bot, vera, remind);
    vera.ignores();
    john.seesNoMore();
    await bot.restarts();
    expect((await bot.read('class', 'c1'))?.nudgedAt).toBe(bot.clock.now());
    await opensByNotice(bot, john, 'other-way', 'c1');
    john.sees('class-chat-instead.ask');
    await bot.restarts();
    await john.taps('yes');
    john.sees('class-chat-other-way.noted');
    await john.taps('no');
    john.ignores();
    await bot.passes(limits.nudgeEvery);
    await opens();
    vera.sees('class-life-look.counts', { ...counted, inChat: 1, notYet: 0, otherWay: 2 });
    vera.lacks('remind');
    vera.ignores();
  });

  it('follows a family that changes its mind, in numbers alone', async () => {
    const counts = async (more: { notYet: number; otherWay: number }) => {
      await opens();
      vera.sees('class-life-look.counts', { ...counted, inChat: 0, ...more });
      expect(vera.last.text).not.toMatch(/irina|olga|john/i);
    };
    await opensByNotice(bot, irina, 'class-chat', 'c1');
    await irina.taps('otherWay');
    await irina.taps('no');
    irina.ignores();
    await counts({ notYet: 2, otherWay: 1 });
    await bot.restarts();
    await opensByNotice(bot, irina, 'class-chat', 'c1');
    irina.sees('class-chat.other-way');
    await irina.taps('again');
    irina.sees('class-chat.again');
    await counts({ notYet: 3, otherWay: 0 });
    vera.seesNoMore();
  });

  it('lets a reminder of the evening wait for the morning, and whoever has answered by then gets none', async () => {
    await bot.passes(hours(11));
    await opens();
    await vera.taps('remind');
    vera.sees('class-life.reminded');
    vera.ignores();
    for (const person of [irina, olga, john]) person.seesNoMore();
    await says(olga, 'otherWay');
    await bot.restarts();
    await bot.passes(hours(12));
    irina.sees('class-nudge.text');
    john.sees('class-nudge.text');
    olga.seesNoMore();
    await opensByNotice(bot, irina, 'class-chat', 'c1');
    irina.sees('class-chat.address', { link });
    await opensByNotice(bot, irina, 'other-way', 'c1');
    irina.sees('class-chat-instead.ask');
    await irina.taps('chat');
    irina.sees('class-chat.address', { link });
    irina.ignores();
  });

  it('reminds nobody who is frozen or has asked to be spared, and nobody of a class that is closed', async () => {
    await says(olga, 'done');
    for (const [who, change] of [
      [irina, { mutes: ['announcements'] }],
      [john, { frozen: true }],
    ] as const) {
      const person = await bot.read('person', who.id);
      if (person)
        await bot.write('person', who.id, {
          ...person,
          ...change,
          mutes: [...(person.mutes ?? []), ...('mutes' in change ? change.mutes : [])],
        });
    }
    await opens();
    vera.lacks('remind');
    vera.ignores();
    const classes = await bot.read('classes', 'main');
    if (classes)
      await bot.write('classes', 'main', {
        ...classes,
        list: classes.list.map((one) => ({ ...one, open: false })),
      });
    await opens();
    vera.sees('class-life-look.closed');
    vera.lacks('parents');
    vera.ignores();
  });

  it('shows no number that would tell who it is', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c2' }] });
    await opensScene(bot, boris, 'class-life', { of: 'c2' });
    boris.sees('class-life-look.few', { role: 'parent', count: 1 });
    boris.sees('class-life-look.no-chats');
    boris.lacks('alive');
    await boris.taps('chats');
    boris.sees('chat-guide.link');
    boris.ignores();
  });

  it('writes to the parents of the class without being asked whom, and the families count as read', async () => {
    await opens();
    vera.ignores();
    await vera.taps('parents');
    vera.sees('mailing-write.ask');
    await vera.says('назад');
    vera.sees('class-life-look.ask');
    await vera.taps('parents');
    await vera.says('Завтра музей');
    vera.sees('mailing-look.ask');
    await vera.taps('send');
    vera.ignores();
    await bot.passes(limits.mailingHold);
    irina.sees('mailing-notice.end');
    vera.ignores();
    const [entry] = await as(bot, vera.id, ({ tx }) => tx.list('mailings', 'all'));
    const mailing = entry?.id ?? '';
    for (let taps = 0; taps < 2; taps += 1) {
      await opensByNotice(bot, irina, 'mail-read', mailing);
      irina.sees('mail-read.done');
    }
    await bot.restarts();
    await opensScene(bot, vera, 'mailing-card', { of: mailing });
    vera.sees('mailing-card.read', { read: 1 });
    expect(vera.last.text).not.toContain('irina');
    for (const person of [irina, olga, john, vera]) person.ignores();
  });

  it('plans an event for the own class, and is not asked for whom', async () => {
    await opens();
    vera.ignores();
    await vera.taps('event');
    vera.sees('event-plan-title.ask');
    await vera.says('Собрание');
    await vera.says('завтра в 18:00');
    vera.sees('event-plan-place.ask');
    await vera.says('каб. 12');
    vera.sees('event-plan-review.whom', { count: 3 });
    await vera.taps('yes');
    vera.ignores();
    irina.sees('event-news.planned');
    for (const person of [irina, olga, john]) person.ignores();
  });

  it('asks the administrator to hand the class over, and it goes with what is planned for it', async () => {
    const boris = await member(bot, 'boris', { name: 'Борис Уткин', roles: [{ role: 'subjectTeacher' }] });
    await opens();
    await vera.taps('event');
    await vera.says('Собрание');
    await vera.says('через 3 дня в 18:00');
    await vera.says('каб. 12');
    await vera.taps('yes');
    for (const person of [vera, irina, olga, john]) person.ignores();
    await opens();
    vera.ignores();
    await vera.taps('hand');
    vera.sees('class-hand.ask', { class: '7А' });
    await vera.says('ну вот');
    vera.sees('patterns.choose-one');
    await vera.taps('person', boris.id);
    vera.sees('class-hand.sure', { class: '7А' });
    await bot.restarts();
    await vera.taps('@sure');
    vera.sees('class-hand.done');
    vera.ignores();
    expect((await bot.read('class', 'c1'))?.teacher, 'nothing is decided yet').toBe(vera.id);
    anna.sees('class-hand.told', { who: 'Вера Зимина', name: 'Борис Уткин', class: '7А' });
    await opensByNotice(bot, anna, 'class-teacher', 'c1');
    anna.sees('class-teachers-post.ask', { class: '7А' });
    await anna.taps('lead', boris.id);
    anna.sees('class-teachers-post.sure');
    await anna.taps('@sure');
    anna.ignores();
    boris.sees('class-teachers.told-new');
    vera.sees('class-teachers.told-former');
    await bot.restarts();
    expect((await bot.read('class', 'c1'))?.teacher).toBe(boris.id);
    const events = await as(bot, boris.id, async ({ tx }) =>
      tx.readAll(
        'event',
        (await tx.list('events', 'all')).map(({ id }) => id),
      ),
    );
    expect(events.map(({ charge }) => charge)).toEqual([boris.id]);
  });

  it('offers no colleague whose account is frozen, and is no scene of the families', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'subjectTeacher' }] });
    const person = await bot.read('person', boris.id);
    if (person) await bot.write('person', boris.id, { ...person, frozen: true });
    await opens();
    await vera.taps('hand');
    vera.lacks('person', boris.id);
    await vera.says('отмена');
    vera.ignores();
    await opens(irina);
    irina.sees('patterns.not-yours');
    irina.lacks('alive');
    expect(irina.buttons, 'at home').toContain('my-chats');
    irina.ignores();
  });

  it('is nobody else’s, also when the class was given away meanwhile', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opens(boris);
    boris.sees('patterns.gone');
    boris.ignores();
    await opens();
    vera.ignores();
    const to = { class: 'c1', person: boris.id, seen: vera.id };
    await as(bot, anna.id, (desk) => leadClass(desk, to));
    await vera.taps('remind');
    vera.ignores();
    for (const person of [irina, olga, john]) person.seesNoMore();
    await bot.passes(days(0));
    boris.ignores();
  });
});
