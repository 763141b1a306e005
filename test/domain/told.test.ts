import { beforeEach, describe, expect, it } from 'vitest';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import type { Told } from '#src/domain/ground/transaction.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { rejectionIsSent, rejectRequest } from '#src/domain/joining/rejection.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { onTold } from '#src/domain/told.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

describe('the news of a decision', () => {
  let bot: Bot;
  let vera: PersonId;
  let olga: PersonId;
  let page: { queue: string; ids: string[] };

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    vera = (await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] })).id;
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    if (!one) throw new Error('Nobody has asked');
    olga = one.person;
    page = { queue: 'class-c1', ids: [one.request] };
  });

  const comesBack = (told: Told) =>
    noticesOf(bot, theClock, (desk) => onTold.decision(desk, `${vera} ${olga} ${page.ids[0]}`, told));

  it('says who decided about whom, whichever way it went', async () => {
    const about = { kind: 'decision', id: `${vera} ${olga} ${page.ids[0]}` };
    const rejected = { ...page, reason: 'unknown' as const };
    const before = await bot.read('request', page.ids[0] ?? '');
    const person = await bot.read('person', olga);
    await noticesOf(bot, vera, (desk) => rejectRequest(desk, rejected));
    expect(await noticesOf(bot, theClock, (desk) => rejectionIsSent(desk, page.ids[0] ?? ''))).toMatchObject([
      { to: olga, about, opens: [{ about: 'join-again' }] },
    ]);
    if (!before || !person) throw new Error('Nobody has asked');
    await bot.write('request', before.id, before);
    await bot.write('person', olga, person);
    expect(await noticesOf(bot, vera, (desk) => acceptRequests(desk, page))).toMatchObject([
      { to: olga, about, opens: [{ about: 'class-chat', id: 'c1' }] },
    ]);
  });

  it('is nothing to speak of when it came', async () => {
    expect(await comesBack({ came: 'sent', ref: 'message 7' })).toEqual([]);
  });

  it('that did not come is the decider’s to tell, who reads in one sentence about whom and why', async () => {
    const who = (await bot.read('person', olga))?.name;
    expect(await comesBack({ came: 'unreachable', why: '901' })).toEqual([
      { to: vera, text: [{ key: 'queue.unreachable', args: { who } }], lane: 'reminders' },
    ]);
    expect(await comesBack({ came: 'given-up', why: '10' })).toEqual([
      { to: vera, text: [{ key: 'queue.given-up', args: { who } }], lane: 'reminders' },
    ]);
  });

  it('is spoken of no more once one of the two has deleted their data', async () => {
    await as(bot, olga, (desk) => forgetMe(desk, {}));
    expect(await comesBack({ came: 'unreachable', why: '901' })).toEqual([]);
  });
});
