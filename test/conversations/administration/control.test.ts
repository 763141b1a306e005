import { beforeEach, describe, expect, it } from 'vitest';
import { settleFamily } from '#src/domain/chats/chats.ts';
import { handDuty } from '#src/domain/duties/hand-over.ts';
import { holdEvent, planEvent } from '#src/domain/events/events.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { doWithoutBot } from '#src/domain/people/without-bot.ts';
import { endOwnTicket, ownTickets } from '#src/domain/tickets/asking.ts';
import { draw } from '#src/files/draw.ts';
import { readTable } from '#src/files/table.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { day, type Say, say } from '#src/text/say.ts';
import { asksSchool } from '#test/conversations/everyone/asking-school.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H7 · how the school stands', () => {
  let bot: Bot;
  let olga: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    olga = await member(bot, 'olga', { roles: [{ role: 'head' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  });

  const reminded = async () => (await bot.read('notices', vera.id))?.nudgedAt;
  const families = (joined: Say | number, inChat: number) => say('report.families', { joined, inChat });
  /** A line that stands among others. */
  const sees = (line: Say) => {
    expect(olga.last.text).toContain(bot.texts.render(line, 'ru', 'Europe/Moscow'));
    olga.ignores();
  };
  /** So long that what is still open counts as overdue. */
  const longAfter = () => bot.passes(limits.ownRowsAge);

  it('counts the events of the last month of which it was said that they were held, and no others', async () => {
    const planned = (kind: 'broadcast' | 'meeting', days_: number) =>
      as(bot, olga.id, async (desk) => {
        const done = await planEvent(desk, {
          ...{ kind, title: 'Педсовет', at: desk.tx.now + days(days_), link: null, room: '12' },
          audience: { who: 'staff' },
        });
        if (!done.ok) throw new Error(done.refusal);
        return done.event.id;
      });
    const ids = [
      await planned('meeting', 1),
      await planned('meeting', 1),
      await planned('broadcast', 1),
      await planned('meeting', 9),
    ];
    await bot.passes(days(2));
    const [first = '', , third = ''] = ids;
    for (const id of [first, third]) await as(bot, olga.id, (desk) => holdEvent(desk, { id }));
    olga.ignores();
    await bot.restarts();
    await opensScene(bot, olga, 'control');
    olga.sees('report.held', { broadcast: 1, meeting: 1 });
    olga.ignores();
    await olga.taps('full');
    olga.sees('control-full.ask');
    const table = bot.drawn.find(({ kind }) => kind === 'table-file');
    if (!table) throw new Error('no table was drawn');
    const read = await readTable((await draw(table)).content, 'report.xlsx');
    const rows = read.ok ? read.rows.map((row) => row.join(': ')) : [];
    expect(rows).toContain('Трансляций проведено за месяц, по ответам в боте: 1');
    expect(rows).toContain('Встреч проведено за месяц, по ответам в боте: 1');
    await bot.passes(limits.controlEvery);
    olga.ignores();
    await opensScene(bot, olga, 'control');
    olga.sees('report.held', { broadcast: 0, meeting: 0 });
    vera.ignores();
    olga.ignores();
  });

  it('counts what people ask the school by how long it waits, and says nothing of what is answered', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
    for (const text of ['Раз', 'Два']) await asksSchool(bot, petr, text);
    await opensScene(bot, olga, 'control');
    sees(say('report.tickets', { count: 2, late: 0 }));
    await bot.passes(days(3));
    await opensScene(bot, olga, 'control');
    sees(say('report.tickets', { count: 2, late: 2 }));
    for (const { id } of await as(bot, petr.id, ownTickets))
      await as(bot, petr.id, (desk) => endOwnTicket(desk, { ticket: id }));
    olga.ignores();
    await opensScene(bot, olga, 'control');
    expect(olga.last.text).not.toContain('Вопросы школе');
    for (const one of [anna, olga, petr, vera]) one.ignores();
  });

  it('H7 from «Мои дела» to the report that is opened: one screen, then the picture and the table, over restarts', async () => {
    await opensRow(olga, 'H7');
    olga.sees('report.summary', {
      lines: [
        say('report.staff', { staff: 2, inStaffroom: 0, verified: 0 }),
        say('report.chats', { chats: 0, of: 6, own: 0, ownOf: 4 }),
        families(0, 0),
        say('report.no-requests'),
        say('report.subjects-unknown'),
      ],
    });
    olga.sees('report.first');
    olga.sees('control-next.chats', { count: 6 });
    olga.lacks('behind');
    expect((await bot.read('school', 'main'))?.duties.H7).toBeUndefined();
    await bot.restarts();
    await olga.taps('full');
    olga.sees('control-full.ask');
    expect(olga.last.attachments).toHaveLength(2);
    await bot.restarts();
    expect((await bot.read('school', 'main'))?.duties.H7).toMatchObject({ state: 'done', by: olga.id });
    expect((await bot.read('report', 'main'))?.latest).toMatchObject({ day: '2026-09-15' });
    await olga.taps('@back');
    olga.sees('report.first');
  });

  it('counts the chats of the administration, and the table says how each stands', async () => {
    const chat = { second: null, aside: null, at: bot.clock.now(), maker: olga.id, roles: [], members: [] };
    const more = { ...chat, adult: null, proposed: [], told: [] };
    const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
    await bot.write('schoolChats', 'main', {
      v: 1,
      list: [
        { ...more, id: 'H6a', duty: 'H6a', title: '', link },
        { ...more, id: 'x', duty: 'H6e', title: 'Педсовет', link: null },
      ],
    });
    const school = await bot.read('school', 'main');
    const at = bot.clock.now();
    const duties = { H6b: { state: 'setAside', at }, H6c: { state: 'doneOutside', at } } as const;
    if (school) await bot.write('school', 'main', { ...school, duties });
    await opensScene(bot, olga, 'control');
    sees(say('report.chats', { chats: 0, of: 6, own: 2, ownOf: 5 }));
    await bot.restarts();
    await olga.taps('full');
    const table = bot.drawn.find((one) => one.kind === 'table-file');
    const sheet = table?.kind === 'table-file' ? table.sheets[5] : undefined;
    expect(sheet?.rows).toEqual([
      ['Администрация', 'чат есть'],
      ['Педагоги школы', 'отложен с причиной'],
      ['Родительский актив', 'чат ведётся без бота'],
      ['Ученический актив', 'чата пока нет'],
      ['Педсовет', 'чата пока нет'],
    ]);
    olga.ignores();
  });

  it('opens from «Мои дела» by its row, and is open again a month later', async () => {
    const isOpen = async () => {
      await opensScene(bot, olga, 'home');
      await olga.taps('all');
      olga.sees('home-all.ask');
      await olga.says('Как идут дела');
      const open = !olga.buttons.includes('again');
      olga.ignores();
      return open;
    };
    expect(await isOpen()).toBe(true);
    await opensScene(bot, olga, 'control');
    await olga.taps('full');
    olga.ignores();
    expect(await isOpen()).toBe(false);
    await bot.passes(limits.controlEvery);
    expect(await isOpen()).toBe(true);
  });

  it('says what has changed since the day before on which it was looked at', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, olga, 'control');
    sees(families(say('report.few'), 0));
    await olga.taps('full');
    olga.ignores();
    await bot.passes(days(1));
    await as(bot, irina.id, (desk) => settleFamily(desk, { class: 'c1', state: 'done' }));
    await opensScene(bot, olga, 'control');
    olga.sees('report.changed', { lines: [say('report-change.parentsInChat', { by: '+1' })] });
    await olga.taps('full');
    await olga.taps('@back');
    // Looked at twice in a day it still says what is new since the day before.
    olga.sees('report.changed', { lines: [say('report-change.parentsInChat', { by: '+1' })] });
    await bot.passes(days(1));
    await as(bot, irina.id, (desk) => forgetMe(desk, {}));
    await opensScene(bot, olga, 'control');
    sees(families(0, 0));
    olga.ignores();
  });

  it('does not understand a word, and goes back', async () => {
    await longAfter();
    await opensScene(bot, olga, 'control');
    olga.sees('control-next.behind', { count: 1 });
    await olga.says('рейтинг учителей');
    olga.sees('patterns.choose-one');
    await olga.taps('behind');
    olga.sees('control-behind.ask');
    await olga.taps('@back');
    olga.sees('control-next.behind');
    await olga.taps('@cancel');
    olga.ignores();
    expect(await reminded()).toBeUndefined();
  });

  it('reminds a colleague in one tap, once a week', async () => {
    await longAfter();
    await opensScene(bot, olga, 'control');
    await olga.taps('behind');
    sees(say('control-behind.line', { name: 'vera', count: 5 }));
    await olga.says('1');
    olga.sees('control-person.ask', {
      lines: [
        say('matter.staffroom'),
        say('matter.verification'),
        ...['C3a', 'C3b', 'C3c'].map((chat) => say(`matter.${chat}`, { class: '7А' })),
      ],
    });
    const reminding = keepsButton(olga, 'nudge');
    await bot.restarts();
    await olga.taps('nudge');
    olga.sees('control-person.done');
    sees(say('control-behind.line-nudged', { name: 'vera', count: 5, when: day(bot.clock.now()) }));
    vera.sees('nudge.text');
    await bot.restarts();
    const first = await reminded();
    expect(first).toBe(bot.clock.now());
    await tapsKept(bot, olga, reminding);
    olga.sees('patterns.old-button');
    await olga.says('1');
    olga.sees('control-person.nudged');
    olga.lacks('nudge');
    await bot.passes(limits.nudgeEvery);
    await opensScene(bot, olga, 'control');
    await olga.taps('behind');
    await olga.taps('person', vera.id);
    await olga.taps('nudge');
    olga.ignores();
    vera.sees('nudge.text');
    expect(await reminded()).toBe(bot.clock.now());
    await opensByNotice(bot, vera, 'home');
    vera.sees('home-list.greeting');
  });

  it('keeps a reminder of the evening until the morning, and does not speak of what was done by then', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] });
    await longAfter();
    await bot.passes(hours(11));
    for (const who of [vera, pavel]) {
      await opensScene(bot, olga, 'control');
      await olga.taps('behind');
      await olga.taps('person', who.id);
      await olga.taps('nudge');
      olga.ignores();
    }
    vera.seesNoMore();
    const done = { state: 'done', at: bot.clock.now() } as const;
    const record = await bot.read('person', pavel.id);
    if (record) await bot.write('person', pavel.id, { ...record, duties: { H3: done, H4: done } });
    await bot.passes(hours(12));
    vera.sees('nudge.text');
    pavel.seesNoMore();
  });

  it('shows nobody as behind who does without the bot, is away or has done it meanwhile', async () => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await longAfter();
    anna.ignores();
    await opensScene(bot, olga, 'control');
    await olga.taps('behind');
    await olga.taps('person', vera.id);
    olga.ignores();
    await as(bot, anna.id, (desk) => doWithoutBot(desk, { person: vera.id, without: true }));
    await olga.taps('nudge');
    olga.sees('control-person.settled');
    olga.sees('control-behind.without-bot', { names: ['vera'] });
    expect(olga.buttons.filter((one) => one.startsWith('person:'))).toEqual([`person:${anna.id}`]);
    expect(await reminded()).toBeUndefined();
    vera.seesNoMore();
  });

  it('never reminds a family, whatever a button carries', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await longAfter();
    await opensScene(bot, olga, 'control');
    await olga.taps('behind');
    await tapsKept(bot, olga, keepsButton(olga, 'person', irina.id));
    olga.sees('patterns.old-button');
    irina.seesNoMore();
    olga.ignores();
  });

  it('leaves no trace of a reminder to somebody who deletes their data', async () => {
    await longAfter();
    await bot.passes(hours(11));
    await opensScene(bot, olga, 'control');
    await olga.taps('behind');
    await olga.taps('person', vera.id);
    await olga.taps('nudge');
    await opensScene(bot, olga, 'home');
    olga.ignores();
    await as(bot, vera.id, (desk) => forgetMe(desk, {}));
    await bot.settle();
    expect((await tracesOf(bot, vera)).filter((key) => !/:(due-tries|done|outbox)/.test(key))).toEqual([]);
    vera.ignores();
  });

  it('is nothing for a teacher; a deputy who was handed it neither hands it on nor reads who decided what', async () => {
    await opensScene(bot, vera, 'control');
    vera.sees('patterns.not-yours');
    vera.ignores();
    const oleg = await member(bot, 'oleg', { roles: [{ role: 'deputy' }] });
    await as(bot, olga.id, (desk) => handDuty(desk, { person: oleg.id, duty: 'H7', handed: true }));
    await opensScene(bot, oleg, 'control');
    oleg.sees('report.first');
    oleg.lacks('deputies');
    oleg.lacks('decisions');
    for (const person of [oleg, olga]) person.ignores();
  });
});
