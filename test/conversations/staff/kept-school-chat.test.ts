import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { chatIsThere, chatLink, chatOf, otherLink } from '#test/conversations/staff/school-chats.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensRow, opensScene, tapsKept } from '#test/support/taps.ts';

describe('H6a–H6e · a stored chat of the administration is looked after', () => {
  let bot: Bot;
  let galina: Person;
  let dmitri: Person;
  let vera: Person;
  let pavel: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    galina = await member(bot, 'galina', { roles: [{ role: 'head' }], name: 'Галина Орлова' });
    dmitri = await member(bot, 'dmitri', { roles: [{ role: 'deputy' }], name: 'Дмитрий Кац' });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }], name: 'Вера Лис' });
    pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }], name: 'Павел Жук' });
    const entry = await bot.read('class', 'c1');
    if (entry) await bot.write('class', 'c1', { ...entry, teacher: vera.id });
  });

  const parent = () => ({ person: pavel.id, role: 'parent' as const, class: 'c1' });
  async function looks(id: string): Promise<void> {
    await opensScene(bot, galina, 'kept-school-chat', { of: id });
    galina.sees('kept-chat-look.ask');
  }

  it('gets another link, of which its members hear, and another second administrator, over a restart', async () => {
    await chatIsThere(bot, {
      duty: 'H6a',
      members: [{ person: dmitri.id, role: 'deputy' }],
      told: [dmitri.id],
    });
    await looks('H6a');
    // Nobody is proposed for a chat whose members are picked, and the only one of its kind does not end.
    for (const choice of ['ask', 'end']) galina.lacks(choice);
    await galina.taps('link');
    galina.sees('kept-school-chat-link.ask');
    await galina.says('новая');
    galina.sees('refusal-link-no-link');
    await bot.restarts();
    await galina.says('vk.cc/abc123');
    galina.sees('chat-link.short');
    await galina.taps('other');
    galina.sees('kept-school-chat-link.ask');
    await galina.says(otherLink);
    galina.sees('class-chat.address', { link: otherLink });
    await galina.taps('yes');
    galina.sees('kept-chat.changed');
    await bot.passes(0);
    dmitri.sees('school-chat-news.adult');
    await galina.taps('second');
    galina.sees('chat-second.ask');
    await galina.says('2');
    galina.sees('name.unread');
    await galina.says('Дмитрий Кац');
    galina.sees('kept-chat-look.ask', { second: 'Дмитрий Кац', link: otherLink });
    await bot.passes(0);
    dmitri.seesNoMore();
    await galina.taps('second');
    await galina.taps('nobody');
    galina.ignores();
    expect(await chatOf(bot, 'H6a')).toMatchObject({ link: otherLink, second: null, told: [dmitri.id] });
  });

  it('asks the class teachers in one tap, at most once a week', async () => {
    await chatIsThere(bot, { duty: 'H6c' });
    await looks('H6c');
    const ask = keepsButton(galina, 'ask');
    await galina.taps('ask');
    galina.sees('kept-school-chat.asked');
    galina.lacks('ask');
    await tapsKept(bot, galina, ask);
    galina.sees('patterns.old-button');
    galina.ignores();
    await bot.restarts();
    await bot.passes(0);
    vera.sees('school-chat-news.propose', { duty: 'H6c' });
    dmitri.seesNoMore();
    pavel.seesNoMore();
    await bot.passes(limits.nudgeEvery);
    vera.ignores();
    galina.ignores();
    await looks('H6c');
    await galina.taps('ask');
    galina.sees('kept-school-chat.asked');
    expect((await chatOf(bot, 'H6c'))?.askedAt).toBe(bot.clock.now());
    await bot.passes(0);
    vera.ignores();
  });

  it('takes a parent out, by name, and tells them', async () => {
    await chatIsThere(bot, { duty: 'H6c', members: [parent()], told: [pavel.id] });
    await looks('H6c');
    galina.sees('kept-school-chat-who.activists', { count: 1, waiting: 0 });
    await galina.taps('families');
    galina.sees('kept-school-chat-families.ask');
    await galina.taps('person', pavel.id);
    galina.sees('kept-school-chat-families.sure', { who: say('people.name', { name: 'Павел Жук' }) });
    await galina.taps('@no');
    galina.sees('kept-school-chat-families.ask');
    await galina.taps('person', pavel.id);
    galina.ignores();
    await bot.restarts();
    await galina.taps('@sure');
    galina.sees('school-chat-members.take-out', { names: ['Павел Жук'] });
    galina.ignores();
    pavel.sees('school-chat-news.out', { title: say('school-chat-title.H6c'), whose: 'adult' });
    expect(await chatOf(bot, 'H6c')).toMatchObject({ members: [], told: [] });
    await opensByNotice(bot, pavel, 'school-chat', 'H6c');
    pavel.sees('patterns.gone');
    pavel.ignores();
  });

  /** From the row to the card of the chat, with its link. */
  async function makes(row: string): Promise<void> {
    await opensRow(galina, row);
    galina.sees('school-chat-guide.ask', { duty: row });
    await galina.says(chatLink);
    galina.sees('class-chat.address', { link: chatLink });
    await bot.restarts();
    await galina.taps('yes');
    galina.sees('school-chat.stored');
    galina.sees('chat-second.ask');
    await galina.taps('nobody');
    galina.sees('kept-chat-look.ask');
  }
  const stateOf = async (row: string) => (await bot.read('school', 'main'))?.duties[row]?.state;

  it('H6c from «Мои дела» to a parent who was proposed, says yes and has the link, over restarts', async () => {
    await makes('H6c');
    await galina.taps('ask');
    galina.sees('kept-school-chat.asked');
    galina.ignores();
    await bot.passes(0);
    vera.sees('school-chat-news.propose', { duty: 'H6c' });
    await vera.taps('open:activists', 'H6c');
    vera.sees('activists-people.ask', { duty: 'H6c', class: '7А' });
    await vera.taps('person', pavel.id);
    vera.sees('activists-people.sure');
    await bot.restarts();
    await bot.passes(1_000);
    await vera.taps('@sure');
    vera.sees('activists.proposed');
    vera.ignores();
    await bot.passes(0);
    pavel.sees('school-chat-news.asked', { duty: 'H6c' });
    expect(pavel.last.text).not.toContain(chatLink);
    await pavel.taps('open:school-chat', 'H6c');
    pavel.sees('my-school-chat-look.asked');
    await pavel.taps('yes');
    pavel.sees('class-chat.address', { link: chatLink });
    pavel.ignores();
    galina.ignores();
    vera.ignores();
    await bot.restarts();
    expect(await chatOf(bot, 'H6c')).toMatchObject({ link: chatLink, members: [parent()], proposed: [] });
    expect(await stateOf('H6c')).toBe('done');
  });

  it('H6d from «Мои дела» to the adult who hands the link on where the bot may not, over restarts', async () => {
    await makes('H6d');
    galina.sees('kept-school-chat-who.no-adult');
    await galina.taps('adult');
    galina.sees('kept-school-chat-adult.ask');
    await galina.taps('person', vera.id);
    galina.sees('kept-school-chat-who.adult', { name: 'Вера Лис' });
    await bot.passes(0);
    vera.sees('school-chat-news.hands-on', { title: say('school-chat-title.H6d') });
    await vera.taps('open:school-chat', 'H6d');
    vera.sees('class-chat.address', { link: chatLink });
    await bot.restarts();
    expect(await chatOf(bot, 'H6d')).toMatchObject({ link: chatLink, adult: vera.id });
    expect(await stateOf('H6d')).toBe('done');
  });

  it('H6d: a colleague hands the link on where the bot may not, and the pupils see nothing of it', async () => {
    const misha = await member(bot, 'misha', { roles: [{ role: 'student', class: 'c1' }] });
    await chatIsThere(bot, { duty: 'H6d', members: [{ person: misha.id, role: 'student', class: 'c1' }] });
    await looks('H6d');
    galina.sees('kept-school-chat-who.no-adult');
    galina.lacks('ask');
    await galina.taps('adult');
    galina.sees('kept-school-chat-adult.ask');
    await galina.taps('person', vera.id);
    galina.sees('kept-school-chat-who.adult', { name: 'Вера Лис' });
    await bot.passes(0);
    vera.sees('school-chat-news.hands-on', { title: say('school-chat-title.H6d') });
    await vera.taps('open:school-chat', 'H6d');
    vera.sees('my-school-chat-look.hand-on');
    vera.sees('class-chat.address', { link: chatLink });
    await opensByNotice(bot, misha, 'school-chat', 'H6d');
    misha.sees('patterns.gone');
    misha.ignores();
    // Another colleague does it from now on.
    await bot.passes(1_000);
    await galina.taps('adult');
    await galina.taps('person', dmitri.id);
    galina.sees('school-chat-members.take-out', { names: ['Вера Лис'] });
    galina.ignores();
    vera.sees('school-chat-news.out');
    await bot.passes(0);
    dmitri.sees('school-chat-news.hands-on');
    expect((await chatOf(bot, 'H6d'))?.adult).toBe(dmitri.id);
  });

  it('calls its members, and nobody else, to a meeting', async () => {
    const other = await member(bot, 'other', { roles: [{ role: 'parent', class: 'c1' }] });
    await chatIsThere(bot, { duty: 'H6c', members: [parent()], told: [pavel.id] });
    await looks('H6c');
    await galina.taps('meeting');
    galina.sees('event-plan-title.ask', { kind: 'meeting' });
    await galina.says('Совет родителей');
    galina.sees('event-plan-when.ask');
    await galina.says('завтра в 18:00');
    galina.sees('event-plan-place.ask');
    await galina.says('актовый зал');
    galina.sees('event-plan-review.whom', {
      whom: say('event-whom.chat', { title: say('school-chat-title.H6c') }),
      count: 1,
    });
    await galina.taps('yes');
    galina.sees('event-plan.done', { count: 1 });
    await bot.restarts();
    await bot.passes(0);
    pavel.sees('event-news.planned');
    for (const person of [other, vera, dmitri]) person.seesNoMore();
    await pavel.taps('open:event');
    pavel.sees('event.what', { title: 'Совет родителей' });
    const [planned] = await bot.store.client.zrange(`{g${bot.groupId}}:events:all`, '0', '-1');
    for (const stranger of [other, vera]) {
      await opensByNotice(bot, stranger, 'event', planned);
      stranger.sees('patterns.gone');
      stranger.ignores();
    }
    galina.ignores();
  });

  it('is put off by name, and its link is erased', async () => {
    await chatIsThere(bot, { duty: 'H6a' });
    await looks('H6a');
    await galina.taps('aside');
    galina.sees('kept-chat-look.sure', { title: say('school-chat-title.H6a') });
    await galina.taps('@no');
    galina.sees('kept-chat-look.ask');
    await galina.taps('aside');
    galina.ignores();
    await galina.taps('@sure');
    galina.sees('school-chat-aside-why.ask');
    await galina.says('хватает совещаний');
    galina.sees('chat-aside.done');
    galina.ignores();
    await bot.restarts();
    expect(await chatOf(bot, 'H6a')).toMatchObject({ link: null, aside: 'хватает совещаний' });
    expect((await bot.read('school', 'main'))?.duties.H6a?.state).toBe('setAside');
  });

  it('shows what was changed meanwhile, and leads to making a chat anew that was put off', async () => {
    await chatIsThere(bot, { duty: 'H6a' });
    await looks('H6a');
    await galina.taps('second');
    galina.sees('chat-second.ask');
    await bot.passes(1_000);
    await chatIsThere(bot, { duty: 'H6a', second: 'Вера Лис' });
    await galina.says('Дмитрий Кац');
    galina.sees('refusal-overtaken');
    galina.sees('kept-chat-look.ask', { second: 'Вера Лис' });
    await galina.taps('link');
    galina.sees('kept-school-chat-link.ask');
    await chatIsThere(bot, { duty: 'H6a', link: null, aside: 'позже' });
    await galina.says(otherLink);
    galina.sees('refusal-overtaken');
    galina.sees('chat-guide.aside', { why: 'позже' });
    await galina.says('отмена');
    galina.ignores();
    expect((await chatOf(bot, 'H6a'))?.link).toBeNull();
  });

  it('is closed to those who do not keep it', async () => {
    await chatIsThere(bot, { duty: 'H6a', members: [{ person: dmitri.id, role: 'deputy' }] });
    await opensScene(bot, dmitri, 'kept-school-chat', { of: 'H6a' });
    dmitri.sees('patterns.gone');
    await opensScene(bot, vera, 'kept-school-chat', { of: 'H6a' });
    vera.sees('patterns.gone');
    await opensScene(bot, pavel, 'kept-school-chat', { of: 'H6a' });
    pavel.sees('patterns.not-yours');
  });
});
