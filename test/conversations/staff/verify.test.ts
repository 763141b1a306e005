import { beforeEach, describe, expect, it } from 'vitest';
import { requestIn } from '#src/domain/joining/queue-entry.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H4 = C2 = T2 · the status «учитель»', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, vera, 'verify', { of: 'H4' });
    vera.sees('verify-status.ask');
  });

  const statusOf = async (person: Person) => (await bot.read('person', person.id))?.duties.H4?.state;
  const queue = async () => {
    let ids: readonly string[] = [];
    await bot.transaction(async (tx) => {
      ids = (await tx.list('queue', 'verification')).map(requestIn);
    });
    return ids;
  };

  it('H4 = C2 = T2 from «Мои дела» to a status that is confirmed, over restarts', async () => {
    await vera.says('отмена');
    await opensRow(vera, 'H4');
    vera.sees('verify-status.ask');
    await bot.restarts();
    await vera.taps('done');
    vera.sees('verify.noted');
    await bot.restarts();
    expect(await statusOf(vera)).toBe('done');
  });

  it.each([
    ['done', 'done'],
    ['before', 'doneBefore'],
    ['unneeded', 'notNeeded'],
  ] as const)('takes «%s» for a full answer', async (tap, state) => {
    await bot.restarts();
    await vera.taps(tap);
    vera.sees('verify.noted');
    expect(await statusOf(vera)).toBe(state);
  });

  it('puts who needs help into the administrator’s queue, once', async () => {
    const ask = keepsButton(vera, 'ask');
    await vera.taps('ask');
    vera.sees('verify.asked');
    await tapsKept(bot, vera, ask);
    vera.sees('patterns.old-button');
    expect(await statusOf(vera)).toBe('asked');
    expect(await queue()).toHaveLength(1);
    await opensScene(bot, vera, 'verify');
    vera.sees('verify-status.waiting');
    vera.lacks('ask');
  });

  it('leaves everything open for «Позже», for free text and for a cancel', async () => {
    await vera.says('не знаю');
    vera.sees('patterns.choose-one');
    await vera.taps('later');
    vera.sees('verify.later');
    await opensScene(bot, vera, 'verify');
    vera.sees('verify-status.ask');
    await vera.says('отмена');
    vera.sees('patterns.cancelled');
    expect(await statusOf(vera)).toBeUndefined();
    expect(await queue()).toEqual([]);
  });

  it('is closed to parents', async () => {
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, pavel, 'verify', { of: 'H4' });
    pavel.sees('patterns.not-yours');
    pavel.lacks('unneeded');
  });
});
