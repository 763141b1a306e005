import { beforeEach, describe, expect, it } from 'vitest';
import { markDuty } from '#src/domain/duties/mark.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import type { DutyState } from '#src/domain/ground/stored.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('how a duty stands', () => {
  const done: DutyState = { state: 'done', at: 1 };
  let bot: Bot;
  let vera: PersonId;
  let pavel: PersonId;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = (await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] })).id;
    pavel = (await member(bot, 'pavel', { roles: [{ role: 'subjectTeacher' }] })).id;
  });

  const marks = (work: (desk: Desk) => Promise<void>) => as(bot, vera, work);

  it('is kept where the duty lives: at the school, at the class, at the person', async () => {
    await marks(async (desk) => {
      for (const key of ['A9', 'C3b:c1', 'H3', 'P1:c1']) await markDuty(desk, key, done);
    });
    expect((await bot.read('school', 'main'))?.duties).toEqual({ A9: done });
    expect((await bot.read('class', 'c1'))?.duties).toEqual({ C3b: done });
    expect((await bot.read('person', vera))?.duties).toEqual({ H3: done, 'P1:c1': done });
  });

  it('builds on what the operation has written before, and several marks all stay', async () => {
    await marks(async (desk) => {
      const person = await desk.tx.read('person', vera);
      if (person) desk.tx.write('person', vera, { ...person, name: 'Вера Павловна' });
      await markDuty(desk, 'H3', done);
      await markDuty(desk, 'H4', done);
    });
    expect(await bot.read('person', vera)).toMatchObject({
      name: 'Вера Павловна',
      duties: { H3: done, H4: done },
    });
  });

  it('is open again without a state', async () => {
    await marks((desk) => markDuty(desk, 'A9', done));
    await marks((desk) => markDuty(desk, 'A9', undefined));
    expect((await bot.read('school', 'main'))?.duties).toEqual({});
  });

  it('may be another person’s, and is nobody’s where there is no such person or no such duty', async () => {
    await marks((desk) => markDuty(desk, 'H4', done, pavel));
    await marks((desk) => markDuty(desk, 'H4', done, 'vk:5001'));
    await marks((desk) => markDuty(desk, 'Z9', done));
    expect((await bot.read('person', pavel))?.duties).toEqual({ H4: done });
    expect((await bot.read('person', vera))?.duties).toEqual({});
    expect(await bot.read('person', 'vk:5001')).toBeUndefined();
  });
});
