import { beforeEach, describe, expect, it } from 'vitest';
import { storeChat } from '#src/domain/chats/chats.ts';
import { tellLinkNews } from '#src/domain/chats/link-news.ts';
import { memberOf, partsOf } from '#src/domain/ground/member.ts';
import { type PersonId, theClock } from '#src/domain/ground/person-id.ts';
import { issueInvite } from '#src/domain/joining/invites.ts';
import { setAway } from '#src/domain/people/away.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { days } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as, noticesOf } from '#test/support/desk.ts';
import { member, schoolWith } from '#test/support/school.ts';

it('two things that one member names are parted at the first colon, for a person’s id holds one too', () => {
  expect(partsOf(memberOf('request', 'vk:5001'))).toEqual(['request', 'vk:5001']);
});

describe('security S8 · somebody who deletes their data', () => {
  let bot: Bot;
  let vera: PersonId;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    vera = (await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] })).id;
  });

  const deletes = (who: PersonId) => as(bot, who, (desk) => forgetMe(desk, {}));
  const listed = (index: 'queue' | 'class-people' | 'staff' | 'people', id: string) =>
    as(bot, theClock, async ({ tx }) => (await tx.list(index, id)).map((entry) => entry.id));

  it('is in no list any more, and takes the open requests along', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    if (!one) throw new Error('Nobody has asked');
    const { id } = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    expect(await listed('class-people', 'c1')).toEqual([`parent:${id}`]);
    await deletes(one.person);
    await deletes(id);
    expect(await listed('queue', 'class-c1')).toEqual([]);
    expect(await listed('class-people', 'c1')).toEqual([]);
    expect(await listed('people', 'all')).not.toContain(one.person);
    expect(await bot.read('request', one.request)).toBeUndefined();
  });

  it('leaves what was done, without saying by whom', async () => {
    const chat = { class: 'c1', chat: 'C3b', link: 'https://vk.me/join/AJQ1d7fYkQabcdef' } as const;
    await as(bot, vera, (desk) => storeChat(desk, { ...chat, title: '', second: null }));
    const issued = await as(bot, vera, (desk) => issueInvite(desk, { role: 'parent', class: 'c1' }));
    if (!issued.ok) throw new Error(issued.refusal);
    await deletes(vera);
    const entry = await bot.read('class', 'c1');
    expect(entry).toMatchObject({ teacher: null, duties: { C3b: { state: 'done' } } });
    expect(entry?.duties.C3b).not.toHaveProperty('by');
    expect(await bot.read('invite', issued.invite.hash)).toMatchObject({ maker: null });
    expect(await listed('staff', 'all')).not.toContain(vera);
  });

  it('is nobody’s second administrator any more; a family of the same name takes nothing from the colleague', async () => {
    const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
    await as(bot, vera, (desk) =>
      storeChat(desk, { class: 'c1', chat: 'C3b', link, title: '', second: 'Пётр Орлов' }),
    );
    const second = async () => (await bot.read('class', 'c1'))?.chats.C3b?.second;
    const parent = await member(bot, 'p', { name: 'Пётр Орлов', roles: [{ role: 'parent', class: 'c2' }] });
    await deletes(parent.id);
    expect(await second()).toBe('Пётр Орлов');
    const petr = await member(bot, 'petr', { name: 'Пётр орлов', roles: [{ role: 'subjectTeacher' }] });
    await deletes(petr.id);
    expect(await second()).toBeNull();
  });

  it('takes no second place of the invite when the request is sent again', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1', uses: 3 });
    const left = () => as(bot, theClock, ({ tx }) => tx.count('invite-uses', invite));
    await ask(bot, 1, { invite, from: 5001 });
    expect(await left()).toBe(2);
    await deletes('vk:5001');
    expect(await left()).toBe(3);
    await ask(bot, 1, { invite, from: 5001 });
    expect(await left()).toBe(2);
  });

  it('counts as before when they were nobody yet: wrong tries are deleted by people alone', async () => {
    await bot.write('tries', 'vk:7001', { v: 1, times: [bot.clock.now()] });
    await deletes('vk:7001');
    expect(await bot.read('tries', 'vk:7001')).toBeDefined();
  });

  it('leaves the families who wait to the administrator, who hears that the class has nobody', async () => {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001 });
    const notices = await noticesOf(bot, vera, (desk) => forgetMe(desk, {}));
    expect(notices.map(({ text }) => text)).toEqual([[say('class-left.told', { class: '7А' })]]);
    expect(await listed('queue', 'late')).toEqual([`${one?.request}:${one?.person}`]);
  });

  it('and a colleague who stood in for each other leave no trace of the one in the other', async () => {
    const galina = (await member(bot, 'galina', { roles: [{ role: 'classTeacher', class: 'c2' }] })).id;
    const until = bot.clock.now() + days(3);
    await as(bot, galina, (desk) => setAway(desk, { until, deputy: vera }));
    const record = await bot.read('person', galina);
    if (!record) throw new Error('Galina is not there');
    await bot.write('person', galina, {
      ...record,
      roles: [...record.roles, { role: 'classTeacher', class: 'c1', until, insteadOf: vera }],
    });
    const hers = await bot.read('person', vera);
    if (hers) await bot.write('person', vera, { ...hers, away: { until, deputy: galina } });
    await deletes(vera);
    const left = await bot.read('person', galina);
    expect(left).not.toHaveProperty('away');
    expect(left?.roles).toEqual([{ role: 'classTeacher', class: 'c2' }]);
  });
});

it('a chat’s link is told to the families of the class who were accepted, by their whole ids', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const vera = (await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] })).id;
  const olga = (await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] })).id;
  await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
  const chat = { class: 'c1', chat: 'C3b', link: 'https://vk.me/join/AJQ1d7fYkQabcdef' } as const;
  await as(bot, vera, (desk) => storeChat(desk, { ...chat, title: '', second: null }));
  expect(await noticesOf(bot, theClock, (desk) => tellLinkNews(desk, 'C3b:c1'))).toMatchObject([
    { to: olga, opens: [{ about: 'class-chat', id: 'c1' }] },
  ]);
});
