import { describe, expect, it } from 'vitest';
import { closings } from '#scenes/everyone/duty-card.ts';
import { dutyScenes } from '#scenes/everyone/duty-scenes.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import { askVerification } from '#src/domain/joining/requests.ts';
import type { Held } from '#src/domain/people/record.ts';
import {
  canonical,
  type DutyEnd,
  type DutyRow,
  dutyRow,
  dutyRows,
  endsWithLink,
} from '#src/regulation/duties.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';

/** Every row once: C1, T1 and H3 are one joining. */
const rows = [...new Set(dutyRows.map(({ id }) => canonical(id)))].map(dutyRow);

const holders: Readonly<Record<DutyRow['whose'], Held>> = {
  administrator: { role: 'administrator' },
  administration: { role: 'head' },
  classTeacher: { role: 'classTeacher', class: 'c1' },
  subjectTeacher: { role: 'subjectTeacher' },
  student: { role: 'student', class: 'c1' },
  parent: { role: 'parent', class: 'c1' },
  all: { role: 'parent', class: 'c1' },
  teachingStaff: { role: 'subjectTeacher' },
};
const isFamilyRow = ({ whose }: DutyRow): boolean => whose === 'student' || whose === 'parent';
const keyOf = ({ id, scope }: DutyRow): string => (scope === 'class' || scope === 'child' ? `${id}:c1` : id);

/** Where the card's scene passes people on at once. */
const passedOn: Readonly<Record<string, string>> = { P2: 'class-chat', T3a: 'subjects', T4: 'subjects' };

/** The scene whose question stands there now: its buttons carry its name. */
function sceneOf(person: Person): string {
  const { action } = person.dialog.keyboard?.buttons[0]?.[0] ?? {};
  const payload: unknown = action && 'payload' in action ? JSON.parse(action.payload ?? '{}') : {};
  return typeof payload === 'object' && payload !== null && 's' in payload ? String(payload.s) : '';
}

/** The state is kept where the duty lives, so that a colleague's work counts. */
async function stateOf(bot: Bot, row: DutyRow, person: Person): Promise<DutyState | undefined> {
  if (row.scope === 'school') return (await bot.read('school', 'main'))?.duties[row.id];
  if (row.scope === 'class') return (await bot.read('class', 'c1'))?.duties[row.id];
  return (await bot.read('person', person.id))?.duties[keyOf(row)];
}

/** A person of the right role in a school with two classes; everything that a scene needs to have something to ask. */
async function begins(row: DutyRow): Promise<{ bot: Bot; person: Person }> {
  const bot = await startBot();
  await schoolWith(bot, {
    school: { pupils: 'full', staffroom: 'https://vk.me/join/AJQ1d7fYkQabcdef' },
  });
  const person = await member(bot, 'person', { roles: [holders[row.whose]] });
  if (row.id === 'A10') {
    const dina = await member(bot, 'dina', { roles: [{ role: 'subjectTeacher' }] });
    await as(bot, dina.id, (desk) => askVerification(desk, {}));
    person.ignores();
  }
  if (row.id === 'A9') {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    await ask(bot, 1, { invite, from: 5001 });
  }
  await person.says('Здравствуйте');
  person.sees('home-list.greeting');
  return { bot, person };
}

/** From «Мои дела» over all duties, page by page, to the card of this one. */
async function goesToCard(person: Person, row: DutyRow): Promise<void> {
  await person.says('мои дела');
  await person.taps('all');
  for (let page = 1; !person.buttons.includes(`duty:${keyOf(row)}`); page += 1) {
    expect(person.buttons, `${row.id} stands on no page`).toContain(`@page:${page}`);
    await person.taps('@page', String(page));
  }
  person.ignores();
  await person.taps('duty', keyOf(row));
  person.sees(`duty-${row.id}.plain`);
  // Families hear what there is for them, without the clause.
  if (isFamilyRow(row) || row.whose === 'all') expect(person.last.text).not.toContain(row.duty);
  else person.sees('duty-look.act', { clause: row.clause, words: row.duty });
}

/** Ends the row in one of its ways, answering what the card asks on the way. */
async function ends(bot: Bot, person: Person, row: DutyRow, end: DutyEnd): Promise<void> {
  await person.taps(end);
  await bot.restarts();
  if (end === 'doneOutside' && endsWithLink(row.id)) await person.taps('@sure');
  if (end === 'doneBefore' && row.scope === 'school') {
    person.sees('duty-before.ask');
    await person.says('01.09.2023');
  }
  if (end === 'setAside') {
    person.sees('duty-aside.ask');
    await person.says('Ждём приказа');
  }
  person.sees(`duty-settled.${end}`);
}

const served = (row: DutyRow) => dutyScenes[row.id]?.scene;

describe('every row that a scene leads through opens it from its card', () => {
  it.each(rows.filter(served).map((row) => [row.id, served(row) ?? '', row] as const))(
    '%s · %s',
    async (id, scene, row) => {
      const { bot, person } = await begins(row);
      await goesToCard(person, row);
      await bot.restarts();
      await person.taps('open');
      expect(sceneOf(person)).toBe(passedOn[id] ?? scene);
      person.ignores();
      await person.taps('@back');
      person.ignores();
      expect(await stateOf(bot, row, person)).toBeUndefined();
    },
  );
});

describe('every row of the card ends in each of its ways, and is taken up again', () => {
  // Where a row is put off in a scene of its own, that scene has its test.
  const ownEnds = (row: DutyRow) =>
    closings(row).filter((end) => end !== 'setAside' || dutyScenes[row.id]?.aside === undefined);
  const closed = rows.filter((row) => ownEnds(row).length > 0);
  it.each(closed.map((row) => [row.id, ownEnds(row).join(', '), row] as const))(
    '%s · %s',
    async (id, _, row) => {
      const { bot, person } = await begins(row);
      for (const end of ownEnds(row)) {
        await goesToCard(person, row);
        await ends(bot, person, row, end);
        await bot.restarts();
        const note = end === 'setAside' ? 'Ждём приказа' : '01.09.2023';
        expect(await stateOf(bot, row, person)).toEqual({
          state: end,
          at: bot.clock.now(),
          by: person.id,
          ...(end === 'setAside' || (end === 'doneBefore' && row.scope === 'school') ? { note } : {}),
        });
        await goesToCard(person, row);
        person.sees(`duty-stands.${end}`);
        person.lacks(end);
        await person.taps('again');
        person.sees('duty-settled.again');
        expect(await stateOf(bot, row, person), `${id} is open again`).toBeUndefined();
      }
    },
  );
});

describe('every row that is put off in a scene of its own opens it', () => {
  it.each(rows.filter(({ id }) => dutyScenes[id]?.aside).map((row) => [row.id, row] as const))(
    '%s',
    async (id, row) => {
      const { bot, person } = await begins(row);
      await goesToCard(person, row);
      await person.taps('setAside');
      expect(sceneOf(person)).toBe(dutyScenes[id]?.aside);
      person.ignores();
      expect(await stateOf(bot, row, person)).toBeUndefined();
    },
  );
});

describe('every row of a family’s class has «другим способом» as a full answer', () => {
  it.each(
    rows.filter((row) => isFamilyRow(row) && row.scope === 'child').map((row) => [row.id, row] as const),
  )('%s', async (_, row) => {
    const { bot, person } = await begins(row);
    await goesToCard(person, row);
    await person.taps('otherWay');
    person.sees('class-chat.no-link', { class: '7А' });
    await bot.restarts();
    await person.taps('otherWay');
    person.sees('class-chat-other-way.noted');
    await bot.restarts();
    expect(await stateOf(bot, row, person)).toMatchObject({ state: 'otherWay', by: person.id });
    await goesToCard(person, row);
    person.sees('duty-stands.otherWay');
    await person.taps('again');
    person.sees('duty-settled.again');
    expect(await stateOf(bot, row, person)).toBeUndefined();
  });
});

describe('every right is shown, and there is nothing to close', () => {
  it.each(rows.filter(({ ends: none }) => none.length === 0).map((row) => [row.id, row] as const))(
    '%s',
    async (_, row) => {
      const { person } = await begins(row);
      await goesToCard(person, row);
      person.sees('duty-stands.right');
      expect(person.buttons.filter((one) => !/^(@|open$)/.test(one))).toEqual([]);
    },
  );
});

it('no row is left out', () => {
  const walked = rows.filter((row) => served(row) || closings(row).length > 0 || row.ends.length === 0);
  expect(walked.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
});
