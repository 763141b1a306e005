import { beforeEach, describe, expect, it } from 'vitest';
import { setChatAside, storeChat } from '#src/domain/chats/chats.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { carryOver } from '#src/domain/movement/moving.ts';
import { endRole } from '#src/domain/people/ending.ts';
import { reportFiles } from '#src/domain/reports/files.ts';
import { blankReport } from '#src/domain/reports/record.ts';
import { readReport, withCounts } from '#src/domain/reports/report.ts';
import { nextReport } from '#src/domain/reports/statistics.ts';
import { familyCount } from '#src/domain/reports/summary.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import type { DescribedFile } from '#src/files/described.ts';
import { draw } from '#src/files/draw.ts';
import { readTable } from '#src/files/table.ts';
import { days } from '#src/regulation/durations.ts';
import { type Say, say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { seedPerson } from '#test/support/seed.ts';

describe('the figures of a report', () => {
  let bot: Bot;
  let anna: PersonId;
  let vera: PersonId;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = (await member(bot, 'anna', { roles: [{ role: 'administrator' }] })).id;
    vera = (await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] })).id;
  });

  const report = () => as(bot, anna, readReport);
  const families = async (count: number, of: string, from: number) => {
    await bot.transaction(async (tx) => {
      for (let i = 0; i < count; i += 1) {
        const roles = [{ role: 'parent' as const, class: of }];
        await seedPerson(tx, { id: `vk:${from + i}`, name: `Гость ${from + i}`, roles });
      }
    });
  };
  const inChat = (who: PersonId) =>
    as(bot, who, (desk) => settleDuty(desk, { key: 'P1:c1', end: 'doneBefore' }));

  it('count a family in the chat once it says so, and no longer when its role ends or it takes that back', async () => {
    await families(3, 'c1', 7001);
    await inChat('vk:7001');
    await inChat('vk:7002');
    expect((await report()).figures.families).toEqual({
      joined: { parent: 3, student: 0 },
      inChat: { parent: 2, student: 0 },
    });
    await as(bot, 'vk:7002', (desk) => settleDuty(desk, { key: 'P1:c1', end: 'again' }));
    await as(bot, anna, (desk) => endRole(desk, { person: 'vk:7001', role: 'parent', class: 'c1' }));
    expect((await report()).figures.families).toEqual({
      joined: { parent: 2, student: 0 },
      inChat: { parent: 0, student: 0 },
    });
  });

  it('count a family no longer in the chat of a class that it has left for another', async () => {
    await families(1, 'c1', 7001);
    await inChat('vk:7001');
    await as(bot, anna, async (desk) => {
      const person = await desk.tx.read('person', 'vk:7001');
      if (person) await carryOver(desk, person, 'c1', 'c2');
    });
    expect(
      (await report()).figures.classes.map(({ joined, inChat: there }) => [joined.parent, there.parent]),
    ).toEqual([
      [0, 0],
      [1, 0],
    ]);
  });

  it('are read without the record of any family', async () => {
    await families(3, 'c1', 7001);
    const keys = await as(bot, anna, async (desk) => {
      await readReport(desk);
      return 'hints' in desk.tx ? JSON.stringify(desk.tx.hints) : '';
    });
    expect(keys).toContain(`person:${vera}`);
    expect(keys).not.toContain('person:vk:700');
  });

  it('say how each class chat stands, and how many there are', async () => {
    const chat = { class: 'c1', title: '', second: null } as const;
    await as(bot, vera, (desk) =>
      storeChat(desk, { ...chat, chat: 'C3a', link: 'https://vk.me/join/AJQ1d7fYkQabcdef' }),
    );
    await as(bot, vera, (desk) => settleDuty(desk, { key: 'C3b:c1', end: 'doneOutside' }));
    await as(bot, vera, (desk) => setChatAside(desk, { class: 'c1', chat: 'C3c', title: '', why: 'рано' }));
    const { figures } = await report();
    expect(figures.classes.map(({ title, teacher, chats }) => ({ title, teacher, chats }))).toEqual([
      { title: '7А', teacher: 'vera', chats: { C3a: 'there', C3b: 'outside', C3c: 'aside' } },
      { title: '7Б', teacher: undefined, chats: { C3a: 'missing', C3b: 'missing', C3c: 'missing' } },
    ]);
    expect([figures.counts.chats, figures.chatsOf]).toEqual([2, 6]);
    const rows = figures.rows().find(({ role }) => role === 'classTeacher');
    // C1 and C2 of one class teacher; C3a–d and C4 of two classes.
    expect(rows).toEqual({ role: 'classTeacher', done: 2, putOff: 1, open: 9 });
  });

  it('tell requests by age: a day, longer, beyond two working days', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    await ask(bot, 1, { invite, from: 8001 });
    bot.clock.advance(days(1));
    await ask(bot, 1, { invite, from: 8002 });
    const ages = async () => (await report()).figures.waiting;
    expect(await ages()).toEqual({ fresh: 1, older: 1, late: 0 });
    bot.clock.advance(days(1));
    expect(await ages()).toEqual({ fresh: 0, older: 1, late: 1 });
    const found = (await report()).behind.find(({ person }) => person.id === vera);
    expect(found?.matters).toEqual([{ kind: 'requests', count: 1 }]);
  });

  it('stand in a workbook that reads back, with families as numbers and a few of them as few', async () => {
    await families(2, 'c1', 7001);
    await families(4, 'c2', 7101);
    const kept = { ...blankReport, platform: { day: '2026-09-12', numbers: { staffJoined: 95 } } };
    const files = reportFiles({ ...(await report()), kept }, 'Школа');
    const [picture, table] = files;
    expect(picture).toMatchObject({ kind: 'report-picture' });
    if (table?.kind !== 'table-file') throw new Error('There is no table.');
    const rows = await readBack(bot, table);
    const find = (first: string) => rows.find(([cell]) => cell === first);
    expect(find('7А')?.slice(1, 7)).toEqual(['vera', '0', 'меньше 3', '0', '0', '0']);
    expect(find('7Б')?.slice(1, 7)).toEqual(['—', '0', '4', '0', '0', '0']);
    expect(find('vera')?.slice(1, 4)).toEqual(['классный руководитель', 'нет', 'нет']);
    expect(find('Педагогов присоединилось')?.[1]).toBe('95');
    expect(find('Предметы и кружки в боте пока не заведены')).toBeDefined();
    expect(JSON.stringify(rows) + JSON.stringify(picture)).not.toContain('Гость');
  });

  it('do not set one or two families beside a number on the picture', async () => {
    await families(2, 'c1', 7001);
    const few = reportFiles(await report(), 'Школа')[0];
    expect(few?.kind === 'report-picture' && few.bars[3]).toEqual({
      ...{ label: say('report-bar.few-parents', { value: say('report.few') }), value: 0, of: 2 },
    });
    await families(4, 'c2', 7101);
    const many = reportFiles(await report(), 'Школа')[0];
    expect(many?.kind === 'report-picture' && many.bars[3]?.label).toEqual(
      say('report-bar.parents', { value: 0, of: 6 }),
    );
  });

  it('are compared with the day before on which they were looked at', () => {
    const counts = {
      staff: 1,
      inStaffroom: 0,
      verified: 0,
      chats: 0,
      parents: 0,
      parentsInChat: 0,
      waiting: 0,
      late: 0,
    };
    const monday = withCounts(blankReport, counts, '2026-09-14');
    const again = withCounts(monday, { ...counts, staff: 2 }, '2026-09-14');
    expect(again).toMatchObject({ latest: { counts: { staff: 2 } }, before: null });
    const tuesday = withCounts(again, { ...counts, staff: 3 }, '2026-09-15');
    expect(tuesday).toMatchObject({
      latest: { day: '2026-09-15' },
      before: { day: '2026-09-14', counts: { staff: 2 } },
    });
  });
});

it('one or two families are few, none are none', () => {
  expect([0, 1, 2, 3].map(familyCount)).toEqual([0, say('report.few'), say('report.few'), 3]);
});

it('a report on the last day of a month goes out in a short month too', () => {
  const september = Date.UTC(2026, 8, 15, 7, 0);
  const at = nextReport({ every: 'month', day: 31, time: '09:00' }, september, blankSchool);
  expect(new Date(at ?? 0).toISOString()).toBe('2026-09-30T06:00:00.000Z');
});

/** The workbook as a spreadsheet program reads it, with its texts in Russian. */
async function readBack(bot: Bot, table: Extract<DescribedFile, { kind: 'table-file' }>) {
  const words = (cell: Say | string | number) =>
    typeof cell === 'object' ? bot.texts.render(cell, 'ru', 'Europe/Moscow') : cell;
  const sheets = table.sheets.map(({ title, head, rows }) => ({
    title: String(words(title)),
    head: head.map((cell) => String(words(cell))),
    rows: rows.map((row) => row.map(words)),
  }));
  const name = String(words(table.name));
  const { content } = await draw({ ...table, name, sheets });
  const read = await readTable(content, name);
  if (!read.ok) throw new Error(`The workbook does not read back: ${read.refusal}`);
  return read.rows;
}
